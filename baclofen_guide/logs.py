"""The log file: what failed and where, in the program's own words, never the values they were said with."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING

from baclofen_guide.outline import OURS, kind_of, outline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LEVELS = ("debug", "info", "warning", "error")
USUAL_LEVEL = "warning"
FILE_NAME = "baclofen-guide.log"
MOST_BYTES = 200_000
OLDER_FILES = 3
_PLACE_OF_A_VALUE = r"%(?:\([^)]*\))?[-#0 +]*[\d*]*(?:\.[\d*]+)?[a-zA-Z]"


def begin_logging() -> None:
    """Send what goes wrong to the terminal, whole where somebody sits at one, otherwise without values.

    What a desktop program writes to its error output ends up in files of the system.
    """
    if sys.stderr is None:
        # A program without a console has nowhere to say it.
        logging.getLogger().addHandler(logging.NullHandler())
        return
    handler = logging.StreamHandler()
    whole = logging.Formatter("%(levelname)s %(name)s: %(message)s")
    handler.setFormatter(whole if sys.stderr.isatty() else SafeFormatter("%(levelname)s %(name)s: "))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def log_to_file(folder: Path, level: str = USUAL_LEVEL) -> None:
    """Keep a log file in `folder` from now on; it is made when there is something to say.

    Args:
        folder: where programs keep what they did; made when needed.
        level: from which of `LEVELS` on.
    """
    root = logging.getLogger()
    root.addHandler(_LateFile(folder / FILE_NAME))
    root.setLevel(level.upper())


class SafeFormatter(logging.Formatter):
    """Writes the words as they stand in the code, with the kind of each value in its place.

    Words of other people's parts are left out: nobody here knows what is in them.

    Args:
        before: what stands before the words, in the style of `logging`.
    """

    def __init__(self, before: str) -> None:
        super().__init__(before)

    def format(self, record: logging.LogRecord) -> str:
        """The record as text, several lines where an error goes with it."""
        record.message = ""
        if self.usesTime():
            record.asctime = self.formatTime(record)
        lines = [self.formatMessage(record) + _words(record)]
        if record.exc_info and record.exc_info[1] is not None:
            lines += outline(record.exc_info[1])
        return "\n".join(lines)


class _LateFile(logging.Handler):
    """A rotating file that is opened with the first record: most runs have none, and starts must be quick."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._file is None:
                self._file = self._open()
        except OSError:
            # Without a folder to write to there is no log, and nothing else suffers.
            self._file = logging.NullHandler()
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

        class QuietFile(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging calls it by name)
                """A disk that fills up later is no reason to write about the log to the terminal."""

        file = QuietFile(self._path, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8")
        file.setFormatter(SafeFormatter("%(asctime)s %(levelname)s %(name)s: "))
        return file


def _words(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] != OURS or not isinstance(record.msg, str):
        return "(words of another part, left out)"
    values: Sequence[object] = record.args if isinstance(record.args, tuple) else (record.args,)
    kinds = iter([f"({kind_of(value)})" for value in values if value is not None])
    template = record.msg.replace("%%", "\0")
    return re.sub(_PLACE_OF_A_VALUE, lambda _found: next(kinds, "(?)"), template).replace("\0", "%")
