"""Paper: a handout from a cold start, memory over a hundred of them, and the report of ten years.

Also a program: ``python tests/bench/paper_rows.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).parent.parent / "exchange"))

import programs
import record_rows
from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPICS = ("stopping", "missed", "side-effects")
ROUNDS = 5
FIRST, HANDOUTS = 10, 100
COLD_S, REPORT_S, GROWTH = 1.5, 2.0, 1.05


def rows() -> Iterator[Row]:
    """Seconds from the start of the process, then a ratio of memory."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = ["handout", *TOPICS, "-o", str(folder / "handout.pdf")]
        cold = [_seconds(folder / f"cold-{number}", command) for number in range(ROUNDS)]
        yield Row("three-topic handout, nothing kept yet", median(cold), "s", COLD_S, f"median of {ROUNDS}")
        warm = [_seconds(folder / "cold-0", command) for _ in range(ROUNDS)]
        yield Row("three-topic handout, pages kept", median(warm), "s", COLD_S, f"median of {ROUNDS}")
        yield _growth()
        yield _report(folder)


def _seconds(data: Path, command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(programs.guide(data, *command), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _growth() -> Row:
    """Memory of the window after a hundred handouts against memory after the first ten."""
    from paper_support import RESOURCES, TODAY, library, occasion

    from baclofen_guide.exchange.pdf.apart import ApartTypesetter
    from baclofen_guide.exchange.pdf.handout import handout
    from baclofen_guide.ui.glyphs import GLYPHS

    setter = ApartTypesetter(RESOURCES.root / "handout", GLYPHS)
    pages = [library().page(topic, "easy", "en", TODAY) for topic in TOPICS]
    seen = [_resident_mib()]
    for number in range(1, HANDOUTS + 1):
        # Another number each time, so that nothing can be taken from a cache.
        setter.pdf(handout(pages, library().facts, occasion(clinic=f"555 {number:04}")))
        if number in (FIRST, HANDOUTS):
            seen.append(_resident_mib())
    detail = f"{seen[0]:.0f} MiB before, {seen[1]:.0f} after {FIRST}, {seen[2]:.0f} after {HANDOUTS}"
    return Row("memory over a hundred handouts", seen[2] / seen[1], "×", GROWTH, detail)


def _resident_mib() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))) / 1024


def _report(folder: Path) -> Row:
    """The report on three months out of a record of ten years, set and written."""
    from paper_support import occasion, typesetter

    from baclofen_guide.exchange.pdf.report import visit_report
    from baclofen_guide.exchange.pdf.visit import gather_visit
    from baclofen_guide.records import RecordReader

    record_rows._make(folder / "ten-years")
    record_rows._fill(folder / "ten-years")
    now = record_rows.Clock().now() - timedelta(days=record_rows.LOGGED)
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with RecordReader.open_reading(folder / "ten-years") as record:
            plan = record.plan()
            visit = gather_visit(plan, record.events_between, record.about_you(), now, 91)
            typesetter().pdf(visit_report(visit, plan.versions[-1], occasion(now=now)))
        took.append(time.perf_counter() - started)
    return Row("report from a record of ten years", median(took), "s", REPORT_S, "three months, read and set")


if __name__ == "__main__":
    for row in rows():
        print(row.line())
