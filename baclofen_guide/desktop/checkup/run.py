"""Asks every link how it is, and tells all of them together, in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE_MS = 4000
SLEEP = Link("sleep", "unknown", "checkup.sleep.unknown")
"""No computer tells every way in which it may fall asleep, and none rings when it is off."""


class Explains(Protocol):
    """A part that knows its own link at once."""

    def explain(self) -> Link:
        """This link, for the check-up."""
        ...


class Probe(Protocol):
    """A part that may have to ask somebody else first."""

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell this link, now or a little later."""
        ...


class AtOnce:
    """Makes a probe of a part that knows its link at once."""

    def __init__(self, part: Explains) -> None:
        self._part = part

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell the link of the part."""
        told(self._part.explain())


class CheckUp(QObject):
    """Runs the check-up.

    Args:
        probes: what to ask, by the id of its link, in the order of telling.
        patience_ms: a link that has not answered by then is unknown.

    Signals:
        finished: tuple of every `Link`; `SLEEP` is always the last.
    """

    finished = Signal(object)

    def __init__(
        self,
        probes: Sequence[tuple[str, Probe]],
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._probes = tuple(probes)
        self._told: dict[int, Link] = {}
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._finish)

    def run(self) -> None:
        """Ask every link anew."""
        self._told = {}
        self._patience.start()
        told = self._told
        for place, (_, probe) in enumerate(self._probes):
            probe.explain(partial(self._on_told, told, place))

    def _on_told(self, told: dict[int, Link], place: int, link: Link) -> None:
        told[place] = link
        # What answers a question of an earlier run counts no more.
        if told is self._told and len(told) == len(self._probes) and self._patience.isActive():
            self._finish()

    def _finish(self) -> None:
        self._patience.stop()
        links = [
            self._told.get(place, Link(name, "unknown", "checkup.silent"))
            for place, (name, _) in enumerate(self._probes)
        ]
        self.finished.emit((*links, SLEEP))
