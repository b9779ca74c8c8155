"""The wipe: everything goes, and the comparison that says so would notice whatever stayed."""

from __future__ import annotations

import gc
import sys
import tempfile
import time
import weakref
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from baclofen_guide.exchange.pdf import apart
from baclofen_guide.kiosk import FORGOTTEN
from baclofen_guide.ui.figures.images import figure_image
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.fragments import fragments
from tests.kiosk.conftest import MakeKiosk, Waiting
from tests.kiosk.observe import differences, observe

CLEARS = (
    "the visit itself",
    "speech",
    "print jobs",
    "pages, scrolling and answers",
    "history",
    "ticks",
    "what was said",
    "first choices",
    "staff code",
    "question",
    "choices",
    "level on the bar",
    "clipboard",
    "temporary files",
    "pictures",
    "screen",
)


def leave_traces(waiting: Waiting) -> None:
    """Somebody who does everything that a kiosk lets one do."""
    kiosk, window = waiting.kiosk, waiting.kiosk.window
    kiosk._on_staff_wanted()
    kiosk.keypad._type("4")
    kiosk._on_begun()
    kiosk.begin._page.verticalScrollBar().setValue(40)
    assert kiosk.begin._page.verticalScrollBar().value() == 40
    kiosk.choices.change(language="ar", theme="dark", text_percent=150)
    kiosk._on_chosen()
    window.go(Place("topic", "stopping"))
    window.command_given.emit("level")
    waiting.settle()
    page = window.page()
    page.text.verticalScrollBar().setValue(200)
    ticks = [one.charFormat().anchorHref() for one in fragments(page.text.document())]
    page.text.link_pressed.emit(next(link for link in ticks if link.startswith("tick:")))
    window.command_given.emit("print")
    window.command_given.emit("read")
    window.go(Place("check", "stopping"))
    page = window.page()
    page._question._buttons[0].click()
    window.go(Place("topic", "pump"))
    # Going on ends what is read aloud; they listen at the last page.
    window.command_given.emit("read")
    clipboard = QApplication.instance().clipboard()
    clipboard.setText("something private", QClipboard.Mode.Clipboard)
    Path(tempfile.gettempdir(), "left.pdf").write_text("something private")
    (waiting.scratch.path / "folder").mkdir()
    (waiting.scratch.path / "folder" / "deep").write_text("something private")
    window.say("Your page is being printed.")
    kiosk.still_there.say_seconds(12)


def test_a_visit_leaves_many_traces_and_the_wipe_takes_all(waiting: Waiting) -> None:
    fresh = observe(waiting)
    leave_traces(waiting)
    traces = differences(fresh, observe(waiting))
    assert {trace.partition(":")[0] for trace in traces} == set(fresh) - {"other windows"}
    waiting.kiosk.wipe()
    assert differences(fresh, observe(waiting)) == []


def scroll_the_first_choices(waiting: Waiting) -> None:
    """Somebody who only looks at them; whoever changes the letters has them laid out anew, from the top."""
    waiting.kiosk._on_begun()
    waiting.kiosk.begin._page.verticalScrollBar().setValue(40)


def test_the_list_below_is_the_list_of_what_is_cleared(waiting: Waiting) -> None:
    assert tuple(waiting.kiosk.clears) == CLEARS


@pytest.mark.parametrize("name", CLEARS)
def test_without_any_one_of_the_clears_a_trace_is_found(waiting: Waiting, name: str) -> None:
    # Laid out anew for its memory, a screen forgets some things by itself; the clears must not lean on that.
    waiting.kiosk._giving_back.blockSignals(True)
    fresh = observe(waiting)
    {"first choices": scroll_the_first_choices}.get(name, leave_traces)(waiting)
    taken_out = waiting.kiosk.clears.pop(name)
    waiting.kiosk.wipe()
    assert differences(fresh, observe(waiting)), f"nobody would notice if {name} stayed"
    waiting.kiosk.clears[name] = taken_out
    waiting.kiosk.wipe()


@pytest.mark.parametrize("name", FORGOTTEN)
def test_without_any_one_of_the_choices_a_trace_is_found(waiting: Waiting, name: str) -> None:
    fresh = observe(waiting)
    leave_traces(waiting)
    taken_out = waiting.kiosk.forgotten.pop(name)
    waiting.kiosk.wipe()
    left = differences(fresh, observe(waiting))
    assert any(one.startswith("choices:") for one in left)
    waiting.kiosk.forgotten[name] = taken_out
    waiting.kiosk.wipe()


@pytest.mark.expects_log("could not forget: history")
def test_a_clear_that_fails_stops_no_other_and_asks_for_a_new_start(waiting: Waiting) -> None:
    def broken() -> None:
        raise OSError("made up")

    asked: list[str] = []
    waiting.kiosk.failed.connect(lambda: asked.append("anew"))
    fresh = observe(waiting)
    leave_traces(waiting)
    waiting.kiosk.clears["history"] = broken
    waiting.kiosk.wipe()
    assert asked == ["anew"]
    assert [one.partition(":")[0] for one in differences(fresh, observe(waiting))] == ["screen"]
    assert waiting.kiosk.window.screen_name == "attract"


def test_the_next_person_finds_what_a_kiosk_shows_that_was_just_started(make_kiosk: MakeKiosk) -> None:
    used = make_kiosk()
    leave_traces(used)
    used.kiosk.wipe()
    after = observe(used)
    used.kiosk.window.hide()
    new = make_kiosk()
    assert differences(observe(new), after) == []


def test_nothing_can_be_typed_anywhere(waiting: Waiting) -> None:
    """There is no search, no field and no box: the wipe has no typed words to forget but the staff's code."""
    for place in (Place("learn"), Place("topic", "faq"), Place("check", "stopping"), Place("urgent")):
        waiting.kiosk.window.go(place)
        for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
            fields = waiting.kiosk.window.findChildren(kind)
            assert all(getattr(field, "isReadOnly", lambda: False)() for field in fields)


def test_a_handout_that_is_being_made_is_not_printed_for_the_next_person(waiting: Waiting) -> None:
    waiting.kiosk.window.go(Place("topic", "stopping"))
    waiting.kiosk.window.command_given.emit("print")
    waiting.kiosk.wipe()
    waiting.kiosk._handouts._press.finish()
    waiting.settle()
    assert waiting.printed == []
    assert waiting.kiosk.window._said.text() == ""


def test_a_handout_in_the_making_ends_with_the_visit(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    waiting.kiosk.window.go(Place("topic", "stopping"))
    waiting.kiosk.window.command_given.emit("print")
    typesetter = waiting.kiosk._handouts._press._typesetter
    while typesetter._child is None:
        time.sleep(0.005)
    child = typesetter._child
    waiting.kiosk.wipe()
    waiting.kiosk._handouts._press.finish()
    assert child.returncode is not None
    assert waiting.printed == []


def test_what_was_copied_before_the_kiosk_opened_is_nobodys_to_paste(
    make_kiosk: MakeKiosk, qapp: QApplication
) -> None:
    qapp.clipboard().setText("from the visit before a crash")
    make_kiosk()
    assert qapp.clipboard().text() == ""


def test_rules_of_widgets_that_are_gone_do_not_stay(waiting: Waiting, qapp: QApplication) -> None:
    """Qt keeps them until the style sheet is taken off, which is seen by a widget's own style alone."""
    seen: list[str] = []
    laid_on = type(qapp).setStyleSheet

    def lay_on(sheet: str) -> None:
        seen.append(sheet)
        laid_on(qapp, sheet)

    waiting.kiosk._appearance._application = SimpleNamespace(setStyleSheet=lay_on)  # type: ignore[assignment]
    sheet = qapp.styleSheet()
    waiting.kiosk.wipe()
    waiting.settle()
    assert seen == ["", sheet]
    assert qapp.styleSheet() == sheet
    waiting.kiosk._appearance._application = qapp


def test_what_a_visit_needed_in_memory_goes_back(waiting: Waiting) -> None:
    class Kept:
        """Something that only the collector of garbage frees."""

        def __init__(self) -> None:
            self.itself = self

    gc.disable()
    try:
        seen = weakref.ref(Kept())
        assert seen() is not None
        waiting.kiosk.wipe()
        waiting.settle()
        assert seen() is None
    finally:
        gc.enable()


def test_pictures_drawn_before_the_kiosk_opened_are_not_kept(make_kiosk: MakeKiosk) -> None:
    used = make_kiosk()
    leave_traces(used)
    assert figure_image.cache_info().currsize
    used.kiosk.window.hide()
    make_kiosk()
    assert figure_image.cache_info().currsize == 0
