"""A folder for a record, a clock, and a record with a plan in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.records.support import HandClock, fill, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from baclofen_guide.records import Record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def record(folder: Path, clock: HandClock) -> Iterator[Record]:
    with opened(folder, clock) as found:
        yield found


@pytest.fixture(scope="session")
def ten_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed record with 30 doses and a backup. Copy it, do not change it."""
    folder = tmp_path_factory.mktemp("ten-days") / "data"
    fill(folder, 10)
    with opened(folder) as found:
        found.care()
    return folder
