"""What was dropped on the window: a file that may carry a plan, or nothing we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def dropped_plan(data: QMimeData) -> str:
    """The path of the one local file in `data` whose name may be that of a plan; "" for anything else."""
    # What reads plans is loaded when one comes, not with the window.
    from baclofen_guide.exchange.carried_plan import SUFFIXES

    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return paths[0] if len(paths) == 1 and paths[0].casefold().endswith(SUFFIXES) else ""
