"""A run of the window that fails as told, over a record that holds a name, a dose and a note.

Usage: crash_child.py FOLDER WAY
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from baclofen_guide import starting
from baclofen_guide.app import Application, Setup
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.logs import begin_logging, log_to_file
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.records import Record
from baclofen_guide.settings.clock import SystemClock
from baclofen_guide.settings.preferences import Preferences, PreferencesFile

NAME, NOTE, DOSE = "Xanthippe Quellmalz", "purple giraffe on the roof", "13.7"


def write_record(folder: Path) -> None:
    """A plan ordered by NAME with NOTE, of DOSE mg."""
    now = datetime.now(UTC)
    step = Step(now.date() - timedelta(days=3), (Dose(time(8), Decimal(DOSE)),))
    version = PlanVersion(
        number=1,
        steps=(step,),
        form=Form.TABLET,
        effective_from=now - timedelta(days=3),
        zone="UTC",
        strengths=(Strength(Form.TABLET, Decimal(DOSE)),),
        ordered_by=NAME,
        note=NOTE,
    )
    with Record.open(folder, SystemClock()) as record:
        record.revise_plan(version, effective_from=version.effective_from)


class Bad(QObject):
    """Fails with everything a person might have typed in its words."""

    @Slot()
    def in_slot(self) -> None:
        notes = {"note": NOTE}
        try:
            Decimal(f"{NAME} {DOSE}")
        except ArithmeticError as error:
            raise LookupError(f"{notes} of {NAME}: {DOSE} mg") from error

    @Slot()
    def in_thread(self) -> None:
        threading.Thread(target=self.in_slot, name=NAME).start()

    @Slot()
    def in_process(self) -> None:
        def take_dose(_note: str) -> None:
            faulthandler._sigsegv()

        take_dose(NOTE)


def broken_start(_self: Application, **_options: object) -> None:
    raise ValueError(f"{NAME} takes {DOSE}: {NOTE}")


folder, way = Path(sys.argv[1]), sys.argv[2]
os.environ["DBUS_SESSION_BUS_ADDRESS"] = os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={folder}/none"
folders = user_folders(folder)
begin_logging()
log_to_file(folders.state, "debug")
if not folders.data.exists():
    write_record(folders.data)
    choices = Preferences(welcomed=True, opens_today=True)
    PreferencesFile(folders.config / "preferences.json").save(choices)
if way == "start":
    Application.start = broken_start
    sys.exit(starting.run(Setup(find_resources(), folders, SystemClock(), {}), exit_after_first_paint=True))
bad = Bad()
told: list[tuple[str, bool]] = []


def note_and_leave(self: Application, report: str, *, last_time: bool = False) -> None:
    told.append((report, last_time))
    say(self, report, last_time=last_time)
    self.leave()


def start_and_fail(self: Application, **options: object) -> None:
    start(self, **options)
    QTimer.singleShot(300, getattr(bad, f"in_{way}"))


say, start = Application.say_went_wrong, Application.start
Application.say_went_wrong = note_and_leave
if way != "look":
    Application.start = start_and_fail
code = starting.run(Setup(find_resources(), folders, SystemClock(), {}))
for report, last_time in told:
    sys.stdout.write(("last time" if last_time else "now") + f"\n{report}\n")
sys.exit(code)
