"""Is this computer ready to stand in a waiting room? One line for each thing that must be so."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide.doctor import BAD, NOTE, OK, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baclofen_guide.settings.policy import Loaded, Policy

LPSTAT_PATIENCE_S = 5
_DIRECT = 1 << 1
"""Linux's mark of an input whose touch is where the picture is: a screen, not a pad."""


@dataclass(frozen=True)
class Computer:
    """What is asked of the system.

    Attributes:
        data: where this account would keep a personal record.
        inputs: what Linux says of input devices.
        can_write: whether this account may change a file or folder.
        is_administrator: whether this account may change everything.
        printers: names of the printers, the usual one first; None when nobody tells.
        keeps_awake: whether the screen can be kept awake.
    """

    data: Path
    inputs: Path
    can_write: Callable[[Path], bool]
    is_administrator: bool
    printers: Callable[[], tuple[str, ...] | None]
    keeps_awake: Callable[[], bool]


def this_computer(data: Path) -> Computer:
    """The computer this runs on."""
    return Computer(
        data=data,
        inputs=Path("/sys/class/input"),
        can_write=lambda path: os.access(path, os.W_OK),
        is_administrator=hasattr(os, "geteuid") and os.geteuid() == 0,
        printers=known_printers,
        keeps_awake=_keeps_awake,
    )


def examine_kiosk(loaded: Loaded, computer: Computer) -> list[Line]:
    """The lines about a kiosk with the policy `loaded` on `computer`."""
    return [
        *_policy(loaded, computer),
        *_settled(loaded.policy),
        *_printing(loaded.policy, computer),
        *_touch(computer),
        _record(computer.data),
        *_hears_and_sees(loaded.policy, computer),
    ]


def _policy(loaded: Loaded, computer: Computer) -> Iterator[Line]:
    if loaded.path is None:
        yield Line(BAD, "kiosk.no-policy")
        return
    path = loaded.path.resolve()
    yield Line(OK, "kiosk.policy", {"path": str(path)})
    for problem in loaded.problems:
        yield Line(BAD, "doctor.policy-mistake", {"problem": problem})
    if loaded.policy.mode != "kiosk":
        yield Line(NOTE, "kiosk.not-kiosk")
    if computer.is_administrator:
        yield Line(NOTE, "kiosk.administrator")
    # Whoever may write the folder can put another file in its place.
    elif computer.can_write(path) or computer.can_write(path.parent):
        yield Line(BAD, "kiosk.writable", {"path": str(path)})
    else:
        yield Line(OK, "kiosk.read-only")


def _settled(policy: Policy) -> Iterator[Line]:
    yield Line(OK, "kiosk.code") if policy.kiosk.admin_code else Line(NOTE, "kiosk.no-code")
    if policy.region:
        yield Line(OK, "kiosk.region", {"region": policy.region})
    else:
        yield Line(BAD, "kiosk.no-region")


def _printing(policy: Policy, computer: Computer) -> Iterator[Line]:
    if not policy.printing.allowed:
        yield Line(OK, "kiosk.no-printing")
        return
    printers, wanted = computer.printers(), policy.printing.printer
    if printers is None:
        yield Line(NOTE, "kiosk.printer-unknown")
    elif printers and (not wanted or wanted in printers):
        yield Line(OK, "kiosk.printer", {"printer": wanted or printers[0]})
    else:
        yield Line(BAD, "kiosk.no-printer", {"printer": wanted})


def _touch(computer: Computer) -> Iterator[Line]:
    if not computer.inputs.is_dir():
        yield Line(NOTE, "kiosk.touch-unknown")
        return
    screens = [name for name in _touch_screens(computer.inputs) if name]
    if screens:
        yield Line(OK, "kiosk.touch", {"name": screens[0]})
    else:
        yield Line(NOTE, "kiosk.no-touch")


def _touch_screens(inputs: Path) -> Iterator[str]:
    for device in sorted(inputs.glob("input*")):
        try:
            marks = int((device / "properties").read_text().split()[-1], 16)
            name = (device / "name").read_text().strip()
        except (OSError, ValueError, IndexError):
            continue
        if marks & _DIRECT:
            yield name


def _record(data: Path) -> Line:
    record = data / "record.db"
    if record.exists():
        return Line(BAD, "kiosk.record", {"path": str(record)})
    return Line(OK, "kiosk.no-record")


def _hears_and_sees(policy: Policy, computer: Computer) -> Iterator[Line]:
    if not policy.kiosk.keep_awake:
        yield Line(NOTE, "kiosk.awake-off")
    else:
        yield Line(OK, "kiosk.awake") if computer.keeps_awake() else Line(NOTE, "kiosk.not-awake")
    if policy.kiosk.headphones:
        has_voice = importlib.util.find_spec("PySide6.QtTextToSpeech") is not None
        yield Line(OK, "kiosk.voice") if has_voice else Line(BAD, "kiosk.no-voice")


def known_printers() -> tuple[str, ...] | None:
    """The printers that CUPS knows, the usual one first; None where CUPS cannot be asked."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return None
    try:
        usual, listed = (_answer(lpstat, option) for option in ("-d", "-e"))
    except (OSError, subprocess.TimeoutExpired):
        return None
    names = listed.split()
    return tuple(sorted(names, key=lambda name: not usual.rstrip().endswith(f": {name}")))


def _answer(lpstat: str, option: str) -> str:
    done = subprocess.run(  # noqa: S603  the system's own program
        [lpstat, option], capture_output=True, text=True, timeout=LPSTAT_PATIENCE_S, check=False
    )
    return done.stdout


def _keeps_awake() -> bool:
    from baclofen_guide.desktop.awake import KeepAwake

    awake = KeepAwake()
    try:
        return awake.begin()
    finally:
        awake.end()
