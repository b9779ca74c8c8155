"""Do not disturb: whether the desktop holds messages back now, where it can be read."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot

from baclofen_guide.desktop.dbus.model import Call
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from baclofen_guide.desktop.dbus.bus import Bus
    from baclofen_guide.desktop.dbus.model import Reply

_NOTIFICATIONS = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
_PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True)
class Setting:
    """A yes or no in GNOME's settings.

    Attributes:
        schema: where.
        key: which.
        quiet: the value that means "do not disturb".
    """

    schema: str
    key: str
    quiet: bool


# Desktop, as XDG_CURRENT_DESKTOP names it in small letters → its setting. Read from their sources, not tried.
SETTINGS = {
    "gnome": Setting("org.gnome.desktop.notifications", "show-banners", quiet=False),
    "x-cinnamon": Setting("org.cinnamon.desktop.notifications", "display-notifications", quiet=False),
    "mate": Setting("org.mate.NotificationDaemon", "do-not-disturb", quiet=True),
}
QUESTIONS = (
    # KDE Plasma.
    Call(*_NOTIFICATIONS, _PROPERTIES, "Get", "ss", (_NOTIFICATIONS[0], "Inhibited"), start=False),
    # dunst.
    Call(*_NOTIFICATIONS, _PROPERTIES, "Get", "ss", ("org.dunstproject.cmd0", "paused"), start=False),
    # Xfce.
    Call(
        "org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf", "GetProperty", "ss",
        ("xfce4-notifyd", "/do-not-disturb"), start=False,
    ),
)  # fmt: skip


def setting_of(desktop: str) -> Setting | None:
    """The setting of the desktop, from ``XDG_CURRENT_DESKTOP``; None where we know of none."""
    return next((SETTINGS[name] for name in desktop.lower().split(":") if name in SETTINGS), None)


def quiet_link(answers: list[bool | None]) -> Link:
    """The link from what was read: True is quiet, False is not, None could not be read."""
    if True in answers:
        return Link("do-not-disturb", "warn", "checkup.quiet.on")
    if False in answers:
        return Link("do-not-disturb", "ok", "checkup.quiet.off")
    return Link("do-not-disturb", "unknown", "checkup.quiet.unknown")


class QuietProbe(QObject):
    """Reads it in every way we know of.

    Args:
        bus: the bus of this login, or None.
        environ: the environment.
    """

    def __init__(self, bus: Bus | None, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._setting = setting_of(environ.get("XDG_CURRENT_DESKTOP", ""))
        self._reading: dict[QProcess, tuple[Setting, Callable[[bool | None], None]]] = {}

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell the link when every way has answered."""
        questions = QUESTIONS if self._bus is not None else ()
        setting = self._setting if shutil.which("gsettings") else None
        missing = len(questions) + (setting is not None)
        answers: list[bool | None] = []

        def heard(answer: bool | None) -> None:
            answers.append(answer)
            if len(answers) == missing:
                told(quiet_link(answers))

        if not missing:
            told(quiet_link([]))
        for question in questions:
            if self._bus is not None:
                self._bus.call(question, lambda reply: heard(_yes_or_no(reply)))
        if setting is not None:
            self._read_setting(setting, heard)

    def _read_setting(self, setting: Setting, heard: Callable[[bool | None], None]) -> None:
        process = QProcess(self)
        self._reading[process] = (setting, heard)
        process.finished.connect(self._on_setting_read)
        process.start("gsettings", ["get", setting.schema, setting.key])

    @Slot()
    def _on_setting_read(self) -> None:
        process = self.sender()
        if not isinstance(process, QProcess):
            return
        setting, heard = self._reading.pop(process)
        printed = bytes(process.readAllStandardOutput().data()).strip()
        process.deleteLater()
        value = {b"true": True, b"false": False}.get(printed)
        heard(None if value is None else value is setting.quiet)


def _yes_or_no(reply: Reply) -> bool | None:
    """The yes or no in a variant, or None when it is something else or an error."""
    if not reply.values or not isinstance(reply.values[0], tuple):
        return None
    signature, value = reply.values[0]
    return bool(value) if signature == "b" else None
