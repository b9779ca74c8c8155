"""Turns the inside of a paragraph, from Python-Markdown's tree, into typed inline runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import (
    Citation,
    Emphasis,
    Inline,
    Link,
    Placeholder,
    Strong,
    Term,
    Text,
)
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.stamping import PLACEHOLDER_CLOSE, PLACEHOLDER_OPEN, SECTION_ID

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from xml.etree.ElementTree import Element

_PLACEHOLDER = re.compile(f"{PLACEHOLDER_OPEN}(\\w+){PLACEHOLDER_CLOSE}")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_SPACES = re.compile(r"[ \t\n]+")
_TERM = re.compile(r"term:(?P<id>G-\d+)")
_TOPIC = re.compile(rf"topic:{SECTION_ID}(?:/{SECTION_ID})?(?:#{SECTION_ID})?")
_HOME_OF_LINK = ("a", "cite")

INLINE_TAGS = frozenset({"strong", "em", "a", "cite"})


def read_inlines(text: str | None, children: Iterable[Element], path: Path) -> tuple[Inline, ...]:
    """The typed runs of `text` followed by `children` and their tails, trimmed at both ends.

    Raises:
        ContentError: At a link to nowhere we know, or anything else that no run can hold.
    """
    runs = _read_text(text)
    for child in children:
        runs.append(_read_element(child, path))
        runs.extend(_read_text(child.tail))
    return _trimmed(runs)


def line_of_element(element: Element) -> int:
    """The line that `markup` found for `element`."""
    return int(element.get("line", "1"))


def _read_text(text: str | None) -> list[Inline]:
    """Text and placeholders; every odd piece of the split is a placeholder's name."""
    pieces = _PLACEHOLDER.split(_SPACES.sub(" ", text or ""))
    runs: list[Inline] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            runs.append(Placeholder(piece))
        elif piece:
            runs.append(Text(_ESCAPED.sub(lambda found: chr(int(found.group(1))), piece)))
    return runs


def _read_element(element: Element, path: Path) -> Inline:
    line = line_of_element(element)
    if element.tag == "cite":
        ids = tuple(part.strip() for part in element.get("facts", "").split(","))
        if len(set(ids)) < len(ids):
            raise ContentError(path, line, f"the citation [{', '.join(ids)}] names a fact twice")
        return Citation(ids, line)
    children = read_inlines(element.text, element, path)
    if not children:
        raise ContentError(path, line, "emphasis or a link without words")
    if element.tag == "strong":
        return Strong(children)
    if element.tag == "em":
        return Emphasis(children)
    return _read_link(element, children, path)


def _read_link(element: Element, children: tuple[Inline, ...], path: Path) -> Inline:
    line = line_of_element(element)
    if any(inner.tag in _HOME_OF_LINK for inner in element.iter() if inner is not element):
        raise ContentError(path, line, "a link may hold neither a link nor a citation")
    target = element.get("href", "")
    if element.get("title"):
        raise ContentError(path, line, "a link has no title in quotes")
    if term := _TERM.fullmatch(target):
        return Term(term["id"], children)
    if _TOPIC.fullmatch(target):
        return Link(target, children)
    if target.startswith("figure:"):
        raise ContentError(path, line, "a picture starts its line: ![What it shows](figure:name)")
    raise ContentError(
        path, line, f"a link goes to term:G-42, topic:name or topic:name#id, not to {target!r}"
    )


def _trimmed(runs: list[Inline]) -> tuple[Inline, ...]:
    """`runs` without spaces at either end or before a citation."""
    trimmed: list[Inline] = []
    for index, run in enumerate(runs):
        if isinstance(run, Text):
            text = run.text.lstrip(" ") if index == 0 else run.text
            if index == len(runs) - 1 or isinstance(runs[index + 1], Citation):
                text = text.rstrip(" ")
            if text:
                trimmed.append(Text(text))
        else:
            trimmed.append(run)
    return tuple(trimmed)
