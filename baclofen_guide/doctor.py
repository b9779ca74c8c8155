"""Is the record well, and what comes next? One line for each link of the chain.

Whoever adds a link (a window, a notification, the tray) adds a function that returns its lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from baclofen_guide.desktop.autostart.choose import choose_autostart
from baclofen_guide.desktop.autostart.command import Running
from baclofen_guide.desktop.autostart.model import EntryTexts
from baclofen_guide.desktop.display import display_in_use, platform_for_reminders, x_server_answers
from baclofen_guide.desktop.link import Link
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.slots import slots_between, uneven
from baclofen_guide.dosing.states import home_zone, next_open
from baclofen_guide.dosing.wallclock import DAY, next_change
from baclofen_guide.records import BusyError, Record, RecordError, RecordReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from baclofen_guide.dosing.findings import Value
    from baclofen_guide.dosing.plan import Plan
    from baclofen_guide.records import Clock
    from baclofen_guide.settings.policy import Loaded

BUS_PATIENCE_S = 3.0
_NOTIFICATIONS = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications")

State = Literal["ok", "note", "bad"]
OK: State = "ok"
NOTE: State = "note"
BAD: State = "bad"


@dataclass(frozen=True)
class Surroundings:
    """Where the program runs.

    Attributes:
        environ: the environment.
        home: the user's home folder.
        arguments: what would start this program again with the same record.
    """

    environ: Mapping[str, str]
    home: Path
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the report.

    Attributes:
        state: "ok", "note" (worth knowing) or "bad" (something must be done).
        id: message id of its words.
        values: what the message fills in.
        link: for a link of the chain of reminders: which, named in ``checkup.link``.
    """

    state: State
    id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    link: str = ""


def examine_policy(loaded: Loaded) -> list[Line]:
    """The lines about the clinic's policy; none at home, where there is no such file."""
    if loaded.path is None:
        return []
    mistakes = [Line(BAD, "doctor.policy-mistake", {"problem": problem}) for problem in loaded.problems]
    return [Line(OK, "doctor.policy", {"path": str(loaded.path)}), *mistakes]


def examine_record(folder: Path, clock: Clock) -> list[Line]:
    """The lines about the record in ``folder``: opens, whole, backed up, next dose, next change of the clock.

    An empty record is made where there has never been one.
    """
    try:
        with Record.open(folder, clock) as record:
            return [
                Line(OK, "doctor.opens", {"path": str(folder)}),
                *_look_after(record),
                *_ahead(record, clock),
            ]
    except BusyError:
        return _in_use(folder, clock)
    except RecordError as error:
        return [Line(BAD, error.id, error.values)]


def examine_reminders(around: Surroundings) -> list[Line]:
    """What can be known of reminders without a window; the window's own check-up knows more."""
    running = Running.now()
    texts = EntryTexts("Baclofen Guide", "")
    autostart = choose_autostart(running, around.arguments, texts, around.environ, around.home)
    platform = platform_for_reminders(around.environ, running.platform, x_server_answers) or _platform(around)
    links = [
        autostart.explain(),
        display_in_use(platform.split(";")[0], around.environ).explain(),
        notification_link(around.environ.get("DBUS_SESSION_BUS_ADDRESS", "")),
        Link("sleep", "unknown", "checkup.sleep.unknown"),
    ]
    return [Line(OK if link.state == "ok" else NOTE, link.message, _values(link), link.id) for link in links]


def notification_link(address: str) -> Link:
    """Whether a notification service answers on the bus at `address`. Waits a few seconds at most."""
    if not address:
        return Link("notifications", "off", "checkup.notifications.none")
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    service = DBusAddress(_NOTIFICATIONS[0], _NOTIFICATIONS[1], _NOTIFICATIONS[1])
    try:
        with open_dbus_connection(address) as bus:
            question = new_method_call(service, "GetServerInformation")
            reply = bus.send_and_get_reply(question, timeout=BUS_PATIENCE_S)
    except (OSError, ValueError, RuntimeError, KeyError):
        return Link("notifications", "off", "checkup.notifications.none")
    if reply.header.message_type is MessageType.error:
        return Link("notifications", "off", "checkup.notifications.silent")
    name, _, version, _ = reply.body
    return Link("notifications", "ok", "doctor.messages", {"server": name, "version": version})


def _platform(around: Surroundings) -> str:
    """What Qt would call the window system it is about to use."""
    chosen = around.environ.get("QT_QPA_PLATFORM", "")
    known = {"win32": "windows", "darwin": "cocoa"}
    if chosen or Running.now().platform in known:
        return chosen or known[Running.now().platform]
    return "wayland" if around.environ.get("WAYLAND_DISPLAY") else "xcb"


def _values(link: Link) -> Mapping[str, Value]:
    return {name: str(value) for name, value in link.values.items()}


def _look_after(record: Record) -> Iterator[Line]:
    """The daily care, so that a record that is only ever examined is backed up too."""
    care = record.care()
    yield Line(OK, "doctor.whole")
    yield _last_backup(record)
    if care.clock_back is not None:
        yield Line(BAD, "record.clock_back", {"back": care.clock_back})


def _in_use(folder: Path, clock: Clock) -> list[Line]:
    """What can be said while the window has the record open."""
    try:
        with RecordReader.open_reading(folder) as record:
            record.check()
            in_use = Line(OK, "doctor.in_use", {"path": str(folder)})
            return [in_use, Line(OK, "doctor.whole"), _last_backup(record), *_ahead(record, clock)]
    except RecordError as error:
        return [Line(BAD, error.id, error.values)]


def _last_backup(record: RecordReader) -> Line:
    newest = next(iter(record.backups()), None)
    if newest is None:
        return Line(NOTE, "doctor.no_backup")
    return Line(OK, "doctor.backup", {"made": newest.made_at, "path": str(newest.path)})


def _ahead(record: RecordReader, clock: Clock) -> Iterator[Line]:
    now, plan = clock.now(), record.plan()
    if not plan.versions:
        yield Line(NOTE, "doctor.no_plan")
        return
    following = next_open(plan, record.recent_answers(now), now)
    if following is None:
        yield Line(NOTE, "doctor.plan_over")
        return
    yield Line(OK, "doctor.next", {"time": following.instant})
    yield from clock_change(plan, now)


def clock_change(plan: Plan, now: datetime) -> Iterator[Line]:
    """When the clock of the plan's zone next changes after ``now``, and what becomes of the doses then."""
    zone = zone_named(home_zone(plan, now))
    change = next_change(zone, now)
    if change is None:
        yield Line(OK, "doctor.no_change", {"zone": zone.key})
        return
    forward = change.by.total_seconds() > 0
    values: dict[str, Value] = {"at": change.instant, "by": abs(change.by), "zone": zone.key}
    yield Line(NOTE, "doctor.forward" if forward else "doctor.back", values)
    around = slots_between(plan, change.instant - DAY, change.instant + DAY)
    for slot in around:
        if slot.moved:
            moved: dict[str, Value] = {"time": slot.key.scheduled_time, "at": slot.instant}
            yield Line(NOTE, "doctor.moved", moved)
    for finding in uneven(plan, around):
        yield Line(NOTE, f"doctor.{finding.id.replace('.', '_')}", finding.values)
