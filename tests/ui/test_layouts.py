"""Nothing is cut off: long words, right to left, small windows, large letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from baclofen_guide.app import Application
from baclofen_guide.ui.card import Card
from baclofen_guide.ui.diary.tick_button import TickButton
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.shell import Fold, fold_for

SCREENS = [
    Place("welcome"), Place("learn"), Place("ask"), Place("topic", "stopping"), Place("urgent"),
    Place("urgent", "pump"), Place("settings"), Place("supply"), Place("diary"), Place("diary", "charts"),
]  # fmt: skip
SIZES = [(800, 600), (1366, 768)]
PERCENTS = [100, 200, 300]


class LongWords(QTranslator):
    """Says everything 40 % longer, as some languages do, with marks that show what was not translated."""

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
        filler = "ëxtra wörds "
        extra = (filler * (len(source) // len(filler) + 1))[: round(len(source) * 0.4)]
        return f"{source}{extra}"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[None]:
    translator = LongWords()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    yield qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def cut_off(window: Application) -> list[str]:
    """Every visible word or button that does not have the room it asks for."""
    # Words that break into two lines ask for room a second time.
    for _ in range(4):
        QApplication.processEvents()
    found = []
    for widget in window.shell.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, QAbstractButton)):
            continue
        if (problem := _problem(widget)) is not None:
            found.append(f"{type(widget).__name__} {widget.accessibleName() or widget.text()!r}: {problem}")
    return found


def _problem(widget: QLabel | QAbstractButton) -> str | None:
    if isinstance(widget, QLabel):
        if not widget.text():
            return None
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        wide = widget.sizeHint().width() if not widget.wordWrap() else widget.minimumSizeHint().width()
    elif widget.hasHeightForWidth():
        needed, wide = widget.heightForWidth(widget.width()), 0
    else:
        needed, wide = widget.sizeHint().height(), widget.sizeHint().width()
    if widget.height() < needed:
        return f"{widget.height()} px high, needs {needed}"
    if widget.width() < wide:
        return f"{widget.width()} px wide, needs {wide}"
    return None if _inside_its_page(widget) else "reaches out of the window"


def _inside_its_page(widget: QWidget) -> bool:
    """Whether `widget` is within the width of what shows it; downwards one can scroll."""
    frame: QWidget = widget.window()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            frame = parent.viewport()
            break
        parent = parent.parentWidget()
    corner = widget.mapTo(frame, widget.rect().topLeft()) if frame.isAncestorOf(widget) else None
    if corner is None:
        return True
    return QRect(0, 0, frame.width(), 10**6).contains(QRect(corner, widget.size()))


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off(window: Application, size: tuple[int, int], percent: int) -> None:
    window.choices.change(text_percent=percent)
    window.shell.resize(*size)
    for place in SCREENS:
        window.shell.go(place)
        assert not cut_off(window), place


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.usefixtures("long_words")
def test_nothing_is_cut_off_in_a_longer_language(
    window: Application, size: tuple[int, int], percent: int
) -> None:
    window.choices.change(text_percent=percent)
    window.shell.resize(*size)
    for place in SCREENS:
        window.shell.go(place)
        assert not cut_off(window), place


@pytest.mark.usefixtures("long_words")
def test_no_chrome_is_left_untranslated(window: Application) -> None:
    content = {"Do not stop baclofen suddenly", "What baclofen is", "Start here"}
    for place in SCREENS:
        window.shell.go(place)
        QApplication.processEvents()
        for widget in window.shell.findChildren(QAbstractButton):
            if widget.isVisible() and widget.text() and not isinstance(widget, (Card, TickButton)):
                assert (
                    "ë" in widget.text()
                    or "ö" in widget.text()
                    or len(widget.text()) < 6
                    or (widget.text() in content)
                ), widget.text()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.usefixtures("mirrored", "long_words")
def test_right_to_left_mirrors_the_window(window: Application, size: tuple[int, int]) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.shell.resize(*size)
    for place in SCREENS:
        window.shell.go(place)
        assert not cut_off(window), place
    urgent = next(b for b in window.shell.findChildren(QAbstractButton) if b.text().startswith("Urgent help"))
    assert urgent.mapTo(window.shell, urgent.rect().center()).x() < window.shell.width() / 2


@pytest.mark.parametrize(
    ("width", "height", "percent", "fold"),
    [
        (1366, 768, 100, Fold.ROOMY),
        (800, 600, 100, Fold.NARROW),
        (1366, 768, 200, Fold.NARROW),
        (800, 600, 200, Fold.FOLDED),
        (1366, 599, 100, Fold.FOLDED),
        (1366, 768, 250, Fold.FOLDED),
        (400, 700, 100, Fold.FOLDED),
    ],
)
def test_how_the_window_folds(width: int, height: int, percent: int, fold: Fold) -> None:
    assert fold_for(width, height, percent) is fold


def test_the_folded_menu_leads_everywhere_and_offers_what_the_page_does(window: Application) -> None:
    from PySide6.QtWidgets import QMenu

    window.shell.resize(800, 500)
    QApplication.processEvents()
    menu = window.shell.findChild(QMenu)
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert {"Learn", "Settings", "Easy", "Clinical", "Find in this page", "Larger text"} <= set(words)
    next(action for action in menu.actions() if action.text() == "Clinical").trigger()
    assert window.choices.now.level == "clinical"
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Settings").trigger()
    assert window.shell.place == Place("settings")
