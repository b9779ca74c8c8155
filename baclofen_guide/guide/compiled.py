"""Finished values kept on disk, so that opening the guide parses neither Markdown nor TOML.

One file a value: the hash of everything it was made from, the hash of what follows, and the value
as MessagePack. A file that is missing, made from something else or damaged is made anew; a folder
that cannot be written costs time, nothing else.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, TypeVar

import msgspec

from baclofen_guide import __version__
from baclofen_guide.guide.hashing import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

T = TypeVar("T")

FORMAT = 3
"""Raised when the same source makes another value: a change of the parser or of the stored classes."""

_HASH = 16
_log = logging.getLogger(__name__)


class Cache:
    """Values by name in one folder.

    Args:
        folder: Where they are kept; made when first needed. None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str, sources: Iterable[bytes], kind: type[T], make: Callable[[], T]) -> T:
        """The value kept as `name` if it was made from `sources`, otherwise ``make()``, kept from now on.

        Args:
            name: The file's name without ending.
            sources: Everything that `make` reads.
            kind: The value's type, for `msgspec`.
            make: Builds the value; what it raises is passed on and nothing is kept.
        """
        if self._folder is None:
            return make()
        path = self._folder / f"{name}.bin"
        key = _key(sources)
        try:
            return _read(path, key, kind)
        except (OSError, ValueError, msgspec.DecodeError) as error:
            _log.debug("%s is made anew: %s", path.name, error)
        value = make()
        try:
            _write(path, key, value)
        except OSError as error:
            _log.debug("%s cannot be kept: %s", path.name, error)
        return value


def _key(sources: Iterable[bytes]) -> bytes:
    hasher = blake2b(f"{FORMAT} {__version__}".encode(), digest_size=_HASH)
    for source in sources:
        hasher.update(len(source).to_bytes(8, "little"))
        hasher.update(source)
    return hasher.digest()


def _read(path: Path, key: bytes, kind: type[T]) -> T:
    stored = path.read_bytes()
    head, payload = stored[: 2 * _HASH], stored[2 * _HASH :]
    if head != key + _digest(payload):
        raise ValueError("made from another text, or damaged")
    return msgspec.msgpack.decode(payload, type=kind)


def _write(path: Path, key: bytes, value: object) -> None:
    """Write whole or not at all: a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    payload = msgspec.msgpack.encode(value)
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        temporary.write_bytes(key + _digest(payload) + payload)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _digest(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_HASH).digest()
