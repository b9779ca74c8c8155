"""Looking back over ten years of diary: read from the record, joined, drawn."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from row import Row

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "ui"))

from diary_home import TODAY, DiaryHome, fill_diary  # noqa: E402

from baclofen_guide.ui.diary.chart import SymptomChart  # noqa: E402
from baclofen_guide.ui.qt_application import make_qt  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS, TIMES, LIMIT_MS = 3600, 20, 200


def rows() -> Iterator[Row]:
    """The median of twenty, each with the record read anew."""
    qt = QApplication.instance() or make_qt()
    with tempfile.TemporaryDirectory() as scratch:
        home = DiaryHome(Path(scratch) / "record")
        record = home.desk.record
        assert record is not None
        fill_diary(record, TODAY, DAYS)
        home.look_at("charts")
        home.press("All")
        charts = home.page.findChildren(SymptomChart)
        taken = []
        for _ in range(TIMES):
            start = time.perf_counter()
            home.desk.changed.emit(None)
            for chart in charts:
                chart.repaint()
            taken.append((time.perf_counter() - start) * 1000)
            qt.processEvents()
        home.close()
    detail = f"longest {max(taken):.1f} ms, of {TIMES}; {DAYS:,} days, three charts"
    yield Row("diary of ten years read and drawn", median(taken), "ms", LIMIT_MS, detail)
