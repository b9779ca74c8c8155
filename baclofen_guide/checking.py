"""The reminder check-up: asks every link how it is, and says so in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from baclofen_guide.desktop.checkup.quiet import QuietProbe
from baclofen_guide.desktop.checkup.run import AtOnce, CheckUp
from baclofen_guide.desktop.checkup.seen import SeenTest, SeenWords
from baclofen_guide.desktop.display import display_in_use
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.states import home_zone
from baclofen_guide.dosing.wallclock import next_change
from baclofen_guide.reminder_settings import autostart_of
from baclofen_guide.ui.pages.checkup import CheckLine

if TYPE_CHECKING:
    from baclofen_guide.desktop.checkup.run import Probe
    from baclofen_guide.desktop.link import Link
    from baclofen_guide.home import Home
    from baclofen_guide.ringing import Ringing


class Checking(QObject):
    """Runs the check-up for the page.

    Args:
        home: record, words and channels.

    Signals:
        told: tuple of `CheckLine`, all of them.
    """

    told = Signal(object)

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._home = home
        self._check: CheckUp | None = None
        self._seen: SeenTest | None = None

    def run(self) -> None:
        """Ask every link anew."""
        ringing = self._home.ringing
        if ringing is None:
            self.told.emit(())
            return
        if self._check is None:
            self._seen = SeenTest(ringing.notifications, self)
            self._seen.link_changed.connect(self._on_link_changed)
            self._check = CheckUp(self._probes(ringing, self._seen), parent=self)
            self._check.finished.connect(self._on_finished)
        self._check.run()

    def send_test(self) -> None:
        """Send a message to press, show the reminder window, and play the sound."""
        ringing, text = self._home.ringing, self._home.words.text
        if ringing is None:
            return
        if self._seen is None:
            self.run()
        if self._seen is not None:
            words = SeenWords(text("check.test-title"), text("check.test-body"), text("check.test-seen"))
            self._seen.start(words)
        ringing.window.show_trial(text("check.test-window"))
        ringing.chime.play()

    def facts(self) -> tuple[str, ...]:
        """When a reminder last came, when the next one is due, and when the clock changes."""
        home, text = self._home, self._home.words.text
        value, now = home.desk.wording().value, home.desk.now()
        lines = []
        fired = home.ringing.fired.load() if home.ringing is not None else None
        lines.append(text("check.last", time=value(fired)) if fired else text("check.never"))
        day = home.desk.day()
        if day is not None and day.next is not None:
            lines.append(text("check.next", time=value(day.next.instant)))
        else:
            lines.append(text("check.no-next"))
        change = next_change(zone_named(home_zone(home.desk.plan, now)), now) if day else None
        if change is not None:
            name = "check.forward" if change.by.total_seconds() > 0 else "check.back"
            lines.append(text(name, time=value(change.instant), by=value(abs(change.by))))
        return tuple(lines)

    def _probes(self, ringing: Ringing, seen: SeenTest) -> list[tuple[str, Probe]]:
        environ = self._home.around.environ
        return [
            ("window", AtOnce(display_in_use(QGuiApplication.platformName(), environ))),
            ("notifications", ringing.notifications),
            ("seen", AtOnce(seen)),
            ("sound", AtOnce(ringing.chime)),
            ("tray", AtOnce(ringing.tray)),
            ("do-not-disturb", QuietProbe(ringing.session, environ, self)),
            ("autostart", AtOnce(autostart_of(self._home))),
            ("waking", AtOnce(ringing.sleep_watch)),
        ]

    def _on_link_changed(self, _link: Link) -> None:
        if self._check is not None:
            self._check.run()

    def _on_finished(self, links: tuple[Link, ...]) -> None:
        text = self._home.words.text
        self.told.emit(
            tuple(
                CheckLine(
                    link.state,
                    text(f"checkup.link.{link.id}"),
                    text(f"checkup.state.{link.state}"),
                    text(link.message, **link.values),
                )
                for link in links
            )
        )
