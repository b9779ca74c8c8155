"""One line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured.

    Attributes:
        name: what it is about.
        value: the figure to judge: a ratio, or milliseconds; None where there is nothing to measure yet.
        unit: "×" for a ratio, else the unit itself.
        limit: the most it may be; None where the figure is only told.
        detail: the figures behind it.
    """

    name: str
    value: float | None
    unit: str
    limit: float | None
    detail: str = ""

    def line(self) -> str:
        """The row as text, with its verdict."""
        figure = f"{self._figure():>8} {self.unit:<3} {self._limit():<10} {self.verdict():<5}"
        return f"{self.name:<42} {figure} {self.detail}".rstrip()

    def cells(self) -> tuple[str, ...]:
        """The row for a table in Markdown."""
        limit = self._limit() or "–"
        return (self.name, f"{self._figure()} {self.unit}".strip(), limit, self.verdict() or "–", self.detail)

    def verdict(self) -> str:
        """ "ok", "OVER", or "" where nothing is judged."""
        if self.limit is None or self.value is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"

    def _figure(self) -> str:
        return "–" if self.value is None else f"{self.value:.2f}"

    def _limit(self) -> str:
        return "" if self.limit is None else f"≤ {self.limit:g} {self.unit}".strip()
