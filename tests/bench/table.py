"""The table in docs/performance.md, written by the bench itself so that nobody copies figures by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from row import Row

BEGIN, END = "<!-- table: written by make bench ARGS=--write -->", "<!-- end of table -->"
HEAD = "| what | measured | limit | | behind it |\n|---|---|---|---|---|\n"


def write_table(rows: list[Row], machine: str, path: Path) -> None:
    """Put the rows between the two marks in the file at `path`."""
    text = path.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    lines = "".join(f"| {' | '.join(row.cells())} |\n" for row in rows)
    path.write_text(f"{before}{BEGIN}\n\n{machine}.\n\n{HEAD}{lines}\n{END}{after}", "utf-8")
