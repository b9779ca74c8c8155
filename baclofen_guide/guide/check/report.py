"""Words a report for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.sheets import PARTS
from baclofen_guide.guide.text_table import format_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.run import Report
    from baclofen_guide.guide.messages import Messages


_GREEN, _PLAIN = "\x1b[32m", "\x1b[0m"


def word_report(report: Report, messages: Messages, *, width: int = 100, colours: bool = False) -> str:
    """Problems first, then what the pages cover and what has no place, then one line that says how it went.

    Args:
        report: What was found.
        messages: In the language to report in; the problems themselves are for authors, in English.
        width: Longest line of the table in characters.
        colours: Whether what has its place, all of it, is said in green.
    """
    lines = [str(problem) for problem in report.errors]
    lines += [messages.text("check.warning", problem=problem) for problem in report.warnings]
    if report.coverage:
        lines += ["", *_coverage(report, messages, width), ""]
        lines += _places(report, messages)
    summary = [
        messages.text("check.facts", cited=report.facts_cited, known=report.facts_known),
        messages.text("check.warnings", n=len(report.warnings)),
        messages.text("check.errors", n=len(report.errors)),
    ]
    last = " ".join(summary)
    if colours and report.is_full:
        last = f"{_GREEN}{last}{_PLAIN}"
    return "\n".join([*lines, last]).lstrip("\n") + "\n"


def _places(report: Report, messages: Messages) -> Iterator[str]:
    """What has no place on any page, by name, and why where it is meant to have none."""
    known, missing = report.conflicts_known, len(report.unshown)
    yield messages.text("check.conflicts", shown=known - missing, known=known)
    for name in ("unshown", "uncited", "for_editors"):
        if ids := getattr(report, name):
            yield messages.text(f"check.{name}".replace("_", "-"), n=len(ids), ids=", ".join(ids))


def _coverage(report: Report, messages: Messages, width: int) -> list[str]:
    head = [messages.text(f"check.{name}") for name in ("page", "words", "grade", "minutes", "cites")]
    head += [messages.text(f"check.{part}") for part in PARTS]
    rows = [
        [
            f"{row.language}/{row.page}",
            str(row.words),
            "–" if row.grade is None else f"{row.grade:.1f}",
            str(row.minutes),
            str(len(row.facts)),
            *([f"{percent} %" for percent in row.scores] or ["–"] * len(PARTS)),
        ]
        for row in report.coverage
    ]
    return format_table(head, rows, width)
