"""The paper at the end of a session: what goes home, what stays for the chart, and what is not kept."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from baclofen_guide.exchange.carried_plan import read_carried_plan
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.teaching.paper_panel import PaperPanel
from tests.exchange.paper_support import Pdf, squashed
from tests.ui.lesson import Nurse, files
from tests.ui.test_teaching import TODAY, MakeNurse, nurse_with

__all__ = ["nurse_with"]


@pytest.fixture
def nurse(nurse_with: MakeNurse) -> Nurse:
    """At the summary, after two topics and a taper of five steps from 75 mg a day to nothing."""
    found = nurse_with()
    found.tick("Running out, travel, hospital, vomiting, surgery")
    found.begin()
    found.to_question()
    found.press("Said back")
    found.press("Next")
    found.press("Declined")
    found.to_plan()
    found.order("25")
    found.given(TODAY.replace(hour=8))
    found.press("Next in this plan:")
    found.read_back()
    return found


def panel(nurse: Nurse) -> PaperPanel:
    nurse.teaching.paper._press.finish()
    QApplication.processEvents()
    return nurse.teaching.paper


def saved(nurse: Nurse, path: Path) -> Pdf:
    panel(nurse)
    return Pdf(path.read_bytes())


def test_every_step_the_times_and_the_names_go_home(nurse: Nurse, tmp_path: Path) -> None:
    nurse.type_in("Name on the paper, if you like: it is printed and not kept", "Mrs Example")
    nurse.teaching.paper.save_handout(tmp_path / "home")
    text = saved(nurse, tmp_path / "home.pdf").text
    for words in (
        "Never stop baclofen suddenly",
        "8:00 AM",
        "2:00 PM",
        "Mrs Example",
        "Ann",
        "Ben",
        "Dr Example",
    ):
        assert squashed(words) in text
    for mg in ("75 mg", "60 mg", "45 mg", "30 mg", "15 mg"):
        assert squashed(mg) in text
    assert "Saved:" in nurse.reads()


def test_the_plan_inside_is_the_one_that_was_read_back(nurse: Nurse, tmp_path: Path) -> None:
    nurse.teaching.paper.save_handout(tmp_path / "home.pdf")
    saved(nurse, tmp_path / "home.pdf")
    read = read_carried_plan(tmp_path / "home.pdf")
    assert [step.daily_mg for step in read.order.steps] == [Decimal(mg) for mg in (75, 60, 45, 30, 15)]
    handover = read.handover
    assert (handover.typed_by, handover.checked_by) == ("Ann", "Ben")
    assert (handover.last_given, handover.next_due) == (datetime(2026, 3, 4, 8), datetime(2026, 3, 4, 14))


def test_a_plan_that_was_not_read_back_is_not_inside(nurse: Nurse, tmp_path: Path) -> None:
    nurse.to_plan()
    nurse.type_in("Dose 1", "20")
    nurse.press("Step: Summary")
    nurse.teaching.paper.save_handout(tmp_path / "home.pdf")
    assert "75mg" not in saved(nurse, tmp_path / "home.pdf").text


def test_the_record_says_what_was_declined_and_is_a_choice(nurse: Nurse, tmp_path: Path) -> None:
    before = files(tmp_path)
    panel(nurse)
    assert files(tmp_path) == before
    nurse.teaching.paper.save_record(tmp_path / "record.pdf")
    text = saved(nurse, tmp_path / "record.pdf").text
    assert "declined" in text.lower()
    assert squashed("Do not stop baclofen suddenly") in text


def test_the_name_is_gone_with_the_session(nurse: Nurse) -> None:
    nurse.type_in("Name on the paper, if you like: it is printed and not kept", "Mrs Example")
    nurse.press("Finish and forget everything")
    nurse.press("Leave and forget it")
    assert "Mrs Example" not in nurse.typed_anywhere()
    assert nurse.teaching.paper._discharge is None


def test_the_pages_are_shown_and_follow_the_size(nurse: Nurse) -> None:
    small = len(panel(nurse).preview._pages)
    nurse.press("Size of the words: 20 pt")
    assert len(panel(nurse).preview._pages) > small > 0


def test_it_is_printed(nurse: Nurse, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    nurse.teaching.paper.print_on(printer)
    panel(nurse)
    assert (tmp_path / "printed.pdf").stat().st_size > 0
    assert "Sent to the printer." in nurse.reads()


def test_a_disk_that_refuses_is_told(nurse: Nurse, tmp_path: Path) -> None:
    nurse.teaching.paper.save_handout(tmp_path / "no such folder" / "home.pdf")
    panel(nurse)
    assert nurse.teaching.paper._said.isVisible()
    assert "Saved" not in nurse.teaching.paper._said.text()


def test_where_both_read_the_same_language_there_is_no_copy_in_two(nurse: Nurse) -> None:
    assert not nurse.offers("Save my copy, both languages …")


class TestWithoutSession:
    @pytest.fixture
    def giver(self, nurse_with: MakeNurse) -> Nurse:
        """A nurse who wants paper alone."""
        found = nurse_with()
        found.press("Only a handout, without a session")
        return found

    def test_two_presses_make_the_paper_of_every_ticked_topic(self, giver: Nurse, tmp_path: Path) -> None:
        paper = giver.teaching.handout._paper
        paper.save_handout(tmp_path / "home.pdf")
        paper._press.finish()
        text = Pdf((tmp_path / "home.pdf").read_bytes()).text
        for topic in ("stopping", "missed", "running-out"):
            assert squashed(giver.window.desk.page(topic).document.front.title) in text
        assert not giver.offers("Save session record …")
        assert giver.offers("Print the handout …")

    def test_leaving_asks_nothing_and_forgets_the_name(self, giver: Nurse) -> None:
        giver.type_in("Name on the paper, if you like: it is printed and not kept", "Mrs Example")
        giver.window.shell.go(Place("learn"))
        assert giver.window.shell.place == Place("learn")
        giver.window.shell.go(Place("teaching"))
        assert "Mrs Example" not in giver.typed_anywhere()
        assert giver.offers("Begin")

    def test_back_leads_to_who_and_what_without_the_name(self, giver: Nurse) -> None:
        giver.type_in("Name on the paper, if you like: it is printed and not kept", "Mrs Example")
        giver.press("Back")
        assert giver.offers("Begin")
        assert "Mrs Example" not in giver.typed_anywhere()
        giver.press("Only a handout, without a session")
        assert giver.offers("Print the handout …")
