"""Builds the teaching page, and keeps a session from being lost or left behind: leaving is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baclofen_guide.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from baclofen_guide.settings.choices import Audience
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.settings.policy import MissedDose
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.pages.teaching import TeachingPage
    from baclofen_guide.ui.shell import Shell
    from baclofen_guide.ui.style import Style

TEACHING = "teaching"
WITHIN = frozenset({TEACHING, "urgent", "topic"})
"""Pages that are no leaving: Urgent help is one press away everywhere, and leads on to pages of the guide."""
AT_HOME = frozenset({"today", "learn", "ask", "diary", "paper", "settings"})
IN_A_CLINIC = frozenset({TEACHING, "learn", "ask", "paper", "settings"})
"""What the rail offers: on somebody's own computer, and where no record is opened."""


def offered(audience: Audience | None, *, teaches: bool) -> frozenset[str]:
    """The entries of the rail for a reader; `teaches`, this run is for teaching alone."""
    if teaches:
        return IN_A_CLINIC
    return AT_HOME | {TEACHING} if audience == "clinician" else AT_HOME


class TeachingRoom(QObject):
    """Makes the page when it is first wanted.

    Args:
        style: the look.
        choices: the nurse's choices.
        guide: the nurse's guide.
        clock: tells the time.
        environ: the environment, for the time zone.
        paper: the folder of the paper's templates, and the clinic's rule for missed doses.

    Signals:
        closed: the nurse has confirmed to close the window, and the session is forgotten.
    """

    closed = Signal()

    def __init__(
        self,
        style: Style,
        choices: Choices,
        guide: GuideDesk,
        clock: Clock,
        environ: Mapping[str, str],
        paper: tuple[Path, MissedDose],
    ) -> None:
        super().__init__()
        self._style, self._choices, self._guide, self._clock = style, choices, guide, clock
        self._environ, self._paper = environ, paper
        self._page: TeachingPage | None = None
        self._shell: Shell | None = None

    def make(self, shell: Shell) -> TeachingPage:
        """The page, connected to `shell`."""
        from baclofen_guide.clinic_rule import missed_rule
        from baclofen_guide.desktop.zone import computer_zone
        from baclofen_guide.desktop.zone_like import zone_like_here
        from baclofen_guide.exchange.pdf.apart import ApartTypesetter
        from baclofen_guide.ui.glyphs import GLYPHS
        from baclofen_guide.ui.pages.teaching import TeachingPage
        from baclofen_guide.ui.paper.press import Press
        from baclofen_guide.ui.teaching.lesson_desk import LessonDesk
        from baclofen_guide.ui.teaching.paper_desk import SessionPapers
        from baclofen_guide.ui.teaching.paper_panel import PaperPanel

        zone = computer_zone(self._environ) or zone_like_here(self._clock.now())
        desk = LessonDesk(self._guide, self._choices, self._clock, zone)
        templates, rule = self._paper
        self._press = Press(ApartTypesetter(templates, GLYPHS), self)
        papers = SessionPapers(desk, missed_rule(rule))
        self._shell = shell
        page = TeachingPage(self._style, desk, lambda: PaperPanel(self._style, papers, self._press))
        page.place_requested.connect(shell.go)
        page.left.connect(self._on_left)
        self._page = page
        return page

    def may_go(self, place: Place) -> bool:
        """Whether the window may go to `place`; else the nurse is asked first."""
        return place.page in WITHIN or self._may_leave(place)

    def may_close(self) -> bool:
        """Whether the window may close; else the nurse is asked first."""
        return self._may_leave(None)

    def close(self) -> None:
        """Finish the paper in hand."""
        if self._page is not None:
            self._press.close()

    def _may_leave(self, place: Place | None) -> bool:
        if self._page is None or self._shell is None:
            return True
        if not self._page.holds_something():
            self._page.leave_quietly()
            return True
        self._shell.go(Place(TEACHING))
        self._page.ask_to_leave(place)
        return False

    def _on_left(self, place: Place | None) -> None:
        if place is None or self._shell is None:
            self.closed.emit()
        else:
            self._shell.go(place)
