"""Pages of Urgent help: each tier in a box of its own colour, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.guide.document import Block, Callout, CalloutKind, Document, Inline, Section, Subheading

if TYPE_CHECKING:
    from collections.abc import Iterator

TIER_BOX: dict[str, CalloutKind] = {"emergency": "emergency", "today": "warning", "next-visit": "tip"}
"""The box of each section of a door: red, amber, quiet."""


def tiered(door: Document) -> Document:
    """Return `door` with the blocks of each tier boxed in its colour, one box a subheading."""
    return msgspec.structs.replace(door, sections=tuple(_boxed(section) for section in door.sections))


def _boxed(section: Section) -> Section:
    kind = TIER_BOX.get(section.id)
    if kind is None:
        return section
    blocks = tuple(Callout(kind, title, blocks) for title, blocks in _groups(section))
    return msgspec.structs.replace(section, blocks=blocks)


def _groups(section: Section) -> Iterator[tuple[tuple[Inline, ...], tuple[Block, ...]]]:
    """The blocks under each subheading with its title; those before the first have none."""
    title: tuple[Inline, ...] = ()
    gathered: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Subheading):
            if gathered:
                yield title, tuple(gathered)
            title, gathered = block.children, []
        else:
            gathered.append(block)
    if gathered:
        yield title, tuple(gathered)
