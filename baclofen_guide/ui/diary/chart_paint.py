"""How a chart of the diary is painted: the symptom above, the staircase of the dose below, one time axis."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from baclofen_guide.ui.icons import draw_glyph

if TYPE_CHECKING:
    from decimal import Decimal

    from baclofen_guide.diary.series import Band, Stretch
    from baclofen_guide.ui.diary.chart import Drawing
    from baclofen_guide.ui.style import Style

DAY = timedelta(days=1)
FEW = 45
"""Up to so many spots each gets a dot of its own."""
GAP = 3
"""A line goes on over this many stretches without notes, not over more."""


class Plane:
    """Where days, values and mg are in a box.

    Attributes:
        drawing: what is drawn.
        upper, lower: the boxes of the symptom and of the staircase.
    """

    def __init__(self, drawing: Drawing, style: Style, box: QRectF, *, mirrored: bool) -> None:
        px = style.chrome_px
        self.drawing, self.mirrored = drawing, mirrored
        before, after = (px(12), px(34)) if mirrored else (px(34), px(12))
        inner = box.adjusted(before, px(14), -after, -px(28))
        dose = inner.height() * 0.3 if drawing.levels else 0.0
        gap = px(8) if drawing.levels else 0
        self.upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - dose - gap)
        self.lower = QRectF(inner.left(), inner.bottom() - dose, inner.width(), dose)
        self._days = max(1, (drawing.last - drawing.first).days + 1)
        self._most = max((float(level.mg) for level in drawing.levels), default=0) or 1

    def x(self, days: float) -> float:
        """So many days after the first, from the side where time begins."""
        way = self.upper.width() * days / self._days
        return self.upper.right() - way if self.mirrored else self.upper.left() + way

    def day_x(self, day: date) -> float:
        """Where a day begins."""
        return self.x((day - self.drawing.first).days)

    def middle(self, spot: Stretch) -> float:
        """The middle of a stretch, as far as it is on the axis."""
        first = max((spot.first - self.drawing.first).days, 0)
        last = min((spot.last - self.drawing.first).days, self._days - 1)
        return self.x((first + last + 1) / 2)

    def y(self, value: float) -> float:
        """A value of the symptom."""
        return self.upper.bottom() - self.upper.height() * value / self.drawing.top

    def mg_y(self, mg: Decimal) -> float:
        """An amount a day; a fifth of the height stays free for its number."""
        return self.lower.bottom() - self.lower.height() * 0.72 * float(mg) / self._most

    def nearest(self, x: float) -> int:
        """The index of the spot nearest to `x`."""
        spots = self.drawing.spots
        return min(range(len(spots)), key=lambda index: abs(self.middle(spots[index]) - x))

    def clipped(self, first: date, last: date) -> tuple[float, float]:
        """Left and right edge of the days from `first` to `last`, as far as they are on the axis."""
        ends = self.day_x(max(first, self.drawing.first)), self.day_x(min(last, self.drawing.last) + DAY)
        return min(ends), max(ends)


class Painting:
    """One painting of a plane, with one of its spots marked or none (-1)."""

    def __init__(self, painter: QPainter, style: Style, plane: Plane, mark: int) -> None:
        self._painter, self._style, self._plane, self._mark = painter, style, plane, mark
        self._drawing = plane.drawing
        self._joined = any(spot.first != spot.last for spot in self._drawing.spots)

    def paint(self) -> None:
        """Paint everything, from the back to the front."""
        self._scale()
        self._stairs()
        self._dates()
        self._changes()
        self._marked()
        if self._joined:
            self._reaches()
        self._line()
        self._signs()

    def _font(self, *, bold: bool = False) -> None:
        font = QFont(self._painter.font())
        font.setPixelSize(self._style.chrome_px(14))
        font.setBold(bold)
        self._painter.setFont(font)

    def _text(self, box: QRectF, words: str, role: str = "quiet") -> None:
        self._painter.setPen(self._style.colour(role))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _scale(self) -> None:
        """Three lines with their numbers."""
        self._font()
        upper, px = self._plane.upper, self._style.chrome_px
        wide = px(30)
        left = upper.right() + px(4) if self._plane.mirrored else upper.left() - wide - px(4)
        for value in (0, self._drawing.top / 2, self._drawing.top):
            y = self._plane.y(value)
            self._painter.setPen(QPen(self._style.colour("hairline"), 1))
            self._painter.drawLine(QLineF(upper.left(), y, upper.right(), y))
            self._text(QRectF(left, y - px(10), wide, px(20)), f"{value:g}")

    def _stairs(self) -> None:
        """What was ordered, each step with its mg where there is room."""
        plane, px = self._plane, self._style.chrome_px
        outline = QPolygonF()
        for level in self._drawing.levels:
            left, right = plane.clipped(level.first, level.last)
            top = plane.mg_y(level.mg)
            step = QRectF(left, top, right - left, plane.lower.bottom() - top)
            self._painter.fillRect(step, self._style.colour("primary_soft"))
            ends = (right, left) if plane.mirrored else (left, right)
            for x in ends:
                outline.append(QPointF(x, top))
            self._mg(QRectF(left, top - px(19), right - left, px(18)), f"{level.mg:f}")
        self._painter.setPen(QPen(self._style.colour("primary"), self._style.chrome_px(2)))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(outline)

    def _mg(self, box: QRectF, number: str) -> None:
        self._font()
        metrics = self._painter.fontMetrics()
        whole = f"{number} {self._drawing.dose_word}"
        for words in (whole, number):
            if metrics.horizontalAdvance(words) <= box.width():
                self._text(box, words, "text")
                return

    def _dates(self) -> None:
        """The axis and some dates below it, kept inside the picture."""
        plane, px = self._plane, self._style.chrome_px
        bottom = plane.lower.bottom()
        self._painter.setPen(QPen(self._style.colour("outline"), 1))
        self._painter.drawLine(QLineF(plane.upper.left(), bottom, plane.upper.right(), bottom))
        self._font()
        metrics = self._painter.fontMetrics()
        taken = list[QRectF]()
        for day, words in self._drawing.dates:
            width = metrics.horizontalAdvance(words) + px(4)
            middle = plane.x((day - self._drawing.first).days + 0.5)
            left = min(max(middle - width / 2, 0.0), plane.upper.right() + px(12) - width)
            box = QRectF(left, bottom + px(4), width, px(22))
            if not any(box.adjusted(-px(6), 0, px(6), 0).intersects(other) for other in taken):
                taken.append(box)
                self._painter.setPen(QPen(self._style.colour("outline"), 1))
                self._painter.drawLine(QLineF(middle, bottom, middle, bottom + px(4)))
                self._text(box, words)

    def _changes(self) -> None:
        """A dashed line through both pictures where the plan changed."""
        pen = QPen(self._style.colour("quiet"), 1, Qt.PenStyle.DashLine)
        for change in self._drawing.changes:
            x = self._plane.day_x(change.day)
            self._painter.setPen(pen)
            self._painter.drawLine(QLineF(x, self._plane.upper.top(), x, self._plane.lower.bottom()))

    def _marked(self) -> None:
        if not 0 <= self._mark < len(self._drawing.spots):
            return
        x = self._plane.middle(self._drawing.spots[self._mark])
        self._painter.setPen(QPen(self._style.colour("focus"), 3))
        self._painter.drawLine(QLineF(x, self._plane.upper.top(), x, self._plane.lower.bottom()))

    def _reaches(self) -> None:
        """From the least to the greatest value of a stretch."""
        wide = max(2.0, min(8.0, self._plane.upper.width() / max(1, len(self._drawing.spots)) / 2))
        self._painter.setPen(QPen(self._style.colour("outline"), wide))
        for spot in self._drawing.spots:
            band = spot.bands.get(self._drawing.measure)
            if band is not None and band.low < band.high:
                x = self._plane.middle(spot)
                self._painter.drawLine(QLineF(x, self._plane.y(band.low), x, self._plane.y(band.high)))

    def _line(self) -> None:
        """The averages, joined where notes follow each other; a dot for each while there are few."""
        found = [(spot, band) for spot in self._drawing.spots if (band := self._band(spot)) is not None]
        self._painter.setPen(QPen(self._style.colour("text"), self._style.chrome_px(2) + 0.5))
        for (one, low), (other, high) in pairwise(found):
            length = (one.last - one.first).days + 1
            if (other.first - one.last).days <= GAP * length:
                self._painter.drawLine(QLineF(self._point(one, low), self._point(other, high)))
        radius = self._style.chrome_px(5) if len(found) <= FEW else 2.0
        self._painter.setPen(QPen(self._style.colour("card"), 1.5))
        self._painter.setBrush(self._style.colour("text"))
        for spot, band in found:
            self._painter.drawEllipse(self._point(spot, band), radius, radius)

    def _signs(self) -> None:
        """A warning sign on top of days with withdrawal signs."""
        side = self._style.chrome_px(16)
        for spot in self._drawing.spots:
            if spot.signs:
                box = QRectF(
                    self._plane.middle(spot) - side / 2, self._plane.upper.top() - side * 0.85, side, side
                )
                draw_glyph(self._painter, "alert", box, self._style.colour("emergency"))

    def _band(self, spot: Stretch) -> Band | None:
        return spot.bands.get(self._drawing.measure)

    def _point(self, spot: Stretch, band: Band) -> QPointF:
        return QPointF(self._plane.middle(spot), self._plane.y(float(band.mean)))
