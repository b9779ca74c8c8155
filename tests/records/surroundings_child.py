"""Works on a record in bad surroundings, in a process of its own; prints what it meets, one line each.

``python surroundings_child.py TASK FOLDER``. It is run inside ``unshare --mount`` where it mounts small or
read-only file systems that nobody else sees, and that are gone when it ends.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from support import TIMES, HandClock, fill, key, opened  # noqa: E402

from baclofen_guide.records import Record, RecordReader, SurroundingsError, restore  # noqa: E402


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201


SLOTS = [key(day, at) for day in range(1, 23) for at in TIMES[:2]]


def log_all(record: Record, first: int = 0) -> int:
    """Log dose after dose, saying which are acknowledged, until something is in the way of one."""
    for number, slot in enumerate(SLOTS[first:], first):
        try:
            say("ack", record.log_dose(slot).event.event_id)
        except SurroundingsError as error:
            say("error", error.id)
            return number
    return 0


def attempt(what: str, call) -> None:
    """Say how `call` ends."""
    try:
        say(what, "gives", call())
    except SurroundingsError as error:
        say(what, error.id)


def disk_full(folder: Path) -> None:
    """A disk that fills up while doses are logged, and is then cleared."""
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    data = folder / "data"
    record = opened(data)
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096) == 4096:
                pass
        except OSError as error:
            say("filled", error.strerror)
    stopped_at = log_all(record)
    say("kept", len(record.all_events()))
    attempt("care", record.care)
    attempt("backup", lambda: record.back_up_to(folder / "mine.db"))
    attempt("restore", lambda: restore(folder / "other", data / "record.db", HandClock().now()))
    filler.unlink()
    log_all(record, stopped_at)
    record.close()
    with opened(data) as again:
        again.check()
        say("finally", len(again.all_events()))


def too_large(folder: Path) -> None:
    """A quota: files may not grow any further."""
    record = opened(folder / "data")
    size = (folder / "data" / "record.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    stopped_at = log_all(record)
    say("kept", len(record.all_events()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    log_all(record, stopped_at)
    record.close()
    with opened(folder / "data") as again:
        again.check()
        say("finally", len(again.all_events()))


def no_room_to_begin(folder: Path) -> None:
    """A disk that is full before there is a record."""
    mount("-t", "tmpfs", "-o", "size=40k", "tmpfs", str(folder))
    attempt("open", lambda: Record.open(folder / "data", HandClock()))
    say("left", sorted(path.name for path in (folder / "data").iterdir() if path.name != "record.lock"))


def read_only(folder: Path) -> None:
    """A folder that turns read-only between two starts; it can still be read."""
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder))
    data = folder / "data"
    fill(data, 3)
    mount("-o", "remount,ro", str(folder))
    attempt("open", lambda: Record.open(data, HandClock()))
    attempt("new", lambda: Record.open(folder / "other", HandClock()))
    attempt("restore", lambda: restore(data, data / "record.db", HandClock().now()))
    with RecordReader.open_reading(data) as reader:
        reader.check()
        say("read", len(reader.all_events()))


def read_only_with_log(folder: Path) -> None:
    """As above, after a crash that left a log which a reader may not pass over."""
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder))
    data = folder / "data"
    fill(data, 3)
    (data / "record.db-wal").write_bytes(b"x" * 5000)
    mount("-o", "remount,ro", str(folder))
    attempt("read", lambda: RecordReader.open_reading(data))


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
