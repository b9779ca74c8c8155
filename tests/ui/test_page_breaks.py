"""On paper a box, a figure and a heading are not torn from what belongs to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application
from baclofen_guide.ui.page_breaks import _is_heading, _page, _parts, _rect, keep_together
from baclofen_guide.ui.printing import paper_document

BOX = "<table width='100%'><tr><td style='padding:10px'>{}</td></tr></table>"
LINE = "<p style='margin:0'>line</p>"


def paper(html: str) -> QTextDocument:
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(14)
    document.setDefaultFont(font)
    document.setDocumentMargin(20)
    document.setHtml(html)
    document.setPageSize(QSizeF(300, 400))
    keep_together(document)
    return document


def pages(document: QTextDocument) -> list[tuple[str, int, int]]:
    """Each part: what it is, the page it begins on and the page it ends on."""
    found = []
    for part in _parts(document):
        rect = _rect(document, part)
        kind = "table" if isinstance(part, QTextTable) else "heading" if _is_heading(part) else "text"
        if kind != "text" or part.text().strip():
            found.append((kind, _page(document, rect.top()), _page(document, rect.bottom() - 1)))
    return found


@pytest.mark.parametrize("lines", range(12, 20))
def test_a_box_stays_whole_with_the_headings_above_it(qapp: QApplication, lines: int) -> None:
    html = LINE * lines + "<h2>One</h2><h3>Two</h3>" + BOX.format(LINE * 5) + LINE
    found = [part for part in pages(paper(html)) if part[0] != "text"]
    assert [kind for kind, _, _ in found] == ["heading", "heading", "table"]
    assert len({page for _, *both in found for page in both}) == 1


@pytest.mark.parametrize("lines", range(14, 22))
def test_a_heading_stays_with_its_first_line(qapp: QApplication, lines: int) -> None:
    found = pages(paper(LINE * lines + "<h2>One</h2>" + LINE * 3))
    place = next(number for number, part in enumerate(found) if part[0] == "heading")
    assert found[place][2] == found[place + 1][1]


def test_what_is_taller_than_a_page_is_broken_after_all(qapp: QApplication) -> None:
    found = pages(paper(LINE + BOX.format(LINE * 60)))
    assert found[1][1] == 0 < found[1][2]


def test_a_table_of_rows_breaks_between_them(qapp: QApplication) -> None:
    rows = "".join("<tr><td>a</td><td>b</td></tr>" for _ in range(15))
    found = pages(paper(LINE * 10 + f"<table>{rows}</table>"))
    assert found[-1][1] == 0 < found[-1][2]


@pytest.mark.parametrize("topic", ["running-out", "side-effects", "taking"])
def test_every_box_and_figure_of_a_page_stays_whole(window: Application, topic: str) -> None:
    shown = window.desk.topic(topic, for_paper=True)
    document = paper_document(shown.html(), QSizeF(210, 297), shown.pictures)
    parts = [part for part in _parts(document) if isinstance(part, QTextTable) and part.rows() == 1]
    assert len(parts) > 3
    for part in parts:
        rect = _rect(document, part)
        assert _page(document, rect.top()) == _page(document, rect.bottom() - 1)
