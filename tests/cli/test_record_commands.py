"""The commands about the record, as a person at a terminal meets them."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import time as clocks
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import apsw
import pytest

from baclofen_guide import cli_record
from baclofen_guide.context import Context
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.exchange.plan_file import Order, write_plan
from baclofen_guide.exchange.plan_reader import read_plan
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.records import Record, SurroundingsError, schema
from baclofen_guide.settings.preferences import Preferences, PreferencesFile

NOW = datetime(2026, 3, 27, 12, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


class Clock:
    """Stands at `NOW` until it is turned."""

    time = NOW

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()


@pytest.fixture
def context(tmp_path: Path) -> Context:
    resources = find_resources()
    messages = Messages.load(resources.content, "en")
    return Context(resources, user_folders(tmp_path), messages, Clock(), None, None)


@pytest.fixture
def run(context: Context, monkeypatch: pytest.MonkeyPatch):
    """Runs a command line; gives its exit code."""
    monkeypatch.setenv("TZ", BERLIN)
    clocks.tzset()
    parser = argparse.ArgumentParser()
    cli_record.add_commands(
        parser.add_subparsers(), argparse.ArgumentParser(add_help=False), context.messages
    )

    def told(*arguments: object) -> int:
        options = parser.parse_args([str(argument) for argument in arguments])
        return options.run(options, context)

    yield told
    monkeypatch.undo()
    clocks.tzset()


def plan(times: tuple[time, ...] = (time(8), time(20)), mg: str = "10") -> PlanVersion:
    return PlanVersion(
        number=1,
        steps=(Step(date(2026, 3, 20), tuple(Dose(at, Decimal(mg)) for at in times)),),
        form=Form.TABLET,
        effective_from=datetime(2026, 3, 20, tzinfo=UTC),
        zone=BERLIN,
        strengths=(Strength(Form.TABLET, Decimal(10)),),
    )


@pytest.fixture
def data(context: Context) -> Path:
    """The folder of a record with a plan and two doses."""
    folder = context.folders.data
    with Record.open(folder, context.clock) as record:
        record.revise_plan(plan(), effective_from=datetime(2026, 3, 20, tzinfo=UTC))
        for day in (26, 27):
            record.log_dose(SlotKey(1, date(2026, 3, day), time(8), BERLIN))
    return folder


def test_backup_and_restore(run, data: Path, context: Context, tmp_path: Path, capsys) -> None:
    assert run("backup", tmp_path / "mine.db") == 0
    with Record.open(data, context.clock) as record:
        record.undo(2)
    assert run("restore", tmp_path / "mine.db") == 0
    said = capsys.readouterr().out
    assert f"Your record is now in {tmp_path}/mine.db too." in said
    assert "It has 2 entries; the last is from 27 March 2026 13:00." in said
    assert f"What was there before is kept in {data}/kept/record-20260327T120000Z-1.db." in said
    with Record.open(data, context.clock) as record:
        assert len(record.all_events()) == 2


def test_restore_of_an_empty_record_on_a_new_computer(run, context: Context, tmp_path: Path, capsys) -> None:
    assert run("backup", tmp_path / "empty.db") == 0
    run("delete-everything", "--yes")
    assert run("restore", tmp_path / "empty.db") == 0
    assert "It has no entries about doses." in capsys.readouterr().out
    assert not (context.folders.data / "kept").exists()


def test_what_is_in_the_way_is_one_plain_line(run, data: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "mine.db").write_text("mine")
    for arguments, words in [
        (("backup", tmp_path / "mine.db"), "There is already a file"),
        (("restore", tmp_path / "mine.db"), "holds no whole record"),
        (("restore", tmp_path / "nothing.db"), "There is no file"),
        (("export", "csv", "-o", tmp_path / "no" / "where.csv"), "cannot be written"),
    ]:
        assert run(*arguments) == 1
        said = capsys.readouterr()
        assert words in said.err
        assert said.err.count("\n") == 1
        assert said.out == ""


def test_a_damaged_record_offers_its_backup(run, data: Path, capsys) -> None:
    assert run("doctor") == 0
    (data / "record.db").write_bytes(b"")
    assert run("export", "csv", "-o", data / "a.csv") == 1
    said = capsys.readouterr().err
    assert "The newest good backup is from 27 March 2026 13:00" in said
    assert f'baclofen-guide restore "{data}/backups/record-000001-20260327T120000Z-daily.db"' in said


def test_export_csv(run, data: Path, tmp_path: Path) -> None:
    assert run("export", "csv", "-o", tmp_path / "a.csv") == 0
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Due on,Due at,Time zone,What happened")
    assert lines[-1].startswith("2026-03-27,08:00,Europe/Berlin,taken,10,10,1 × 10 mg,2026-03-27 13:00")
    assert sum(",missed," in line for line in lines) == 13


def test_export_ics(run, data: Path, tmp_path: Path) -> None:
    assert run("export", "ics", "-o", tmp_path / "a.ics") == 0
    assert (tmp_path / "a.ics").read_bytes().count(b"BEGIN:VALARM") == 28


def test_export_plan(run, data: Path, tmp_path: Path) -> None:
    assert run("export", "plan", "-o", tmp_path / "a.baclofenplan") == 0
    assert read_plan((tmp_path / "a.baclofenplan").read_bytes()).order.steps == plan().steps
    assert run("plan", "check", tmp_path / "a.baclofenplan") == 0


@pytest.mark.parametrize("kind", cli_record.EXPORTS)
def test_there_is_nothing_to_export_yet(run, kind: str, tmp_path: Path, capsys) -> None:
    assert run("export", kind, "-o", tmp_path / "a") == 1
    assert capsys.readouterr().err.startswith("There is no")
    assert not (tmp_path / "a").exists()


def test_an_export_replaces_its_file_or_leaves_it_whole(
    run, data: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before")
    with monkeypatch.context() as patch:
        patch.setattr(
            os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device"))
        )
        assert run("export", "csv", "-o", target) == 1
    assert "no room left" in capsys.readouterr().err
    assert target.read_text() == "before"
    assert run("export", "csv", "-o", target) == 0
    assert target.read_text() != "before"


def test_while_the_window_is_open(run, data: Path, context: Context, tmp_path: Path, capsys) -> None:
    with Record.open(data, context.clock) as record:
        record.care()
        assert run("export", "csv", "-o", tmp_path / "a.csv") == 0
        assert run("backup", tmp_path / "mine.db") == 0
        assert run("doctor") == 0
        said = capsys.readouterr().out
        assert "The record is open in Baclofen Guide." in said
        assert "The last automatic backup" in said
        for arguments in (("restore", tmp_path / "mine.db"), ("delete-everything", "--yes")):
            assert run(*arguments) == 1
            assert (
                f"already open and has the record in use (process {os.getpid()})" in capsys.readouterr().err
            )
        (data / "record.db").write_bytes(b"x")
        assert run("doctor") == 1
        assert "BAD   The record" in capsys.readouterr().out


@pytest.mark.parametrize("trouble", ["not_writable", "disk_full", "disk_trouble"])
def test_where_the_folder_cannot_be_written(
    run, data: Path, tmp_path: Path, monkeypatch, capsys, trouble: str
) -> None:
    def cannot_open(path: Path, clock) -> Record:
        raise SurroundingsError(f"record.{trouble}", path=str(path))

    monkeypatch.setattr(Record, "open", cannot_open)
    assert run("export", "csv", "-o", tmp_path / "a.csv") == 0
    (data / "record.db").unlink()
    assert run("export", "csv", "-o", tmp_path / "b.csv") == 1
    assert "saved" in capsys.readouterr().err


def test_delete_everything_asks_first(run, data: Path, monkeypatch, capsys) -> None:
    for answer in ("no\n", "", "y\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        assert run("delete-everything") == 1
        assert "Nothing was deleted." in capsys.readouterr().out
    assert (data / "record.db").exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("Delete \n"))
    assert run("delete-everything") == 0
    said = capsys.readouterr().out
    assert f"all automatic backups in {data}" in said
    assert "Everything is deleted (1 files)." in said
    assert not data.exists()


def test_delete_everything_leaves_nothing_of_the_reminders(run, context: Context, data: Path) -> None:
    """Which dose was open, and when: that is part of everything."""
    for name in ("reminder.json", "last-reminder.json", "shown-notifications.json"):
        (data / name).write_text("{}", "utf-8")
    file = PreferencesFile(context.folders.config / "preferences.json")
    file.save(Preferences(welcomed=True, region="UK", opens_today=True))
    assert run("delete-everything", "--yes") == 0
    assert not data.exists()
    assert file.load().preferences == Preferences(welcomed=True, region="UK")


def test_plan_check_by_line(run, tmp_path: Path, capsys) -> None:
    order = Order(form=Form.TABLET, steps=plan((time(3), time(20)), mg="60").steps)
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(order))
    assert run("plan", "check", path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"{path}:10: check this: 03:00 is at night. Did you mean 15:00?" in lines
    assert any(line.startswith(f"{path}: worth knowing: The strength is not given") for line in lines)
    assert any(line.endswith("[F-DOSE-03, F-DOSE-08]") for line in lines)

    assert run("plan", "check", path, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert {tuple(one) for one in found} == {("line", "severity", "id", "text", "facts")}
    night = next(one for one in found if one["id"] == "plan.night_time")
    assert (night["line"], night["severity"], night["facts"]) == (10, "warn", [])


def test_plan_check_finds_nothing_and_says_what_that_means(run, tmp_path: Path, capsys) -> None:
    path = tmp_path / "a.baclofenplan"
    version = plan((time(8), time(20)))
    path.write_bytes(write_plan(Order(form=Form.TABLET, steps=version.steps, strengths=version.strengths)))
    assert run("plan", "check", path) == 0
    assert "That does not mean that the plan is right" in capsys.readouterr().out
    assert run("plan", "check", path, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_taper_without_findings_is_still_not_called_safe(run, tmp_path: Path, capsys) -> None:
    start = plan((time(8), time(20))).steps[0]
    steps = [start]
    for number, mg in enumerate(("15", "10", "5"), 1):
        doses = (Dose(time(20), Decimal(mg)),)
        steps.append(Step(start.first_day + timedelta(days=14 * number), doses))
    path = tmp_path / "a.baclofenplan"
    strengths = (Strength(Form.TABLET, Decimal(5)),)
    path.write_bytes(write_plan(Order(form=Form.TABLET, steps=tuple(steps), strengths=strengths)))
    assert run("plan", "check", path) == 0
    assert "No warning does not mean that a plan is safe." in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 99, b"[" * 200_000, b'{"format": "baclofenplan", "version": 9}']
)
def test_what_is_no_plan_is_one_clear_line_and_imports_nothing(
    run, context, content: bytes, tmp_path, capsys
) -> None:
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(content)
    assert run("plan", "check", path) == 1
    said = capsys.readouterr()
    # A line is named only where there is one to look at.
    assert re.match(rf"{re.escape(str(path))}(:1)?: wrong: ", said.out)
    assert said.out.count("\n") == 1
    assert said.err == ""
    assert not context.folders.data.exists()


def test_doctor_on_a_new_computer_makes_the_record(run, context: Context, capsys) -> None:
    assert run("doctor") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        f"ok    The record opens. It is in {context.folders.data}.",
        "ok    The record was read through and is whole.",
        "note  There is no automatic backup yet. The first one is made once there is a plan.",
        "note  There is no plan yet, so nothing can remind you.",
    ]
    assert (context.folders.data / "record.db").exists()


def test_doctor_says_what_comes_next(run, data: Path, capsys) -> None:
    assert run("doctor") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[2].startswith("ok    The last automatic backup is from 27 March 2026 13:00.")
    assert said[3:-4] == [
        "ok    The next dose is due on 27 March 2026 20:00.",
        "note  On 29 March 2026 03:00 the clock goes forward by 1 h (Europe/Berlin). "
        "Your doses keep their times on the clock.",
        "note  Between the doses on 28 March 2026 20:00 and 29 March 2026 08:00 "
        "there will be 11 h, not 12 h.",
    ]


def test_doctor_tells_of_a_dose_that_the_clock_skips(run, context: Context, capsys) -> None:
    with Record.open(context.folders.data, context.clock) as record:
        record.revise_plan(
            plan((time(2, 30), time(14, 30))), effective_from=datetime(2026, 3, 20, tzinfo=UTC)
        )
    assert run("doctor") == 0
    assert (
        "That day the clock skips 02:30. That dose is due on 29 March 2026 03:00." in capsys.readouterr().out
    )


def test_doctor_in_autumn_without_changes_and_after_the_plan(run, context: Context, capsys) -> None:
    context.clock.time = datetime(2026, 10, 20, tzinfo=UTC)
    ended = Step(date(2026, 10, 19), plan().steps[0].doses, date(2026, 10, 21))
    with Record.open(context.folders.data, context.clock) as record:
        record.revise_plan(plan())
        run("doctor")
        assert "the clock goes back by 1 h (Europe/Berlin)" in capsys.readouterr().out
        record.revise_plan(_changed(zone="Asia/Kathmandu"))
        run("doctor")
        assert "The clock is not changed here in the next year (Asia/Kathmandu)." in capsys.readouterr().out
        record.revise_plan(_changed(steps=(ended,)))
        context.clock.time = datetime(2026, 11, 20, tzinfo=UTC)
        run("doctor")
        assert "The plan has no more doses." in capsys.readouterr().out


def _changed(**values: object) -> PlanVersion:
    own = plan()
    return PlanVersion(**{name: getattr(own, name) for name in own.__struct_fields__} | values)


def test_doctor_tells_of_a_clock_set_back(run, data: Path, context: Context, capsys) -> None:
    context.clock.time = NOW - timedelta(hours=5)
    assert run("doctor") == 1
    assert "BAD   This computer's clock is 5 h earlier than at your last entry." in capsys.readouterr().out


def test_doctor_tells_of_damage(run, data: Path, capsys) -> None:
    (data / "record.db").write_bytes(b"")
    assert run("doctor") == 1
    assert capsys.readouterr().out.startswith("BAD   The record")


def test_a_record_of_a_newer_program(run, data: Path, capsys) -> None:
    connection = apsw.Connection(str(data / "record.db"))
    connection.pragma("user_version", 7000)
    connection.close()
    assert run("doctor") == 1
    told = f"written by a newer version of this program (format 7000; this one knows {schema.newest()})"
    assert told in capsys.readouterr().out


def test_there_are_words_for_every_message_of_the_record(context: Context) -> None:
    """Each id in the code of the record has words, and each word its values."""
    import re

    root = Path(__file__).parent.parent.parent / "baclofen_guide"
    files = [*(root / "records").glob("*.py"), *(root / "exchange").glob("*.py"), root / "doctor.py"]
    ids = re.compile(r'"((?:record|json|plan_file|save|doctor|ics)\.[a-z_]+)"')
    found = {name for file in files for name in ids.findall(file.read_text("utf-8"))} - {
        "record.db",
        "record.lock",
    }
    assert len(found) > 40
    assert found - set(context.messages.words) == set()


def test_it_works_from_a_shell(tmp_path: Path) -> None:
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(b"{")
    command = [
        sys.executable,
        "-m",
        "baclofen_guide",
        "--data-dir",
        str(tmp_path),
        "plan",
        "check",
        str(path),
    ]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"{path}:1: wrong: This is not JSON: \n"


def test_doctor_tells_the_links_that_need_no_window(run, data: Path, capsys, monkeypatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert run("doctor") == 0
    said = capsys.readouterr().out.splitlines()[-4:]
    assert said == [
        "note  Starts when you log in: It is off. Reminders come only after you open this program.",
        "note  Reminder window: Other windows can cover the reminder here. Keep messages and sound on.",
        "note  Messages from the desktop: This computer shows no messages. Only the reminder window comes.",
        "note  Computer off or asleep: A computer that is off or asleep cannot ring. "
        "Set the alarm on your phone too.",
    ]
