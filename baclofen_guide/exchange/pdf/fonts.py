"""The fonts that paper is set in, and which characters they have."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path

READING = "fontpkg_atkinson_hyperlegible"
_FOLDERS = ((READING, "files"), ("qtawesome", "fonts"))
"""Packages that carry our fonts, and the folder in each. Looked up, not imported."""
_WINDOWS, _UNICODE, _ALL_UNICODE = 3, 1, 10
_SEGMENTS, _GROUPS = 4, 12
"""Formats of a character map: 16-bit segments, and groups of any character."""
_LAST_SEGMENT = 0xFFFF


def font_folders() -> tuple[Path, ...]:
    """The folders with our fonts; one that is missing is left out."""
    return tuple(found for name, below in _FOLDERS if (found := _folder(name, below)) is not None)


def reading_font() -> Path | None:
    """The file of the typeface that text is set in, or None where it is missing."""
    folder = _folder(*_FOLDERS[0])
    return next(iter(sorted(folder.glob("*-Regular.ttf"))), None) if folder else None


def characters(font: bytes) -> frozenset[int]:
    """The code points that a TrueType or OpenType font has a glyph for; none if it is no such font."""
    try:
        start = _table(font, b"cmap")
        return frozenset().union(*(_subtable(font, start + at) for at in _subtables(font, start)))
    except (struct.error, IndexError, LookupError):
        return frozenset()


def _folder(package: str, below: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / below
    return folder if folder.is_dir() else None


def _table(font: bytes, tag: bytes) -> int:
    """Where the table `tag` of the font begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise LookupError(tag)


def _subtables(font: bytes, start: int) -> list[int]:
    """Where the character maps for Unicode stand, counted from `start`."""
    (count,) = struct.unpack_from(">H", font, start + 2)
    records = (struct.unpack_from(">HHI", font, start + 4 + 8 * number) for number in range(count))
    return [
        offset
        for platform, kind, offset in records
        if platform == _WINDOWS and kind in (_UNICODE, _ALL_UNICODE)
    ]


def _subtable(font: bytes, start: int) -> set[int]:
    (kind,) = struct.unpack_from(">H", font, start)
    if kind == _SEGMENTS:
        return _in_segments(font, start)
    return _in_groups(font, start) if kind == _GROUPS else set()


def _in_segments(font: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    begins = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    spans = (
        range(first, last + 1) for first, last in zip(begins, ends, strict=True) if first != _LAST_SEGMENT
    )
    return {code for span in spans for code in span}


def _in_groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    groups = (struct.unpack_from(">III", font, start + 16 + 12 * number) for number in range(count))
    return {code for first, last, _ in groups for code in range(first, last + 1)}
