"""What can go wrong with a record, split by who can act.

`SurroundingsError`: the disk, the folder, the file, another program. The reader is told in one plain message
and the program keeps running. `RefusedError`: what was asked for cannot be right (a dose that stands in no
plan, a slot already answered). Everything else is a bug and stays what it was.

An error carries a message id and values, never words: the text stands in ``messages/records.toml``.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from baclofen_guide.dosing.findings import Finding, Value

if TYPE_CHECKING:
    from baclofen_guide.dosing.events import DoseEvent
    from baclofen_guide.records.backups import Backup


class RecordError(Exception):
    """Something to tell the reader in one message.

    Attributes:
        id: id of the message.
        values: what the message fills in, by name.
    """

    def __init__(self, message_id: str, **values: Value) -> None:
        self.id = message_id
        self.values: dict[str, Value] = values
        super().__init__(message_id)


class SurroundingsError(RecordError):
    """The disk, the folder, the file or another program is in the way; nothing acknowledged is lost."""


class BusyError(SurroundingsError):
    """Another program holds the record for writing; ``values["holder"]`` is its process number."""


class TooNewError(SurroundingsError):
    """A newer program wrote this file; it is left untouched."""


class DamagedError(SurroundingsError):
    """The record cannot be trusted. Nothing has been changed: the reader chooses what happens next.

    Attributes:
        path: the damaged or missing file.
        backup: the newest backup that was read through and found whole, or None.
    """

    def __init__(self, path: Path, backup: "Backup | None") -> None:
        self.path = path
        self.backup = backup
        if backup is None:
            super().__init__("record.damaged_no_backup", path=str(path))
        else:
            super().__init__("record.damaged", path=str(path), made=backup.made_at, backup=str(backup.path))


class RefusedError(RecordError):
    """A command that would make the record wrong; nothing was written."""


class AnsweredError(RefusedError):
    """The slot already has an answer, so a second tick is not a second dose.

    Attributes:
        standing: the answer that stands.
    """

    def __init__(self, standing: "DoseEvent") -> None:
        self.standing = standing
        super().__init__("record.already_answered", time=standing.key.scheduled_time, at=standing.at)


class BlockedPlanError(RefusedError):
    """A plan that cannot be followed as written.

    Attributes:
        findings: every finding that forbids saving; the message is the first one's.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(findings[0].id, **findings[0].values)


class MigrationError(Exception):
    """A migration does not fit the record: a mistake of ours. It was rolled back and nothing is changed."""


class UnsoundError(Exception):
    """A file does not hold together. It never leaves `records`: `DamagedError` or the like does."""


_READ_ONLY = {
    *(errno.EROFS, errno.EACCES, errno.EPERM, errno.EEXIST, errno.ENOTDIR),
    *(errno.ENAMETOOLONG, errno.EINVAL),  # no such name can be
}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

# Our SQL is always the same, so that SQLite can find it wrong (SQLError) only where the tables are.
_UNSOUND = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.SQLError, UnicodeDecodeError)

_FROM_SQLITE: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "record.disk_full"),
    (apsw.ReadOnlyError, "record.not_writable"),
    (apsw.CantOpenError, "record.not_writable"),
    (apsw.PermissionsError, "record.not_writable"),
    (apsw.IOError, "record.disk_trouble"),
)


def from_os(error: OSError, path: Path) -> SurroundingsError:
    """The plain error for what the operating system said about ``path``."""
    if error.errno in _FULL:
        return SurroundingsError("record.disk_full", path=str(path))
    if error.errno in _READ_ONLY:
        return SurroundingsError("record.not_writable", path=str(path))
    return SurroundingsError("record.disk_trouble", path=str(path))


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system raises about ``path`` into the classes above.

    Raises:
        SurroundingsError: the disk is full, read-only or broken.
        BusyError: another program has the file locked.
        UnsoundError: the file is damaged or is no database.
    """
    try:
        yield
    except _UNSOUND as error:
        raise UnsoundError(path.name) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise BusyError("record.busy", path=str(path), holder=0) from error
    except OSError as error:
        raise from_os(error, path) from error
    except UnicodeEncodeError as error:
        # A name from before UTF-8, in a folder older than this computer: SQLite takes none.
        raise SurroundingsError("record.not_writable", path=str(path)) from error
    except apsw.Error as error:
        for kind, message_id in _FROM_SQLITE:
            if isinstance(error, kind):
                raise SurroundingsError(message_id, path=str(path)) from error
        raise
