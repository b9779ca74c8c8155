"""Gives memory that is not needed any more back to the computer."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys


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
