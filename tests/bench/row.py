"""One line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured.

    Attributes:
        name: what it is about.
        value: the figure to judge: a ratio, or milliseconds.
        unit: "×" for a ratio, else the unit itself.
        limit: the most it may be; None where the figure is only told.
        detail: the figures behind it.
    """

    name: str
    value: float
    unit: str
    limit: float | None
    detail: str = ""

    def line(self) -> str:
        """The row as text, with its verdict."""
        limit = "" if self.limit is None else f"≤ {self.limit:g} {self.unit}"
        verdict = "" if self.limit is None else ("ok" if self.value <= self.limit else "OVER")
        figure = f"{self.value:8.2f} {self.unit:<3} {limit:<10} {verdict:<5}"
        return f"{self.name:<40} {figure} {self.detail}".rstrip()
