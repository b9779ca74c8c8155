"""A figure as HTML: its picture or pictures, and in words beside or below them what they show.

Pictures: ``figure:NAME`` is the whole, ``figure:NAME/0`` belongs to the first part; the window paints them.
The first picture of a figure carries what it shows as its title, which a screen reader says.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from baclofen_guide.guide.figures import IconArray, Strengths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baclofen_guide.guide.document import Figure
    from baclofen_guide.guide.figures import Pictograms
    from baclofen_guide.guide.look import Look
    from baclofen_guide.guide.reader import Reader

_MOST_IN_A_ROW = 4
_WIDEST = "max-width:75%"
"""Of the page: leaves room for the frame of a box around a figure, however narrow the window."""


def figure_html(figure: Figure, caption: str, reader: Reader, look: Look) -> str:
    """The figure in a frame of its own.

    Args:
        figure: What is shown.
        caption: Its title and citation as HTML.
        reader: Gives the direction.
        look: Colours and sizes.
    """
    writer = _FigureWriter(figure, reader, look)
    match figure.data:
        case IconArray():
            inside = writer.people(figure.data)
        case Strengths():
            inside = writer.strengths(figure.data)
        case _:
            inside = writer.pictograms(figure.data)
    note = writer.quiet(figure.data.note) if figure.data.note else ""
    return writer.framed(writer.line(f"<b>{caption}</b>") + inside + note)


class _FigureWriter:
    def __init__(self, figure: Figure, reader: Reader, look: Look) -> None:
        self._figure, self._look, self._messages = figure, look, reader.messages
        self._direction = reader.direction
        self._start = "left" if reader.direction == "ltr" else "right"

    def people(self, data: IconArray) -> str:
        """The crowd, and beside or below it who is who."""
        crowd = self.line(self._picture("", title=True), tall=True)
        key = "".join(
            self._hanging(f"/{number}", f"<b>{part.count}</b> {escape(part.label)}")
            for number, part in enumerate(data.parts)
        )
        if self._look.stack_figures:
            return crowd + key
        width = f'width="{self._look.crowd_px + 4 * self._look.space_px}"'
        return self._table([f"<td {width}>{crowd}</td>", f'<td style="vertical-align:middle">{key}</td>'])

    def strengths(self, data: Strengths) -> str:
        """One measure a strength, the words below it."""
        cells = [
            self._stack(number, [f"<b>{_kept_together(data.equation(part))}</b>", escape(part.label)])
            for number, part in enumerate(data.parts)
        ]
        dot = self._messages.text("figure.dot", mg=f"{data.dot_mg:g}")
        return self._cells(cells) + self.quiet(dot)

    def pictograms(self, data: Pictograms) -> str:
        """The pictograms in rows, or one below the other with the words beside them."""
        if self._look.stack_figures:
            rows = (self._beside(n, f"<b>{escape(p.label)}</b>") for n, p in enumerate(data.parts))
            return "".join(self._table(row) for row in rows)
        cells = [self._stack(n, [f"<b>{escape(part.label)}</b>"]) for n, part in enumerate(data.parts)]
        return self._cells(cells)

    def line(self, words: str, style: str = "", *, centred: bool = False, tall: bool = False) -> str:
        """One paragraph; a `tall` one holds a picture, whose own height is enough."""
        below = 2 * self._look.space_px
        height = 100 if tall else 125
        align = ' align="center"' if centred else ""
        return (
            f'<p dir="{self._direction}"{align} style="margin-top:0px; margin-bottom:{below}px; '
            f'line-height:{height}%{style}">{words}</p>'
        )

    def quiet(self, words: str) -> str:
        """A side remark, clear of the table above it."""
        look = self._look
        style = f"; margin-top:{2 * look.space_px}px; color:{look.quiet}; font-size:{look.small_px}px"
        return self.line(escape(words), style)

    def framed(self, inside: str) -> str:
        """`inside` set off from the text around it."""
        look = self._look
        gap = 3 * look.space_px
        frame = max(1, look.frame_px)
        sides = gap + look.space_px
        style = f"border:{frame}px solid {look.hairline}; padding:{gap}px {sides}px {look.space_px}px"
        return (
            f'<table width="100%" cellspacing="0" border="0" style="margin-top:{gap}px; '
            f'margin-bottom:{gap}px"><tr><td style="{style}">{inside}</td></tr></table>'
        )

    def _picture(self, part: str, *, title: bool, style: str = "") -> str:
        said = f' title="{escape(self._figure.alt)}"' if title else ""
        return f'<img src="figure:{self._figure.name}{part}"{said} style="{style or _WIDEST}">'

    def _hanging(self, part: str, words: str) -> str:
        """A small picture and words that keep clear of it when they wrap."""
        indent = self._look.tick_px
        picture = self._picture(part, title=False, style="vertical-align:middle")
        style = f"; margin-{self._start}:{indent}px; text-indent:-{indent}px"
        return self.line(picture + words, style, tall=True)

    def _stack(self, number: int, lines: Iterable[str]) -> str:
        """The picture of a part with its words under it."""
        picture = self._picture(f"/{number}", title=number == 0)
        words = (self.line(line, centred=True) for line in lines)
        return self.line(picture, centred=True, tall=True) + "".join(words)

    def _beside(self, number: int, words: str) -> list[str]:
        """The cells of a picture and the words beside it."""
        width = self._look.sign_px + 3 * self._look.space_px
        picture = self.line(self._picture(f"/{number}", title=number == 0), tall=True)
        return [
            f'<td width="{width}">{picture}</td>',
            f'<td style="vertical-align:middle">{self.line(words)}</td>',
        ]

    def _cells(self, cells: list[str]) -> str:
        """`cells` in rows as even as can be; one below the other where letters are large."""
        if self._look.stack_figures:
            return "".join(cells)
        rows = -(-len(cells) // _MOST_IN_A_ROW)
        columns = -(-len(cells) // rows)
        wide = [f'<td width="{100 // columns}%">{cell}</td>' for cell in cells]
        starts = range(0, len(cells), columns)
        return "".join(self._table(wide[start : start + columns]) for start in starts)

    def _table(self, cells: list[str]) -> str:
        # Qt knows the direction of words in a table, but puts its first column at the left whatever it is.
        if self._direction == "rtl":
            cells = cells[::-1]
        return (
            f'<table dir="{self._direction}" width="100%" cellspacing="0" border="0">'
            f"<tr>{''.join(cells)}</tr></table>"
        )


def _kept_together(equation: str) -> str:
    """`equation` as HTML that breaks at its equals sign and nowhere else."""
    return escape(equation).replace(" ", "&nbsp;").replace("=&nbsp;", "= ")
