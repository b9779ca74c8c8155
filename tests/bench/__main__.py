"""`make bench`: everything the design sets a limit to, measured in one run and printed as one table.

Each module below yields rows; a new room adds its own. ARGS="idle memory" measures only those two,
ARGS=--write puts the table into docs/performance.md. Nothing here fails a build: time on a shared machine is
no test.
"""

from __future__ import annotations

import compileall
import os
import sys
from pathlib import Path

import built_program
import cold_start
import command_line
import diary_charts
import idle
import kiosk_rows
import memory
import paper_rows
import record_rows
import switching
import ten_years
from row import Row
from table import write_table

MODULES = (
    cold_start, memory, switching, ten_years, record_rows, idle, built_program, kiosk_rows, command_line,
    paper_rows, diary_charts,
)  # fmt: skip
NOT_YET = Row("ask: key press to results, 10 × the content", None, "ms", 16, "this version has no Ask page")
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Measure and print."""
    if not os.environ.get("DISPLAY"):
        print("No display: `make bench` starts one.", file=sys.stderr)
        return 2
    # As an installed program is: otherwise a fresh checkout, or a shell that keeps Python from writing
    # compiled files, would measure the compiler.
    compileall.compile_dir(ROOT / "baclofen_guide", quiet=2)
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
    print(f"{machine}\n", flush=True)
    wanted = [name for name in sys.argv[1:] if not name.startswith("--")]
    found = []
    for module in MODULES:
        if not wanted or module.__name__ in wanted:
            for row in module.rows():
                print(row.line(), flush=True)
                found.append(row)
    if not wanted:
        print(NOT_YET.line())
    if "--write" in sys.argv:
        write_table([*found, NOT_YET], machine, ROOT / "docs" / "performance.md")
    return 0


sys.exit(main())
