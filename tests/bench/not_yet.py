"""What the design sets a limit to and this version lacks: said in the table, so that it is not missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator


def rows() -> Iterator[Row]:
    """One row for each."""
    yield Row("ask: key press to results, 10 × the content", None, "ms", 16, "this version has no Ask page")
