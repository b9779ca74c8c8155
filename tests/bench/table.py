"""The table in docs/performance.md, written by the bench itself so that nobody copies figures by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from row import Row

BEGIN, END = "<!-- table: written by make bench ARGS=--write -->", "<!-- end of table -->"
HEAD = "| what | measured | limit | | behind it |\n|---|---|---|---|---|\n"


def write_table(rows: list[Row], machine: str, path: Path) -> None:
    """Put the rows between the two marks in the file at `path`; those not measured now stay."""
    text = path.read_text("utf-8")
    before, rest = text.split(BEGIN)
    old, after = rest.split(END)
    lines = {_name(line): line for line in old.splitlines() if line.startswith("| ")}
    lines.pop(_name(HEAD), None)
    for row in rows:
        line = f"| {' | '.join(row.cells())} |"
        lines[_name(line)] = line
    path.write_text(
        f"{before}{BEGIN}\n\n{machine}.\n\n{HEAD}{chr(10).join(lines.values())}\n\n{END}{after}", "utf-8"
    )


def _name(line: str) -> str:
    return line.split("|")[1].strip()
