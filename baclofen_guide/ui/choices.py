"""The reader's choices while the window is open: one value, saved and announced when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baclofen_guide.settings.preferences import Preferences, PreferencesFile

SAVE_AFTER_MS = 200


class Choices(QObject):
    """Holds the preferences, writes them to their file, tells subscribers.

    Args:
        preferences: what was loaded.
        file: where to save; None keeps the choices for this run only.
        overrides: choices in force for this run that are not saved, such as ``{"level": "clinical"}``.

    Signals:
        choices_changed: the new `Preferences`.
        save_failed: the disk refused; the choices last for this run only.
    """

    choices_changed = Signal(object)
    save_failed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        file: PreferencesFile | None = None,
        *,
        overrides: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._saved, self._file = preferences, file
        self._now = msgspec.structs.replace(preferences, **(overrides or {}))
        # What was pressed is painted first: the disk may take longer than a frame. Many presses, one write.
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)

    @property
    def now(self) -> Preferences:
        """The choices in force."""
        return self._now

    @property
    def is_saved(self) -> bool:
        """Whether the disk has been given all that was chosen."""
        return not self._saving.isActive()

    def change(self, **changes: object) -> None:
        """Replace some choices, save, and announce, unless nothing is new.

        Raises:
            ValueError: a value is not one of those allowed.
        """
        changed = msgspec.structs.replace(self._now, **changes)
        if changed == self._now:
            return
        self._now = changed
        self._saved = msgspec.structs.replace(self._saved, **changes)
        self._saving.start()
        self.choices_changed.emit(changed)

    def save(self) -> None:
        """Write the choices now; the window calls this when it closes, so that nothing pressed is lost."""
        self._saving.stop()
        if self._file is not None and not self._file.save(self._saved):
            self.save_failed.emit()
