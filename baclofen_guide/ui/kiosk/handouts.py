"""Printing in the kiosk: the page being read, as a handout, to the clinic's printer, and not too often."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from baclofen_guide.exchange.pdf.handout import handout
from baclofen_guide.exchange.pdf.occasion import Occasion
from baclofen_guide.exchange.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from baclofen_guide.guide.library import Page
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.settings.policy import Printing
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.paper.press import Made, Press

    PrintOut = Callable[[Sequence[bytes], str, str], bool]


@dataclass(frozen=True)
class Rules:
    """What may be printed, and how time is counted.

    Attributes:
        printing: what the clinic settled.
        clock: for the date on the sheet.
        monotonic: seconds that nobody can set, for the pause.
    """

    printing: Printing
    clock: Clock
    monotonic: Callable[[], float]


class Handouts(QObject):
    """One handout at a time; a visitor who leaves takes back what is not yet on its way to the printer.

    Args:
        desk: the guide.
        press: sets pages beside the window.
        rules: what may be printed.
        print_out: sends (pages, title, printer) on their way; False when there is no such printer.

    Signals:
        said: what became of it, in words.
    """

    said = Signal(str)

    def __init__(
        self, desk: GuideDesk, press: Press, rules: Rules, print_out: PrintOut, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._press, self._rules, self._print_out = desk, press, rules, print_out
        self._wanted: tuple[int, str] | None = None
        self._printed_at: float | None = None
        press.done.connect(self._on_done)

    @property
    def is_under_way(self) -> bool:
        """Whether a handout is being made."""
        return self._wanted is not None

    def print_page(self, page: Page) -> None:
        """Print `page` as a handout, unless one was printed a moment ago."""
        if self._wanted is not None:
            return
        wait = self._seconds_to_wait()
        if wait > 0:
            self.said.emit(
                self.tr("Please wait {seconds} s before the next page is printed.").format(seconds=wait)
            )
            return
        title = page.document.front.title
        ticket = self._press.pages_to_print(partial(handout, [page], self._desk.facts(), self._occasion()))
        self._wanted = (ticket, title)
        self.said.emit(self.tr("Getting your page ready …"))

    def close(self) -> None:
        """Print nothing more; the program ends."""
        self.cancel()
        self._press.close()

    def cancel(self) -> None:
        """Print nothing that is still being made, and make no more of it."""
        self._wanted = None
        self._press.forget()

    def _seconds_to_wait(self) -> int:
        if self._printed_at is None:
            return 0
        over = self._printed_at + self._rules.printing.pause_seconds
        return max(0, math.ceil(over - self._rules.monotonic()))

    def _occasion(self) -> Occasion:
        desk = self._desk
        return Occasion(
            reader=desk.reader(desk.language()),
            wording=Wording(desk.messages(), None, desk.twelve_hour_clock()),
            language=desk.language(),
            region=desk.region(),
            now=self._rules.clock.now(),
            clinic=desk.clinic_number(),
        )

    def _on_done(self, made: Made) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or made.ticket != wanted[0]:
            self._wanted = wanted
            return
        self.said.emit(self._sent(made, wanted[1]))

    def _sent(self, made: Made, title: str) -> str:
        printing = self._rules.printing
        if made.trouble is not None or not made.pages:
            return self.tr("This page cannot be printed. Please ask a member of staff.")
        if len(made.pages) > printing.most_pages:
            return self.tr("This page is too long to print here. Please ask a member of staff.")
        if not self._print_out(made.pages, title, printing.printer):
            return self.tr("The printer cannot be found. Please tell a member of staff.")
        self._printed_at = self._rules.monotonic()
        return self.tr("Your page is being printed.")


def print_on(pages: Sequence[bytes], title: str, name: str) -> bool:
    """Print `pages` on the printer `name`, or the system's usual one for ""; False when there is none."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from baclofen_guide.ui.paper.print_pages import print_pages

    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        return False
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    # The queue of a shared printer shows names: the program's, never what somebody read.
    printer.setDocName(QCoreApplication.applicationName() if title else "")
    print_pages(pages, printer, "a4")
    return True
