"""A kiosk that crashes or hangs is started again; one that was meant to end is let go."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from baclofen_guide.desktop.scratch import Scratch
from baclofen_guide.desktop.service_manager import ServiceManager
from baclofen_guide.kiosk_supervise import HUNG_AFTER_S, Supervisor

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs Unix sockets")

CHILD = """
import os, socket, sys, time
log, plan = sys.argv[1], sys.argv[2:]
with open(log, "a") as file:
    file.write(f"{time.monotonic()}\\n")
runs = len(open(log).read().splitlines())
act = plan[min(runs, len(plan)) - 1]
def say(words):
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    line.connect(os.environ["NOTIFY_SOCKET"])
    line.send(words)
if act == "hang":
    say(b"READY=1")
    time.sleep(60)
if act == "crash":
    os.abort()
if act == "live":
    for _ in range(12):
        say(b"WATCHDOG=1")
        time.sleep(0.1)
    sys.exit(0)
sys.exit(int(act))
"""


@pytest.fixture
def child(tmp_path: Path) -> Path:
    path = tmp_path / "child.py"
    path.write_text(CHILD)
    return path


def starts(log: Path) -> list[float]:
    return [float(line) for line in log.read_text().splitlines()]


def run(child: Path, log: Path, *acts: str, hung_after: float = 0.6) -> int:
    return Supervisor([sys.executable, str(child), str(log), *acts], hung_after).run()


@pytest.fixture(autouse=True)
def signals_as_before():
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_what_was_meant_to_end_ends(child: Path, tmp_path: Path, code: int) -> None:
    assert run(child, tmp_path / "log", str(code)) == code
    assert len(starts(tmp_path / "log")) == 1


@pytest.mark.expects_log("it starts again")
def test_a_crash_and_a_start_that_is_not_clean_are_started_again_at_once(child: Path, tmp_path: Path) -> None:
    assert run(child, tmp_path / "log", "crash", "3", "0") == 0
    moments = starts(tmp_path / "log")
    assert len(moments) == 3
    assert max(after - before for before, after in pairwise(moments)) < 2


@pytest.mark.expects_log("hangs", "it starts again")
def test_one_that_hangs_is_killed_and_started_again(child: Path, tmp_path: Path) -> None:
    assert run(child, tmp_path / "log", "hang", "0") == 0
    assert len(starts(tmp_path / "log")) == 2


def test_one_that_gives_signs_of_life_is_left_alone(child: Path, tmp_path: Path) -> None:
    assert run(child, tmp_path / "log", "live") == 0
    assert len(starts(tmp_path / "log")) == 1


@pytest.mark.expects_log("it starts again")
def test_one_that_crashes_again_and_again_rests(child: Path, tmp_path: Path) -> None:
    rests: list[float] = []
    command = [sys.executable, str(child), str(tmp_path / "log"), *["3"] * 8, "0"]
    assert Supervisor(command, sleep=rests.append).run() == 0
    assert rests == [0.2] * 6 + [10.0] * 2


def test_ending_the_supervisor_ends_the_kiosk(child: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, str(child), str(log), "hang"]
    code = f"from baclofen_guide.kiosk_supervise import supervise; supervise({command!r})"
    outer = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2])
    end = time.monotonic() + 20
    while not log.exists() and time.monotonic() < end:
        time.sleep(0.05)
    outer.terminate()
    assert outer.wait(20) is not None
    listed = subprocess.run(["pgrep", "-f", str(child)], capture_output=True, text=True, check=False)
    assert listed.stdout == ""


class Listener:
    """Plays systemd."""

    def __init__(self, address: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(address)
        self.socket.settimeout(5)
        self.heard: list[str] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            while True:
                self.heard.append(self.socket.recv(256).decode())
        except OSError:
            return

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self.socket.close()


def test_what_looks_after_the_supervisor_hears_of_the_kiosks_life_but_not_of_its_end(
    qtbot, tmp_path: Path
) -> None:
    script = tmp_path / "child.py"
    script.write_text(CHILD.replace('    sys.exit(0)', '    say(b"STOPPING=1")\n    sys.exit(0)').replace(
        '    for _', '    say(b"READY=1")\n    for _'))  # fmt: skip
    listener = Listener(str(tmp_path / "notify"))
    command = [sys.executable, str(script), str(tmp_path / "log"), "live"]
    assert Supervisor(command, keeper=str(tmp_path / "notify")).run() == 0
    qtbot.waitUntil(lambda: len(listener.heard) >= 5, timeout=5000)
    assert listener.heard[0] == "READY=1"
    assert set(listener.heard[1:]) == {"WATCHDOG=1"}
    listener.close()


def test_signs_of_life_come_while_the_window_lives_and_stop_when_it_hangs(qtbot, tmp_path: Path) -> None:
    listener = Listener(str(tmp_path / "notify"))
    environ = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "400000"}
    manager = ServiceManager(environ)
    assert manager.is_listened_to
    manager.ready()
    qtbot.waitUntil(lambda: listener.heard.count("WATCHDOG=1") >= 3, timeout=5000)
    assert listener.heard[0] == "READY=1"
    alive = listener.heard.count("WATCHDOG=1")
    time.sleep(0.5)  # the window's event loop stands still
    assert listener.heard.count("WATCHDOG=1") == alive
    manager.leaving()
    qtbot.waitUntil(lambda: listener.heard[-1] == "STOPPING=1", timeout=5000)
    listener.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="abstract names are Linux's")
def test_an_abstract_name_is_understood(qtbot) -> None:
    name = f"baclofen-guide-test-{os.getpid()}"
    listener = Listener(f"\0{name}")
    ServiceManager({"NOTIFY_SOCKET": f"@{name}"}).ready()
    qtbot.waitUntil(lambda: listener.heard == ["READY=1"], timeout=5000)
    listener.close()


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": "/nowhere/at/all", "WATCHDOG_USEC": "x"}])
def test_where_nobody_listens_nothing_happens(qapp, environ: dict[str, str]) -> None:
    manager = ServiceManager(environ)
    manager.ready()
    manager.leaving()


def test_the_scratch_folder_is_emptied_and_a_crash_leaves_nothing_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left_by_a_crash = tmp_path / "baclofen-guide-kiosk-old"
    left_by_a_crash.mkdir()
    (left_by_a_crash / "handout.pdf").write_text("private")
    scratch = Scratch.make()
    assert not left_by_a_crash.exists()
    scratch.use()
    assert Path(tempfile.mkdtemp()).parent == scratch.path
    (scratch.path / "link").symlink_to(tmp_path)
    scratch.empty()
    assert list(scratch.path.iterdir()) == []
    assert tmp_path.exists()
    scratch.remove()
    assert not scratch.path.exists()
    assert "TMPDIR" not in os.environ or os.environ["TMPDIR"] != str(scratch.path)


def test_the_unit_supervises_below_cage_and_tells_the_journal() -> None:
    """cage ends with 0 however its program ended: without it a crash would look like staff leaving."""
    unit = (Path(__file__).parents[2] / "resources/systemd/baclofen-guide-kiosk.service").read_text("utf-8")
    lines = unit.splitlines()
    assert "ExecStart=/usr/bin/cage -- /usr/bin/baclofen-guide --supervise" in lines
    assert {"Type=notify", "NotifyAccess=all", "StandardOutput=journal", "StandardError=journal"} <= set(
        lines
    )
    patience = next(int(line.partition("=")[2]) for line in lines if line.startswith("WatchdogSec="))
    assert patience > 2 * HUNG_AFTER_S, "the supervisor comes first"
