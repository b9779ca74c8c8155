"""A kiosk in which something fails a moment after its first page.

Usage: slip_child.py POLICY DATA WHERE TIMES   WHERE: slot, thread or start
Writes a line for each wipe; staff leaves after the last one, or when nothing happens for long.
"""

from __future__ import annotations

import sys
from threading import Thread

from PySide6.QtCore import QTimer

from baclofen_guide import cli, kiosk_run

LONGEST_MS = 40_000


def fail() -> None:
    """Fail, with words that must not be kept."""
    raise RuntimeError("a visitor's words")


def main() -> int:
    """Run it."""
    policy, data, where, times = sys.argv[1:]
    painted = kiosk_run._Session._on_first_painted

    def fail_there() -> None:
        if where == "slot":
            fail()
        Thread(target=fail).start()

    def paint_and_fail(session: kiosk_run._Session) -> None:
        is_first = not session._is_painted
        painted(session)
        if not is_first:
            return
        wipes: list[str] = []

        def on_wiped() -> None:
            sys.stdout.write("wiped\n")
            wipes.append("wiped")
            if len(wipes) == int(times):
                QTimer.singleShot(0, session, session._on_left)

        session._kiosk.wiped.connect(on_wiped)
        for number in range(int(times)):
            QTimer.singleShot(200 * (number + 1), session, fail_there)
        QTimer.singleShot(LONGEST_MS, session, session._on_left)

    kiosk_run._Session._on_first_painted = paint_and_fail  # type: ignore[method-assign]
    if where == "start":
        kiosk_run.Kiosk = lambda *_given: fail()  # type: ignore[misc, assignment]
    return cli.run(["--policy", policy, "--data-dir", data, "--kiosk"])


if __name__ == "__main__":
    sys.exit(main())
