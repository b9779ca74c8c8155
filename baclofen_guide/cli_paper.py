"""Paper from the command line: ``handout``, and what ``export`` makes of a record as PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide import cli_discharge
from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE

if TYPE_CHECKING:
    import argparse
    from datetime import tzinfo

    from baclofen_guide.context import Context
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.exchange.pdf.occasion import Occasion, Size
    from baclofen_guide.exchange.pdf.typeset import Sheet, Typesetter
    from baclofen_guide.guide.library import Library
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.records import RecordReader
    from baclofen_guide.settings.preferences import Preferences

SIZES: tuple[Size, ...] = (12, 16, 20)
PAPERS = ("a4", "us-letter")
LONGEST_REPORT = 183
"""Days; a longer span no longer fits on two pages."""
USUAL_SIZE: dict[str, Size] = {"plan": 16}
"""The plan is read from across a room."""


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    messages: Messages,
) -> None:
    """Add ``handout`` to the command line."""
    text = messages.text
    command = commands.add_parser("handout", parents=[shared], help=text("cli.handout.help"))
    command.add_argument("topics", nargs="+", metavar="TOPIC", help=text("cli.handout.topics"))
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=text("cli.export.o")
    )
    add_paper_options(command, messages)
    cli_discharge.add_options(command, messages)
    command.set_defaults(run=make_handout)


def days(words: str) -> int:
    """The days of a report, as typed.

    Raises:
        ValueError: they are not from one to `LONGEST_REPORT`.
    """
    count = int(words)
    if not 1 <= count <= LONGEST_REPORT:
        raise ValueError(words)
    return count


def add_paper_options(command: argparse.ArgumentParser, messages: Messages) -> None:
    """Add what every command that makes a PDF can be told."""
    text = messages.text
    command.add_argument("--size", type=int, choices=SIZES, help=text("cli.paper.size"))
    command.add_argument("--paper", choices=PAPERS, help=text("cli.paper.paper"))


def make_handout(options: argparse.Namespace, context: Context) -> int:
    """Write topics to a PDF."""
    from baclofen_guide.exchange.pdf.handout import handout
    from baclofen_guide.exchange.pdf.typeset import TypesetError
    from baclofen_guide.exchange.save import SaveError, save
    from baclofen_guide.guide.library import UnknownPageError

    preferences, library = preferences_of(context), _library(context)
    language = context.language or preferences.language
    if language not in library.languages:
        known = ", ".join(library.languages)
        return _complain(context, "cli.unknown-language", WRONG_USE, name=language, known=known)
    if options.nurse_lang not in library.languages:
        known = ", ".join(library.languages)
        return _complain(context, "cli.unknown-language", WRONG_USE, name=options.nurse_lang, known=known)
    level, today = context.level or preferences.level, context.clock.today()
    try:
        pages = [library.page(topic, level, language, today) for topic in dict.fromkeys(options.topics)]
    except UnknownPageError as error:
        near = {"names": ", ".join(error.near)} if error.near else {}
        _complain(context, "cli.show.unknown", WRONG_USE, name=error.name)
        return _complain(context, "cli.show.near" if near else "cli.show.none-near", WRONG_USE, **near)
    if options.plan is not None:
        return cli_discharge.make_discharge(options, context, library, pages)
    sheet = handout(pages, library.facts, occasion_of(options, context, None))
    try:
        save(options.output, typesetter_of(context).pdf(sheet))
    except (SaveError, TypesetError) as error:
        return _complain(context, error.id, FOUND_PROBLEMS, **error.values)
    sys.stdout.write(f"{context.messages.text('cli.handout.done', path=options.output)}\n")
    return OK


def record_pdf(options: argparse.Namespace, record: RecordReader, context: Context) -> bytes | None:
    """The plan, the card or the report of a record as PDF; None without a plan.

    Raises:
        TypesetError: it could not be set.
    """
    from baclofen_guide.dosing.plan import zone_named
    from baclofen_guide.exchange.pdf.plan_data import printed_version

    version = printed_version(record.plan(), context.clock.now())
    if version is None:
        return None
    occasion = occasion_of(options, context, zone_named(version.zone))
    if options.kind == "plan":
        return typesetter_of(context).pdf(_plan(context, record, version, occasion))
    make = {"card": _card, "report": _report}[options.kind]
    return typesetter_of(context).pdf(make(options, record, version, occasion))


def occasion_of(
    options: argparse.Namespace, context: Context, zone: tzinfo | None, language: str | None = None
) -> Occasion:
    """For whom, where and when is printed, as the settings and the command line say.

    Args:
        options: the command line.
        context: settings and words.
        zone: whose wall clock counts; this computer's if None.
        language: of the paper; the one asked for, or else the reader's own, if None.
    """
    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.exchange.wording import Wording
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.guide.reader import Reader, placeholder_values
    from baclofen_guide.settings.regions import load_regions

    preferences, languages = preferences_of(context), _library(context).languages
    size: Size | None = options.size
    language = language or context.language or preferences.language
    messages = Messages.load(context.resources.content, language)
    region = load_regions(context.resources.facts / "regions.toml").get(preferences.region)
    return Occasion(
        reader=Reader(
            messages=messages,
            audience=preferences.audience or "patient",
            values=placeholder_values(region, preferences.clinic_number),
            direction=languages[language].direction if language in languages else "ltr",
        ),
        wording=Wording(messages, zone, bool(region and region.twelve_hour_clock)),
        language=language,
        region=region,
        now=context.clock.now(),
        clinic=preferences.clinic_number,
        staff=tuple((one.who, one.number) for one in context.policy.policy.clinic.numbers),
        size=size or USUAL_SIZE.get(getattr(options, "kind", ""), SIZES[0]),
        paper=options.paper,
    )


def typesetter_of(context: Context) -> Typesetter:
    """What sets sheets, with the program's own templates."""
    from baclofen_guide.exchange.pdf.typeset import Typesetter
    from baclofen_guide.ui.glyphs import GLYPHS

    return Typesetter(context.resources.root / "handout", GLYPHS)


def _plan(context: Context, record: RecordReader, version: PlanVersion, occasion: Occasion) -> Sheet:
    from baclofen_guide.clinic_rule import missed_rule
    from baclofen_guide.dosing.missed import Rules
    from baclofen_guide.exchange.pdf.plan_sheet import plan_sheet

    rules = Rules(about=record.about_you(), missed=missed_rule(context.policy.policy.missed_dose))
    return plan_sheet(version, rules, occasion)


def _card(
    _options: argparse.Namespace, record: RecordReader, version: PlanVersion, occasion: Occasion
) -> Sheet:
    from baclofen_guide.exchange.pdf.card import card

    return card(version, record.recent_answers(occasion.now).last_taken, occasion)


def _report(
    options: argparse.Namespace, record: RecordReader, version: PlanVersion, occasion: Occasion
) -> Sheet:
    from msgspec.structs import replace

    from baclofen_guide.exchange.pdf.diary_panel import diary_panels
    from baclofen_guide.exchange.pdf.report import visit_report
    from baclofen_guide.exchange.pdf.supply_panel import supply_panels
    from baclofen_guide.exchange.pdf.visit import QUESTIONS, gather_visit

    plan, about = record.plan(), record.about_you()
    visit = gather_visit(plan, record.events_between, about, occasion.now, options.days)
    questions = tuple(occasion.text(f"paper.question.{name}") for name in QUESTIONS)
    panels = (
        *diary_panels(record, plan, visit.first, visit.last, occasion),
        *supply_panels(record, plan, occasion),
    )
    return visit_report(replace(visit, questions=questions, panels=panels), version, occasion)


def _library(context: Context) -> Library:
    from baclofen_guide.guide.library import Library

    return Library.open(context.resources.content, context.resources.facts, context.folders.cache)


def preferences_of(context: Context) -> Preferences:
    """What the reader chose."""
    from baclofen_guide.settings.policy import under
    from baclofen_guide.settings.preferences import PreferencesFile

    loaded = PreferencesFile(context.folders.config / "preferences.json").load()
    return under(loaded.preferences, context.policy.policy)


def _complain(context: Context, message: str, code: int, **values: object) -> int:
    sys.stderr.write(f"{context.messages.text(message, **values)}\n")
    return code
