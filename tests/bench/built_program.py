"""The built folder: its size against a plain build of the bare window, its start against the source's."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import programs
from cold_start import _milliseconds
from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "dist" / "baclofen-guide"
BARE = ROOT / "build" / "bare"
ROUNDS = 11
LIMIT = 1.3


def rows() -> Iterator[Row]:
    """Builds what is not built yet."""
    subprocess.run([sys.executable, "tools/build.py"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    _build_bare()
    ours, bare = _megabytes(BUILT), _megabytes(BARE / "dist" / "bare_window")
    yield Row("size of the built folder", ours / bare, "×", LIMIT, f"{ours:.0f} MB against {bare:.0f} MB")
    yield _start()


def _build_bare() -> None:
    """The bare window as PyInstaller makes it when it is told nothing."""
    if (BARE / "dist" / "bare_window").is_dir():
        return
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
               "--distpath", str(BARE / "dist"), "--workpath", str(BARE / "work"), "--specpath", str(BARE),
               str(Path(__file__).with_name("bare_window.py"))]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _megabytes(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) / 1e6


def _start() -> Row:
    """From process start to the first painted page, in turn."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        programs.welcome(folder)
        source = programs.guide(folder, "--exit-after-first-paint")
        built = [str(BUILT / "baclofen-guide"), *source[1:]]
        for command in (source, built):
            _milliseconds(command)
        pairs = [(_milliseconds(built), _milliseconds(source)) for _ in range(ROUNDS)]
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    detail = f"{ours:.0f} ms against {theirs:.0f} ms, medians of {ROUNDS} in turn"
    return Row("start of the built program against the source", ours / theirs, "×", None, detail)
