"""`make bench`: everything the design sets a limit to, measured in one run and printed as one table.

Each module named below yields rows; a new room adds its own. Each is measured in a process of its own, so
that none finds what another left behind. ARGS="idle memory" measures only those two, ARGS=--write puts the
table into docs/performance.md. Nothing here fails a build: time on a shared machine is no test.
"""

from __future__ import annotations

import compileall
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from row import Row
from table import write_table

MODULES = (
    "cold_start", "memory", "switching", "ten_years", "record_rows", "idle", "built_program", "kiosk_rows",
    "command_line", "paper_rows", "diary_charts", "ask_rows",
)  # fmt: skip
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Measure and print."""
    if not os.environ.get("DISPLAY"):
        print("No display: `make bench` starts one.", file=sys.stderr)
        return 2
    # As an installed program is: otherwise a fresh checkout, or a shell that keeps Python from writing
    # compiled files, would measure the compiler.
    compileall.compile_dir(ROOT / "baclofen_guide", quiet=2)
    machine = f"{os.cpu_count()} cores, Python {sys.version.split()[0]}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f}\n", flush=True)
    wanted = [name for name in sys.argv[1:] if not name.startswith("--")]
    found = [row for name in wanted or MODULES for row in _apart(name)]
    if "--write" in sys.argv:
        write_table(found, machine, ROOT / "docs" / "performance.md")
    return 0


def _apart(name: str) -> list[Row]:
    """The rows of one module, measured in another process."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "rows.json"
        subprocess.run([sys.executable, str(Path(__file__).parent), "--rows", str(file), name], check=False)
        if not file.exists():
            print(f"{name}: FAILED", flush=True)
            return []
        return msgspec.json.decode(file.read_bytes(), type=list[Row])


def measure(file: Path, name: str) -> int:
    """Print the rows of a module as they come, and leave them in `file`."""
    rows = []
    for row in importlib.import_module(name).rows():
        print(row.line(), flush=True)
        rows.append(row)
    file.write_bytes(msgspec.json.encode(rows))
    return 0


sys.exit(measure(Path(sys.argv[2]), sys.argv[3]) if "--rows" in sys.argv else main())
