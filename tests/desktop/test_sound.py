"""The reminder sound: played by what is there, honest about what is not, silent at once."""

from __future__ import annotations

import importlib.util
import sys
import types
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtWidgets import QApplication

from baclofen_guide.desktop.sound import program as program_module
from baclofen_guide.desktop.sound import qt_effect
from baclofen_guide.desktop.sound.beep import Beep
from baclofen_guide.desktop.sound.chime import Chime, usual_players
from baclofen_guide.desktop.sound.model import PlayerOutcomes
from baclofen_guide.desktop.sound.program import ProgramPlayer, Recipe
from baclofen_guide.desktop.sound.qt_effect import QtEffect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "resources" / "sounds" / "reminder.wav"


class Fake:
    """A player that does what the test says."""

    def __init__(self, name: str = "fake", *, available: bool = True) -> None:
        self.name = name
        self.outcomes = PlayerOutcomes()
        self.available = available
        self.calls: list[str] = []

    def is_available(self) -> bool:
        return self.available

    def play(self) -> None:
        self.calls.append("play")

    def stop(self) -> None:
        self.calls.append("stop")


def test_file_is_ours_short_and_gentle() -> None:
    spec = importlib.util.spec_from_file_location("make_sounds", ROOT / "tools" / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    with wave.open(str(SOUND)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        made = memoryview(file.readframes(file.getnframes())).cast("h")
    # Another computer's sine may differ in the last place.
    assert max(abs(here - there) for here, there in zip(made, maker.samples(), strict=True)) <= 1
    assert 1 < len(made) / 22_050 < 3
    assert 0.2 < max(map(abs, made)) / 32_767 < 0.6
    # It begins and ends softly.
    assert max(map(abs, made[:20])) < 500
    assert made[-1] == 0


def test_first_available_player_plays(qapp: object) -> None:
    players = Fake(available=False), Fake(), Fake()
    chime = Chime(players)
    chime.play()
    assert [player.calls for player in players] == [[], ["play"], []]
    chime.stop()
    chime.stop()
    assert players[1].calls == ["play", "stop"]


def test_playing_again_begins_anew(qapp: object) -> None:
    player = Fake()
    chime = Chime([player])
    chime.play()
    chime.play()
    assert player.calls == ["play", "stop", "play"]
    player.outcomes.finished.emit()
    chime.stop()
    assert player.calls[-1] == "play"


def test_next_player_plays_what_the_first_could_not(qapp: object) -> None:
    players = Fake("one"), Fake("two")
    chime = Chime(players)
    chime.play()
    players[0].outcomes.failed.emit("no sound card")
    assert players[1].calls == ["play"]
    assert chime.explain().values == {"player": "two"}
    players[1].outcomes.failed.emit("no sound card")
    assert chime.explain().state == "off"
    players[0].outcomes.finished.emit()
    assert chime.explain().values == {"player": "one"}


def test_failure_after_the_answer_starts_no_other_player(qapp: object) -> None:
    players = Fake(), Fake()
    chime = Chime(players)
    chime.play()
    chime.stop()
    players[0].outcomes.failed.emit("killed")
    assert players[1].calls == []


def test_no_player_at_all_is_said(qapp: object) -> None:
    chime = Chime([Fake(available=False)])
    chime.play()
    assert chime.explain().message == "checkup.sound.off"


def test_beep_is_the_last_way_and_only_a_beep(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append("beep"))
    beep = Beep()
    chime = Chime([Fake(available=False), beep])
    with qtbot.waitSignal(beep.outcomes.finished):
        chime.play()
    chime.stop()
    beep.stop()
    assert beeps == ["beep"]
    assert chime.explain().state == "warn"


def test_usual_players_end_with_the_beep(qapp: object) -> None:
    names = [player.name for player in usual_players(SOUND)]
    assert names == ["Qt", "pw-play", "paplay", "canberra-gtk-play", "aplay", ""]


# ---- programs -------------------------------------------------------------------------------------------


@pytest.fixture
def player(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> Iterator[Callable[[str], ProgramPlayer]]:
    """Makes players whose program is a few lines of shell."""
    if sys.platform == "win32":
        pytest.skip("needs a shell")
    made: list[ProgramPlayer] = []

    def make(script: str) -> ProgramPlayer:
        program = tmp_path / "player"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        made.append(ProgramPlayer(Recipe("player", ("-q",)), SOUND))
        return made[-1]

    yield make
    for found in made:
        found.stop()


def test_program_plays_the_file(player: Callable[[str], ProgramPlayer], tmp_path: Path, qtbot: QtBot) -> None:
    found = player(f'echo "$@" > {tmp_path}/told')
    assert found.is_available()
    with qtbot.waitSignal(found.outcomes.finished):
        found.play()
    assert (tmp_path / "told").read_text() == f"-q {SOUND}\n"


def test_program_that_fails_says_why(player: Callable[[str], ProgramPlayer], qtbot: QtBot) -> None:
    found = player("echo no sound card >&2; exit 3")
    with qtbot.waitSignal(found.outcomes.failed) as failed:
        found.play()
    assert failed.args == ["player: exit code 3: no sound card"]


def test_program_that_is_missing_or_cannot_start(
    player: Callable[[str], ProgramPlayer], tmp_path: Path, qtbot: QtBot
) -> None:
    found = player("")
    (tmp_path / "player").write_text("#!/no/such/shell\n")
    with qtbot.waitSignal(found.outcomes.failed):
        found.play()
    (tmp_path / "player").unlink()
    assert not found.is_available()


def test_stop_kills_at_once_and_reports_nothing(player: Callable[[str], ProgramPlayer], qtbot: QtBot) -> None:
    found = player("trap '' TERM; while :; do sleep 0.05; done")
    told: list[object] = []
    found.outcomes.failed.connect(told.append)
    found.outcomes.finished.connect(lambda: told.append("finished"))
    found.play()
    qtbot.waitUntil(lambda: found._process.state() is QProcess.ProcessState.Running)
    found.stop()
    assert found._process.state() is QProcess.ProcessState.NotRunning
    qtbot.wait(20)
    assert told == []


def test_playing_again_starts_anew(
    player: Callable[[str], ProgramPlayer], tmp_path: Path, qtbot: QtBot
) -> None:
    found = player(f"echo x >> {tmp_path}/told; exec sleep 30")
    for times in (1, 2):
        found.play()
        qtbot.waitUntil(lambda times=times: _lines(tmp_path / "told") == times)


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines()) if path.exists() else 0


def test_stuck_program_is_given_up(
    player: Callable[[str], ProgramPlayer], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_module, "LONGEST_MS", 50)
    found = player("exec sleep 30")
    with qtbot.waitSignal(found.outcomes.failed):
        found.play()
    assert found._process.state() is QProcess.ProcessState.NotRunning


# ---- Qt Multimedia, played by a stand-in where it is not installed --------------------------------------


class Effect(QObject):
    """The part of QSoundEffect that we use."""

    statusChanged = Signal()  # noqa: N815
    playingChanged = Signal()  # noqa: N815
    Status = types.SimpleNamespace(Null=0, Loading=1, Ready=2, Error=3)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now, self.playing = self.Status.Null, False

    def setVolume(self, volume: float) -> None:  # noqa: N802
        assert 0 < volume <= 1

    def setSource(self, source: QUrl) -> None:  # noqa: N802
        assert Path(source.toLocalFile()) == SOUND

    def status(self) -> int:
        return self.now

    def isLoaded(self) -> bool:  # noqa: N802
        return self.now == self.Status.Ready

    def isPlaying(self) -> bool:  # noqa: N802
        return self.playing

    def play(self) -> None:
        self.turn(playing=True)

    def stop(self) -> None:
        self.turn(playing=False)

    def turn(self, *, playing: bool) -> None:
        self.playing = playing
        self.playingChanged.emit()

    def reach(self, status: int) -> None:
        self.now = status
        self.statusChanged.emit()


@pytest.fixture
def multimedia(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    module = types.ModuleType("PySide6.QtMultimedia")
    module.QSoundEffect = Effect  # type: ignore[attr-defined]
    output = types.SimpleNamespace(isNull=lambda: False)
    module.QMediaDevices = types.SimpleNamespace(defaultAudioOutput=lambda: output)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(qt_effect.importlib.util, "find_spec", lambda _name: object())
    return module


@pytest.mark.usefixtures("multimedia")
def test_qt_effect_plays_when_loaded_and_stops_at_once(qtbot: QtBot) -> None:
    effect = QtEffect(SOUND)
    assert effect.is_available()
    effect.stop()
    effect.play()
    assert not effect._effect.isPlaying()
    effect._effect.reach(Effect.Status.Loading)
    effect._effect.reach(Effect.Status.Ready)
    assert effect._effect.isPlaying()
    with qtbot.waitSignal(effect.outcomes.finished):
        effect._effect.turn(playing=False)
    effect.play()
    with qtbot.assertNotEmitted(effect.outcomes.finished):
        effect.stop()
    assert not effect._effect.isPlaying()


@pytest.mark.usefixtures("multimedia")
def test_answer_before_the_file_is_loaded_keeps_it_silent(qtbot: QtBot) -> None:
    effect = QtEffect(SOUND)
    effect.play()
    effect.stop()
    effect._effect.reach(Effect.Status.Ready)
    assert not effect._effect.isPlaying()


@pytest.mark.usefixtures("multimedia")
def test_qt_effect_that_cannot_play_says_so(qtbot: QtBot) -> None:
    effect = QtEffect(SOUND)
    effect.play()
    with qtbot.waitSignal(effect.outcomes.failed):
        effect._effect.reach(Effect.Status.Error)


def test_qt_effect_without_the_module_or_an_output(
    multimedia: types.ModuleType, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    effect = QtEffect(SOUND)
    nothing = types.SimpleNamespace(isNull=lambda: True)
    multimedia.QMediaDevices.defaultAudioOutput = lambda: nothing  # type: ignore[attr-defined]
    assert not effect.is_available()
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert not effect.is_available()
    monkeypatch.setattr(qt_effect.importlib.util, "find_spec", lambda _name: None)
    assert not effect.is_available()
