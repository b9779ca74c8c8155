"""Tables in plain text: columns side by side when they fit, otherwise one row after the other."""

from __future__ import annotations

import textwrap

_GAP = "  "
_NARROWEST = 12


def format_table(head: list[str], rows: list[list[str]], width: int) -> list[str]:
    """The lines of a table at most `width` characters wide; cells wrap inside their column.

    A table whose columns would be narrower than a dozen characters is written as ``heading: cell`` lines.
    """
    widths = _column_widths([head, *rows], width)
    if any(given < min(_NARROWEST, needed) for given, needed in widths):
        return _stacked(head, rows, width)
    columns = [given for given, _ in widths]
    lines = _side_by_side(head, columns)
    lines.append(_GAP.join("-" * column for column in columns))
    for row in rows:
        lines.extend(_side_by_side(row, columns))
    return lines


def _column_widths(rows: list[list[str]], width: int) -> list[tuple[int, int]]:
    """For each column what it gets and what it needs; wide columns share what narrow ones leave."""
    needed = [max(1, *(len(row[column]) for row in rows)) for column in range(len(rows[0]))]
    room = width - len(_GAP) * (len(needed) - 1)
    given: dict[int, int] = {}
    for left, column in enumerate(sorted(range(len(needed)), key=lambda column: needed[column])):
        share = (room - sum(given.values())) // (len(needed) - left)
        given[column] = min(needed[column], share)
    return [(given[column], need) for column, need in enumerate(needed)]


def _side_by_side(cells: list[str], columns: list[int]) -> list[str]:
    wrapped = [textwrap.wrap(cell, column) for cell, column in zip(cells, columns, strict=True)]
    height = max(1, *(len(lines) for lines in wrapped))
    return [
        _GAP.join(
            (lines[row] if row < len(lines) else "").ljust(column)
            for lines, column in zip(wrapped, columns, strict=True)
        ).rstrip()
        for row in range(height)
    ]


def _stacked(head: list[str], rows: list[list[str]], width: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        if lines:
            lines.append("")
        for title, cell in zip(head, row, strict=True):
            lines.extend(textwrap.wrap(f"{title}: {cell}", max(1, width), subsequent_indent="  ") or [""])
    return lines
