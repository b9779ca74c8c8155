"""Where the reader is, where they were, and the way back. Pure values; no widgets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

PAGES = (
    "welcome",
    "today",
    "learn",
    "ask",
    "topic",
    "check",
    "plan",
    "open-plan",
    "about-you",
    "history",
    "taper",
    "supply",
    "diary",
    "catch-up",
    "checkup",
    "paper",
    "teaching",
    "urgent",
    "settings",
)


@dataclass(frozen=True)
class Place:
    """One place in the window.

    Attributes:
        page: one of `PAGES`.
        item: a topic id on "topic", "check" and "paper", a door on "urgent", a view on
            "diary", a file on "open-plan", a question on "ask"; otherwise "".
        section: section id to begin at; "" for the top.
        position: how far the page was scrolled when it was left, in pixels; None to begin at `section`.
    """

    page: str
    item: str = ""
    section: str = ""
    position: int | None = None

    def same_page(self, other: Place) -> bool:
        """Return whether both are the same page showing the same item."""
        return (self.page, self.item) == (other.page, other.item)


@dataclass
class History:
    """Places visited, with a cursor, like a browser's."""

    places: list[Place] = field(default_factory=list)
    cursor: int = -1

    @property
    def here(self) -> Place | None:
        """The current place, or None before the first visit."""
        return self.places[self.cursor] if self.cursor >= 0 else None

    def remember(self, position: int) -> None:
        """Note how far the current place is scrolled, so that coming back lands there."""
        if self.cursor >= 0:
            self.places[self.cursor] = replace(self.places[self.cursor], position=position)

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        self.places[self.cursor + 1 :] = [place]
        self.cursor += 1

    def can_go(self, step: int) -> bool:
        """Return whether there is a place `step` visits away."""
        return 0 <= self.cursor + step < len(self.places)

    def peek(self, step: int) -> Place | None:
        """The place `step` visits away, without going there; None when there is none."""
        return self.places[self.cursor + step] if self.can_go(step) else None

    def go(self, step: int) -> Place | None:
        """Move the cursor by `step` visits; return the place there, or None when there is none."""
        if not self.can_go(step):
            return None
        self.cursor += step
        return self.places[self.cursor]
