"""A page as the subset of HTML that `QTextDocument` draws well.

Boxes are tables of one cell, because padding and borders of a ``div`` are ignored; every style is
inline. Links: ``facts:F-STOP-01,F-STOP-14`` (where it comes from), ``term:G-42``,
``topic:missed#section``, ``conflict:C-10``. Anchors: ``top`` and the ids of sections and subheadings.
A thing to do in a checklist is ``tick:57``, by the line of the item. Pictures: ``icon:NAME?ROLE`` with
one of `ICONS` and the box's ``icon_role``, and those of figures; the window draws them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import (
    CALLOUT_KINDS,
    CHECKLIST,
    LEAD_ID,
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
    Term,
    Text,
)
from baclofen_guide.guide.html_figure import figure_html
from baclofen_guide.guide.reader import callout_label
from baclofen_guide.guide.units import together
from baclofen_guide.guide.walk import caption, for_audience, number_citations
from baclofen_guide.settings.choices import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.look import Look
    from baclofen_guide.guide.reader import Reader

ICONS = (*CALLOUT_KINDS, "disagree", *AUDIENCES, "ticked", "unticked")
"""Names of the pictograms that pages ask for."""


def render_html(
    document: Document,
    reader: Reader,
    look: Look,
    facts: FactBase,
    *,
    under_title: str = "",
    after_key: str = "",
    at_end: str = "",
) -> str:
    """The page as HTML for a `QTextDocument`.

    Args:
        document: The page.
        reader: Decides which audience's blocks are shown, what stands for placeholders and what is ticked.
        look: Colours and sizes.
        facts: Positions on which sources disagree come from here.
        under_title: HTML that goes under the title: what must be said before all else.
        after_key: HTML that goes after the first box, such as how the page stands; the main message
            comes first, even where letters are large and the window is small.
        at_end: HTML that goes after the last section.
    """
    page = for_audience(document, reader.audience)
    return _HtmlWriter(page, reader, look, facts).page(under_title, after_key, at_end)


class _HtmlWriter:
    """Writes one page; every method returns finished HTML."""

    def __init__(self, page: Document, reader: Reader, look: Look, facts: FactBase) -> None:
        self._page = page
        self._reader = reader
        self._look = look
        self._facts = facts
        self._numbers = number_citations(page)

    def page(self, under_title: str, after_key: str, at_end: str) -> str:
        look = self._look
        words = escape(self._page.front.title)
        # A note beside another page has no title of its own.
        title = self._heading("h1", LEAD_ID, words, look.title_px, 0) if words else ""
        lead = self._page.lead
        parts = [title, under_title, self._blocks(lead[:1]), after_key, self._blocks(lead[1:])]
        for section in self._page.sections:
            words = self._runs(section.title)
            parts.append(self._heading("h2", section.id, words, look.section_px, 6 * look.space_px))
            parts.append(self._blocks(section.blocks))
        parts.append(at_end)
        return (
            f'<html><body dir="{self._reader.direction}" '
            f'style="color:{look.text}; font-size:{look.body_px}px">{"".join(parts)}</body></html>'
        )

    def _heading(self, tag: str, name: str, words: str, size: int, above: int) -> str:
        below = 2 * self._look.space_px
        style = f"font-size:{size}px; font-weight:700; margin-top:{above}px; margin-bottom:{below}px"
        return f'<{tag} dir="{self._reader.direction}" style="{style}"><a name="{name}">{words}</a></{tag}>'

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:  # noqa: PLR0911  one for each kind
        match block:
            case Paragraph():
                return self._paragraph(self._runs(block.children))
            case Subheading():
                words, size = self._runs(block.children), self._look.subheading_px
                return self._heading("h3", block.id, words, size, 4 * self._look.space_px)
            case ItemList():
                return self._list(block)
            case Table():
                head = [self._runs(cell) for cell in block.head]
                return self._table(head, [[self._runs(cell) for cell in row] for row in block.rows])
            case Callout():
                return self._callout(block)
            case Figure():
                return figure_html(block, self._runs(caption(block)), self._reader, self._look)
            case ForAudience():
                label = escape(self._reader.messages.text(f"audience.{block.audience}"))
                return self._box("audience", block.audience, label, self._blocks(block.blocks))
            case _:
                return self._disagreement(block)

    def _paragraph(self, words: str, style: str = "") -> str:
        below = 2 * self._look.space_px
        return (
            f'<p dir="{self._reader.direction}" style="margin-top:0px; margin-bottom:{below}px; '
            f'line-height:125%{style}">{words}</p>'
        )

    def _list(self, block: ItemList) -> str:
        tag = "ol" if block.ordered else "ul"
        gap = self._look.space_px
        items = "".join(self._item(item, gap) for item in block.items)
        style = f"margin-top:0px; margin-bottom:{2 * gap}px"
        return f'<{tag} dir="{self._reader.direction}" style="{style}">{items}</{tag}>'

    def _item(self, blocks: tuple[Block, ...], gap: int) -> str:
        """An item starts with bare words: a paragraph there would be set off from its bullet."""
        style = f"margin-bottom:{gap}px; line-height:125%"
        first, rest = "", blocks
        if blocks and isinstance(blocks[0], Paragraph):
            first, rest = self._runs(blocks[0].children), blocks[1:]
        return f'<li dir="{self._reader.direction}" style="{style}">{first}{self._blocks(rest)}</li>'

    def _table(self, head: list[str], rows: list[list[str]]) -> str:
        if self._look.stack_tables:
            return "".join(self._stacked_row(head, row) for row in rows)
        line = f"border:1px solid {self._look.hairline}; padding:{2 * self._look.space_px}px"
        heading = f"{line}; background-color:{self._look.head_fill}"
        top = "".join(self._cell("th", cell, heading) for cell in head)
        body = "".join(f"<tr>{''.join(self._cell('td', cell, line) for cell in row)}</tr>" for row in rows)
        gap = 3 * self._look.space_px
        return (
            f'<table dir="{self._reader.direction}" width="100%" cellspacing="0" border="0" '
            f'style="border-collapse:collapse; margin-top:{gap}px; margin-bottom:{gap}px">'
            f"<thead><tr>{top}</tr></thead>{body}</table>"
        )

    def _cell(self, tag: str, words: str, style: str) -> str:
        return f'<{tag} dir="{self._reader.direction}" align="{self._start}" style="{style}">{words}</{tag}>'

    def _stacked_row(self, head: list[str], row: list[str]) -> str:
        """One row of a table as lines of its own, each with its heading."""
        lines = (f"<b>{title}:</b> {cell}" for title, cell in zip(head, row, strict=True))
        return self._paragraph("<br>".join(lines))

    def _callout(self, block: Callout) -> str:
        label = callout_label(block, self._reader)
        title = self._runs(block.title)
        words = f"{escape(label)}: {title}" if label and title else escape(label) + title
        inside = self._checklist(block) if block.kind == CHECKLIST else self._blocks(block.blocks)
        return self._box(block.kind, block.kind, words, inside)

    def _checklist(self, block: Callout) -> str:
        parts = []
        for inner in block.blocks:
            if isinstance(inner, ItemList):
                parts += [self._to_tick(item[0]) for item in inner.items if isinstance(item[0], Paragraph)]
            else:
                parts.append(self._block(inner))
        return "".join(parts)

    def _to_tick(self, item: Paragraph) -> str:
        """A thing to do: a box and words that keep clear of it, one link but for the links among them."""
        name = "ticked" if item.line in self._reader.ticks else "unticked"
        said = escape(self._reader.messages.text(f"checklist.{name}"))
        style = f"color:{self._look.text}; text-decoration:none"
        link = f'<a href="tick:{item.line}" title="{said}" style="{style}">'
        box, indent = self._look.boxes[CHECKLIST], self._look.tick_px
        picture = f'<img src="icon:{name}?{box.icon_role}" style="vertical-align:middle">'
        words = [
            self._run(run) if isinstance(run, (Link, Term, Citation)) else f"{link}{self._run(run)}</a>"
            for run in item.children
        ]
        # With its line a box to press is then as high as a button.
        below = 9 * self._look.space_px // 2
        style = f"; margin-{self._start}:{indent}px; text-indent:-{indent}px; margin-bottom:{below}px"
        return self._paragraph(f"{link}{picture}</a>{''.join(words)}", style)

    def _disagreement(self, block: Disagreement) -> str:
        messages = self._reader.messages
        parts = [self._blocks(block.blocks)]
        conflict = self._facts.conflicts.get(block.conflict)
        if conflict and self._page.level == "clinical":
            head = [escape(messages.text(name)) for name in ("disagree.who", "disagree.says")]
            rows = [[escape(position.who), escape(position.says)] for position in conflict.positions]
            parts.append(self._table(head, rows))
        link = self._link(f"conflict:{block.conflict}", escape(messages.text("disagree.open")))
        parts.append(self._paragraph(link))
        return self._box("disagree", "disagree", escape(messages.text("disagree.label")), "".join(parts))

    def _box(self, kind: str, icon: str, title: str, inside: str) -> str:
        look, box = self._look, self._look.boxes[kind]
        side = "left" if self._reader.direction == "ltr" else "right"
        gap = 3 * look.space_px
        frame = f"border:{look.frame_px}px solid {box.edge}; " if look.frame_px else ""
        style = (
            f"{frame}border-{side}:6px solid {box.edge}; background-color:{box.fill}; "
            f"padding:{gap}px {gap + look.space_px}px {look.space_px // 2}px"
        )
        picture = f'<img src="icon:{icon}?{box.icon_role}" style="vertical-align:middle">&nbsp; '
        heading = self._paragraph(f"{picture}<b>{title}</b>", f"; color:{box.ink}")
        return (
            f'<table width="100%" cellspacing="0" border="0" style="margin-top:{gap}px; '
            f'margin-bottom:{gap}px"><tr><td style="{style}">{heading}{inside}</td></tr></table>'
        )

    def _runs(self, runs: Iterable[Inline]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Inline) -> str:  # noqa: PLR0911  one for each kind
        match run:
            case Text():
                return escape(together(run.text))
            case Placeholder():
                value = escape(self._reader.value(run.name))
                return f"<b>{value}</b>" if run.name in self._reader.values else value
            case Strong():
                return f"<b>{self._runs(run.children)}</b>"
            case Emphasis():
                return f"<i>{self._runs(run.children)}</i>"
            case Link():
                return self._link(run.target, self._runs(run.children))
            case Term():
                return self._link(f"term:{run.glossary_id}", self._runs(run.children))
            case _:
                return self._citation(run)

    def _link(self, target: str, words: str) -> str:
        return f'<a href="{escape(target)}" style="color:{self._look.link}">{words}</a>'

    def _citation(self, run: Citation) -> str:
        """A small number; its tooltip is what a screen reader says instead."""
        number = self._numbers[run.facts]
        spoken = escape(self._reader.messages.text("page.source-number", n=number))
        style = f"color:{self._look.quiet}; text-decoration:none"
        return (
            f'<a href="facts:{",".join(run.facts)}" title="{spoken}" style="{style}"><sup>{number}</sup></a>'
        )

    @property
    def _start(self) -> str:
        return "left" if self._reader.direction == "ltr" else "right"
