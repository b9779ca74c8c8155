"""``handout --plan``: the paper that goes home, with the ordered plan on it and in it."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.context import FOUND_PROBLEMS, OK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from baclofen_guide.context import Context
    from baclofen_guide.exchange.pdf.letterhead import Letterhead
    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.exchange.pdf.typeset import Sheet
    from baclofen_guide.exchange.plan_reader import PlanRead, Problem
    from baclofen_guide.guide.library import Library, Page
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.teaching.discharge import Discharge

MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M")


def add_options(command: argparse.ArgumentParser, messages: Messages) -> None:
    """Add what a handout that carries a plan can be told."""
    text = messages.text
    command.add_argument("--plan", type=Path, metavar="FILE", help=text("cli.discharge.plan"))
    for name in ("last-given", "next-due"):
        command.add_argument(
            f"--{name}", type=moment, metavar="YYYY-MM-DDTHH:MM", help=text(f"cli.discharge.{name}")
        )
    for name in ("typed-by", "checked-by", "name"):
        command.add_argument(f"--{name}", default="", metavar="NAME", help=text(f"cli.discharge.{name}"))
    command.add_argument("--zone", metavar="ZONE", help=text("cli.discharge.zone"))
    command.add_argument("--carer", action="store_true", help=text("cli.discharge.carer"))
    command.add_argument("--nurse-copy", type=Path, metavar="FILE", help=text("cli.discharge.nurse-copy"))
    command.add_argument("--nurse-lang", metavar="LANG", default="en", help=text("cli.discharge.nurse-lang"))


def moment(words: str) -> datetime:
    """A day and time on the clock of the ward, as typed.

    Raises:
        ValueError: it is none.
    """
    for form in MOMENTS:
        try:
            return datetime.strptime(words, form)
        except ValueError:
            continue
    raise ValueError(words)


def make_discharge(
    options: argparse.Namespace, context: Context, library: Library, pages: Sequence[Page]
) -> int:
    """Write `pages` and the plan of ``--plan`` to a PDF that carries the plan; and the nurse's copy."""
    from baclofen_guide import cli_paper
    from baclofen_guide.dosing.findings import DosingError
    from baclofen_guide.exchange.pdf.discharge import discharge_sheet
    from baclofen_guide.exchange.pdf.typeset import TypesetError
    from baclofen_guide.exchange.plan_reader import PlanFileError
    from baclofen_guide.exchange.save import SaveError, save

    typesetter, occasion = cli_paper.typesetter_of(context), _occasion(options, context, None)
    try:
        read = _read(options, context)
        discharge, letterhead = _discharge(options, context, read, pages), _letterhead(options, context, read)
        sheet = discharge_sheet(discharge, pages, library.facts, occasion, letterhead)
        save(options.output, typesetter.pdf(sheet))
        if options.nurse_copy is not None:
            copy = _nurse_copy(options, context, library, discharge, letterhead)
            save(options.nurse_copy, typesetter.pdf(copy))
    except PlanFileError as error:
        _complain(context, options.plan, error.problems)
        return FOUND_PROBLEMS
    except (DosingError, SaveError, TypesetError) as error:
        sys.stderr.write(f"{occasion.wording.text(error.id, error.values)}\n")
        return FOUND_PROBLEMS
    for path in filter(None, (options.output, options.nurse_copy)):
        sys.stdout.write(f"{context.messages.text('cli.handout.done', path=path)}\n")
    return OK


def _read(options: argparse.Namespace, context: Context) -> PlanRead:
    """The plan, once everything worth checking in it was said.

    Raises:
        PlanFileError: it cannot be read, or not be followed as written.
    """
    from baclofen_guide.dosing.findings import Severity
    from baclofen_guide.exchange.carried_plan import read_carried_plan
    from baclofen_guide.exchange.plan_findings import check_plan
    from baclofen_guide.exchange.plan_reader import PlanFileError

    read = read_carried_plan(options.plan)
    problems = check_plan(read, context.clock.now()).problems
    blocks = tuple(one for one in problems if one.severity is Severity.BLOCK)
    if blocks:
        raise PlanFileError(blocks)
    _complain(context, options.plan, problems)
    return read


def _discharge(
    options: argparse.Namespace, context: Context, read: PlanRead, pages: Sequence[Page]
) -> Discharge:
    """What goes home: what the command line says, else what the plan file says of its last handing over."""
    from baclofen_guide import cli_paper
    from baclofen_guide.dosing.formulations import Form
    from baclofen_guide.dosing.plan import Plan
    from baclofen_guide.exchange.plan_findings import draft
    from baclofen_guide.teaching.discharge import Discharge, Route

    said, zone = read.handover, _zone(options, context.clock.now())
    version = draft(read.order, context.clock.now(), zone)
    return Discharge(
        language=context.language or cli_paper.preferences_of(context).language,
        level=pages[0].document.level,
        route=Route.LIQUID if version.form is Form.LIQUID else Route.TABLETS,
        is_carer=options.carer,
        topics=tuple(page.document.topic for page in pages),
        plan=Plan(1, (version,)),
        typed_by=options.typed_by or said.typed_by,
        checked_by=options.checked_by or said.checked_by,
        last_given=options.last_given or said.last_given,
        next_due=options.next_due or said.next_due,
        zone=zone,
    )


def _zone(options: argparse.Namespace, now: datetime) -> str:
    """Whose wall clock the times are on: the one named, or this computer's."""
    from baclofen_guide.desktop.posix_zone import LOCALTIME, TIMEZONE, posix_zone
    from baclofen_guide.desktop.zone_like import zone_like_here

    return options.zone or posix_zone(os.environ, LOCALTIME, TIMEZONE) or zone_like_here(now)


def _letterhead(options: argparse.Namespace, context: Context, read: PlanRead) -> Letterhead:
    """The clinic's own name and logo, or else the name that the plan file was handed over with."""
    from baclofen_guide.clinic_rule import missed_rule
    from baclofen_guide.dosing.missed import Rules
    from baclofen_guide.exchange.pdf.letterhead import letterhead_of

    policy = context.policy.policy
    head = letterhead_of(policy.clinic, Rules(missed=missed_rule(policy.missed_dose)), options.name)
    return replace(head, clinic=head.clinic or read.handover.clinic)


def _occasion(options: argparse.Namespace, context: Context, language: str | None) -> Occasion:
    """For whom and when, in `language` or the one asked for, on the clock of this computer."""
    from baclofen_guide import cli_paper

    occasion = cli_paper.occasion_of(options, context, None, language)
    return replace(
        occasion, reader=replace(occasion.reader, audience="carer" if options.carer else "patient")
    )


def _nurse_copy(
    options: argparse.Namespace,
    context: Context,
    library: Library,
    discharge: Discharge,
    letterhead: Letterhead,
) -> Sheet:
    from baclofen_guide.exchange.pdf.side_by_side import InOneLanguage, side_by_side

    def side(language: str) -> InOneLanguage:
        today = context.clock.today()
        pages = [library.page(topic, discharge.level, language, today) for topic in discharge.topics]
        occasion = _occasion(options, context, language)
        return InOneLanguage(
            name=library.languages[language].name, pages=tuple(pages), occasion=replace(occasion, size=12)
        )

    return side_by_side(
        discharge, side(discharge.language), side(options.nurse_lang), library.facts, letterhead
    )


def _complain(context: Context, path: Path, problems: Sequence[Problem]) -> None:
    """Each problem on a line of its own, with where it stands."""
    from baclofen_guide.exchange.wording import Wording

    wording = Wording(context.messages, None)
    for one in problems:
        place = f"{path}:{one.line}" if one.line else str(path)
        sys.stderr.write(f"{place}: {wording.text(one.id, one.values)}\n")
