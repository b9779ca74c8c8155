"""Paper: the plan, the card, the report for a visit and handouts, seen before they are saved or printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QWidget

from baclofen_guide.exchange.pdf.occasion import usual_paper
from baclofen_guide.exchange.pdf.typeset import KINDS, Kind
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.paper.options import PaperOptions
from baclofen_guide.ui.paper.preview import Preview
from baclofen_guide.ui.paper.print_pages import choose_printer, print_pages
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.navigation import Place
    from baclofen_guide.ui.paper.press import Made, Press
    from baclofen_guide.ui.paper.wanted import PaperDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

SUFFIX = ".pdf"
PATIENCE_MS = 500
"""Work that takes longer says so."""


class PaperPage(ScrollPage):
    """Kinds of paper, what can be chosen, Save and Print, and the pages as they will come out.

    Args:
        style: the current look.
        papers: gathers what a paper shows.
        press: sets it.
        guide: words of the guide.
        record: says when the plan or the doses change.
    """

    def __init__(
        self,
        style: Style,
        papers: PaperDesk,
        press: Press,
        guide: GuideDesk,
        record: RecordDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=860, parent=parent)
        self._papers, self._press, self._guide, self._record = papers, press, guide, record
        self._ticket, self._printer = 0, cast("QPrinter | None", None)
        press.setParent(self)
        self._build()
        self._connect()
        self._choose("plan")
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show the paper as it would be now; a topic as the place's item wants a handout of it."""
        super().open(place)
        if place.item:
            self._options.choose_topic(place.item)
            self._choose("handout")
        self.refresh()

    def refresh(self) -> None:
        """Set the preview anew."""
        make = self._papers.maker(self._options.wanted())
        self._nothing.setVisible(make is None)
        self._preview.setVisible(make is not None)
        for button in (self._save, self._print):
            button.setEnabled(make is not None)
        if make is not None:
            self._ticket = self._press.preview(make)
            self._wait()

    def save_to(self, path: Path) -> None:
        """Write what is wanted to `path`, a PDF by name too."""
        make = self._papers.maker(self._options.wanted())
        if make is not None:
            named = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
            self._said.hide()
            self._press.save(make, named)
            self._wait()

    def print_on(self, printer: QPrinter) -> None:
        """Print what is wanted on `printer`."""
        make = self._papers.maker(self._options.wanted())
        if make is not None:
            self._said.hide()
            self._printer = printer
            self._press.pages_to_print(make)
            self._wait()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Paper"))
        self._kinds.say(self._kind_words(), self.tr("Which paper"))
        self._save.say(self.tr("Save as PDF …"))
        self._print.say(self.tr("Print …"))
        self._busy.setAccessibleName(self.tr("Making the paper"))
        self._nothing.setText(self._why_nothing())
        self._options.retranslate()

    def _kind_words(self) -> dict[str, str]:
        return {
            "plan": self.tr("My plan"),
            "card": self.tr("Card to carry"),
            "report": self.tr("Report for a visit"),
            "handout": self.tr("Handout"),
        }

    def _why_nothing(self) -> str:
        if self._options.kind == "handout":
            return self.tr("Choose a topic, and the handout appears here.")
        return self.tr("There is no plan yet. Enter it under Today, and it can be printed here.")

    def _build(self) -> None:
        self._title, self._said, self._nothing = label("title"), label("action"), label()
        self._kinds = ChoiceRow(KINDS, wrap=self._style, even=True)
        self._options = PaperOptions(self._style, self._guide)
        self._save = ActionButton(self._style, "document", "primary")
        self._print = ActionButton(self._style, "print")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._preview = Preview(self._style)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._save)
        row.addWidget(self._print)
        row.addStretch(1)
        for widget in (
            self._title, self._kinds, self._options, buttons, self._said, self._busy, self._nothing,
            self._preview,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._said.hide()
        self._busy.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)

    def _connect(self) -> None:
        self._kinds.choice_made.connect(self._on_kind_chosen)
        self._options.changed.connect(self._on_wanted_changed)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._press.done.connect(self._on_press_done)
        self._patience.timeout.connect(self._busy.show)
        self._record.changed.connect(self._on_record_changed)

    def _choose(self, kind: Kind) -> None:
        self._kinds.choose(kind)
        self._options.show_kind(kind)
        self._nothing.setText(self._why_nothing())

    def _wait(self) -> None:
        self._patience.start()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._said.show()

    def _on_kind_chosen(self, kind: str) -> None:
        self._choose(cast("Kind", kind))
        self._on_wanted_changed()

    def _on_wanted_changed(self) -> None:
        self._said.hide()
        self.refresh()

    def _on_record_changed(self, _change: object) -> None:
        if self.isVisible():
            self.refresh()

    def _on_save(self) -> None:
        name = f"baclofen-{self._options.kind}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def _on_print(self) -> None:
        printer = choose_printer(self._kind_words()[self._options.kind], self)
        if printer is not None:
            self.print_on(printer)

    def _on_press_done(self, made: Made) -> None:
        self._patience.stop()
        self._busy.hide()
        if made.trouble is not None:
            self._say(self._guide.messages().text(made.trouble.id, **made.trouble.values))
        elif made.job == "save":
            self._say(self.tr("Saved: {path}").format(path=made.path))
        elif made.job == "print":
            self._finish_printing(made.pages)
        elif made.ticket == self._ticket:
            self._preview.show_pages(made.pages)

    def _finish_printing(self, pages: tuple[bytes, ...]) -> None:
        if self._printer is not None:
            print_pages(pages, self._printer, usual_paper(self._guide.region()))
            self._printer = None
            self._say(self.tr("Sent to the printer."))
