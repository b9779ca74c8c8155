"""Gives memory that is not needed any more back to the computer."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""Of glibc's ``malloc.h``."""
_LARGE_BYTES = 256 * 1024


def hold_little() -> None:
    """Have the C library fetch large pieces one by one and return each when it is free. Before any thread.

    Else it learns to keep them: after a few pages for a printer, each thread stands on 30 MB that no
    `give_back` reaches. Elsewhere than on Linux nothing is changed.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_ARENA_MAX, 1)
            library.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)


def give_back() -> None:
    """Collect garbage, and let the C library return what it only keeps in hand. Takes some 20 ms.

    Python and Qt free small pieces, which the C library of Linux holds on to; a program that runs for
    months would seem to grow. Elsewhere only garbage is collected.
    """
    gc.collect()
    if sys.platform == "linux":
        # A C library other than GNU's has no such call, and no such need.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
