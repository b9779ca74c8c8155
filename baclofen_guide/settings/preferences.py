"""What the reader chose, remembered in one small file that survives damage."""

from __future__ import annotations

import contextlib
import logging
import os
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.settings.choices import TEXT_PERCENTS, Audience, Level, ThemeChoice

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

LONGEST_LEAD_DAYS = 60


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """The reader's choices.

    Attributes:
        welcomed: the first-start question was answered or skipped, and is never asked again.
        audience: who the reader is; None when not said.
        level: reading level.
        region: id of the region whose phone numbers are shown; "" when not chosen.
        language: language of the content and the window, such as "en".
        theme: colours; "system" follows the desktop.
        text_percent: text size, one of `TEXT_PERCENTS`.
        clinic_number: the reader's own clinic, as typed; "" when not given.
        opens_today: there is a plan, so the window opens with Today.
        quiet_from: local time such as "22:00" from which reminders make no sound; "" for never.
        quiet_to: local time at which they sound again.
        private_reminders: reminders and tray name neither the medicine nor mg.
        zone_kept: time zone in which the reader chose to keep the dose times of home; "" for none.
        told_hiding: the reader was told that closing the window leaves the reminders on.
        supply_lead_days: days from ordering more medicine to having it.
    """

    welcomed: bool = False
    audience: Audience | None = None
    level: Level = "easy"
    region: str = ""
    language: str = "en"
    theme: ThemeChoice = "system"
    text_percent: int = 100
    clinic_number: str = ""
    opens_today: bool = False
    quiet_from: str = ""
    quiet_to: str = ""
    private_reminders: bool = False
    zone_kept: str = ""
    told_hiding: bool = False
    supply_lead_days: int = 7

    def __post_init__(self) -> None:
        """Refuse a text size that no button can reach.

        Raises:
            ValueError: `text_percent` is not one of `TEXT_PERCENTS`, a quiet time is no time, or
                `supply_lead_days` no possible number of days.
        """
        for clock in (self.quiet_from, self.quiet_to):
            if clock and time.fromisoformat(clock).tzinfo is not None:
                raise ValueError("a quiet time is on the clock here")
        if self.text_percent not in TEXT_PERCENTS:
            raise ValueError(f"text_percent must be one of {TEXT_PERCENTS}")
        if not 1 <= self.supply_lead_days <= LONGEST_LEAD_DAYS:
            raise ValueError(f"supply_lead_days must be from 1 to {LONGEST_LEAD_DAYS}")


@dataclass(frozen=True)
class Loaded:
    """The outcome of reading the file: the choices, and where a damaged file was set aside."""

    preferences: Preferences
    set_aside: Path | None = None


class PreferencesFile:
    """The file that holds the choices, as JSON."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Loaded:
        """Read the choices; a file that cannot be understood is renamed and defaults are used.

        A file that cannot be opened at all (no permission) stays where it is.
        """
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return Loaded(Preferences())
        except OSError as error:
            _log.info("preferences cannot be read: %s", error.strerror)
            return Loaded(Preferences())
        try:
            return Loaded(msgspec.json.decode(raw, type=Preferences))
        except (msgspec.DecodeError, ValueError):
            return Loaded(Preferences(), self._set_aside())

    def save(self, preferences: Preferences) -> bool:
        """Write the choices so that a crash leaves the old file or the new one, never half of one.

        Returns:
            False when the disk refused; the choices then last for this run only.
        """
        partial = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(preferences)))
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path)
        except OSError as error:
            _log.info("preferences cannot be saved: %s", error.strerror)
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            return False
        return True

    def _set_aside(self) -> Path | None:
        aside = self._path.with_suffix(".damaged.json")
        try:
            self._path.replace(aside)
        except OSError:
            return None
        return aside
