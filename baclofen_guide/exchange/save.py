"""Writing a file the reader asked for: whole, or not at all."""

import contextlib
import errno
import os
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_RECORD = b"SQLite format 3\x00"
"""How a record and each of its backups begin."""


class SaveError(Exception):
    """The file could not be written; one that stood there is as it was.

    Attributes:
        id: a message id.
        values: what the message fills in.
    """

    def __init__(self, message_id: str, path: Path) -> None:
        self.id = message_id
        self.values = {"path": str(path)}
        super().__init__(message_id)


def save(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, in place of a file of that name unless that is a record or a backup of one.

    Raises:
        SaveError: ``save.disk_full``, ``save.not_written`` or ``save.is_record``.
    """
    if _is_record(path):
        raise SaveError("save.is_record", path)
    try:
        if path.exists() and not path.is_file():
            # A folder; or a device or pipe, which whoever may write it would lose to a file of its name.
            raise SaveError("save.not_written", path)
        part = path.with_name(f"{path.name}.part")
    except OSError as error:
        raise SaveError("save.not_written", path) from error
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise SaveError("save.disk_full" if error.errno in _FULL else "save.not_written", path) from error


def _is_record(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_RECORD)) == _RECORD
    except OSError:
        return False
