"""Paper in the window: what is seen before it is saved or printed, and what happens when saving fails."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from baclofen_guide.app import Application
from baclofen_guide.diary.entries import Sign
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.exchange.pdf.apart import ApartTypesetter
from baclofen_guide.exchange.pdf.typeset import Sheet, TypesetError
from baclofen_guide.paths import find_resources
from baclofen_guide.ui import garbage
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages import paper as paper_module
from baclofen_guide.ui.pages.paper import PaperPage
from baclofen_guide.ui.paper.press import Press
from baclofen_guide.ui.paper.preview import PageImage, Preview
from baclofen_guide.ui.paper.print_pages import choose_printer
from baclofen_guide.ui.paper.wanted import PaperDesk, Wanted

MakeWindow = Callable[..., Application]
NO_PLAN = "There is no plan yet"


def ordered() -> PlanVersion:
    """Three times 10 mg, then 25 mg a day."""
    first = tuple(Dose(time(hour), Decimal(10)) for hour in (8, 14, 20))
    second = (*first[:2], Dose(time(20), Decimal(5)))
    return PlanVersion(
        number=1, steps=(Step(date(2026, 11, 1), first), Step(date(2026, 12, 14), second)), form=Form.TABLET,
        effective_from=datetime(2026, 11, 1, tzinfo=UTC), zone="UTC", ordered_by="Dr Meyer",
        strengths=(Strength(Form.TABLET, Decimal(10), scored=True),),
    )  # fmt: skip


class Desk:
    """A window on its Paper page."""

    def __init__(self, application: Application, qtbot: QtBot, *, plan: bool = True) -> None:
        self.application, self._qtbot = application, qtbot
        application.home.open_record()
        if plan:
            application.home.desk.revise_plan(ordered(), datetime(2026, 11, 1, tzinfo=UTC))
        application.shell.go(Place("paper"))
        page = application.shell.page("paper")
        assert isinstance(page, PaperPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        self.page._press.finish()
        QApplication.processEvents()

    def press(self, words: str) -> None:
        button = next(one for one in self.page.findChildren(QPushButton) if one.text() == words)
        button.click()
        self.settle()

    def pages(self) -> list[PageImage]:
        return [one for one in self.page.findChildren(PageImage) if not one.isHidden()]

    def said(self) -> str:
        return " ".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def desk(make_window: MakeWindow, qtbot: QtBot) -> Desk:
    return Desk(make_window(audience="patient", level="easy"), qtbot)


@pytest.fixture
def empty(make_window: MakeWindow, qtbot: QtBot) -> Desk:
    return Desk(make_window(audience="patient", level="easy"), qtbot, plan=False)


def text_of(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_plan_is_seen_page_by_page(desk: Desk) -> None:
    pages = desk.pages()
    assert len(pages) >= 2
    assert pages[0].accessibleName() == f"Page 1 of {len(pages)}"
    assert pages[0].grab().toImage().pixelColor(5, 5).lightness() > 240
    assert pages[0].heightForWidth(850) == pytest.approx(1100, abs=4)  # US Letter


def test_each_kind_has_its_own_preview(desk: Desk) -> None:
    for words in ("Card to carry", "Report for a visit", "My plan"):
        before = [id(page) for page in desk.pages()]
        desk.press(words)
        assert desk.pages()
        assert [id(page) for page in desk.pages()] != before


def test_in_a_small_window_the_four_kinds_stand_two_and_two(desk: Desk) -> None:
    desk.application.shell.resize(800, 600)
    desk.settle()
    kinds = ("My plan", "Card to carry", "Report for a visit", "Handout")
    buttons = [one for one in desk.page.findChildren(QPushButton) if one.text() in kinds]
    assert [one.y() for one in buttons] == [buttons[0].y()] * 2 + [buttons[2].y()] * 2
    assert len({one.width() for one in buttons}) == 1


def test_without_a_plan_the_page_says_so(empty: Desk) -> None:
    assert NO_PLAN in empty.said()
    assert not empty.page._save.isEnabled()
    empty.page.save_to(Path("never.pdf"))
    empty.page.print_on(QPrinter())
    assert not Path("never.pdf").exists()


def test_a_handout_needs_no_plan(empty: Desk, tmp_path: Path) -> None:
    empty.press("Handout")
    assert "Choose a topic" in empty.said()
    boxes = empty.page._options._topics
    for box, topic in zip(boxes, ("stopping", "missed"), strict=False):
        box.setCurrentIndex(box.findData(topic))
        box.activated.emit(box.currentIndex())
    empty.settle()
    assert len(empty.pages()) > 2
    empty.page.save_to(tmp_path / "to take home")
    empty.settle()
    text = text_of(tmp_path / "to take home.pdf")
    assert "Do not stop baclofen suddenly" in text
    assert "If you miss a dose" in text


def test_a_place_with_a_topic_opens_its_handout(desk: Desk) -> None:
    desk.application.shell.go(Place("paper", "missed"))
    desk.settle()
    assert desk.page._options.wanted() == Wanted("handout", topics=("missed",))


def test_two_presses_from_a_topic_to_its_handout(
    empty: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No session and no plan: Handout, then Save (or Print), with the pages seen in between."""
    shell = empty.application.shell
    shell.go(Place("topic", "missed"))
    QApplication.processEvents()
    toolbar = empty.application.topic()._toolbar
    assert toolbar._handout.isVisible()
    assert toolbar._handout.accessibleName() == "Handout: look, save or print"
    toolbar._handout.click()
    empty.settle()
    assert shell.place == Place("paper", "missed")
    assert empty.pages()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "home.pdf"), ""))
    empty.press("Save as PDF …")
    assert "If you miss a dose" in text_of(tmp_path / "home.pdf")


def test_report_takes_span_and_questions(desk: Desk, tmp_path: Path) -> None:
    desk.press("Report for a visit")
    desk.press("2 weeks")
    options = desk.page._options
    options._questions["night"].click()
    options._own.setText("May I swim?")
    options._own.textEdited.emit("May I swim?")
    options._pause.stop()
    options._pause.timeout.emit()
    desk.settle()
    desk.page.save_to(tmp_path / "report.pdf")
    desk.settle()
    text = " ".join(text_of(tmp_path / "report.pdf").split())
    assert "17 November 2026 to 30 November 2026" in text
    assert "Who do I call at night or at the weekend?" in text
    assert "May I swim?" in text


def test_larger_words_make_more_pages(desk: Desk) -> None:
    desk.press("Usual")
    few = len(desk.pages())
    desk.press("Very large")
    assert len(desk.pages()) > few


def test_save_asks_where_and_says_where(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "plan.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk.press("Save as PDF …")
    assert asked == ["baclofen-plan.pdf"]
    assert f"Saved: {tmp_path / 'plan.pdf'}" in desk.said()
    assert "25 mg" in text_of(tmp_path / "plan.pdf")


def test_nothing_is_left_of_a_failed_save(desk: Desk, tmp_path: Path) -> None:
    desk.page.save_to(tmp_path / "no such folder" / "plan.pdf")
    desk.settle()
    assert "cannot be written" in desk.said()
    assert list(tmp_path.rglob("*.pdf*")) == []
    assert list(tmp_path.rglob("*.part")) == []


def test_the_reader_is_told_when_it_cannot_be_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> list[bytes]:
        raise TypesetError("no font")

    monkeypatch.setattr(ApartTypesetter, "pictures", refuse)
    desk.page.refresh()
    desk.settle()
    assert "no file was written" in desk.said()


@pytest.mark.expects_log("paper could not be made")
def test_a_mistake_of_ours_is_told_and_logged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> list[bytes]:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(ApartTypesetter, "pictures", break_down)
    desk.page.refresh()
    desk.settle()
    assert "could not be made" in desk.said()


def test_printing_paints_every_page(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    chosen: list[str] = []

    def choose(title: str, _parent: object) -> QPrinter:
        chosen.append(title)
        return printer

    monkeypatch.setattr(paper_module, "choose_printer", choose)
    desk.press("Print …")
    assert chosen == ["My plan"]
    assert "Sent to the printer" in desk.said()
    printed = PdfReader(BytesIO((tmp_path / "printed.pdf").read_bytes()))
    assert len(printed.pages) == len(desk.pages())
    assert round(float(printed.pages[0].mediabox.width)) == 612


@pytest.mark.parametrize("accepted", [True, False])
def test_a_printer_is_asked_for_by_name(desk: Desk, monkeypatch: pytest.MonkeyPatch, accepted: bool) -> None:
    answer = QPrintDialog.DialogCode.Accepted if accepted else QPrintDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answer)
    printer = choose_printer("My plan", desk.page)
    assert (printer is not None) is accepted
    assert printer is None or printer.docName() == "My plan"


def test_thinking_better_of_it_prints_and_saves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_module, "choose_printer", lambda *_: None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    desk.press("Print …")
    desk.press("Save as PDF …")
    assert "Sent" not in desk.said()
    assert "Saved" not in desk.said()


def test_only_the_newest_preview_is_shown(desk: Desk) -> None:
    desk.page.refresh()
    desk.page._on_kind_chosen("card")
    desk.page._on_kind_chosen("plan")
    shown: list[int] = []
    preview = desk.page.findChild(Preview)
    assert preview is not None
    real = preview.show_pages
    preview.show_pages = lambda pages: (shown.append(len(pages)), real(pages))  # type: ignore[method-assign]
    desk.settle()
    assert len(shown) == 1


def test_patience_shows_a_bar_until_the_paper_is_there(desk: Desk) -> None:
    bar = desk.page.findChild(QProgressBar)
    assert bar is not None
    desk.page.refresh()
    desk.page._patience.timeout.emit()
    assert bar.isVisible()
    desk.settle()
    assert not bar.isVisible()


def test_a_new_plan_is_seen_at_once(desk: Desk) -> None:
    before = desk.page._ticket
    desk.application.home.desk.revise_plan(ordered(), datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    assert desk.page._ticket > before
    desk.settle()
    desk.application.shell.go(Place("learn"))
    before = desk.page._ticket
    desk.application.home.desk.revise_plan(ordered(), datetime(2026, 11, 30, 9, 1, tzinfo=UTC))
    assert desk.page._ticket == before


def test_the_report_holds_what_was_noted(desk: Desk, tmp_path: Path) -> None:
    home = desk.application.home
    home.diary.note(replace(home.diary.draft(home.diary.today()), stiffness=7, signs=(Sign.SICK,)), None)
    make = PaperDesk(desk.application.desk, home.desk).maker(Wanted("report"))
    assert make is not None
    desk.page._press.save(make, tmp_path / "report.pdf")
    desk.settle()
    words = text_of(tmp_path / "report.pdf")
    assert "Symptoms over the dose" in words
    assert "30 November 2026: Sick or light-headed." in " ".join(words.split())


def test_a_report_needs_the_record_itself(desk: Desk) -> None:
    papers = PaperDesk(desk.application.desk, desk.application.home.desk)
    desk.application.home.desk.plan  # noqa: B018  it is remembered
    record = desk.application.home.desk._record
    desk.application.home.desk._record = None
    assert papers.maker(Wanted("report")) is None
    desk.application.home.desk._record = record


def test_a_window_may_go_while_a_paper_is_being_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, released = threading.Event(), threading.Event()
    real = ApartTypesetter.pictures

    def slow(typesetter: ApartTypesetter, *rest: float) -> list[bytes]:
        begun.set()
        released.wait(10)
        return real(typesetter, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ApartTypesetter, "pictures", slow)
    desk.page.refresh()
    assert begun.wait(10)
    desk.application.shell.page("paper").deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    released.set()


def test_jobs_that_nobody_waits_for_never_begin() -> None:
    begun, released = threading.Event(), threading.Event()
    made: list[str] = []

    def first() -> Sheet:
        begun.set()
        released.wait(10)
        raise TypesetError("enough")

    def second() -> Sheet:
        made.append("second")
        raise TypesetError("enough")

    press = Press(ApartTypesetter(find_resources().root / "handout", {}))
    press.preview(first)
    press.preview(second)
    assert begun.wait(10)
    press.forget()
    released.set()
    press.finish()
    press.close()
    assert made == []
    assert press._under_way == {}


def test_nothing_looks_while_nothing_is_under_way(desk: Desk) -> None:
    looking = desk.page._press._looking
    assert not looking.isActive()
    desk.page.refresh()
    assert looking.isActive()
    desk.settle()
    assert not looking.isActive()


def test_the_window_finds_what_is_done_by_itself(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page._press.done, timeout=5000):
        desk.page.refresh()


def test_what_was_said_stays_while_the_preview_follows_the_record(desk: Desk, tmp_path: Path) -> None:
    desk.page.save_to(tmp_path / "plan.pdf")
    desk.settle()
    desk.application.home.desk.revise_plan(ordered(), datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    desk.settle()
    assert "Saved" in desk.said()
    desk.press("Card to carry")
    assert "Saved" not in desk.said()


def test_words_follow_the_language(desk: Desk) -> None:
    desk.page.retranslate()
    assert desk.page._title.text() == "Paper"


def test_a_closed_press_takes_no_more(desk: Desk) -> None:
    press: Press = desk.page._press
    done: list[object] = []
    press.done.connect(done.append)
    press.close()
    desk.page.refresh()
    desk.settle()
    assert done == []


def test_no_garbage_is_collected_in_the_thread_that_sets_paper(qtbot: QtBot) -> None:
    """A Qt object that died there once held the window for good."""
    where: list[int] = []
    here = threading.get_ident()

    def note(phase: str, _info: dict[str, int]) -> None:
        where.append(threading.get_ident())

    def make() -> Sheet:
        rings: list[list[object]] = [[] for _ in range(20_000)]
        for ring in rings:
            ring.append(ring)
        raise TypesetError("enough")

    # What another test has left under way must not keep this one from seeing anything.
    garbage._holders.clear()
    gc.enable()
    press = Press(ApartTypesetter(find_resources().root / "handout", {}))
    gc.callbacks.append(note)
    try:
        with qtbot.waitSignal(press.done):
            press.preview(make)
        assert gc.isenabled()
    finally:
        gc.callbacks.remove(note)
        press.close()
    assert set(where) <= {here}
