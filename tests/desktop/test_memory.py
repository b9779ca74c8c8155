"""Memory that is not needed any more goes back to the computer."""

from __future__ import annotations

import subprocess
import sys

import pytest

CHILD = """
import os, sys, threading
from baclofen_guide.desktop.memory import give_back, hold_little

def resident() -> float:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

def work() -> None:
    for size in (30_000_000, 24_000_000, 20_000_000):
        pages = b"p" * size
        kept.append(b"k" * 600)
        del pages
    give_back()
    done.set()
    rest.wait()

if sys.argv[1] == "little":
    hold_little()
kept, done, rest = [], threading.Event(), threading.Event()
before = resident()
threading.Thread(target=work).start()
done.wait()
give_back()
print(resident() - before)
rest.set()
"""


def grown(how: str) -> float:
    """MB that large pieces, freed in a thread that goes on, leave behind."""
    done = subprocess.run([sys.executable, "-c", CHILD, how], capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about the C library of Linux")
def test_large_pieces_freed_in_a_thread_go_back() -> None:
    assert grown("little") < 5
    # It is this that does it.
    assert grown("usual") > 10
