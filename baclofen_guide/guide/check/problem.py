"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """Something to put right, or with `warning` to look at again.

    Attributes:
        path: The file.
        line: The line, counted from 1.
        rule: A short name of the rule, the same in every language.
        text: What is wrong, in one line for the people who write content.
        warning: Worth a look, but no reason to refuse the content.
    """

    path: Path
    line: int
    rule: str
    text: str
    warning: bool = False

    def __str__(self) -> str:
        """`file:line: rule: text`, the form editors jump to."""
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"
