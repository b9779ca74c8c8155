"""`make bench`: everything the design sets a limit to, measured in one run and printed as one table.

Each module below yields rows; a new room adds its own. Nothing here fails a build: time on a shared machine
is no test.
"""

from __future__ import annotations

import compileall
import os
import sys
from pathlib import Path

import cold_start
import command_line
import diary_charts
import memory
import paper_rows
import record_rows
import switching

MODULES = (cold_start, memory, switching, command_line, record_rows, paper_rows, diary_charts)
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
    for module in MODULES:
        for row in module.rows():
            print(row.line(), flush=True)
    return 0


sys.exit(main())
