"""The lock that says which running copy is the first: held by a living process, or by nobody."""

from __future__ import annotations

import logging
import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


class InstanceLock:
    """One lock file. It ends with the process, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = QLockFile(str(path))
        # Never stale by age: a computer may sleep for a week while we hold it.
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Take the lock; False when a living process holds it.

        Where the folder cannot be written, nobody can hold a lock, and the answer is True.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            _log.info("no lock at %s: %s", self._path.parent, self._lock.error())
            return True
        return self._remove_left_over() and self._lock.tryLock(0)

    def release(self) -> None:
        """Let the next copy be the first."""
        self._lock.unlock()

    def _remove_left_over(self) -> bool:
        """Remove the file of a dead process that Qt takes for a living one; True when there was one.

        Qt believes a lock whose computer had another name then, or whose number another program has
        now. The system's own lock on the open file ends with the process and cannot err.
        """
        if os.name != "posix":
            return False
        import fcntl

        try:
            file = os.open(self._path, os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_being_made(file):
                return False
            self._path.unlink(missing_ok=True)
        except OSError:
            return False
        finally:
            os.close(file)
        return True


def _is_being_made(file: int) -> bool:
    """Whether another start has made the file this moment and is about to lock it."""
    if os.fstat(file).st_size:
        return False
    time.sleep(0.05)
    return bool(os.fstat(file).st_size)
