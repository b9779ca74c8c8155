"""Paper: a page of the guide through the system's print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QTextDocument

from baclofen_guide.ui.fonts import READING_FAMILY
from baclofen_guide.ui.page_breaks import keep_together

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from baclofen_guide.ui.reader.pictures import Pictures

_DOTS_PER_MM = 96 / 25.4
_MARGIN_MM = 18.0


def paper_document(html: str, paper: QSizeF, pictures: Pictures | None = None) -> QTextDocument:
    """Return `html` laid out in pages.

    Args:
        html: a page rendered for paper; sizes in pixels count 96 to the inch.
        paper: size of the sheet in millimetres.
        pictures: paints what the page shows.
    """
    document = QTextDocument()
    document.setDefaultFont(QFont(READING_FAMILY))
    document.setDocumentMargin(_MARGIN_MM * _DOTS_PER_MM)
    if pictures is not None:
        pictures.add_to(document, html)
    document.setHtml(html)
    # With a page size set, Qt scales pixels to the printer's dots; without one, text comes out tiny.
    document.setPageSize(QSizeF(paper.width() * _DOTS_PER_MM, paper.height() * _DOTS_PER_MM))
    keep_together(document)
    return document


def print_document(title: str, html: str, parent: QWidget, pictures: Pictures | None = None) -> bool:
    """Ask for a printer and print; return whether anything was sent to one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    paper_document(html, size, pictures).print_(printer)
    return True
