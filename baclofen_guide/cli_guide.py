"""Commands that need only the guide: ``show`` and ``check``."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE
from baclofen_guide.guide.document import LEAD_ID, Document
from baclofen_guide.guide.library import Library, UnknownPageError
from baclofen_guide.guide.reader import Reader, placeholder_values
from baclofen_guide.guide.text import render_text
from baclofen_guide.output import shows_colours
from baclofen_guide.settings.policy import under
from baclofen_guide.settings.preferences import Preferences, PreferencesFile
from baclofen_guide.settings.regions import load_regions

if TYPE_CHECKING:
    import argparse

    from baclofen_guide.context import Context
    from baclofen_guide.guide.messages import Messages

WIDEST = 100
"""Longer lines are hard to follow, however wide the terminal."""


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    messages: Messages,
) -> None:
    """Add ``show`` and ``check`` to the command line."""
    text = messages.text
    show = commands.add_parser("show", parents=[shared], help=text("cli.show.help"))
    show.add_argument("topic", nargs="?", metavar="TOPIC[#section]", help=text("cli.show.topic"))
    show.add_argument("--facts", action="store_true", help=text("cli.show.facts"))
    show.set_defaults(run=show_topic)
    check = commands.add_parser("check", parents=[shared], help=text("cli.check.help"))
    check.set_defaults(run=check_content)


def show_topic(options: argparse.Namespace, context: Context) -> int:
    """Print a topic, one of its sections, or the list of topics."""
    loaded = PreferencesFile(context.folders.config / "preferences.json").load()
    preferences = under(loaded.preferences, context.policy.policy)
    language = context.language or preferences.language
    level = context.level or preferences.level
    library = Library.open(context.resources.content, context.resources.facts, context.folders.cache)
    if language not in library.languages:
        return _complain(
            context.messages.text("cli.unknown-language", name=language, known=", ".join(library.languages))
        )
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
    if section and section not in _sections(document):
        known = ", ".join(_sections(document))
        words = context.messages.text("cli.show.unknown-section", topic=topic, section=section, known=known)
        return _complain(words)
    reader = _reader(context, preferences, library, document.language)
    width = min(WIDEST, shutil.get_terminal_size().columns)
    chosen = _only(document, section) if section else document
    sys.stdout.write(render_text(chosen, reader, library.facts, width=width, facts=options.facts))
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


def _reader(context: Context, preferences: Preferences, library: Library, language: str) -> Reader:
    region = load_regions(context.resources.facts / "regions.toml").get(preferences.region)
    return Reader(
        messages=context.messages,
        audience=preferences.audience or "patient",
        values=placeholder_values(region, preferences.clinic_number),
        direction=library.languages[language].direction,
    )


def _sections(document: Document) -> tuple[str, ...]:
    return (LEAD_ID, *(section.id for section in document.sections))


def _only(document: Document, wanted: str) -> Document:
    """`document` with one section, or with its beginning alone."""
    if wanted == LEAD_ID:
        return msgspec.structs.replace(document, sections=())
    sections = tuple(section for section in document.sections if section.id == wanted)
    return msgspec.structs.replace(document, lead=(), sections=sections)


def _unknown(messages: Messages, error: UnknownPageError) -> int:
    words = messages.text("cli.show.unknown", name=error.name)
    if error.near:
        return _complain(f"{words} {messages.text('cli.show.near', names=', '.join(error.near))}")
    return _complain(f"{words} {messages.text('cli.show.none-near')}")


def _complain(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return WRONG_USE
