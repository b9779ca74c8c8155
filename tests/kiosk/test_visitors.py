"""Many people, one after the other: no error, and the next one always finds a fresh screen."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.kiosk.conftest import MakeKiosk
from tests.kiosk.observe import differences, observe
from tests.kiosk.visitors import Visitor

VISITORS = int(os.environ.get("KIOSK_VISITORS", "300"))
PARTIES = 1 if VISITORS > 1000 else 2
"""Two kiosks side by side take half the time; a soak is one kiosk on one long day."""
SEED = int(os.environ.get("KIOSK_SEED", "20261122"))
"""The same people each time, so that a slip can be looked into; another number brings other people."""
SETTLED_AFTER, WINDOW = 500, 300
MOST_GROWTH_MB = 5.0
"""Between what is usual among 300 visitors after the first 500 and among the last 300: what is in memory when
one of them leaves depends on what that one looked at, by some MB either way."""
EACH_COMPARED_UP_TO = 400
"""Then every twentieth: comparing takes longer than visiting."""


def resident_mb() -> float:
    """What this process keeps in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.parametrize("party", range(PARTIES))
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_after_every_visitor_the_screen_is_as_at_the_start(
    make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch, party: int
) -> None:
    slips: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: slips.append(error))
    waiting = make_kiosk()
    own = tuple(Path(os.environ[name]) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"))
    fresh = observe(waiting, own)
    chance, kept = random.Random(SEED + party), list[float]()
    for number in range(1, VISITORS // PARTIES + 1):
        visitor = Visitor(waiting, chance)
        visitor.visit()
        if number <= EACH_COMPARED_UP_TO or number % 20 == 0:
            left = differences(fresh, observe(waiting, own))
            assert not left, f"seed {SEED}, party {party}, visitor {number}: {visitor.acts}: {left}"
        assert not slips, f"seed {SEED}, party {party}, visitor {number}: {visitor.acts}"
        waiting.settle()
        waiting.forget_notes()
        kept.append(resident_mb())
    if VISITORS > 2 * SETTLED_AFTER:
        settled, at_last = median(kept[SETTLED_AFTER : SETTLED_AFTER + WINDOW]), median(kept[-WINDOW:])
        growth = at_last - settled
        sys.stdout.write(
            f"{VISITORS} visitors: {growth:+.1f} MB after the first {SETTLED_AFTER}; "
            f"{settled:.0f} MB then, {at_last:.0f} at last, {max(kept):.0f} at most\n"
        )
        assert growth < MOST_GROWTH_MB
