"""The one error that broken content raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ContentError(Exception):
    """Something in a content file is not as `docs/content-format.md` says; its str is one line.

    Attributes:
        path: The file.
        line: The line, counted from 1.
        problem: What is wrong and what to write instead.
    """

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path = path
        self.line = line
        self.problem = problem

    def __str__(self) -> str:
        """`file:line: problem`, the form editors jump to."""
        return f"{self.path}:{self.line}: {self.problem}"
