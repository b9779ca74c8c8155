"""Pages that were set by typst, painted on a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget


def choose_printer(title: str, parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None when the reader thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(pages: Sequence[bytes], printer: QPrinter, paper: str) -> None:
    """Paint each PNG page on a sheet of its own, as large as fits.

    Args:
        pages: the pages.
        printer: where to; its paper is left as chosen, only margins are taken away.
        paper: "a4" or "us-letter", for a printer that writes to a file.
    """
    if printer.outputFileName():
        size = QPageSize.PageSizeId.Letter if paper == "us-letter" else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter(printer)
    for number, png in enumerate(pages):
        if number:
            printer.newPage()
        _paint(painter, QImage.fromData(png), QRectF(painter.viewport()))
    painter.end()


def _paint(painter: QPainter, image: QImage, sheet: QRectF) -> None:
    """Paint `image` in the middle of `sheet`, whole and undistorted."""
    scale = min(sheet.width() / image.width(), sheet.height() / image.height())
    box = QRectF(0, 0, image.width() * scale, image.height() * scale)
    box.moveCenter(sheet.center())
    painter.drawImage(box, image)
