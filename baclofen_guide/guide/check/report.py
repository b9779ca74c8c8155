"""Words a report for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.sheets import PARTS
from baclofen_guide.guide.text_table import format_table

if TYPE_CHECKING:
    from baclofen_guide.guide.check.run import Report
    from baclofen_guide.guide.messages import Messages


def word_report(report: Report, messages: Messages, *, width: int = 100) -> str:
    """Problems first, then what the pages cover, then one line that says how it went.

    Args:
        report: What was found.
        messages: In the language to report in; the problems themselves are for authors, in English.
        width: Longest line of the table in characters.
    """
    lines = [str(problem) for problem in report.errors]
    lines += [messages.text("check.warning", problem=problem) for problem in report.warnings]
    if report.coverage:
        lines += ["", *_coverage(report, messages, width), ""]
    summary = [
        messages.text("check.facts", cited=report.facts_cited, known=report.facts_known),
        messages.text("check.warnings", n=len(report.warnings)),
        messages.text("check.errors", n=len(report.errors)),
    ]
    return "\n".join([*lines, " ".join(summary)]).lstrip("\n") + "\n"


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
