"""`make bench`: everything the design sets a limit to, measured in one run and printed as one table.

Each module below yields rows; a new room adds its own. Nothing here fails a build: time on a shared machine
is no test.
"""

from __future__ import annotations

import os
import sys

import cold_start
import command_line
import memory
import switching

MODULES = (cold_start, memory, switching, command_line)


def main() -> int:
    """Measure and print."""
    if not os.environ.get("DISPLAY"):
        print("No display: `make bench` starts one.", file=sys.stderr)
        return 2
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
    print(f"{machine}\n", flush=True)
    for module in MODULES:
        for row in module.rows():
            print(row.line(), flush=True)
    return 0


sys.exit(main())
