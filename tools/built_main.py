"""Where the built program begins."""

import sys

from baclofen_guide.__main__ import main

sys.exit(main())
