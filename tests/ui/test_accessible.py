"""What assistive technology finds: every control named, the page a document with its parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.page_text import PageText

SCREENS = {
    "welcome": Place("welcome"),
    "learn": Place("learn"),
    "ask": Place("ask"),
    "topic": Place("topic", "stopping"),
    "urgent": Place("urgent"),
    "door": Place("urgent", "too-much"),
    "settings": Place("settings"),
}
CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.List,
}


def walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Everything below `interface` that is not hidden, in the order a screen reader goes."""
    if interface is None or interface.state().invisible:
        return
    yield interface
    for index in range(interface.childCount()):
        yield from walk(interface.child(index))


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def tree(window: Application) -> list[QAccessibleInterface]:
    QApplication.processEvents()
    return list(walk(QAccessible.queryAccessibleInterface(window.shell)))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((800, 600), 300)])
def test_every_control_has_a_name(
    window: Application, screen: str, size: tuple[int, int], percent: int
) -> None:
    window.choices.change(text_percent=percent)
    window.shell.resize(*size)
    window.shell.go(SCREENS[screen])
    nodes = tree(window)
    nameless = [node for node in nodes if node.role() in CONTROLS and not name(node)]
    # A drop-down's list is spoken by the drop-down itself.
    nameless = [n for n in nameless if n.parent() is None or n.parent().role() != QAccessible.Role.ComboBox]
    assert not [(node.role(), node.object()) for node in nameless]
    assert any(name(node).startswith("Urgent help") for node in nodes)


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_pressable_is_reached_by_the_tab_key(window: Application, screen: str) -> None:
    window.shell.go(SCREENS[screen])
    QApplication.processEvents()
    wanted = {
        widget
        for widget in window.shell.findChildren(object)
        if hasattr(widget, "click") and widget.isVisible() and widget.isEnabled()
    }
    reached, widget = set(), window.shell
    for _ in range(400):
        widget = widget.nextInFocusChain()
        reached.add(widget)
        if widget is window.shell:
            break
    unreached = {w for w in wanted - reached if not w.objectName().startswith("qt_")}
    assert not unreached


def test_a_page_is_a_document_with_headings_paragraphs_items_and_links(window: Application) -> None:
    document = next(n for n in tree(window) if n.role() == QAccessible.Role.Document)
    assert name(document) == "Do not stop baclofen suddenly"
    children = [document.child(index) for index in range(document.childCount())]
    headings = [name(child) for child in children if child.role() == QAccessible.Role.Heading]
    titles = [title for _, title in window.desk.topic("stopping").sections]
    assert headings == [name(document), *titles]
    assert "A seizure (fit)." in " ".join(
        name(child) for child in children if child.role() == QAccessible.Role.ListItem
    )
    links = [name(link) for child in children for link in walk(child) if link.role() == QAccessible.Role.Link]
    assert "Source 1: where does this come from?" in links
    assert all(child.parent().role() == QAccessible.Role.Document for child in children)
    assert [document.indexOfChild(child) for child in children] == list(range(len(children)))


def test_parts_of_a_page_know_where_they_are_on_the_screen(window: Application) -> None:
    document = next(n for n in tree(window) if n.role() == QAccessible.Role.Document)
    tops = [document.child(index).rect().top() for index in range(5)]
    assert tops == sorted(tops)
    first = document.child(0)
    assert window.shell.geometry().contains(first.rect().center())
    assert first.rect().height() > 20


def test_changing_pages_under_a_reader_is_safe(window: Application) -> None:
    """A screen reader holds on to parts of a page that is gone; 100 changes must not hurt it."""
    held = []
    for turn in range(100):
        window.choices.change(level=LEVELS[turn % 3])
        nodes = tree(window)
        held += [name(node) for node in nodes if node.role() == QAccessible.Role.Heading]
    assert "Do not stop baclofen suddenly" in held


def test_an_index_out_of_range_is_nothing(window: Application) -> None:
    document = next(n for n in tree(window) if n.role() == QAccessible.Role.Document)
    assert document.child(-1) is None
    assert document.child(10_000) is None
    assert document.child(0).child(99) is None


def test_a_new_page_takes_the_focus(window: Application) -> None:
    window.shell.go(Place("topic", "about"))
    assert isinstance(QApplication.focusWidget(), PageText)
