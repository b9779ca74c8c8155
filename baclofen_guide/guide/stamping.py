"""Line by line, before any Markdown: refuse what a page may not hold and remember line numbers.

Python-Markdown forgets where text came from. Each line therefore gets one character of a private
plane stamped behind its words, which every Markdown rule carries along as plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import CALLOUT_KINDS, PLACEHOLDERS
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.settings.choices import AUDIENCES

if TYPE_CHECKING:
    from pathlib import Path

STAMP_BASE = 0xF0000
STAMP = re.compile("[\U000f0000-\U000ffffd]")
PLACEHOLDER_OPEN, PLACEHOLDER_CLOSE = "\ue000", "\ue001"
"""Stand for the braces of a placeholder, which Markdown would take for an attribute list."""

MAX_LINES = 0xFFFD
SECTION_ID = r"[a-z0-9][a-z0-9-]*"
CONFLICT_ID = re.compile(r"C-\d+")

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\U000f0000-\U0010ffff]")
_FORBIDDEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (_INVISIBLE, "an invisible control character"),
    (re.compile(r"<[A-Za-z/!?][^>]{0,30}>?"), "raw HTML ({0}) has no place in a page"),
    (re.compile(r"&#?\w+;"), "write the character itself instead of {0}"),
    (re.compile(r"!\["), "a picture stands on a line of its own: ![What it shows, in words](figure:name)"),
    (re.compile(r"`+"), "code marks ({0}) have no place in a page"),
    (re.compile(r"^\s*>"), "a line may not start with >; write a box (!!! tip) for words set apart"),
    (re.compile(r"^\s*(?:([-*_=])\s*)(?:\1\s*){2,}$"), "a line across the page has no place here"),
    (re.compile(r"^\s*\[[^\]]*\]:"), "link definitions have no place here; write [words](topic:name)"),
)
_HEADING = re.compile(rf"(?P<marks>#{{2,3}}) (?P<words>.*\S) \{{#(?P<id>{SECTION_ID})\}}")
FIGURE = re.compile(rf"!\[(?P<alt>[^\[\]]*)\]\(figure:(?P<name>{SECTION_ID})\)")
_BOX = re.compile(r'(?P<indent> *)!!! (?P<kind>[\w-]+)(?: "(?P<title>[^"]*)")?')
_BRACES = re.compile(r"\{(?P<name>\w+)\}")
_SEPARATOR = re.compile(r"[\s|:-]*\|[\s|:-]*")


def stamp_lines(lines: list[str], first_line: int, path: Path) -> list[str]:
    """`lines` with a stamp behind the words of each, ready for Markdown.

    Args:
        lines: The page without its front matter.
        first_line: The number of the first of them in the file.
        path: The file, for errors.

    Raises:
        ContentError: At the first line that holds what a page may not hold.
    """
    if first_line + len(lines) > MAX_LINES:
        raise ContentError(path, first_line, f"a page has at most {MAX_LINES} lines")
    stamped = []
    for number, raw in enumerate(lines, first_line):
        try:
            stamped.append(_stamp_line(raw.expandtabs(4).rstrip(), chr(STAMP_BASE + number)))
        except ValueError as error:
            raise ContentError(path, number, str(error)) from error
    return stamped


def line_of(stamp: str) -> int:
    """The line number that a stamp stands for."""
    return ord(stamp) - STAMP_BASE


def _stamp_line(line: str, stamp: str) -> str:
    words = line.lstrip()
    if figure := FIGURE.fullmatch(words):
        _refuse_figure(figure["alt"])
        return line + stamp
    _refuse_forbidden(line)
    if not words or _SEPARATOR.fullmatch(line):
        return line
    if words.startswith("#"):
        return _stamp_heading(line, stamp)
    if words.startswith("!!!"):
        return _stamp_box(line, stamp)
    line = _mark_placeholders(line)
    if line.endswith("|"):
        return f"{line[:-1]}{stamp}|"
    return line + stamp


def _refuse_forbidden(line: str) -> None:
    for pattern, problem in _FORBIDDEN:
        if found := pattern.search(line):
            raise ValueError(problem.format(found.group().strip()))


def _refuse_figure(alt: str) -> None:
    _refuse_forbidden(alt)
    if not alt.strip():
        raise ValueError("a picture says in words what it shows: ![What it shows](figure:name)")
    if "{" in alt or "}" in alt:
        raise ValueError("the words of a picture hold no placeholder")


def _stamp_heading(line: str, stamp: str) -> str:
    found = _HEADING.fullmatch(line)
    if not found:
        raise ValueError("a heading starts its line: ## Words {#section-id}, or in a section ### Words {#id}")
    words = _mark_placeholders(found["words"])
    return f"{found['marks']} {words}{stamp} {{#{found['id']}}}"


def _stamp_box(line: str, stamp: str) -> str:
    found = _BOX.fullmatch(line)
    if not found:
        raise ValueError('a box is opened with !!! kind "Title" and nothing else on the line')
    kind, title = found["kind"], found["title"] or ""
    _refuse_box(kind, title)
    return f'{found["indent"]}!!! {kind} "{_mark_placeholders(title)}{stamp}"'


def _refuse_box(kind: str, title: str) -> None:
    if kind in AUDIENCES:
        if title:
            raise ValueError(f"the block for one audience (!!! {kind}) takes no title")
    elif kind == "disagree":
        if not CONFLICT_ID.fullmatch(title):
            raise ValueError('a disagreement names its conflict: !!! disagree "C-10"')
    elif kind not in CALLOUT_KINDS:
        known = ", ".join((*CALLOUT_KINDS, *AUDIENCES, "disagree"))
        raise ValueError(f"unknown box !!! {kind}; known are {known}")


def _mark_placeholders(words: str) -> str:
    marked = _BRACES.sub(_mark_placeholder, words)
    if "{" in marked or "}" in marked:
        raise ValueError("braces hold a placeholder such as {emergency}, or the id of a heading at its end")
    return marked


def _mark_placeholder(found: re.Match[str]) -> str:
    name = found["name"]
    if name not in PLACEHOLDERS:
        raise ValueError(f"unknown placeholder {{{name}}}; known are {', '.join(PLACEHOLDERS)}")
    return f"{PLACEHOLDER_OPEN}{name}{PLACEHOLDER_CLOSE}"
