"""Buttons in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from baclofen_guide.ui.controls import ActionButton
from baclofen_guide.ui.fonts import load_fonts
from baclofen_guide.ui.style import Style
from baclofen_guide.ui.theme import load_theme
from tests.ui.test_theme import NAMES, THEMES


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_on_a_button_that_cannot_be_pressed_has_the_colour_of_its_words(
    qapp: QApplication, name: str
) -> None:
    load_fonts()
    theme = load_theme(THEMES, name)
    button = ActionButton(Style(theme, 100), "check", "primary")
    picture = button.icon().pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    points = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    inked = [point for point in points if point.alpha() > 200]
    assert inked
    wanted = QColor(theme.quiet)
    assert all(abs(point.red() - wanted.red()) + abs(point.green() - wanted.green()) < 12 for point in inked)
