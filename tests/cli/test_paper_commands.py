"""Paper from the command line: handouts, and what is made of a record."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from baclofen_guide import cli_paper, cli_record
from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE, Context
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.exchange.pdf.typeset import TypesetError, Typesetter
from baclofen_guide.exchange.plan_reader import read_plan
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.records import Record
from baclofen_guide.settings.preferences import Preferences, PreferencesFile

NOW = datetime(2026, 11, 22, 12, 0, 0, 99, tzinfo=UTC)
Run = Callable[..., int]


class Clock:
    """Stands still."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()


@pytest.fixture
def context(tmp_path: Path) -> Context:
    resources = find_resources()
    folders = user_folders(tmp_path / "own")
    chosen = Preferences(region="UK", level="standard", clinic_number="020 7946 0000")
    PreferencesFile(folders.config / "preferences.json").save(chosen)
    return Context(resources, folders, Messages.load(resources.content, "en"), Clock(), None, None)


@pytest.fixture
def run(context: Context) -> Run:
    """Runs a command line; gives its exit code."""
    parser = argparse.ArgumentParser()
    commands, shared = parser.add_subparsers(), argparse.ArgumentParser(add_help=False)
    cli_paper.add_commands(commands, shared, context.messages)
    cli_record.add_commands(commands, shared, context.messages)

    def told(*arguments: object) -> int:
        options = parser.parse_args([str(argument) for argument in arguments])
        code: int = options.run(options, context)
        return code

    return told


@pytest.fixture
def planned(context: Context) -> None:
    doses = tuple(Dose(time(hour), Decimal(10)) for hour in (8, 14, 20))
    draft = PlanVersion(
        number=1, steps=(Step(date(2026, 11, 1), doses),), form=Form.TABLET, zone="Europe/London",
        effective_from=datetime(2026, 11, 1, tzinfo=UTC), strengths=(Strength(Form.TABLET, Decimal(10)),),
        ordered_by="Dr Shah",
    )  # fmt: skip
    with Record.open(context.folders.data, Clock()) as record:
        record.revise_plan(draft, effective_from=draft.effective_from)


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_handout_takes_level_region_and_clinic_from_the_settings(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "home.pdf"
    assert run("handout", "missed", "stopping", "missed", "-o", target) == OK
    assert f"The handout is in {target}." in capsys.readouterr().out
    text = words(target)
    assert "020 7946 0000" in text
    assert "Emergency (United Kingdom): call 999" in text
    assert text.count("Not yet reviewed by a clinician") == 2


def test_size_and_paper_can_be_said(run: Run, tmp_path: Path) -> None:
    small, large = tmp_path / "12.pdf", tmp_path / "20.pdf"
    run("handout", "missed", "-o", small)
    run("handout", "missed", "-o", large, "--size", 20, "--paper", "us-letter")
    assert len(PdfReader(large).pages) > len(PdfReader(small).pages)
    assert round(float(PdfReader(large).pages[0].mediabox.width)) == 612


def test_an_unknown_topic_is_wrong_use_with_a_suggestion(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("handout", "misssed", "-o", tmp_path / "x.pdf") == WRONG_USE
    assert "Did you mean: missed" in capsys.readouterr().err
    assert run("handout", "qqqqqq", "-o", tmp_path / "x.pdf") == WRONG_USE
    assert "lists all topics" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_an_unknown_language_is_wrong_use(
    run: Run, context: Context, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    object.__setattr__(context, "language", "xx")
    assert run("handout", "missed", "-o", tmp_path / "x.pdf") == WRONG_USE
    assert "There is no language xx" in capsys.readouterr().err


def test_nothing_is_left_where_it_cannot_be_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("handout", "missed", "-o", tmp_path / "none" / "x.pdf") == FOUND_PROBLEMS
    assert "cannot be written" in capsys.readouterr().err
    assert list(tmp_path.rglob("*.pdf*")) == []


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("card", "Your card is in", "I take BACLOFEN by mouth."),
        ("report", "The report for your visit is in", "Who do I call at night or at the weekend?"),
        ("plan", "Your plan is in", "Version 1, from 1 November 2026"),
    ],
)
@pytest.mark.usefixtures("planned")
def test_a_record_on_paper(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, said: str, expected: str
) -> None:
    target = tmp_path / f"{kind}.PDF"
    assert run("export", kind, "-o", target) == OK
    assert said in capsys.readouterr().out
    text = words(target)
    assert expected in text
    assert "Dr Shah" in text
    assert "08:00" in text


@pytest.mark.usefixtures("planned")
def test_a_plan_is_a_plan_file_unless_a_pdf_is_asked_for(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine.baclofenplan"
    assert run("export", "plan", "-o", target) == OK
    assert read_plan(target.read_bytes()).order.ordered_by == "Dr Shah"


@pytest.mark.usefixtures("planned")
def test_the_span_of_a_report_can_be_said(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    assert run("export", "report", "-o", target, "--days", 7) == OK
    assert "16 November 2026 to 22 November 2026" in words(target)
    for wrong in (0, 184, "many"):
        with pytest.raises(SystemExit):
            run("export", "report", "-o", target, "--days", wrong)


@pytest.mark.parametrize("kind", ["card", "report"])
def test_without_a_plan_there_is_nothing_to_print(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert run("export", kind, "-o", tmp_path / "x.pdf") == FOUND_PROBLEMS
    assert "There is no plan yet." in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.usefixtures("planned")
def test_what_cannot_be_set_is_told_plainly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> bytes:
        raise TypesetError("no font")

    monkeypatch.setattr(Typesetter, "pdf", refuse)
    assert run("handout", "missed", "-o", tmp_path / "x.pdf") == FOUND_PROBLEMS
    assert run("export", "card", "-o", tmp_path / "x.pdf") == FOUND_PROBLEMS
    assert capsys.readouterr().err.count("no file was written") == 2
    assert not (tmp_path / "x.pdf").exists()
