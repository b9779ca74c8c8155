"""Scrolling with a finger, and a page at a time for those who cannot drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScroller, QScrollerProperties

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

_STEP = 0.8
"""How much of what is seen moves by one press: some lines stay, so that nobody loses their place."""


def make_kinetic(area: QAbstractScrollArea) -> None:
    """Let `area` be pushed with a finger or the mouse, and glide to rest."""
    viewport = area.viewport()
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.LeftMouseButtonGesture)
    scroller = QScroller.scroller(viewport)
    properties = scroller.scrollerProperties()
    never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    metric = QScrollerProperties.ScrollMetric
    # At its end a page stops; a page that swings past it looks broken.
    properties.setScrollMetric(metric.VerticalOvershootPolicy, never)
    properties.setScrollMetric(metric.HorizontalOvershootPolicy, never)
    # A shaking finger that moves less than this still presses what is under it.
    properties.setScrollMetric(metric.DragStartDistance, 0.006)
    scroller.setScrollerProperties(properties)


def page_by(area: QAbstractScrollArea, direction: int) -> None:
    """Move `area` by most of what is seen; `direction` is 1 for further down, -1 for back up."""
    bar = area.verticalScrollBar()
    bar.setValue(bar.value() + round(direction * _STEP * area.viewport().height()))
