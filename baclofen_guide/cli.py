"""The command line: parses it and picks a mode. Qt is loaded only when a window is wanted."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide import __version__, cli_guide, cli_kiosk, cli_open, cli_paper, cli_policy, cli_record
from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE, Context
from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE, Messages, load_messages
from baclofen_guide.logs import LEVELS as LOG_LEVELS
from baclofen_guide.logs import USUAL_LEVEL, begin_logging, log_to_file
from baclofen_guide.output import say_aside, steady_output
from baclofen_guide.paths import ResourcesMissingError, find_resources, user_folders, whole_path
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.settings.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.paths import Resources


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask.

    Returns:
        0 when all is fine, 1 when problems were found, 2 when the arguments make no sense.
    """
    begin_logging()
    steady_output()
    try:
        resources = find_resources()
        language = _given(arguments, "--lang") or FALLBACK_LANGUAGE
        data_dir = _given(arguments, "--data-dir")
        folders = user_folders(Path(data_dir) if data_dir else None)
        messages = load_messages(resources.content, language, Cache(folders.cache))
    except (ResourcesMissingError, ContentError, OSError) as error:
        # Not even our words can be read, so these are the only ones in code.
        sys.stderr.write(f"{error}\n")
        return FOUND_PROBLEMS
    parser = make_parser(messages)
    try:
        options = parser.parse_args(cli_open.with_file_named(arguments))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    try:
        code = _run_parsed(options, arguments, resources, messages)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough, as `| head` does.
        sys.stdout = None
        return OK
    except OSError as error:
        # A disk that is full, a folder that has gone: nothing that a reader could do with our own lines.
        sys.stdout = None
        say_aside(messages.text("cli.surroundings", problem=error.strerror or type(error).__name__))
        return FOUND_PROBLEMS
    return code


def _run_parsed(
    options: argparse.Namespace, arguments: Sequence[str], resources: Resources, messages: Messages
) -> int:
    given = vars(options)
    folders = user_folders(given.get("data_dir"))
    log_to_file(folders.state, given.get("log_level", USUAL_LEVEL))
    try:
        policy = cli_policy.read_policy(given.get("policy"), resources, messages)
        asked = given.get("lang"), given.get("level")
        context = Context(resources, folders, messages, SystemClock(), *asked, policy)
        return _carry_out(options, context, arguments)
    except cli_policy.NoPolicyError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except ContentError as error:
        sys.stderr.write(messages.text("cli.broken", problem=f"{error}.") + "\n")
        return FOUND_PROBLEMS


def _given(arguments: Sequence[str], option: str) -> str | None:
    """What is given for `option`, before the command line is parsed: the parser's own words depend on it."""
    for position, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
        if argument == option and position + 1 < len(arguments):
            return arguments[position + 1]
    return None


def make_parser(messages: Messages) -> argparse.ArgumentParser:
    """The whole command line; the manual page is written from it too."""
    text = messages.text
    shared = argparse.ArgumentParser(add_help=False)
    # Suppressed defaults let these stand before the command or after it: what is not said overwrites nothing.
    shared.add_argument("--lang", help=text("cli.lang"), default=argparse.SUPPRESS)
    shared.add_argument("--level", help=text("cli.level"), default=argparse.SUPPRESS, choices=LEVELS)
    shared.add_argument(
        "--data-dir", type=Path, help=text("cli.data-dir"), default=argparse.SUPPRESS, metavar="DIR"
    )
    shared.add_argument(
        "--policy", type=Path, help=text("cli.policy"), default=argparse.SUPPRESS, metavar="FILE"
    )
    shared.add_argument(
        "--log-level", help=text("cli.log-level"), default=argparse.SUPPRESS, choices=LOG_LEVELS
    )
    parser = argparse.ArgumentParser("baclofen-guide", description=text("cli.about"), parents=[shared])
    parser.set_defaults(run=None)
    parser.add_argument("--version", action="version", version=__version__, help=text("cli.version"))
    parser.add_argument("--self-test", action="store_true", help=text("cli.self-test"))
    parser.add_argument("--open", type=Path, metavar="FILE", help=text("cli.open"))
    parser.add_argument("--hidden", action="store_true", help=text("cli.hidden"))
    parser.add_argument("--teaching", action="store_true", help=text("cli.teaching"))
    parser.add_argument("--exit-after-first-paint", action="store_true", help=text("cli.first-paint"))
    parser.add_argument("--tour", type=Path, metavar="DIR", help=text("cli.tour"))
    cli_kiosk.add_options(parser, messages)
    commands = parser.add_subparsers(title=text("cli.commands"), metavar="")
    cli_guide.add_commands(commands, shared, messages)
    cli_paper.add_commands(commands, shared, messages)
    cli_record.add_commands(commands, shared, messages)
    cli_kiosk.add_commands(commands, shared, messages)
    return parser


def _carry_out(options: argparse.Namespace, context: Context, arguments: Sequence[str]) -> int:
    if options.run is not None:
        code: int = options.run(options, context)
        return code
    known = _known_languages(context)
    if context.language is not None and context.language not in known:
        words = context.messages.text("cli.unknown-language", name=context.language, known=", ".join(known))
        sys.stderr.write(words + "\n")
        return WRONG_USE
    if options.self_test:
        return _self_test(context)
    if options.tour is not None:
        return _tour(context, options.tour)
    return _open(options, context, arguments)


def _open(options: argparse.Namespace, context: Context, arguments: Sequence[str]) -> int:
    """Open what this computer is for."""
    if not _has_display():
        sys.stderr.write(context.messages.text("cli.no-display") + "\n")
        return FOUND_PROBLEMS
    if cli_kiosk.is_wanted(options, context):
        return cli_kiosk.open_kiosk(options, context, arguments)
    return _window(options, context)


def _known_languages(context: Context) -> tuple[str, ...]:
    from baclofen_guide.guide.catalogue import read_languages

    return tuple(read_languages(context.resources.content))


def _has_display() -> bool:
    """Return whether Qt will find a screen; elsewhere than on Linux there always is one."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _window(options: argparse.Namespace, context: Context) -> int:
    for problem in context.policy.problems:
        say_aside(f"{problem}")
    from baclofen_guide import starting
    from baclofen_guide.app import Setup

    folder: Path | None = getattr(options, "data_dir", None)
    setup = Setup(
        context.resources,
        context.folders,
        context.clock,
        _overrides(context),
        ("--data-dir", str(whole_path(folder))) if folder else (),
        policy=context.policy.policy,
        teaches=options.teaching or context.policy.policy.mode == "teaching",
    )
    return starting.run(
        setup,
        hidden=options.hidden,
        exit_after_first_paint=options.exit_after_first_paint,
        file=whole_path(options.open) if options.open else None,
    )


def _overrides(context: Context) -> dict[str, str]:
    asked = {"language": context.language, "level": context.level}
    return {name: value for name, value in asked.items() if value is not None}


def _self_test(context: Context) -> int:
    _off_screen_without_display()
    from baclofen_guide.selftest import self_test

    return self_test(context.resources, context.folders, context.clock, context.messages)


def _tour(context: Context, folder: Path) -> int:
    _off_screen_without_display()
    from baclofen_guide.tour import take_tour

    for path in take_tour(context.resources, context.clock, folder):
        sys.stdout.write(f"{path}\n")
    return OK


def _off_screen_without_display() -> None:
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
