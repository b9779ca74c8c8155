"""The reminder sound on a real sound server, recorded where the loudspeaker would be."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop.sound.chime import Chime
from baclofen_guide.desktop.sound.program import ProgramPlayer, Recipe
from tests.desktop.conftest import need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.desktop

SOUND = Path(__file__).parents[2] / "resources" / "sounds" / "reminder.wav"
RATE = 8000
AUDIBLE = 200


class Room:
    """What would be heard."""

    def __init__(self, record: Path) -> None:
        self._record = record

    def seconds_of_sound(self) -> float:
        """How long something was to be heard so far, in steps of a hundredth of a second."""
        raw = self._record.read_bytes()
        heard = memoryview(raw[: len(raw) // 2 * 2]).cast("h")
        step = RATE // 100
        return sum(max(map(abs, heard[at : at + step])) > AUDIBLE for at in range(0, len(heard), step)) / 100


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """A sound server whose card is heard by nobody but us."""
    need("pulseaudio", "paplay", "parec", "pactl")
    folder = tmp_path_factory.mktemp("s")
    socket = folder / "native"
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no", "--use-pid-file=no",
         "-L", "module-null-sink sink_name=card",
         "-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 10
    while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
        assert time.monotonic() < until, "the sound server did not start"
    record = folder / "record"
    with record.open("wb") as file:
        recorder = subprocess.Popen(
            ["parec", "-d", "card.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1",
             "--latency-msec=20"],
            stdout=file,
        )  # fmt: skip
    yield Room(record)
    for process in (recorder, server):
        process.terminate()
        process.wait(10)


def test_the_sound_is_heard_to_its_end(room: Room, qtbot: QtBot) -> None:
    missing = ProgramPlayer(Recipe("no-such-player"), SOUND)
    player = ProgramPlayer(Recipe("paplay"), SOUND)
    chime = Chime([missing, player])
    # A computer with much else to do drops sound that is only recorded; it must be heard whole once in three.
    heard = []
    while len(heard) < 3 and not any(seconds > 1 for seconds in heard):
        before = room.seconds_of_sound()
        with qtbot.waitSignal(player.outcomes.finished, timeout=30_000):
            chime.play()
        qtbot.wait(2000)
        heard.append(room.seconds_of_sound() - before)
    assert max(heard) > 1, heard
    assert chime.explain().values == {"player": "paplay"}


def test_an_answer_silences_it_at_once(room: Room, qtbot: QtBot) -> None:
    chime = Chime([ProgramPlayer(Recipe("paplay"), SOUND)])
    chime.play()
    qtbot.wait(400)
    before = time.monotonic()
    chime.stop()
    assert time.monotonic() - before < 0.2
    qtbot.wait(2500)
    assert room.seconds_of_sound() < 0.6


def test_sound_server_that_is_gone_lets_the_next_player_play(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("paplay")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    failing, last = ProgramPlayer(Recipe("paplay"), SOUND), ProgramPlayer(Recipe("true"), SOUND)
    chime = Chime([failing, last])
    with qtbot.waitSignals([failing.outcomes.failed, last.outcomes.finished], timeout=30_000):
        chime.play()
    assert chime.explain().values == {"player": "true"}
