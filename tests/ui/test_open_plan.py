"""A plan from the hospital in the window: every bad file, the difference, the question, the new version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from baclofen_guide.app import Application
from baclofen_guide.desktop.instance_request import Request
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.exchange.handover import Handover
from baclofen_guide.exchange.plan_file import Order, order_of, write_plan
from baclofen_guide.paths import user_folders
from baclofen_guide.starting import _WaysIn
from baclofen_guide.ui.drops import dropped_plan
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.open_plan import OpenPlanPage
from baclofen_guide.ui.taper.staircase import Staircase
from tests.exchange.test_carried_plan import pdf
from tests.ui.home import HandClock, Person

NOON = (2026, 11, 22, 12, 0)
TODAY = date(2026, 11, 22)
Open = Callable[..., Person]


def ordered(
    *amounts: tuple[str, str, str], by: str = "Dr Ward", on: date = TODAY, first: date = TODAY
) -> Order:
    steps = [
        Step(
            first + timedelta(days=14 * number),
            tuple(Dose(time(hour), Decimal(mg)) for hour, mg in zip((8, 14, 20), mgs, strict=True)),
        )
        for number, mgs in enumerate(amounts)
    ]
    ten = Strength(Form.TABLET, Decimal(10), scored=True)
    return Order(form=Form.TABLET, steps=tuple(steps), strengths=(ten,), ordered_by=by, ordered_on=on)


NEW = ordered(("10", "5", "10"), ("5", "5", "10"))
SAID = Handover(
    made_on=TODAY,
    last_given=datetime(2026, 11, 22, 8, 5),
    next_due=datetime(2026, 11, 22, 14, 0),
    typed_by="Sam Lee",
    checked_by="Ola Nowak",
    clinic="Northside",
    clinic_number="555 0100",
)


def at_home(order: Order = ordered(("10", "10", "10"), by="Dr Home", on=date(2026, 11, 1))) -> PlanVersion:  # noqa: B008
    start = datetime(2026, 11, 20, tzinfo=UTC)
    first = date(2026, 11, 20)
    return PlanVersion(
        number=1, steps=(replace(order.steps[0], first_day=first),), form=order.form, effective_from=start,
        zone="UTC", strengths=order.strengths, ordered_by=order.ordered_by, ordered_on=order.ordered_on,
    )  # fmt: skip


@pytest.fixture
def person(person_with: Callable[..., Person], clock: HandClock) -> Open:
    """Somebody at noon on the day they came home, with a plan from before or without one."""

    def make(version: PlanVersion | None = None, **given: object) -> Person:
        has_plan = version is not None
        return person_with(version, at=NOON, days_ago=2, has_plan=has_plan, **given)

    return make


def opened(person: Person, path: Path, data: bytes) -> OpenPlanPage:
    path.write_bytes(data)
    person.window.files.open(path)
    QApplication.processEvents()
    page = person.page
    assert isinstance(page, OpenPlanPage)
    return page


def versions(person: Person) -> list[PlanVersion]:
    record = person.window.home.desk.record
    assert record is not None
    return list(record.plan().versions)


BAD = {
    "empty": (b"", "This file is empty."),
    "foreign": (b"\x89PNG\r\n", "This is no plan file of Baclofen Guide."),
    "another": (b'{"format": "songs"}', "This is no plan file of Baclofen Guide."),
    "newer": (b'{"format": "baclofenplan", "version": 7}', "a newer format (7)"),
    "edited": (
        write_plan(NEW, SAID).replace(b'"mg": 5 ', b'"mg": 50 '),
        "changed or damaged since it was made",
    ),
    "moved": (write_plan(NEW, SAID).replace(b"T14:00", b"T18:00"), "changed or damaged since it was made"),
    "half": (write_plan(NEW, SAID)[:200], "cannot be read"),
    "pdf": (b"%PDF-1.7 nothing", "This PDF is damaged"),
    "scan": (pdf(), "There is no plan inside this PDF."),
    "locked": (pdf(("a.baclofenplan", b"{}"), locked=True), "locked with a password"),
    "two": (pdf(("a.baclofenplan", b"{1}"), ("b.baclofenplan", b"{2}")), "more than one plan"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_is_wrong_and_changes_nothing(name: str, person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    before = versions(somebody)
    data, words = BAD[name]
    opened(somebody, tmp_path / "from the ward.pdf", data)
    read = somebody.reads()
    assert "This file cannot be used" in read
    assert words in read or name == "half"
    assert "Nothing was changed. Your plan is as it was." in read
    assert "The plan on your paper still counts." in read
    assert not somebody.offers("Use this plan")
    assert not somebody.offers("The plan from the hospital")
    assert versions(somebody) == before
    assert somebody.events() == []


def test_a_file_that_is_gone(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    somebody.window.files.open(tmp_path / "gone.pdf")
    assert "There is no such file" in somebody.reads()


def test_it_shows_who_when_and_the_difference(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    page = opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    read = somebody.reads()
    for words in (
        "Ordered by Dr Ward on 22 November 2026.",
        "From Northside.",
        "Typed by Sam Lee.",
        "Read back and checked by Ola Nowak.",
        "Last dose given there: 08:05, Sunday, 22 November 2026",
        "Next dose due: 14:00, Sunday, 22 November 2026",
        "22 November 2026 to 5 December 2026: new plan 25 mg a day, plan here 30 mg a day",
        "08:00   Same in both: 10 mg · 1 tablet of 10 mg",
        "14:00   New plan: 5 mg · ½ tablet of 10 mg. Plan here: 10 mg.",
        "From 6 December 2026: new plan 20 mg a day, plan here 30 mg a day",
        "Which plan is right?",
    ):
        assert words in read, words
    stairs = page.findChild(Staircase)
    assert stairs is not None
    assert stairs.isVisible()
    assert stairs._drawing is not None
    assert [tread.mg for tread in stairs._drawing.treads] == [25, 20]
    assert [tread.mg for tread in stairs._drawing.other] == [30, 30]
    assert "new plan 25 mg a day" in stairs.accessibleDescription()
    assert stairs.grab().toImage().width() > 100


def test_the_new_plan_counts_from_where_the_ward_left_off(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    opened(somebody, tmp_path / "a.pdf", pdf(("a.baclofenplan", write_plan(NEW, SAID))))
    assert not somebody.offers("Use this plan")
    somebody.press("Which plan is right?: The plan from the hospital")
    read = somebody.reads()
    assert "First dose of the new plan: 14:00, Sunday, 22 November 2026, 5 mg" in read
    assert "The dose of 08:00 was given there at 08:05." in read
    assert len(versions(somebody)) == 1
    somebody.press("Use this plan")
    newest = versions(somebody)[-1]
    assert order_of(newest) == NEW
    assert newest.effective_from < datetime(2026, 11, 22, 14, tzinfo=UTC)
    (event,) = somebody.events()
    assert (event.kind, event.at) == (EventKind.TAKEN, datetime(2026, 11, 22, 8, 5, tzinfo=UTC))
    assert "Given before coming home" in event.note
    day = somebody.window.home.desk.day()
    assert day is not None
    assert day.open is None
    assert day.next is not None
    assert (day.next.instant, day.next.mg) == (datetime(2026, 11, 22, 14, tzinfo=UTC), Decimal(5))
    assert somebody.window.shell.place == Place("today")


def test_a_steep_plan_is_asked_about_once_more(person: Open, tmp_path: Path) -> None:
    somebody, steep = person(at_home()), ordered(("5", "0.5", "5"))
    steep = replace(steep, strengths=())
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(steep, SAID))
    somebody.press("Which plan is right?: The plan from the hospital")
    somebody.press("Use this plan")
    assert "Check this with your prescriber." in somebody.reads()
    somebody.press("Go back and look")
    assert len(versions(somebody)) == 1
    assert somebody.events() == []
    somebody.press("Use this plan")
    somebody.press("It is as my prescriber ordered: use it")
    assert order_of(versions(somebody)[-1]) == steep


def test_from_the_next_dose_or_from_a_day(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    page = opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    somebody.press("Which plan is right?: The plan from the hospital")
    somebody.press("From when?: From a day")
    page._take._day.put(date(2026, 11, 25))
    assert "First dose of the new plan: 08:00, Wednesday, 25 November 2026" in somebody.reads()
    somebody.press("From when?: From my next dose")
    assert "First dose of the new plan: 14:00, Sunday, 22 November 2026" in somebody.reads()
    somebody.press("Tick it as taken")
    assert "First dose of the new plan: 08:00, Sunday, 22 November 2026" in somebody.reads()
    somebody.press("From when?: From a day")
    page._take._day.put(date(2026, 11, 25))
    somebody.press("Use this plan")
    assert versions(somebody)[-1].effective_from == datetime(2026, 11, 25, tzinfo=UTC)
    assert somebody.events() == []


def test_the_plan_here_stays_and_the_clinic_is_told(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    somebody.press("Which plan is right?: The plan I have here")
    assert "Your plan stays as it is. Tell Northside, 555 0100" in somebody.reads()
    assert not somebody.offers("Use this plan")
    somebody.press("Tick that dose as taken")
    assert [event.kind for event in somebody.events()] == [EventKind.TAKEN]
    assert not somebody.offers("Tick that dose as taken")
    assert len(versions(somebody)) == 1


def test_not_sure_keeps_the_plan_and_says_to_call_now(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    somebody.press("Which plan is right?: I am not sure")
    read = somebody.reads()
    assert "Stay on the plan you have here. Do not leave out a dose. Call Northside, 555 0100 now" in read
    assert "The dose of 08:00 was given there at 08:05." in read
    assert len(versions(somebody)) == 1


def test_the_first_plan_of_all(person: Open, tmp_path: Path) -> None:
    somebody = person()
    page = opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    read = somebody.reads()
    assert "Is this your plan?" in read
    stairs = page.findChild(Staircase)
    assert stairs is not None
    assert stairs.isVisible()
    assert "Dashed line" not in read
    assert "25 mg a day" in stairs.accessibleDescription()
    assert "22 November 2026 to 5 December 2026: 25 mg a day" in read
    assert "The last step has no end date. Keep taking it every day" in read
    assert 'The card "About you" is not filled in' in read
    assert "A specialist should make" not in read
    assert not somebody.offers("The plan I have here")
    somebody.press("Is this your plan?: I am not sure")
    assert "Do not leave out a dose. Call Northside, 555 0100 now, before your next dose." in somebody.reads()
    somebody.press("Is this your plan?: Yes, it is mine")
    assert "First dose of the new plan: 14:00, Sunday, 22 November 2026" in somebody.reads()
    somebody.press("Use this plan")
    assert order_of(versions(somebody)[-1]) == NEW
    assert somebody.window.choices.now.opens_today


def test_without_a_number_the_readers_own_clinic_is_named(person: Open, tmp_path: Path) -> None:
    for number, words in (("020 1111", "your clinic, 020 1111"), ("", "your prescriber or clinic")):
        somebody = person(clinic_number=number)
        opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW))
        somebody.press("Is this your plan?: I am not sure")
        assert words.casefold() in somebody.reads().casefold()


def test_the_plan_that_is_here_already(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    same = replace(NEW, steps=at_home().steps)
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(same, SAID))
    read = somebody.reads()
    assert "It is the plan you have here: every dose is the same." in read
    assert not somebody.offers("The plan from the hospital")
    assert "The dose of 08:00 was given there at 08:05." in read
    somebody.press("Tick that dose as taken")
    assert len(somebody.events()) == 1


def test_an_older_paper_and_a_wrong_next_dose_are_said(person: Open, tmp_path: Path) -> None:
    somebody = person(replace(at_home(), ordered_on=date(2026, 11, 24)))
    odd = replace(SAID, next_due=datetime(2026, 11, 22, 15, 0))
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, odd))
    read = somebody.reads()
    assert "ordered on 22 November 2026. The one you have here is newer: 24 November 2026" in read
    assert "The hospital wrote 15:00, Sunday, 22 November 2026 as the next dose" in read
    somebody.press("Which plan is right?: The plan from the hospital")
    somebody.press("Use this plan")
    assert "Call Northside, 555 0100 before you use the older one" in somebody.reads()
    assert somebody.offers("Go back and look")


def test_a_plan_that_cannot_be_followed_is_not_taken_up(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    bad = ordered(("7", "7", "7"))
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(bad))
    assert "7 mg cannot be made exactly" in somebody.reads()
    somebody.press("Which plan is right?: The plan from the hospital")
    assert not somebody.offers("Use this plan")


def test_an_old_handing_over_is_not_followed(person: Open, tmp_path: Path) -> None:
    """Opened days later: from the next dose, without doses of the days between."""
    somebody = person()
    old = replace(SAID, last_given=datetime(2026, 11, 18, 8, 0), next_due=datetime(2026, 11, 18, 14, 0))
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, old))
    somebody.press("Is this your plan?: Yes, it is mine")
    assert not somebody.offers("As the hospital wrote")
    assert "First dose of the new plan: 14:00, Sunday, 22 November 2026" in somebody.reads()


def test_a_refused_plan_takes_the_tick_back(
    person: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = person(at_home())
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    somebody.press("Which plan is right?: The plan from the hospital")
    monkeypatch.setattr(somebody.window.home.desk, "revise_plan", lambda *_: None)
    somebody.press("Use this plan")
    assert [event.kind for event in somebody.events()] == [EventKind.TAKEN, EventKind.UNDONE]
    assert len(versions(somebody)) == 1
    monkeypatch.setattr(somebody.window.home.desk, "log", lambda *_, **__: None)
    somebody.press("Use this plan")
    assert len(somebody.events()) == 2


def test_ways_to_the_page(person: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = person()
    somebody.press("Open a plan from your hospital")
    assert somebody.window.shell.place == Place("open-plan")
    assert "Nothing changes before you say so." in somebody.reads()
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(NEW))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    somebody.press("Open a file …")
    assert "Ordered by Dr Ward" in somebody.reads()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    somebody.press("Type it in from the paper")
    assert somebody.window.shell.place == Place("plan")
    somebody.press("Open a plan from your hospital")
    somebody.press("Open a file …")
    assert "Ordered by" not in somebody.reads()
    somebody.press("Back to today")
    assert somebody.window.shell.place == Place("today")


def test_the_same_name_again_is_read_again(person: Open, tmp_path: Path) -> None:
    somebody, path = person(), tmp_path / "a.baclofenplan"
    opened(somebody, path, b"")
    assert "This file is empty." in somebody.reads()
    opened(somebody, path, write_plan(NEW))
    assert "Ordered by Dr Ward" in somebody.reads()


def test_another_copy_hands_its_file_over(person: Open, tmp_path: Path, qapp: QApplication) -> None:
    somebody, path = person(), tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(NEW))
    _WaysIn(qapp, somebody.window).on_asked(Request(open=str(path)))
    assert "Ordered by Dr Ward" in somebody.reads()


def test_the_first_question_comes_first(make_window: Callable[..., Application], tmp_path: Path) -> None:
    window = make_window(welcomed=False, audience=None)
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(NEW))
    window.files.open(path)
    assert window.shell.place == Place("welcome")
    window.choices.change(welcomed=True)
    window._on_welcome_answered()
    assert window.shell.place == Place("open-plan", str(path))


def test_where_nurses_teach_no_plan_is_taken_in(
    make_window: Callable[..., Application], tmp_path: Path
) -> None:
    window = make_window(teaches=True, audience="clinician")
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(NEW))
    window.files.open(path)
    assert "keeps no plan" in " ".join(label.text() for label in window.shell.notice.findChildren(QLabel))
    assert not window.shell.acceptDrops()
    assert window.shell.place is not None
    assert window.shell.place.page != "open-plan"
    assert not (user_folders(tmp_path).data / "record.db").exists()


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def test_a_file_dropped_on_the_window(person: Open, tmp_path: Path) -> None:
    somebody, path = person(), tmp_path / "Plan.PDF"
    path.write_bytes(pdf(("a.baclofenplan", write_plan(NEW))))
    data, none = mime(QUrl.fromLocalFile(str(path))), mime(QUrl.fromLocalFile(str(tmp_path / "cat.png")))
    shell, keys = somebody.window.shell, Qt.KeyboardModifier.NoModifier
    for dragged, taken in ((data, True), (none, False)):
        event = QDragEnterEvent(
            QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, keys
        )
        event.ignore()
        shell.dragEnterEvent(event)
        assert event.isAccepted() is taken
        shell.dropEvent(
            QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, keys)
        )
    assert "Ordered by Dr Ward" in somebody.reads()


def test_what_is_no_plan_is_not_taken() -> None:
    one = QUrl.fromLocalFile("/a/b.pdf")
    assert dropped_plan(mime(one)) == "/a/b.pdf"
    assert dropped_plan(mime(one, one)) == ""
    assert dropped_plan(mime(QUrl("https://example.org/b.pdf"))) == ""
    assert dropped_plan(QMimeData()) == ""
    assert dropped_plan(mime(QUrl.fromLocalFile("/a/b.odt"))) == ""


def test_words_follow_the_language(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    page = opened(somebody, tmp_path / "a.baclofenplan", write_plan(NEW, SAID))
    somebody.press("Which plan is right?: The plan from the hospital")
    before = somebody.reads()
    page.retranslate()
    assert somebody.reads() == before


def test_sources_of_what_is_found(person: Open, tmp_path: Path) -> None:
    somebody = person(at_home())
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(ordered(("40", "40", "40"))))
    somebody.press("Where does this come from?")
    page = somebody.page
    assert isinstance(page, OpenPlanPage)
    assert page._panel.isVisible()


@pytest.mark.parametrize("has_plan", [True, False])
def test_a_plan_that_is_over_never_takes_the_place_of_another(
    person: Open, tmp_path: Path, has_plan: bool
) -> None:
    """A paper from spring, found in autumn: to take it up would stop every dose at once (F-STOP-01)."""
    somebody = person(at_home() if has_plan else None)
    old = ordered(("10", "5", "10"), on=date(2026, 3, 4), first=date(2026, 3, 4))
    ended = replace(old, steps=(replace(old.steps[0], last_day=date(2026, 4, 7)),))
    opened(somebody, tmp_path / "a.baclofenplan", write_plan(ended, Handover()))
    right = (
        "Which plan is right?: The plan from the hospital"
        if has_plan
        else "Is this your plan?: Yes, it is mine"
    )
    somebody.press(right)
    assert "This plan has no dose from then on: its last day is 7 April 2026." in somebody.reads()
    assert not somebody.offers("Use this plan")
    somebody.press("From when?: From a day")
    assert not somebody.offers("Use this plan")
    assert len(versions(somebody)) == has_plan
