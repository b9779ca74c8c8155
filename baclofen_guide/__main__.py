"""``python -m baclofen_guide`` and the ``baclofen-guide`` command."""

from __future__ import annotations

import sys

from baclofen_guide.cli import run


def main() -> int:
    """Run the program with the arguments it was started with; return its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
