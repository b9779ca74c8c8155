"""What every command of the command line is given, and how it says how it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baclofen_guide.settings.policy import Loaded

if TYPE_CHECKING:
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.paths import Resources, UserFolders
    from baclofen_guide.settings.choices import Level
    from baclofen_guide.settings.clock import Clock

NO_POLICY = Loaded()
OK, FOUND_PROBLEMS, WRONG_USE = 0, 1, 2
"""Exit codes."""
START_ANEW = 3
"""Exit code of a kiosk that cannot vouch for a clean screen: whoever looks after it starts it again."""


@dataclass(frozen=True)
class Context:
    """What every command is given.

    Attributes:
        resources: the program's own files.
        folders: the reader's files.
        messages: words in the language asked for.
        clock: tells the time.
        language: code of the language asked for; None to take the reader's own.
        level: reading level asked for; None to take the reader's own.
        policy: what the clinic settled for this computer.
    """

    resources: Resources
    folders: UserFolders
    messages: Messages
    clock: Clock
    language: str | None
    level: Level | None
    policy: Loaded = NO_POLICY
