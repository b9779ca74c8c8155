"""From a page of the guide to the tree that the templates walk.

Blocks are ``{"kind": …}``, runs ``{"run": …}``; every block of `guide.document` has its counterpart in
``resources/handout/blocks.typ``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.exchange.pdf.figure_nodes import figure_node
from baclofen_guide.guide.document import (
    CHECKLIST,
    Block,
    Callout,
    Citation,
    Disagreement,
    Document,
    Emphasis,
    Figure,
    ForAudience,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Placeholder,
    Strong,
    Subheading,
    Table,
    Text,
)
from baclofen_guide.guide.reader import callout_label
from baclofen_guide.guide.walk import caption, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.reader import Reader

Node = dict[str, object]
_TALLEST_ROW = 500
"""A row with a longer cell may be broken across pages."""


class NodeWriter:
    """Writes the blocks of one page.

    Args:
        page: the page, with only the reader's blocks.
        reader: fills the gaps.
        facts: positions on which sources disagree come from here.
        marks: numbers of sources by id, for a page that shows them; None shows none.
        targets: what links can lead to on paper, such as ``topic:missed``.
    """

    def __init__(
        self,
        page: Document,
        reader: Reader,
        facts: FactBase,
        marks: Mapping[str, int] | None,
        targets: Collection[str],
    ) -> None:
        self._page, self._reader, self._facts = page, reader, facts
        self._marks, self._targets = marks, targets

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        """Each block as a node."""
        return [self._block(block) for block in blocks]

    def runs(self, runs: Iterable[Inline]) -> list[Node]:
        """Each run as a node; citations that are not shown leave nothing."""
        return [node for run in runs if (node := self._run(run))]

    def _block(self, block: Block) -> Node:  # noqa: PLR0911  one for each kind
        match block:
            case Paragraph():
                return {"kind": "paragraph", "runs": self.runs(block.children)}
            case Subheading():
                return {"kind": "heading", "runs": self.runs(block.children)}
            case ItemList():
                return self._list(block)
            case Table():
                rows = [[self.runs(cell) for cell in row] for row in block.rows]
                whole = [self._short(row) for row in block.rows]
                return {
                    "kind": "table",
                    "head": [self.runs(cell) for cell in block.head],
                    "rows": [
                        {"cells": cells, "whole": keep} for cells, keep in zip(rows, whole, strict=True)
                    ],
                }
            case Callout():
                return self._callout(block)
            case Figure():
                return figure_node(block, self.runs(caption(block)), self._reader)
            case ForAudience():
                label = self._reader.messages.text(f"audience.{block.audience}")
                return self._box("audience", block.audience, label, (), self.blocks(block.blocks))
            case _:
                return self._disagreement(block)

    def _list(self, block: ItemList, *, to_tick: bool = False) -> Node:
        marker = "number" if block.ordered else "tick" if to_tick else "bullet"
        return {"kind": "list", "marker": marker, "items": [self.blocks(item) for item in block.items]}

    def _callout(self, block: Callout) -> Node:
        label = callout_label(block, self._reader)
        inside = [
            self._list(inner, to_tick=True)
            if block.kind == CHECKLIST and isinstance(inner, ItemList)
            else self._block(inner)
            for inner in block.blocks
        ]
        return self._box(block.kind, block.kind, label, block.title, inside)

    def _disagreement(self, block: Disagreement) -> Node:
        text = self._reader.messages.text
        inside = self.blocks(block.blocks)
        conflict = self._facts.conflicts.get(block.conflict)
        positions = conflict.positions_at(self._page.level) if conflict else ()
        if positions and self._page.level == "clinical":
            rows = [{"cells": [_words(one.who), _words(one.says)], "whole": True} for one in positions]
            head = [_words(text("disagree.who")), _words(text("disagree.says"))]
            inside.append({"kind": "table", "head": head, "rows": rows})
        return self._box("disagree", "disagree", text("disagree.label"), (), inside)

    def _box(self, look: str, icon: str, label: str, title: tuple[Inline, ...], inside: list[Node]) -> Node:
        words = self.runs(title)
        if label:
            words = _words(f"{label}: " if words else label) + words
        return {"kind": "box", "look": look, "icon": icon, "title": words, "blocks": inside}

    def _short(self, row: tuple[tuple[Inline, ...], ...]) -> bool:
        return all(len(plain(cell, self._reader.value)) < _TALLEST_ROW for cell in row)

    def _run(self, run: Inline) -> Node | None:  # noqa: PLR0911  one for each kind
        match run:
            case Text():
                return {"run": "text", "text": run.text}
            case Placeholder():
                kind = "strong" if run.name in self._reader.values else "plain"
                return {"run": kind, "runs": _words(self._reader.value(run.name))}
            case Strong():
                return {"run": "strong", "runs": self.runs(run.children)}
            case Emphasis():
                return {"run": "emphasis", "runs": self.runs(run.children)}
            case Link() if run.target in self._targets:
                return {"run": "link", "to": run.target, "runs": self.runs(run.children)}
            case Citation():
                return self._citation(run)
            case _:
                return {"run": "plain", "runs": self.runs(run.children)}

    def _citation(self, run: Citation) -> Node | None:
        """The numbers of the sources behind it, where sources are numbered."""
        if self._marks is None:
            return None
        sources = self._facts.sources_for(run.facts)
        numbers = sorted({self._marks[source.id] for source in sources if source.id in self._marks})
        return {"run": "sources", "numbers": numbers} if numbers else None


def _words(text: str) -> list[Node]:
    return [{"run": "text", "text": text}]
