"""A kiosk over the real guide, in three languages, with a voice and a printer that only take notes."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from baclofen_guide.desktop.scratch import Scratch
from baclofen_guide.kiosk import Kiosk, KioskSetup
from baclofen_guide.paths import Resources, find_resources
from baclofen_guide.settings.admin_code import hash_code
from baclofen_guide.settings.policy import Clinic, ClinicNumber, KioskPolicy, Policy, Printing

CODE = "246813"
CODE_HASH = hash_code(CODE, b"a salt of a test")
OTHER_LANGUAGES = """
[es]
name = "Español"
touch = "Toque para empezar"

[ar]
name = "العربية"
touch = "المس للبدء"
direction = "rtl"
"""
POLICY = Policy(
    mode="kiosk",
    region="UK",
    clinic=Clinic(name="Northside", numbers=(ClinicNumber(who="Nurse", number="01632 960 001"),)),
    kiosk=KioskPolicy(idle_seconds=90, admin_code=CODE_HASH, headphones=True),
    printing=Printing(allowed=True),
)


class NoteVoice:
    """Notes what it would say."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.is_speaking = False

    def say(self, words: str, language: str) -> None:
        self.said.append((words, language))
        self.is_speaking = True

    def stop(self) -> None:
        self.is_speaking = False


class StoppedClock:
    """Stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 30)


@dataclass
class Hand:
    """Seconds that a test winds."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Waiting:
    """A kiosk, and what stands around it."""

    kiosk: Kiosk
    scratch: Scratch
    voice: NoteVoice
    hand: Hand
    printed: list[tuple[int, str, str]] = field(default_factory=list)

    def forget_notes(self) -> None:
        """Let go of what voice and printer noted: theirs, not the kiosk's."""
        self.voice.said.clear()
        self.printed.clear()

    def settle(self) -> None:
        """Let everything that waits to be done be done."""
        for _ in range(3):
            # First, as in a running program, where memory is given back only after the pages are gone.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()


@pytest.fixture(scope="session")
def three_languages(tmp_path_factory: pytest.TempPathFactory) -> Resources:
    """The real resources, with two more languages that have no text of their own yet."""
    real = find_resources()
    root = tmp_path_factory.mktemp("resources")
    for entry in real.root.iterdir():
        if entry.name != "content":
            (root / entry.name).symlink_to(entry)
    (root / "content").mkdir()
    for entry in real.content.iterdir():
        if entry.name != "languages.toml":
            (root / "content" / entry.name).symlink_to(entry)
    languages = (real.content / "languages.toml").read_text("utf-8")
    missing = [
        part for part in OTHER_LANGUAGES.split("\n\n") if part.strip().split("]")[0] + "]" not in languages
    ]
    (root / "content" / "languages.toml").write_text("\n\n".join([languages, *missing]), "utf-8")
    return Resources(root, real.translations)


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled pages, shared by every kiosk of this run."""
    return tmp_path_factory.mktemp("warm")


MakeKiosk = Callable[..., Waiting]


@pytest.fixture
def make_kiosk(
    qapp: QApplication, tmp_path: Path, warm_cache: Path, three_languages: Resources
) -> Iterator[MakeKiosk]:
    """Returns what opens a kiosk at its first message."""
    opened: list[Waiting] = []
    # A kiosk collects garbage after each visit; what other tests left in this process is not its to search.
    gc.freeze()

    def make(
        policy: Policy = POLICY,
        *,
        size: tuple[int, int] = (800, 620),
        resources: Resources = three_languages,
        has_voice: bool = True,
    ) -> Waiting:
        scratch = Scratch(tmp_path / f"scratch-{len(opened)}")
        scratch.path.mkdir()
        scratch.use()
        voice, hand = NoteVoice(), Hand()
        printed: list[tuple[int, str, str]] = []

        def print_out(pages, title: str, printer: str) -> bool:
            printed.append((len(pages), title, printer))
            return True

        setup = KioskSetup(
            resources,
            warm_cache,
            scratch,
            StoppedClock(),
            hand,
            policy,
            print_out,
            (lambda: voice) if has_voice else None,
        )
        waiting = Waiting(Kiosk(qapp, setup), scratch, voice, hand, printed)
        opened.append(waiting)
        waiting.kiosk.start()
        waiting.kiosk.window.showNormal()
        waiting.kiosk.window.resize(*size)
        waiting.settle()
        return waiting

    yield make
    for waiting in opened:
        waiting.kiosk.close()
        waiting.kiosk.window.deleteLater()
        waiting.kiosk.deleteLater()
        waiting.settle()
        waiting.scratch.remove()
        shutil.rmtree(waiting.scratch.path, ignore_errors=True)
    qapp.setStyleSheet("")
    gc.unfreeze()


@pytest.fixture
def waiting(make_kiosk: MakeKiosk) -> Waiting:
    """A kiosk with everything that a clinic can allow."""
    return make_kiosk()
