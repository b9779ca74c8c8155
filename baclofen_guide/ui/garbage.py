"""When Python must not collect garbage, for what it frees may be Qt's.

While a thread sets paper: Python collects in whichever thread happens to allocate. A Qt object that dies in
another thread than the window's holds a lock of Qt's while it asks for Python's, and the window holds
Python's while it asks for Qt's: both wait for good.

While Qt goes through every widget: a new style sheet or language is told to each widget of a list that Qt
made before. Those written in Python may start a collection as they hear it, and a widget that dies then is
still in the list: Qt (6.11) calls it, and the program is gone.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_holders: set[int] = set()


def hold(owner: int) -> None:
    """Collect nothing until `owner`, the id of an object, lets go. Only from the window's thread."""
    if not _holders and not gc.isenabled():
        return
    _holders.add(owner)
    gc.disable()


def let_go(owner: int) -> None:
    """`owner` has nothing under way any more, or is gone. Only from the window's thread."""
    if owner in _holders:
        _holders.discard(owner)
        if not _holders:
            gc.enable()


@contextmanager
def left_alone() -> Iterator[None]:
    """Collect nothing inside of this. Only from the window's thread."""
    owner = object()
    hold(id(owner))
    try:
        yield
    finally:
        let_go(id(owner))
