"""The paper at the end of a session: preview, Save, Print, and the record of the session as a choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.exchange.pdf.occasion import SIZES, usual_paper
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.paper.preview import Preview
from baclofen_guide.ui.paper.print_pages import choose_printer, print_pages
from baclofen_guide.ui.questions.button_row import ButtonRow
from baclofen_guide.ui.teaching.paper_desk import Wish
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from baclofen_guide.exchange.pdf.occasion import Size
    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.teaching.outcomes import TeachBackOutcome
    from baclofen_guide.ui.paper.press import Made, Press
    from baclofen_guide.ui.paper.wanted import MakeSheet
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.paper_desk import SessionPapers

SUFFIX = ".pdf"


class PaperPanel(Worded, QWidget):
    """What to do with the paper; `preview`, which stands elsewhere, shows it as it will come out.

    A name typed here goes onto paper and nowhere else.

    Args:
        style: the look.
        papers: gathers what the papers show.
        press: sets them, beside the window.

    Signals:
        saved: the `Path` of a paper that was written.
    """

    saved = Signal(object)

    def __init__(
        self, style: Style, papers: SessionPapers, press: Press, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._papers, self._press = style, papers, press
        self._discharge: Discharge | None = None
        self._outcomes: tuple[TeachBackOutcome, ...] = ()
        self._tickets: set[int] = set()
        self._newest = 0
        self._printer: QPrinter | None = None
        self._build()
        self._connect()
        self.retranslate()

    def show_discharge(self, discharge: Discharge, outcomes: tuple[TeachBackOutcome, ...]) -> None:
        """Show the paper of `discharge`."""
        self._discharge, self._outcomes = discharge, outcomes
        self._copy.setVisible(self._papers.is_foreign(discharge))
        self._ways.arrange()
        self._said.hide()
        self._refresh()

    def show_handout(self, discharge: Discharge) -> None:
        """Show the paper of `discharge` alone: there is no session to have a record of."""
        self._record.hide()
        self.show_discharge(discharge, ())

    def save_handout(self, path: Path) -> None:
        """Write the handout to `path`."""
        self._save_to(path, self._handout())

    def save_copy(self, path: Path) -> None:
        """Write the nurse's copy, in both languages, to `path`."""
        assert self._discharge is not None
        self._save_to(path, self._papers.nurse_copy(self._discharge, self._wish()))

    def save_record(self, path: Path) -> None:
        """Write the record of the session to `path`."""
        assert self._discharge is not None
        self._save_to(path, self._papers.record(self._discharge, self._outcomes, self._wish()))

    def print_on(self, printer: QPrinter) -> None:
        """Print the handout on `printer`."""
        self._printer = printer
        self._take(self._press.pages_to_print(self._handout()))

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("The handout"))
        self._sizes.say(
            {str(size): self.tr("{size} pt").format(size=size) for size in SIZES}, self._size_name()
        )
        self._name_label.setText(self.tr("Name on the paper, if you like: it is printed and not kept"))
        self._name.setAccessibleName(self._name_label.text())
        self._save.say(self.tr("Save the handout …"))
        self._print.say(self.tr("Print the handout …"))
        self._copy.say(self.tr("Save my copy, both languages …"))
        self._record.say(self.tr("Save session record …"))

    def _size_name(self) -> str:
        return self.tr("Size of the words")

    def _build(self) -> None:
        self._title, self._name_label, self._said = label("section"), label("small"), label("action")
        self._sizes = ChoiceRow([str(size) for size in SIZES])
        self._sizes.choose(str(SIZES[0]))
        self._name = QLineEdit()
        self._name.setMaxLength(120)
        self._name_label.setBuddy(self._name)
        self._save = ActionButton(self._style, "document", "primary")
        self._print = ActionButton(self._style, "print")
        self._copy = ActionButton(self._style, "language", "quiet")
        self._copy.hide()
        self._record = ActionButton(self._style, "checklist", "quiet")
        self.preview = Preview(self._style)
        self._ways = ButtonRow(self._save, self._print, self._record, self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._title, self._sizes, self._name_label, self._name, self._ways, self._said,
        ):  # fmt: skip
            column.addWidget(widget)
        self._said.hide()

    def _connect(self) -> None:
        self._sizes.choice_made.connect(self._refresh)
        self._name.editingFinished.connect(self._refresh)
        self._save.clicked.connect(self._on_save_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._record.clicked.connect(self._on_record_clicked)
        self._press.done.connect(self._on_press_done)

    def _wish(self) -> Wish:
        size = cast("Size", int(self._sizes.value()))
        return Wish(size=size, name=self._name.text().strip())

    def _handout(self) -> MakeSheet:
        assert self._discharge is not None
        return self._papers.handout(self._discharge, self._wish())

    def _refresh(self) -> None:
        if self._discharge is not None:
            self._newest = self._press.preview(self._handout())
            self._take(self._newest)

    def _take(self, ticket: int) -> None:
        """Remember that this is a job of ours."""
        self._tickets.add(ticket)

    def _save_to(self, path: Path, make: MakeSheet) -> None:
        named = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        self._take(self._press.save(make, named))

    def _ask_where(self, words: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, words, f"{name}{SUFFIX}", "PDF (*.pdf)")
        return Path(chosen) if chosen else None

    def _on_save_clicked(self) -> None:
        path = self._ask_where(self.tr("Save the handout"), "baclofen-going-home")
        if path is not None:
            self.save_handout(path)

    def _on_record_clicked(self) -> None:
        path = self._ask_where(self.tr("Save session record"), "baclofen-teaching-record")
        if path is not None:
            self.save_record(path)

    def _on_copy_clicked(self) -> None:
        path = self._ask_where(self.tr("Save my copy"), "baclofen-both-languages")
        if path is not None:
            self.save_copy(path)

    def _on_print_clicked(self) -> None:
        printer = choose_printer(self.tr("Handout"), self)
        if printer is not None:
            self.print_on(printer)

    def _on_press_done(self, made: Made) -> None:
        if made.ticket not in self._tickets:
            return
        self._tickets.discard(made.ticket)
        if made.trouble is not None:
            self._say(self._papers.messages().text(made.trouble.id, **made.trouble.values))
        elif made.job == "save":
            self._say(self.tr("Saved: {path}").format(path=made.path))
            self.saved.emit(made.path)
        elif made.job == "print" and self._printer is not None:
            print_pages(made.pages, self._printer, usual_paper(self._papers.region()))
            self._printer = None
            self._say(self.tr("Sent to the printer."))
        elif made.ticket == self._newest:
            self.preview.show_pages(made.pages)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._said.show()
