"""Commands that need only the guide: ``show``, ``ask`` and ``check``."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import msgspec

from baclofen_guide import cli_ask
from baclofen_guide.cli_reader import UnknownLanguageError, open_terminal
from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE
from baclofen_guide.guide.document import LEAD_ID, Document
from baclofen_guide.guide.library import UnknownPageError
from baclofen_guide.guide.text import WIDEST, render_text
from baclofen_guide.output import shows_colours

if TYPE_CHECKING:
    import argparse

    from baclofen_guide.context import Context
    from baclofen_guide.guide.messages import Messages


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    messages: Messages,
) -> None:
    """Add ``show``, ``ask`` and ``check`` to the command line."""
    text = messages.text
    show = commands.add_parser("show", parents=[shared], help=text("cli.show.help"))
    show.add_argument("topic", nargs="?", metavar="TOPIC[#section]", help=text("cli.show.topic"))
    show.add_argument("--facts", action="store_true", help=text("cli.show.facts"))
    show.set_defaults(run=show_topic)
    cli_ask.add_command(commands, shared, messages)
    check = commands.add_parser("check", parents=[shared], help=text("cli.check.help"))
    check.set_defaults(run=check_content)


def show_topic(options: argparse.Namespace, context: Context) -> int:
    """Print a topic, one of its sections, or the list of topics."""
    try:
        terminal = open_terminal(context)
    except UnknownLanguageError as error:
        return _complain(str(error))
    library, language, level = terminal.library, terminal.language, terminal.level
    if options.topic is None:
        for info in library.topics(language, level):
            sys.stdout.write(f"{info.id:18} {info.title}\n")
        return OK
    topic, _, section = options.topic.partition("#")
    try:
        page = library.page(topic, level, language, context.clock.today())
    except UnknownPageError as error:
        return _unknown(context.messages, error)
    document = page.document
    parts = _parts(document) if section else {"": document}
    if section not in parts:
        known = ", ".join(_section_ids(document))
        words = context.messages.text("cli.show.unknown-section", topic=topic, section=section, known=known)
        return _complain(words)
    reader = terminal.reader(document.language)
    width = min(WIDEST, shutil.get_terminal_size().columns)
    sys.stdout.write(render_text(parts[section], reader, library.facts, width=width, facts=options.facts))
    return OK


def check_content(options: argparse.Namespace, context: Context) -> int:
    """Run every check over all content and print what it found."""
    from baclofen_guide.guide.check.report import word_report
    from baclofen_guide.guide.check.run import run_checks
    from baclofen_guide.ui.glyphs import GLYPHS

    report = run_checks(
        context.resources.content, context.resources.facts, context.clock.today(), pictograms=GLYPHS
    )
    sys.stdout.write(word_report(report, context.messages, colours=shows_colours()))
    return FOUND_PROBLEMS if report.errors else OK


def _parts(document: Document) -> dict[str, Document]:
    """`document` with one part alone, by the id of each section and each subheading."""
    from baclofen_guide.guide.ask.entries import entries, titled

    bare = msgspec.structs.replace(document, lead=(), sections=())
    found = {LEAD_ID: msgspec.structs.replace(document, sections=())}
    for section in document.sections:
        found[section.id] = msgspec.structs.replace(bare, sections=(section,))
    for entry in entries(document):
        if entry.part:
            section = titled(entry, entry.part, entry.blocks)
            found.setdefault(entry.part, msgspec.structs.replace(bare, sections=(section,)))
    return found


def _section_ids(document: Document) -> tuple[str, ...]:
    return (LEAD_ID, *(section.id for section in document.sections))


def _unknown(messages: Messages, error: UnknownPageError) -> int:
    words = messages.text("cli.show.unknown", name=error.name)
    if error.near:
        return _complain(f"{words} {messages.text('cli.show.near', names=', '.join(error.near))}")
    return _complain(f"{words} {messages.text('cli.show.none-near')}")


def _complain(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return WRONG_USE
