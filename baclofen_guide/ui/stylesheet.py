"""One Qt style sheet for the whole window, made from the theme and the text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


def stylesheet(style: Style) -> str:
    """Return the application's style sheet; widgets are told apart by ``kind`` and, for large ones, ``heft``.

    Never by ``size``: every widget has one already, in pixels, and no rule would ever fit it.
    """
    theme, px = style.theme, style.chrome_px
    values = {
        **{name: getattr(theme, name) for name in theme.__struct_fields__},
        "body": px(16),
        "small": px(14),
        "section": px(21),
        "title": px(28),
        "huge": px(32),
        "attract": px(42),
        "start": min(px(60), 104),
        "begin": min(px(28), 54),
        # What is read like a page grows with the page, to the end.
        "reading": style.page_px(16),
        "asking": style.page_px(16) + 5,
        "tick": px(24),
        "large": max(60, px(48)),
        "scale": max(52, px(42)),
        "control": max(style.target, px(36)),
        "radius": 10,
        "border": theme.border_px,
        "ring": 3,
        # The focus ring takes the place of a margin, so that nothing moves when focus arrives.
        "rest": 3 - theme.border_px,
        "pad": px(12),
        "gap": px(8),
    }
    text = _TEMPLATE
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    return text


_TEMPLATE = """
* { font-size: @body@px; }
QWidget#window, QWidget[kind="page"] { background: @window@; color: @text@; }
QLabel { color: @text@; background: transparent; }
QLabel[kind="title"] { font-size: @title@px; font-weight: bold; }
QLabel[kind="section"] { font-size: @section@px; font-weight: bold; }
QLabel[kind="huge"] { font-size: @huge@px; font-weight: bold; }
QLabel[kind="attract"] { font-size: @attract@px; font-weight: bold; }
QLabel[kind="attract-why"] { font-size: @title@px; }
QLabel[kind="staff-line"] {
  font-size: @huge@px; font-weight: bold; padding: @pad@px; border-radius: @radius@px;
  background: @emergency_button@; color: @on_emergency_button@;
}
QLabel[kind="action"] { font-weight: bold; }
QLabel[kind="emergency-line"] { color: @emergency@; background: @emergency_soft@; padding: @pad@px; }
QLabel[kind="warning"] { color: @warning@; background: @warning_soft@; padding: @pad@px; }
QLabel[kind="asking"] { font-size: @asking@px; font-weight: bold; }
QLabel[kind="reading"] { font-size: @reading@px; }
QLabel[kind="reading-strong"] { font-size: @reading@px; font-weight: bold; }
QLabel[kind="quiet"] { color: @quiet@; }
QLabel[kind="small"] { color: @quiet@; font-size: @small@px; }

QPushButton, QToolButton {
  min-height: @control@px; padding: 0 @pad@px; border-radius: @radius@px; margin: @rest@px;
  border: @border@px solid @outline@; background: @card@; color: @text@;
}
QPushButton:hover, QToolButton:hover { background: @primary_soft@; color: @on_primary_soft@; }
QPushButton:focus, QToolButton:focus { border: @ring@px solid @focus@; margin: 0; }
QPushButton:disabled, QToolButton:disabled { color: @quiet@; border-color: @hairline@; }
QPushButton[heft="scale"] { min-height: @scale@px; padding: 0; font-weight: bold; margin: 1px; }
QPushButton[heft="large"] { min-height: @large@px; font-weight: bold; }
QPushButton[heft="start"] {
  min-height: @start@px; padding: 0 @pad@px; font-size: @begin@px; font-weight: bold;
}
QPushButton[kind="primary"] {
  background: @primary@; color: @on_primary@; border-color: @primary@; font-weight: bold;
}
QPushButton[kind="primary"]:disabled { background: @panel@; color: @quiet@; border-color: @hairline@; }
QPushButton[kind="primary"]:focus { border: @ring@px solid @focus@; margin: 0; }
QPushButton[kind="emergency"] {
  background: @emergency_button@; color: @on_emergency_button@; border-color: @emergency_button@;
  font-weight: bold;
}
QPushButton[kind="emergency"]:focus { border: @ring@px solid @focus@; margin: 0; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
  background: transparent; border-color: transparent; color: @primary@;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {
  background: @primary_soft@; color: @on_primary_soft@;
}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {
  border: @ring@px solid @focus@; margin: 0;
}
QPushButton:checked, QToolButton:checked {
  background: @primary@; color: @on_primary@; border-color: @primary@;
}
QPushButton:checked:focus, QToolButton:checked:focus { border: @ring@px solid @focus@; margin: 0; }
QToolButton[kind="emergency"] {
  background: @emergency_button@; color: @on_emergency_button@; border-color: @emergency_button@;
  font-weight: bold;
}
QToolButton[kind="emergency"]:focus { border: @ring@px solid @focus@; margin: 0; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QFrame[kind="rail"] { background: @panel@; border: none; border-right: @border@px solid @hairline@; }
QFrame[kind="rail"] QToolButton { border-color: transparent; background: transparent; color: @text@; }
QFrame[kind="rail"] QToolButton:hover { background: @primary_soft@; color: @on_primary_soft@; }
QFrame[kind="rail"] QToolButton[current="true"] { background: @primary@; color: @on_primary@; }
QFrame[kind="rail"] QToolButton:focus { border: @ring@px solid @focus@; margin: 0; }

QFrame[kind="warning-bar"] {
  background: @warning_soft@; border: none; border-bottom: @border@px solid @warning_edge@;
}
QFrame[kind="warning-bar"] QLabel { color: @warning@; }
QFrame[kind="card"] { background: @card@; border: @border@px solid @hairline@; border-radius: 12px; }
QFrame[kind="panel"] { background: @panel@; border: none; }
QFrame[kind="source-panel"] { background: @card@; border: @border@px solid @outline@; border-radius: 12px; }
QFrame[kind="numbers"] {
  background: @emergency_soft@; border: @border@px solid @emergency@; border-radius: 12px;
}
QFrame[kind="numbers"] QLabel { color: @emergency@; }
QFrame[kind="good"] { background: @good_soft@; border: @border@px solid @good_edge@; border-radius: 12px; }
QFrame[kind="good"] QLabel { color: @good@; }
QFrame[kind="notice"] {
  background: @warning_soft@; border: @border@px solid @warning_edge@; border-radius: 12px;
}
QFrame[kind="notice"] QLabel { color: @warning@; }

QTextBrowser { background: @card@; color: @text@; border: none; selection-background-color: @primary@;
  selection-color: @on_primary@; }
QTextBrowser[kind="page-text"] { border: @ring@px solid @card@; }
QTextBrowser[kind="page-text"][ring="true"] { border: @ring@px solid @focus@; }

QCheckBox { min-height: @control@px; spacing: @gap@px; color: @text@; }
QCheckBox::indicator { width: @tick@px; height: @tick@px; border: 2px solid @outline@; border-radius: 6px;
  background: @card@; }
QCheckBox::indicator:checked { background: @primary@; border-color: @primary@; }
QCheckBox:focus { border: @ring@px solid @focus@; border-radius: 8px; }
QLineEdit, QComboBox, QDateEdit {
  min-height: @control@px; padding: 0 @pad@px; border-radius: @radius@px; margin: @rest@px;
  border: @border@px solid @outline@; background: @card@; color: @text@; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus { border: @ring@px solid @focus@; margin: 0; }
QComboBox::drop-down, QDateEdit::drop-down { width: @control@px; border: none; }
QComboBox QAbstractItemView { background: @card@; color: @text@; border: @border@px solid @outline@;
  selection-background-color: @primary@; selection-color: @on_primary@; }
QComboBox QAbstractItemView::item { min-height: @control@px; padding: 0 @pad@px; }
QMenu { background: @card@; color: @text@; border: @border@px solid @outline@; padding: @gap@px 0; }
QMenu::item { min-height: @control@px; padding: @gap@px @pad@px; }
QMenu::item:selected { background: @primary@; color: @on_primary@; }
QMenu::item:disabled { color: @quiet@; }
QPlainTextEdit { padding: @gap@px; border-radius: @radius@px; margin: @rest@px;
  border: @border@px solid @outline@; background: @card@; color: @text@;
  selection-background-color: @primary@; selection-color: @on_primary@; }
QPlainTextEdit:focus { border: @ring@px solid @focus@; margin: 0; }
QTableWidget { background: @card@; color: @text@; border: @border@px solid @outline@;
  gridline-color: @hairline@;
  selection-background-color: @primary_soft@; selection-color: @on_primary_soft@; }
QTableWidget::item { padding: @gap@px; }
QTableWidget:focus { border: @ring@px solid @focus@; }
QHeaderView::section {
  background: @panel@; color: @text@; border: none; padding: @gap@px; font-weight: bold;
}
QListWidget { background: transparent; border: none; color: @text@; outline: none; }
QListWidget::item { padding: @gap@px; border-radius: 8px; border: @ring@px solid transparent; }
QListWidget::item:selected { background: @primary_soft@; color: @on_primary_soft@; }
QListWidget::item:focus { border: @ring@px solid @focus@; }
QScrollArea, QScrollArea > QWidget > QWidget { background: @window@; border: none; }
QScrollBar:vertical { background: transparent; width: 16px; margin: 0; }
QScrollBar::handle:vertical { background: @outline@; border-radius: 5px; min-height: 48px; margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @panel@; color: @text@; border: @border@px solid @outline@; padding: 6px; }
"""
