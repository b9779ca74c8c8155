"""A dose falls due on a real display: dunst shows it, its button logs it, a screen reader finds it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application, Setup
from baclofen_guide.desktop.power import LOGIND, MANAGER, PATH
from baclofen_guide.doctor import notification_link
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.records import Record, RecordReader
from baclofen_guide.settings.clock import SystemClock
from baclofen_guide.settings.preferences import Preferences, PreferencesFile
from baclofen_guide.ui.navigation import Place
from tests.desktop.conftest import need
from tests.desktop.standins import StandIn
from tests.desktop.test_notifications_desktop import Dunst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from baclofen_guide.dosing.events import DoseEvent
    from baclofen_guide.settings.clock import Clock
    from tests.desktop.standins import PrivateBus

pytestmark = pytest.mark.desktop

DUE = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


class ShiftedClock:
    """Runs as real clocks do, from a moment the test chooses; can be set."""

    def __init__(self, starts: datetime) -> None:
        self._real = SystemClock()
        self._shift = starts - self._real.now()

    def now(self) -> datetime:
        return self._real.now() + self._shift

    def today(self) -> date:
        return self.now().date()

    def jump(self, by: timedelta) -> None:
        self._shift += by


def write_plan(data: Path, clock: Clock, start: datetime, *times: time) -> None:
    """A plan of 10 mg at `times`, in the record since `start`."""
    step = Step(start.date(), tuple(Dose(at, Decimal(10)) for at in times))
    version = PlanVersion(number=1, steps=(step,), form=Form.TABLET, effective_from=start, zone="UTC")
    with Record.open(data, clock) as record:
        record.revise_plan(version, effective_from=start)


def logged(data: Path) -> list[DoseEvent]:
    """What another program reads in the record."""
    with RecordReader.open_reading(data) as record:
        return list(record.events_between(date(2020, 1, 1), date(2100, 1, 1)))


@pytest.fixture
def dunst(private_bus: PrivateBus, tmp_path: Path) -> Iterator[Dunst]:
    need("dunst", "dunstctl")
    found = Dunst(private_bus, tmp_path)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def clock() -> ShiftedClock:
    """Two seconds before the dose."""
    return ShiftedClock(DUE - timedelta(seconds=2))


@pytest.fixture
def data(tmp_path: Path, clock: ShiftedClock) -> Path:
    folder = user_folders(tmp_path).data
    write_plan(folder, clock, DUE - timedelta(minutes=30), time(14), time(22))
    return folder


@pytest.fixture
def program(
    qapp: QApplication, private_bus: PrivateBus, tmp_path: Path, data: Path, clock: ShiftedClock
) -> Iterator[Callable[[], Application]]:
    """Starts the program hidden, as at login, on the private bus."""
    folders = user_folders(tmp_path)
    PreferencesFile(folders.config / "preferences.json").save(
        Preferences(welcomed=True, region="UK", opens_today=True)
    )
    started: list[Application] = []
    environ = {
        "TZ": "UTC",
        "HOME": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": private_bus.address,
        "DBUS_SYSTEM_BUS_ADDRESS": private_bus.address,
        "PATH": os.environ["PATH"],
    }

    def start() -> Application:
        started.append(Application(qapp, Setup(find_resources(), folders, clock, {}, environ=environ)))
        started[-1].start(hidden=True)
        return started[-1]

    yield start
    for application in started:
        application.close()
        application.shell.hide()


def test_a_dose_falls_due_and_the_button_of_a_real_message_logs_it(
    program: Callable[[], Application], dunst: Dunst, data: Path, qtbot: QtBot
) -> None:
    application = program()
    assert not application.shell.isVisible()
    assert not application.home.ringing.window.isVisible()
    qtbot.waitUntil(application.home.ringing.window.isVisible, timeout=30_000)
    qtbot.waitUntil(lambda: dunst.on_screen() == 1)
    assert logged(data) == []
    dunst.choose("Taken")
    qtbot.waitUntil(lambda: len(logged(data)) == 1)
    (event,) = logged(data)
    assert (event.kind, event.key.scheduled_time, event.mg) == (EventKind.TAKEN, time(14), 10)
    # Every channel agrees: the message is gone, the window goes, the tray and Today say what is next.
    qtbot.waitUntil(lambda: dunst.on_screen() == 0)
    qtbot.waitUntil(lambda: not application.home.ringing.window.isVisible())
    assert "22:00" in application.home.ringing.tray._texts.next_dose
    assert application.home.desk.day().slots[0].answer is not None


def test_closing_the_real_message_answers_nothing(
    program: Callable[[], Application], dunst: Dunst, data: Path, qtbot: QtBot
) -> None:
    application = program()
    qtbot.waitUntil(lambda: dunst.on_screen() == 1, timeout=30_000)
    dunst.control("close")
    qtbot.waitUntil(lambda: dunst.on_screen() == 0)
    assert logged(data) == []
    assert application.home.ringing.window.isVisible()


def test_after_sleep_that_logind_tells_of_it_looks_at_once(
    program: Callable[[], Application], private_bus: PrivateBus, clock: ShiftedClock, qtbot: QtBot
) -> None:
    logind = StandIn(private_bus.address, LOGIND, PATH)
    clock.jump(-timedelta(hours=2))
    application = program()
    qtbot.waitUntil(application.home.ringing.sleep_watch.is_listening)
    logind.emit_signal(MANAGER, "PrepareForSleep", "b", True)
    clock.jump(timedelta(hours=2, minutes=1))
    with qtbot.waitSignal(application.home.ringing.sleep_watch.woke):
        logind.emit_signal(MANAGER, "PrepareForSleep", "b", False)
    qtbot.waitUntil(application.home.ringing.window.isVisible, timeout=5000)
    logind.vanish()


def test_a_jump_of_a_week_is_one_page_and_one_message(
    program: Callable[[], Application], dunst: Dunst, clock: ShiftedClock, qtbot: QtBot
) -> None:
    application = program()
    qtbot.waitUntil(lambda: dunst.on_screen() == 1, timeout=30_000)
    clock.jump(timedelta(days=7))
    application.home.ringing._on_woke()
    qtbot.waitUntil(lambda: application.shell.place == Place("catch-up"))
    assert application.shell.isVisible()
    qtbot.wait(300)
    assert dunst.on_screen() == 1


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), -2), (date(2026, 10, 25), -1)])
def test_both_changes_of_the_clock_on_a_running_timer(
    program: Callable[[], Application], private_bus: PrivateBus, tmp_path: Path, qtbot: QtBot, day, hours
) -> None:
    """08:00 in Berlin rings at 08:00 in Berlin, on the day the clocks change."""
    import shutil

    from tests.desktop.standins import HandClock

    shutil.rmtree(tmp_path / "data")
    rings = datetime(day.year, day.month, day.day, 8, tzinfo=UTC) + timedelta(hours=hours)
    start = rings - timedelta(days=1, hours=12)
    step = Step(start.date(), (Dose(time(8), Decimal(10)),))
    version = PlanVersion(
        number=1, steps=(step,), form=Form.TABLET, effective_from=start, zone="Europe/Berlin"
    )
    with Record.open(tmp_path / "data", HandClock(start)) as record:
        record.revise_plan(version, effective_from=start)
    running = ShiftedClock(rings - timedelta(seconds=1.5))
    folders = user_folders(tmp_path)
    environ = {"TZ": "Europe/Berlin", "HOME": str(tmp_path), "DBUS_SYSTEM_BUS_ADDRESS": private_bus.address}
    qt = QApplication.instance()
    application = Application(qt, Setup(find_resources(), folders, running, {}, environ=environ))
    application.start(hidden=True)
    # Yesterday's dose has no answer, so something may be on the screen: only today's counts.
    qtbot.waitUntil(lambda: opened_today(application, day), timeout=20_000)
    assert application.home.ringing.window.isVisible() or application.shell.place == Place("catch-up")
    application.close()
    application.shell.hide()


def test_doctor_names_the_service_that_shows_messages(
    dunst: Dunst, private_bus: PrivateBus, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: dunst.control("count", "displayed") == "0")
    link = notification_link(private_bus.address)
    assert (link.state, link.values["server"]) == ("ok", "dunst")
    assert notification_link("unix:path=/nowhere").state == "off"


def opened_today(application: Application, day: date) -> bool:
    decision = application.home.ringing.reminding._decision
    return bool(decision and decision.show and decision.show.slot.key.local_date == day)


_spec = importlib.util.spec_from_file_location("atspi", Path(__file__).with_name("atspi.py"))
assert _spec is not None
atspi = sys.modules.get("atspi") or importlib.util.module_from_spec(_spec)
if "atspi" not in sys.modules:
    sys.modules["atspi"] = atspi
    assert _spec.loader is not None
    _spec.loader.exec_module(atspi)


def test_a_screen_reader_finds_the_reminder_reads_it_and_presses_taken(tmp_path: Path) -> None:
    folders = user_folders(tmp_path)
    PreferencesFile(folders.config / "preferences.json").save(
        Preferences(welcomed=True, region="UK", opens_today=True)
    )
    real = SystemClock()
    due = real.now().replace(second=0, microsecond=0)
    write_plan(folders.data, real, due - timedelta(minutes=5), due.time())
    command = [sys.executable, "-m", "baclofen_guide", "--hidden", "--data-dir", str(tmp_path)]
    reader = atspi.ScreenReader()
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TZ": "UTC"}) as process:
        try:
            program = reader.program("baclofen-guide")
            taken = atspi.wait_for(lambda: program.find("push button", "Taken"))
            spoken = " ".join(node.name for node in program.below())
            assert f"{due:%H:%M}" in spoken
            assert "10 mg" in spoken
            assert {"Later", "Skip this dose", "Too sleepy or unwell"} <= {n.name for n in program.below()}
            taken.press()
            atspi.wait_for(lambda: len(logged(folders.data)) == 1)
            assert logged(folders.data)[0].kind is EventKind.TAKEN
            atspi.wait_for(lambda: program.find("push button", "Undo"))
            second = subprocess.run([*command[:3], *command[4:]], cwd=ROOT, timeout=30, check=False)
            assert second.returncode == 0
            atspi.wait_for(lambda: program.find("push button", "History"))
        finally:
            process.terminate()
            reader.close()
