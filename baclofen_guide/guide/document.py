"""The typed document: what one page of the guide says, free of any markup language.

A page is parsed once from Markdown into these frozen values and rendered from them to HTML for the
window, to plain text for the terminal and for speech, and to JSON for paper. They are msgspec
structs, so a compiled page is one ``msgspec.msgpack`` call away.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003  msgspec reads the annotations
from typing import Literal

from msgspec import Struct

from baclofen_guide.guide.figures import FigureData  # noqa: TC001
from baclofen_guide.settings.choices import Audience, Level  # noqa: TC001

CHECKLIST: CalloutKind = "checklist"
CalloutKind = Literal["key", "emergency", "warning", "tip", "not-known", "checklist"]
CALLOUT_KINDS: tuple[CalloutKind, ...] = ("key", "emergency", "warning", "tip", "not-known", "checklist")

PLACEHOLDERS = ("emergency", "poison", "nurse_line", "crisis", "clinic", "report_side_effects")
"""Names that may stand in braces in content; the region and clinic settings fill them in."""


class Text(Struct, frozen=True, tag="text"):
    """Characters as they are."""

    text: str


class Strong(Struct, frozen=True, tag="strong"):
    """Words that carry the weight of a sentence."""

    children: tuple[Inline, ...]


class Emphasis(Struct, frozen=True, tag="em"):
    """Words set apart, such as a title."""

    children: tuple[Inline, ...]


class Link(Struct, frozen=True, tag="link"):
    """A way to another page of the guide: ``topic:missed`` or ``topic:missed#section``."""

    target: str
    children: tuple[Inline, ...]


class Term(Struct, frozen=True, tag="term"):
    """A glossary word that explains itself on demand; ``glossary_id`` is like ``G-42``."""

    glossary_id: str
    children: tuple[Inline, ...]


class Placeholder(Struct, frozen=True, tag="placeholder"):
    """A number or name that settings fill in; ``name`` is one of `PLACEHOLDERS`."""

    name: str


class Citation(Struct, frozen=True, tag="cite"):
    """Where the words before it come from: fact ids, or red flag ids (``R-E-01``) on urgent pages."""

    facts: tuple[str, ...]
    line: int


Inline = Text | Strong | Emphasis | Link | Term | Placeholder | Citation


class Paragraph(Struct, frozen=True, tag="p"):
    """One paragraph; ``line`` is where it starts in its file."""

    children: tuple[Inline, ...]
    line: int = 0


class Subheading(Struct, frozen=True, tag="h3"):
    """A heading inside a section."""

    id: str
    children: tuple[Inline, ...]
    line: int = 0


class ItemList(Struct, frozen=True, tag="list"):
    """A bulleted or numbered list; every item holds blocks, mostly one paragraph."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]


class Table(Struct, frozen=True, tag="table"):
    """A table with one heading row; cells hold inline runs. Rows are as long as ``head``.

    ``line`` is the line of the heading row; the rows follow two lines below it, one a line.
    """

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    line: int = 0


class Callout(Struct, frozen=True, tag="callout"):
    """A box that stands out; its kind gives colour, icon and spoken label.

    A ``checklist`` holds one bulleted list, whose items are one paragraph each: things to do and tick.
    The line of that paragraph names the item.
    """

    kind: CalloutKind
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    line: int = 0


class ForAudience(Struct, frozen=True, tag="audience"):
    """Blocks that only one audience sees."""

    audience: Audience
    blocks: tuple[Block, ...]
    line: int = 0


class Disagreement(Struct, frozen=True, tag="disagree"):
    """Sources disagree: the cautious line in ``blocks``; ``conflict`` (``C-10``) has who says what."""

    conflict: str
    blocks: tuple[Block, ...]
    line: int = 0


class Figure(Struct, frozen=True, tag="figure"):
    """A picture drawn from `data`; ``alt`` says in words what it shows."""

    name: str
    alt: str
    data: FigureData
    line: int = 0


Block = Paragraph | Subheading | ItemList | Table | Callout | ForAudience | Disagreement | Figure


class Section(Struct, frozen=True):
    """One part of a page under its own heading; ``id`` is the same at every level and language."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    line: int


class FrontMatter(Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says about itself, in TOML between ``+++`` lines."""

    title: str
    summary: str
    pictogram: str
    must_say: tuple[str, ...]
    updated: date
    review_by: date


class Document(Struct, frozen=True):
    """One page: a topic at one level in one language."""

    topic: str
    level: Level
    language: str
    front: FrontMatter
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]


LEAD_ID = "top"
"""The id by which the part before the first section is reached."""
