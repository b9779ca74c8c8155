"""While a thread sets paper, no garbage is collected.

Python collects in whichever thread happens to allocate. A Qt object that dies in another thread than the
window's holds a lock of Qt's while it asks for Python's, and the window holds Python's while it asks for
Qt's: both wait for good. So collecting rests while a job runs, and goes on in the window's thread.
"""

from __future__ import annotations

import gc

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
