"""The Markdown we write in: Python-Markdown with boxes, tables, heading ids and our citations.

The result is Python-Markdown's element tree, every element with the attribute ``line``. What the
typed document cannot hold is refused, never dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.pictures import FigureBlocks
from baclofen_guide.guide.stamping import STAMP, line_of, stamp_lines
from baclofen_guide.guide.tables import TableBlocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ID = r"[FR]-[A-Z0-9-]+"
_CITATION = rf"\[({_ID}(?:\s*,[\s\U000f0000-\U000ffffd]*{_ID})*)\]"
_STRAY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\[\]]"), "a square bracket, but no citation [F-STOP-01] and no link [words](topic:name)"),
    (re.compile(r"\*"), "a * that nothing closes; write \\* for the character itself"),
    (re.compile(r"!!!|##"), "a box or heading that does not start its line, or is indented wrongly"),
    (re.compile(r"\n *(?:[-+]|\d+\.) "), "leave an empty line before a list"),
    (re.compile(r"\n *\|"), "leave an empty line before a table"),
)
_NO_PREPROCESSORS = ("html_block",)
_NO_BLOCKS = ("setextheader", "hr", "quote", "reference")
_NO_INLINES = (
    *("backtick", "reference", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "linebreak", "html", "entity"),
)
_NO_TREES = ("prettify", "unescape")


def parse_tree(lines: list[str], first_line: int, path: Path) -> Element:
    """The element tree of a page's Markdown; each element has the attribute ``line``.

    Args:
        lines: The page without its front matter.
        first_line: The number of the first of them in the file.
        path: The file, for errors.

    Raises:
        ContentError: When something is not Markdown as we write it.
    """
    stamped = stamp_lines(lines, first_line, path)
    try:
        root = _read(stamped, path)
        _number(root, first_line, path)
    except RecursionError as error:
        raise ContentError(path, first_line, "boxes, lists or emphasis are nested too deeply") from error
    for element in root.iter():
        element.text = STAMP.sub("", element.text or "")
        element.tail = STAMP.sub("", element.tail or "")
    return root


class _NumberedLists(OListProcessor):
    """Numbered lists that remember a first number other than 1, so that it can be refused."""

    LAZY_OL = False


class _Citations(InlineProcessor):
    """Turns ``[F-STOP-01, F-STOP-14]`` into ``<cite facts="…">``."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        cite = Element("cite")
        cite.set("facts", STAMP.sub("", m.group(1)))
        cite.text = AtomicString("".join(STAMP.findall(m.group(1))))
        return cite, m.start(0), m.end(0)


def _machine(path: Path) -> Markdown:
    machine = Markdown(extensions=[AdmonitionExtension(), AttrListExtension()])
    machine.parser.blockprocessors.register(_NumberedLists(machine.parser), "olist", 40)
    for registry, names in (
        (machine.preprocessors, _NO_PREPROCESSORS),
        (machine.parser.blockprocessors, _NO_BLOCKS),
        (machine.inlinePatterns, _NO_INLINES),
        (machine.treeprocessors, _NO_TREES),
    ):
        for name in names:
            registry.deregister(name)
    machine.parser.blockprocessors.register(TableBlocks(machine.parser, path), "table", 75)
    machine.parser.blockprocessors.register(FigureBlocks(machine.parser, path), "figure", 95)
    machine.inlinePatterns.register(_Citations(_CITATION, machine), "citation", 175)
    return machine


def _read(lines: list[str], path: Path) -> Element:
    machine = _machine(path)
    for preprocessor in machine.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    machine.parser.parseChunk(root, "\n".join(lines))
    for step in machine.treeprocessors:
        step.run(root)
    return root


def _pieces(element: Element) -> Iterator[tuple[Element | None, str]]:
    """Elements as they open and runs of text up to the end of a line, in reading order."""
    yield element, ""
    for text in _lines(element.text or ""):
        yield None, text
    for child in element:
        yield from _pieces(child)
        for text in _lines(child.tail or ""):
            yield None, text


def _lines(text: str) -> list[str]:
    """Cut `text` behind each stamp."""
    return re.split("(?<=[\U000f0000-\U000ffffd])", text)


def _number(root: Element, first_line: int, path: Path) -> None:
    """Give every element the line of the first stamp behind its start.

    Raises:
        ContentError: At marks that Markdown left over as text.
    """
    waiting: list[Element] = []
    problem = ""
    line = first_line
    for element, text in _pieces(root):
        if element is not None:
            waiting.append(element)
        problem = problem or _stray(text)
        if STAMP.search(text):
            line = line_of(text[-1])
            _set_line(waiting, line)
            if problem:
                raise ContentError(path, line, problem)
    _set_line(waiting, line)
    if problem:
        raise ContentError(path, line, problem)


def _stray(text: str) -> str:
    return next((problem for pattern, problem in _STRAY if pattern.search(text)), "")


def _set_line(waiting: list[Element], line: int) -> None:
    for element in waiting:
        element.set("line", str(line))
    waiting.clear()
