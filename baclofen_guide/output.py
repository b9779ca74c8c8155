"""The terminal's streams, such as they are: none at all, of few letters, or into a disk that is full."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path


def steady_output() -> None:
    """See to it that no run ends because of what its streams are.

    A program without a console has none. One of few letters gets the name of a letter it lacks, such as
    "VULGAR FRACTION ONE HALF": a question mark there could be taken for another amount.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for good
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="namereplace")


def shows_colours() -> bool:
    """Whether what is written goes to somebody's terminal that knows colours, and they are wanted there."""
    refused = "NO_COLOR" in os.environ or os.environ.get("TERM", "dumb") == "dumb" or sys.platform == "win32"
    return sys.stdout.isatty() and not refused


def say_aside(words: str) -> None:
    """A line on standard error, which may lead into a full disk: a window opens all the same."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{words}\n")
