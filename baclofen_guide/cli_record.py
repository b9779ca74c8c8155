"""Commands about the reader's own record: backup, restore, export, plan check, delete-everything, doctor.

The record is imported where it is used: this module is loaded on every start, the record only after the first
page is painted.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide import cli_paper
from baclofen_guide.context import FOUND_PROBLEMS, OK
from baclofen_guide.paths import whole_path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping

    from baclofen_guide.context import Context
    from baclofen_guide.dosing.findings import Value
    from baclofen_guide.exchange.plan_reader import Problem
    from baclofen_guide.exchange.wording import Wording
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.records import RecordReader

    Run = Callable[[argparse.Namespace, Context], int]

EXPORTS = ("csv", "ics", "plan", "card", "report")
USUAL_DAYS = 28
REMEMBERED = ("reminder.json", "last-reminder.json", "shown-notifications.json")
"""What reminders keep beside the record: which dose they were about, and when they came."""


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    messages: Messages,
) -> None:
    """Add the commands about the record to the command line."""
    text = messages.text

    def command(name: str, run: Run) -> argparse.ArgumentParser:
        found = commands.add_parser(name, parents=[shared], help=text(f"cli.{name}.help"))
        found.set_defaults(run=plainly(run))
        return found

    for name, run in (("backup", back_up), ("restore", put_back)):
        command(name, run).add_argument("file", type=Path, metavar="FILE", help=text(f"cli.{name}.file"))
    exporting = command("export", export)
    exporting.add_argument("kind", choices=EXPORTS, help=text("cli.export.kind"))
    exporting.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=text("cli.export.o")
    )
    exporting.add_argument(
        "--days", type=cli_paper.days, default=USUAL_DAYS, help=text("cli.export.days"), metavar="N"
    )
    cli_paper.add_paper_options(exporting, messages)
    deleting = command("delete-everything", delete)
    deleting.add_argument("--yes", action="store_true", help=text("cli.delete-everything.yes"))
    command("doctor", examine).add_argument("--kiosk", action="store_true", help=text("cli.doctor.kiosk"))
    plan = commands.add_parser("plan", parents=[shared], help=text("cli.plan.help"))
    _add_plan_commands(plan, shared, messages)


def _add_plan_commands(
    plan: argparse.ArgumentParser, shared: argparse.ArgumentParser, messages: Messages
) -> None:
    text = messages.text
    below = plan.add_subparsers(title=text("cli.commands"), metavar="", required=True)
    checking = below.add_parser("check", parents=[shared], help=text("cli.plan-check.help"))
    checking.add_argument("file", type=Path, metavar="FILE", help=text("cli.plan-check.file"))
    checking.add_argument("--json", action="store_true", help=text("cli.plan-check.json"))
    checking.set_defaults(run=check_plan)


def plainly(run: Run) -> Run:
    """``run``, ending in one plain line on standard error when something is in the way."""

    def told(options: argparse.Namespace, context: Context) -> int:
        from baclofen_guide.exchange.pdf.typeset import TypesetError
        from baclofen_guide.exchange.save import SaveError
        from baclofen_guide.records import RecordError

        try:
            return run(options, context)
        except (RecordError, SaveError, TypesetError) as error:
            sys.stderr.write(f"{wording(context).text(error.id, error.values)}\n")
            return FOUND_PROBLEMS

    return told


def wording(context: Context) -> Wording:
    """Words in the language asked for, with instants on the wall clock of this computer."""
    from baclofen_guide.exchange.wording import Wording

    return Wording(context.messages, None)


@contextlib.contextmanager
def reading(context: Context) -> Iterator[RecordReader]:
    """The record, to be read: also while the window has it open, or where it cannot be written.

    One that does not exist yet is made.
    """
    from baclofen_guide.records import BusyError, Record, RecordReader, SurroundingsError

    folder = context.folders.data
    found: RecordReader
    try:
        found = Record.open(folder, context.clock)
    except BusyError:
        found = RecordReader.open_reading(folder)
    except SurroundingsError:
        # A full or read-only disk lets a record be read; a damaged one is told of there as well.
        if not (folder / "record.db").exists():
            raise
        found = RecordReader.open_reading(folder)
    with found:
        yield found


def back_up(options: argparse.Namespace, context: Context) -> int:
    """Copy the record to a file of its own."""
    with reading(context) as record:
        record.check()
        record.back_up_to(options.file)
    return _done(context, "cli.backup.done", path=str(options.file))


def put_back(options: argparse.Namespace, context: Context) -> int:
    """Put a backup in place of the record, which is kept."""
    from baclofen_guide.records import restore

    replaced = restore(context.folders.data, options.file, context.clock.now())
    words = "cli.restore.done" if replaced.newest else "cli.restore.done-empty"
    newest: dict[str, Value] = {"newest": replaced.newest} if replaced.newest else {}
    _done(context, words, entries=replaced.entries, **newest)
    if replaced.kept:
        _done(context, "cli.restore.kept", path=str(replaced.kept))
    return OK


def export(options: argparse.Namespace, context: Context) -> int:
    """Write the history, the dose times to come, the plan, the card or the report to a file."""
    from baclofen_guide.exchange.save import save

    makers = {"csv": _history, "ics": _times, "plan": _plan}
    # A plan is a plan file, or a sheet of paper where the name asks for one.
    on_paper = options.kind not in makers or (options.kind, options.output.suffix.lower()) == ("plan", ".pdf")
    with reading(context) as record:
        if on_paper:
            data = cli_paper.record_pdf(options, record, context)
        else:
            data = makers[options.kind](record, context)
    if data is None:
        sys.stderr.write(f"{context.messages.text(f'cli.export.no-{options.kind}')}\n")
        return FOUND_PROBLEMS
    save(options.output, data)
    return _done(context, f"cli.export.{options.kind}", path=str(options.output))


def _history(record: RecordReader, context: Context) -> bytes | None:
    from baclofen_guide.clinic_rule import missed_rule
    from baclofen_guide.dosing.events import answers
    from baclofen_guide.dosing.missed import Rules
    from baclofen_guide.dosing.states import history
    from baclofen_guide.exchange.csv_file import history_file

    plan = record.plan()
    if not plan.versions:
        return None
    start = min(version.effective_from for version in plan.versions)
    rules = Rules(about=record.about_you(), missed=missed_rule(context.policy.policy.missed_dose))
    views = history(plan, answers(record.all_events()), start, context.clock.now(), rules)
    return history_file(plan, views, context.messages)


def _times(record: RecordReader, context: Context) -> bytes | None:
    from baclofen_guide.exchange.calendar_file import calendar_file, coming_slots

    now = context.clock.now()
    slots = coming_slots(record.plan(), now)
    return calendar_file(slots, now, context.messages) if slots else None


def _plan(record: RecordReader, context: Context) -> bytes | None:
    from baclofen_guide.exchange.plan_file import order_of, write_plan

    version = record.plan().in_force(context.clock.now())
    return write_plan(order_of(version)) if version else None


def check_plan(options: argparse.Namespace, context: Context) -> int:
    """Say what is wrong or worth checking in a plan file, by line."""
    from baclofen_guide.exchange.plan_findings import check_plan_file

    checked = check_plan_file(options.file, context.clock.now())
    words = wording(context)
    if options.json:
        found = [_as_json(one, words) for one in (*checked.problems, *checked.reminders)]
        sys.stdout.write(json.dumps(found, indent=2) + "\n")
    else:
        for one in checked.problems:
            sys.stdout.write(_as_line(options.file, one, words))
        for one in checked.reminders:
            sys.stdout.write(f"{words.text(one.id, one.values)}\n")
        if not checked.problems:
            sys.stdout.write(context.messages.text("cli.plan-check.nothing") + "\n")
    return FOUND_PROBLEMS if checked.problems else OK


def _as_json(one: Problem, words: Wording) -> dict[str, object]:
    text = words.text(one.id, one.values)
    return {
        "line": one.line,
        "severity": one.severity.value,
        "id": one.id,
        "text": text,
        "facts": list(one.facts),
    }


def _as_line(path: Path, one: Problem, words: Wording) -> str:
    place = f"{path}:{one.line}" if one.line else str(path)
    weight = words.messages.text(f"cli.plan-check.{one.severity.value}")
    facts = f" [{', '.join(one.facts)}]" if one.facts else ""
    return f"{place}: {weight}: {words.text(one.id, one.values)}{facts}\n"


def delete(options: argparse.Namespace, context: Context) -> int:
    """Delete the record and everything that belongs to it, after asking."""
    from baclofen_guide.records import delete_everything

    word = context.messages.text("cli.delete-everything.word")
    if not options.yes:
        question = context.messages.text(
            "cli.delete-everything.ask", word=word, path=str(context.folders.data)
        )
        sys.stdout.write(f"{question} ")
        sys.stdout.flush()
        if sys.stdin.readline().strip().lower() != word:
            _done(context, "cli.delete-everything.kept")
            return FOUND_PROBLEMS
    count = delete_everything(context.folders.data)
    _forget_plan(context)
    return _done(context, "cli.delete-everything.done", count=count)


def _forget_plan(context: Context) -> None:
    """Also what the reminders keep of it, and that there was one: nobody is told later that it has gone."""
    from msgspec.structs import replace

    from baclofen_guide.settings.preferences import PreferencesFile

    folder = context.folders.data
    with contextlib.suppress(OSError):
        for name in REMEMBERED:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    file = PreferencesFile(context.folders.config / "preferences.json")
    chosen = file.load().preferences
    if chosen.opens_today:
        file.save(replace(chosen, opens_today=False))


def examine(options: argparse.Namespace, context: Context) -> int:
    """Say whether the record is well, and what comes next; one line each."""
    from baclofen_guide.doctor import (
        BAD,
        Surroundings,
        examine_policy,
        examine_record,
        examine_reminders,
    )

    if options.kiosk:
        # A kiosk has no record, so none is opened or made here.
        from baclofen_guide.doctor_kiosk import examine_kiosk, this_computer

        lines = examine_kiosk(context.policy, this_computer(context.folders.data))
    else:
        around = Surroundings(os.environ, Path.home(), _data_dir(options))
        lines = [
            *examine_policy(context.policy),
            *examine_record(context.folders.data, context.clock),
            *examine_reminders(around),
        ]
    words = wording(context)
    for line in lines:
        mark = context.messages.text(f"doctor.{line.state}")
        link = context.messages.text(f"checkup.link.{line.link}") + ": " if line.link else ""
        sys.stdout.write(f"{mark}  {link}{words.text(line.id, line.values)}\n")
    return FOUND_PROBLEMS if any(line.state == BAD for line in lines) else OK


def _data_dir(options: argparse.Namespace) -> tuple[str, ...]:
    folder: Path | None = getattr(options, "data_dir", None)
    return ("--data-dir", str(whole_path(folder))) if folder else ()


def _done(context: Context, message_id: str, **values: Value) -> int:
    filled: Mapping[str, Value] = values
    sys.stdout.write(f"{wording(context).text(message_id, filled)}\n")
    return OK
