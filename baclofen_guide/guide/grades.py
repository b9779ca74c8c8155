"""Reading grades as `make grades` measured them, each bound to the text it was measured on."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.guide.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "grades.toml"


class Grade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was measured on one page.

    Attributes:
        hash: `page_hash` of the page that was measured.
        grade: Flesch-Kincaid grade of the running text.
        words: Words of the running text.
        minutes: Whole minutes to read it.
    """

    hash: str
    grade: float
    words: int
    minutes: int


def read_grades(path: Path) -> dict[str, Grade]:
    """The grades of one language by page, such as ``stopping/easy``; none when there is no file.

    Raises:
        ContentError: When the file is not what `make grades` writes.
    """
    if not path.is_file():
        return {}
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, Grade])
    except ValueError as error:
        raise ContentError(path, 1, f"is not as `make grades` writes it: {error}") from error


def write_grades(path: Path, grades: dict[str, Grade]) -> None:
    """Write the grades of one language, sorted by page."""
    lines = [
        "# Written by `make grades`: reading grade, words and minutes of each page, and the hash of its text."
    ]
    for page, grade in sorted(grades.items()):
        lines += ["", f'["{page}"]', f'hash = "{grade.hash}"', f"grade = {grade.grade}"]
        lines += [f"words = {grade.words}", f"minutes = {grade.minutes}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
