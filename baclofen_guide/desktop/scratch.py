"""A folder for whatever is written for a moment: made empty at once, whoever wrote into it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "baclofen-guide-kiosk-"


class Scratch:
    """The folder that everything temporary goes into, libraries' own files too."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def make(cls) -> Scratch:
        """A new folder, with what an earlier run that crashed left behind taken away."""
        base = Path(tempfile.gettempdir())
        for old in base.glob(f"{_PREFIX}*"):
            # Only our own; on Windows, the folder is the account's anyway.
            if not hasattr(os, "getuid") or old.lstat().st_uid == os.getuid():
                shutil.rmtree(old, ignore_errors=True)
        return cls(Path(tempfile.mkdtemp(prefix=_PREFIX)))

    def use(self) -> None:
        """Let everything temporary of this program go there."""
        for name in ("TMPDIR", "TMP", "TEMP"):
            os.environ[name] = str(self.path)
        tempfile.tempdir = str(self.path)

    def empty(self) -> None:
        """Take away everything in it.

        Raises:
            OSError: something could not be taken away.
        """
        for entry in list(self.path.iterdir()):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink(missing_ok=True)

    def remove(self) -> None:
        """Take the folder away too; the program ends."""
        tempfile.tempdir = None
        for name in ("TMPDIR", "TMP", "TEMP"):
            if os.environ.get(name) == str(self.path):
                del os.environ[name]
        shutil.rmtree(self.path, ignore_errors=True)
