"""An error told without its words: kinds and places, because its words may be somebody's name or dose."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

OURS = "baclofen_guide"
INSTALLED = ("site-packages", "dist-packages", "_internal")
"""Folders that parts of other people lie in, in an environment and in the built program."""
MOST_FRAMES = 30
MOST_LINKS = 6


def outline(error: BaseException) -> list[str]:
    """Lines that say where `error` was raised and what it came from: no message, no value, no folder."""
    lines = []
    for link, one in _chain(error):
        lines += [f"{link}{kind_of(one)}", *(f"  {frame}" for frame in _frames(one.__traceback__))]
    return lines


def kind_of(value: object) -> str:
    """What a value is, without the value: the class of an error with the system's number, else the type."""
    if isinstance(value, OSError) and value.errno is not None:
        return f"{type(value).__name__}, errno {value.errno}"
    if isinstance(value, BaseException):
        return type(value).__qualname__
    return f"<{type(value).__name__}>"


def place_of(filename: str) -> str:
    """The part of a file's path that is the program's own, never the folders above it."""
    parts = PurePath(filename.replace("\\", "/")).parts
    for folder, taken in ((OURS, 0), *((name, 1) for name in INSTALLED)):
        if folder in parts:
            last = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[last + taken :])
    return parts[-1] if parts else "?"


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """The error and what it came from, newest first."""
    link, seen = "", set[int]()
    following: BaseException | None = error
    while following is not None and id(following) not in seen and len(seen) < MOST_LINKS:
        seen.add(id(following))
        yield link, following
        if following.__cause__ is not None:
            link, following = "from ", following.__cause__
        else:
            link, following = "while handling ", following.__context__


def _frames(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{place_of(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    if len(found) > MOST_FRAMES:
        # The beginning says who asked, the end what failed.
        found[10 : 10 - MOST_FRAMES] = [f"… {len(found) - MOST_FRAMES} more"]
    return found
