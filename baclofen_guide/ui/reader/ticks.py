"""Things to do that are ticked: kept in memory until the program closes, and never stored."""

from __future__ import annotations


class Ticks:
    """What the reader has ticked, by page; a page is known by the hash of its text."""

    def __init__(self) -> None:
        self._ticked: dict[str, frozenset[int]] = {}

    def of(self, page: str) -> frozenset[int]:
        """Return the lines that are ticked on `page`."""
        return self._ticked.get(page, frozenset())

    def toggle(self, page: str, line: int) -> bool:
        """Tick the item at `line`, or take the tick away; return whether it is ticked now."""
        self._ticked[page] = self.of(page) ^ {line}
        return line in self._ticked[page]

    def clear(self) -> None:
        """Forget everything, as for the next visitor of a kiosk."""
        self._ticked.clear()
