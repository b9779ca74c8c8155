"""``handout --plan``: a paper that carries the plan, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from baclofen_guide import cli_paper, cli_record
from baclofen_guide.cli_discharge import moment
from baclofen_guide.context import FOUND_PROBLEMS, OK, Context
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, Step
from baclofen_guide.exchange.carried_plan import read_carried_plan
from baclofen_guide.exchange.handover import Handover
from baclofen_guide.exchange.plan_file import Order, write_plan
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.settings.policy import Clinic, ClinicNumber, Loaded, Policy
from baclofen_guide.settings.preferences import Preferences, PreferencesFile

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Run = Callable[..., int]


class Clock:
    """Stands still."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()


def order(mg: str = "10", form: Form = Form.TABLET) -> Order:
    doses = tuple(Dose(time(hour), Decimal(mg)) for hour in (8, 14, 20))
    return Order(
        form=form,
        steps=(Step(date(2026, 11, 22), doses),),
        strengths=(Strength(form, Decimal(10)),),
        ordered_by="Dr Shah",
        ordered_on=date(2026, 11, 21),
    )


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("TZ", "Europe/London")
    resources = find_resources()
    folders = user_folders(tmp_path / "own")
    PreferencesFile(folders.config / "preferences.json").save(Preferences(region="UK"))
    clinic = Clinic(name="Northside", numbers=(ClinicNumber(who="Ward desk", number="020 7946 0000"),))
    messages = Messages.load(resources.content, "en")
    return Context(resources, folders, messages, Clock(), None, None, Loaded(Policy(clinic=clinic)))


@pytest.fixture
def run(context: Context) -> Run:
    """Runs a command line; gives its exit code."""

    def told(*arguments: object, **changed: object) -> int:
        parser = argparse.ArgumentParser()
        commands, shared = parser.add_subparsers(), argparse.ArgumentParser(add_help=False)
        cli_paper.add_commands(commands, shared, context.messages)
        cli_record.add_commands(commands, shared, context.messages)
        options = parser.parse_args([str(argument) for argument in arguments])
        code: int = options.run(options, context)
        return code

    return told


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(order()))
    return path


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


TIMES = ("--last-given", "2026-11-22T08:05", "--next-due", "2026-11-22 14:00")


def test_the_paper_shows_the_plan_and_carries_it(
    run: Run, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "home.pdf"
    people = ("--typed-by", "Sam Lee", "--checked-by", "Ola Nowak", "--name", "Maria Silva", "--carer")
    assert run("handout", "stopping", "missed", "--plan", plan, *TIMES, *people, "-o", target) == OK
    assert f"The handout is in {target}." in capsys.readouterr().out
    text = words(target)
    for part in ("Going home with baclofen", "Northside", "Name: Maria Silva", "14:00", "Ward desk 020 7946"):
        assert part in text, part
    read = read_carried_plan(target)
    assert read.order == order()
    assert read.handover == Handover(
        made_on=NOW.date(),
        last_given=datetime(2026, 11, 22, 8, 5),
        next_due=datetime(2026, 11, 22, 14, 0),
        zone="Europe/London",
        typed_by="Sam Lee",
        checked_by="Ola Nowak",
        clinic="Northside",
        clinic_number="020 7946 0000",
    )


def test_a_paper_is_made_anew_from_the_paper(run: Run, plan: Path, tmp_path: Path) -> None:
    """In large print, from the PDF that was handed over: what it said of the handing over stays."""
    run("handout", "stopping", "--plan", plan, *TIMES, "--typed-by", "Sam", "-o", tmp_path / "a.pdf")
    again = ("--plan", tmp_path / "a.pdf", "--size", 20, "-o", tmp_path / "b.pdf")
    assert run("handout", "stopping", *again) == OK
    assert read_carried_plan(tmp_path / "b.pdf") == read_carried_plan(tmp_path / "a.pdf")


def test_a_plan_that_cannot_be_followed_is_not_printed(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, target = tmp_path / "bad.baclofenplan", tmp_path / "home.pdf"
    bad.write_bytes(write_plan(order("7")))
    assert run("handout", "stopping", "--plan", bad, "-o", target) == FOUND_PROBLEMS
    assert "7 mg cannot be made exactly" in capsys.readouterr().err
    bad.write_bytes(b"nonsense")
    assert run("handout", "stopping", "--plan", bad, "-o", target) == FOUND_PROBLEMS
    assert "This is no plan file" in capsys.readouterr().err
    assert not target.exists()


def test_what_is_worth_checking_is_said_beside_it(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "large.baclofenplan"
    large.write_bytes(write_plan(order("40")))
    assert run("handout", "stopping", "--plan", large, "-o", tmp_path / "x.pdf") == OK
    assert "120 mg a day is more than the 80 mg a day in the official text" in capsys.readouterr().err


def test_names_that_cannot_be_and_folders_that_are_none(
    run: Run, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = ("--typed-by", "x" * 300, "-o", tmp_path / "x.pdf")
    assert run("handout", "stopping", "--plan", plan, *long) == FOUND_PROBLEMS
    assert capsys.readouterr().err
    nowhere = ("-o", tmp_path / "no" / "x.pdf")
    assert run("handout", "stopping", "--plan", plan, *nowhere) == FOUND_PROBLEMS
    assert "cannot be written" in capsys.readouterr().err


def test_the_nurse_gets_a_copy_beside_it(run: Run, plan: Path, tmp_path: Path) -> None:
    copy = tmp_path / "nurse.pdf"
    assert run("handout", "stopping", "--plan", plan, "--nurse-copy", copy, "-o", tmp_path / "x.pdf") == OK
    assert words(copy).count("Never stop baclofen suddenly.") >= 2
    assert PdfReader(copy).attachments == {}


def test_a_plan_inside_a_pdf_is_checked_too(
    run: Run, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("handout", "stopping", "--plan", plan, "-o", tmp_path / "a.pdf")
    capsys.readouterr()
    assert run("plan", "check", tmp_path / "a.pdf") == OK
    assert capsys.readouterr().out


def test_the_clock_of_the_ward_can_be_named(run: Run, plan: Path, tmp_path: Path) -> None:
    named = ("--zone", "Europe/Berlin", "-o", tmp_path / "a.pdf")
    assert run("handout", "stopping", "--plan", plan, *TIMES, *named) == OK
    assert read_carried_plan(tmp_path / "a.pdf").handover.zone == "Europe/Berlin"


def test_a_liquid_is_a_liquid(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "liquid.baclofenplan"
    path.write_bytes(write_plan(replace(order(form=Form.LIQUID))))
    assert run("handout", "stopping", "--plan", path, "-o", tmp_path / "x.pdf") == OK
    assert "1 mL (10 mg in each mL)" in words(tmp_path / "x.pdf")


@pytest.mark.parametrize("typed", ["8:00", "tomorrow", "2026-11-31T08:00", ""])
def test_a_moment_is_a_day_and_a_time(typed: str) -> None:
    with pytest.raises(ValueError, match="^" + typed):
        moment(typed)
