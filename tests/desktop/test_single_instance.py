"""One running copy a data folder: real processes, killed ones, silent ones, renamed computers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSysInfo
from PySide6.QtNetwork import QLocalSocket

from baclofen_guide.desktop.instance_lock import InstanceLock
from baclofen_guide.desktop.instance_request import Request, parse_request
from baclofen_guide.desktop.single_instance import Claim, SingleInstance, instance_name, runtime_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

CHILD = Path(__file__).with_name("instance_child.py")
ROOT = Path(__file__).parents[2]


class Copy:
    """One copy of the program, as a process of its own."""

    def __init__(self, data: Path, runtime: Path, *rest: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(CHILD), str(data), str(runtime), *rest],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("i")
    (folder / "data").mkdir()
    return folder / "data", folder


@pytest.fixture
def start(folders: tuple[Path, Path]) -> Iterator[Callable[..., Copy]]:
    made: list[Copy] = []

    def begin(*rest: str, data: Path | None = None) -> Copy:
        made.append(Copy(data or folders[0], folders[1], *(rest or ("",))))
        return made[-1]

    yield begin
    for copy in made:
        copy.kill()


@pytest.fixture
def instance(folders: tuple[Path, Path], qapp: object) -> Iterator[SingleInstance]:
    found = SingleInstance(*folders)
    yield found
    found.close()


def lock_file(folders: tuple[Path, Path]) -> Path:
    return folders[1] / f"{instance_name(folders[0])}.lock"


def test_second_process_hands_its_file_to_the_first(start: Callable[..., Copy], tmp_path: Path) -> None:
    first = start()
    assert first.line() == "FIRST"
    plan = str(tmp_path / "my plan ß.baclofenplan")
    assert start(plan).line() == "HANDED_OVER"
    assert first.line() == f"asked True {plan}"


def test_another_data_folder_is_another_copy(
    start: Callable[..., Copy], tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    assert start().line() == "FIRST"
    assert start(data=tmp_path).line() == "FIRST"
    link = tmp_path / "link"
    link.symlink_to(folders[0])
    assert start(data=link).line() == "HANDED_OVER"


def test_killed_copy_does_not_stand_in_the_way(start: Callable[..., Copy]) -> None:
    first = start()
    assert first.line() == "FIRST"
    first.kill()
    second = start()
    assert second.line() == "FIRST"
    assert start().line() == "HANDED_OVER"
    assert second.line() == "asked True"


def test_copy_that_does_not_answer_is_said_and_not_displaced(start: Callable[..., Copy]) -> None:
    assert start("", "silent").line() == "FIRST"
    assert start().line() == "NO_ANSWER"


@pytest.mark.skipif(os.name != "posix", reason="the system's lock on files is POSIX")
@pytest.mark.parametrize("pid", [os.getpid(), 1], ids=["number-reused", "another's"])
def test_lock_of_a_dead_process_under_another_computer_name(
    folders: tuple[Path, Path], instance: SingleInstance, pid: int
) -> None:
    lock_file(folders).write_text(f"{pid}\n{sys.executable}\nold-name\nother-id\nother-boot\n")
    assert instance.claim(Request(), 0) is Claim.FIRST


@pytest.mark.skipif(os.name != "posix", reason="the system's lock on files is POSIX")
def test_lock_of_a_living_process_holds_whatever_it_says(
    start: Callable[..., Copy], folders: tuple[Path, Path], instance: SingleInstance
) -> None:
    assert start("", "silent").line() == "FIRST"
    text = lock_file(folders).read_text()
    lock_file(folders).write_text(text.replace(QSysInfo.machineHostName(), "old-name"))
    assert instance.claim(Request(), 0) is Claim.NO_ANSWER


def test_lock_that_is_just_being_made_is_left_alone(
    folders: tuple[Path, Path], instance: SingleInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = lock_file(folders)
    lock.touch()
    monkeypatch.setattr("time.sleep", lambda _seconds: lock.write_text("1\n"))
    assert not InstanceLock(lock).take()
    monkeypatch.undo()
    lock.write_text("")
    assert instance.claim(Request(), 0) is Claim.FIRST


def test_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    assert InstanceLock(tmp_path / "missing" / "x.lock").take()


@pytest.mark.expects_log("later starts cannot reach this one")
def test_socket_that_cannot_be_made_is_logged(folders: tuple[Path, Path], qapp: object) -> None:
    file = folders[1] / "f"
    file.touch()
    instance = SingleInstance(folders[0], file)
    assert instance.claim(Request(), 0) is Claim.FIRST
    instance.listen()
    instance.close()


def test_long_folder_gets_a_short_socket(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> None:
    deep = tmp_path_factory.mktemp("x" * 120)
    instance = SingleInstance(deep, deep)
    assert instance.claim(Request(), 0) is Claim.FIRST
    assert SingleInstance(deep, deep)._address == instance_name(deep)
    instance.close()


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"open": "relative"}\n', b"[]\n", b"x" * 70_000])
def test_nonsense_on_the_socket_asks_nothing(
    instance: SingleInstance, folders: tuple[Path, Path], line: bytes, qtbot: QtBot
) -> None:
    assert instance.claim(Request(), 0) is Claim.FIRST
    instance.listen()
    asked: list[Request] = []
    instance.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(instance._address)
    assert socket.waitForConnected(1000)
    socket.write(line)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []


def test_request_in_pieces_is_heard_whole(
    instance: SingleInstance, folders: tuple[Path, Path], qtbot: QtBot
) -> None:
    assert instance.claim(Request(), 0) is Claim.FIRST
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(instance._address)
    assert socket.waitForConnected(1000)
    with qtbot.waitSignal(instance.asked) as asked:
        for piece in (b'{"show"', b": false", b"}\n"):
            socket.write(piece)
            socket.flush()
            qtbot.wait(5)
    assert asked.args == [Request(show=False)]
    socket.abort()


def test_requests_are_checked() -> None:
    assert parse_request(b'{"show": true, "open": "/a/b"}') == Request(open="/a/b")
    assert parse_request(b'{"open": "b"}') is None
    assert parse_request(b"{") is None


def test_runtime_folder_is_this_logins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if sys.platform == "linux":
        assert runtime_folder() == tmp_path
    assert runtime_folder().is_dir()


def test_a_folder_named_before_utf_8_has_a_name_too() -> None:
    """The record in it cannot be opened: that is told in a window, which has to open for it."""
    one, other = (instance_name(Path(os.fsdecode(b"/data/m\xfcller" + end))) for end in (b"", b"2"))
    assert one != other
