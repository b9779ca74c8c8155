"""Writes the manual page from the command line's own help, so that the two cannot differ.

Usage: man_page.py FILE
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide import __version__
from baclofen_guide.cli import make_parser
from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE, load_messages
from baclofen_guide.paths import find_resources

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = (
    ("~/.local/share/baclofen-guide/record.db", "the record of doses, with its backups beside it"),
    ("~/.config/baclofen-guide/preferences.json", "the reader's choices"),
    ("~/.local/state/baclofen-guide/baclofen-guide.log", "what failed, and nothing that was typed"),
)  # fmt: skip
EXIT_CODES = (("0", "all is fine"), ("1", "problems were found"), ("2", "the command makes no sense"))


def man_page() -> str:
    """The page in the language of man pages."""
    messages = load_messages(find_resources().content, FALLBACK_LANGUAGE, Cache(None))
    parser = make_parser(messages)
    lines = [
        f'.TH BACLOFEN\\-GUIDE 1 "" "Baclofen Guide {__version__}" "User Commands"',
        ".SH NAME",
        "baclofen\\-guide \\- guide to the medicine baclofen, with dose reminders and taper tracker",
        ".SH SYNOPSIS",
        ".B baclofen\\-guide",
        "[\\fIoptions\\fR] [\\fIcommand\\fR]",
        ".SH DESCRIPTION",
        _escaped(parser.description or ""),
        ".PP",
        "Stopping baclofen suddenly can kill. The program never works out a dose; it repeats an order.",
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
        *_commands(parser, ""),
        *_pairs("FILES", FILES),
        *_pairs("EXIT STATUS", EXIT_CODES),
    ]
    return "\n".join(lines) + "\n"


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Each option and argument with its help. Asks argparse for what it has no public word for."""
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction) or action.help is argparse.SUPPRESS:  # noqa: SLF001
            continue
        values = "" if action.nargs == 0 else f" \\fI{_escaped(_value(action))}\\fR"
        names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in action.option_strings)
        yield ".TP"
        yield f"{names}{values}".strip()
        yield _escaped(action.help or "")


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest).upper()


def _commands(parser: argparse.ArgumentParser, before: str) -> Iterator[str]:
    """Each command with its help and what it takes, and the commands below it."""
    for action in parser._actions:  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        helps = {choice.dest: choice.help for choice in action._choices_actions}  # noqa: SLF001
        for name, command in action.choices.items():
            whole = f"{before}{name}"
            yield f".SS {_escaped(whole)}"
            yield _escaped(helps.get(name) or command.description or "")
            yield from _own_options(command)
            yield from _commands(command, f"{whole} ")


def _own_options(command: argparse.ArgumentParser) -> Iterator[str]:
    shared = {"--help", "--lang", "--level", "--data-dir", "--policy", "--log-level"}
    own = argparse.ArgumentParser(add_help=False)
    for action in command._actions:  # noqa: SLF001
        if not shared & set(action.option_strings):
            own._actions.append(action)  # noqa: SLF001
    yield from _options(own)


def _pairs(title: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for name, words in pairs:
        yield ".TP"
        yield f"\\fB{_escaped(name)}\\fR"
        yield _escaped(words)


def _escaped(text: str) -> str:
    """Text that man takes as it stands: a dash stays one, and no line begins with a command."""
    plain = " ".join(text.split()).replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(man_page(), encoding="utf-8")
