"""``python -m baclofen_guide`` and the ``baclofen-guide`` command."""

from __future__ import annotations

import sys

from baclofen_guide.exchange.pdf.apart import OPTION, set_sheet


def main() -> int:
    """Run the program with the arguments it was started with; return its exit code."""
    if sys.argv[1:] == [OPTION]:
        return set_sheet()
    # Reading the command line needs far more of the program than setting a sheet does.
    from baclofen_guide.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
