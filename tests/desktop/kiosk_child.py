"""A kiosk as it is started, which staff leaves a moment after its first page.

Usage: kiosk_child.py POLICY DATA
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from baclofen_guide import cli, kiosk_run
from baclofen_guide.desktop.awake import KeepAwake

LEAVE_AFTER_MS = 300


class Awake(KeepAwake):
    """Says when the system has answered, or has not."""

    def begin(self) -> bool:
        """See `KeepAwake.begin`."""
        is_held = super().begin()
        sys.stdout.write(f"held {is_held}\n")
        sys.stdout.flush()
        return is_held


def main() -> int:
    """Run it."""
    policy, data = sys.argv[1:]
    painted = kiosk_run._Session._on_first_painted

    def paint_and_leave(session: kiosk_run._Session) -> None:
        painted(session)
        QTimer.singleShot(LEAVE_AFTER_MS, session, session._on_left)

    kiosk_run._Session._on_first_painted = paint_and_leave  # type: ignore[method-assign]
    kiosk_run.KeepAwake = Awake  # type: ignore[misc]
    return cli.run(["--policy", policy, "--data-dir", data, "--kiosk"])


if __name__ == "__main__":
    sys.exit(main())
