"""Everything that the next person, or somebody with a screen reader or a file manager, could observe."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from baclofen_guide.ui.figures.images import figure_image
from tests.kiosk.conftest import Waiting

Seen = dict[str, object]


def observe(waiting: Waiting, folders: tuple[Path, ...] = ()) -> Seen:
    """What can be observed now, by what it is about."""
    kiosk, app = waiting.kiosk, QApplication.instance()
    assert isinstance(app, QApplication)
    waiting.settle()
    window = kiosk.window
    clipboard = app.clipboard()
    focus = app.focusWidget()
    return {
        "screen": (window.screen_name, window.place),
        # Sorted: a screen that was shown stands last among its brothers, which nobody can see.
        "widgets": sorted((_widget(one) for one in (window, *window.findChildren(QWidget))), key=repr),
        "other windows": sorted(
            one.objectName() or type(one).__name__
            for one in app.topLevelWidgets()
            if one.isVisible() and one is not window
        ),
        "focus": type(focus).__name__ if focus else None,
        "text documents": sorted(one.toPlainText()[:200] for one in window.findChildren(QTextDocument)),
        "accessibility": _spoken(QAccessible.queryAccessibleInterface(window)),
        "choices": kiosk.choices.now,
        "look": (kiosk.style.theme.name, kiosk.style.text_percent, _hash(app.styleSheet().encode())),
        "direction": app.layoutDirection(),
        "clipboard": [
            (
                clipboard.text(mode),
                sorted(clipboard.mimeData(mode).formats()) if clipboard.mimeData(mode) else [],
            )
            for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
        ],
        "ticks": dict(kiosk._desk.ticks._ticked),
        "speech": waiting.voice.is_speaking,
        "printing": kiosk._handouts.is_under_way if kiosk._handouts else None,
        "pictures": figure_image.cache_info().currsize,
        "visit": (kiosk.idle.is_running, kiosk.attract.place),
        "files": {str(path): _hash(path.read_bytes()) for path in _files(waiting.scratch.path, *folders)},
    }


def differences(before: Seen, after: Seen) -> list[str]:
    """What is not the same, by what it is about, with the first thing that differs."""
    found = []
    for about, was in before.items():
        now = after[about]
        if was != now:
            pair = (was, now)
            if isinstance(was, list) and isinstance(now, list):
                only = (
                    [one for one in was if one not in now][:2],
                    [one for one in now if one not in was][:2],
                )
                pair = only if any(only) else (len(was), len(now))
            found.append(f"{about}: {pair[0]!r} → {pair[1]!r}")
    return found


def _widget(widget: QWidget) -> tuple[object, ...]:
    texts: list[object] = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, QLabel):
        # The picture of a hidden label is not laid out; its words are kept all the same.
        texts.append(widget.text())
    elif isinstance(widget, QAbstractButton):
        texts += [widget.text(), widget.isChecked()]
    elif isinstance(widget, QAbstractSlider):
        texts.append(widget.value())
    elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
        texts.append(widget.toPlainText())
    elif isinstance(widget, QLineEdit):
        texts.append(widget.text())
    shown = (widget.isVisible(), widget.isEnabled(), widget.hasFocus())
    place = widget.geometry().getRect() if widget.isVisible() else None
    return (type(widget).__name__, *shown, place, *texts)


def _spoken(found: QAccessibleInterface | None, depth: int = 0) -> list[tuple[object, ...]]:
    """The tree that a screen reader walks."""
    if found is None or depth > 12:
        return []
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    state = found.state()
    spoken: list[tuple[object, ...]] = [
        (
            depth,
            found.role(),
            *(found.text(kind) for kind in kinds),
            state.invisible,
            state.checked,
            state.focused,
        )
    ]
    if not state.invisible:
        for place in range(found.childCount()):
            spoken += _spoken(found.child(place), depth + 1)
    return spoken


def _files(*folders: Path) -> list[Path]:
    return sorted(
        path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()
    )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
