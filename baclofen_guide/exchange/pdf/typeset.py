"""From data to paper: the one place that runs typst.

Data goes to the template as JSON through ``sys.inputs``; nothing is ever pasted into a template, so words
that look like commands stay words. Safe to call from any thread; no Qt.
"""

from __future__ import annotations

import json
from datetime import datetime  # noqa: TC003  msgspec reads the annotations
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.exchange.pdf.fonts import font_folders
from baclofen_guide.exchange.pdf.printable import printable_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import typst

Kind = Literal["handout", "plan", "card", "report", "discharge", "both", "session"]
KINDS: tuple[Kind, ...] = ("plan", "card", "report", "handout")
SMALLER, SMALLEST = 0.5, 10.0
"""Steps of the letters of a sheet that has to keep to some pages, and their least size, in points."""
SCREEN_PPI = 110
_COUNTING_PPI = 8
PRINT_PPI = 300


class Attachment(Struct, frozen=True):
    """A file that travels inside the PDF, byte for byte.

    Attributes:
        name: such as ``plan.baclofenplan``.
        mime: its media type.
        about: what it is, for whoever finds it.
        text: what is in it.
    """

    name: str
    mime: str
    about: str
    text: str


class Sheet(Struct, frozen=True):
    """Something to be put on paper.

    Attributes:
        kind: which template of ``resources/handout`` sets it.
        data: what the template shows; whatever JSON can hold.
        made: when, aware; it becomes the date of the PDF.
        drawings: pictures as SVG, for the template to place by their number.
        attachments: files that go with it.
        most_pages: beyond so many its letters become smaller, down to `SMALLEST`; 0 for no limit.
    """

    kind: Kind
    data: dict[str, object]
    made: datetime
    drawings: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    most_pages: int = 0


class TypesetError(Exception):
    """A sheet could not be set: a mistake of ours, or a damaged installation.

    Attributes:
        id: a message id.
        values: what the message fills in.
    """

    def __init__(self, problem: str) -> None:
        self.id = "paper.not_made"
        self.values = {"problem": problem}
        super().__init__(problem)


class Typesetter:
    """Sets sheets.

    Args:
        templates: the folder ``resources/handout``.
        glyphs: code points of pictograms by name, in the icon font.
    """

    def __init__(self, templates: Path, glyphs: Mapping[str, int]) -> None:
        self.templates, self.glyphs = templates, glyphs

    def pdf(self, sheet: Sheet) -> bytes:
        """`sheet` as tagged PDF/UA-1, and PDF/A-3 when something is attached.

        Raises:
            TypesetError: typst refused it.
        """
        standards: list[typst.PDFStandard] = ["ua-1", "a-3u"] if sheet.attachments else ["ua-1"]
        made = self._compile(self._fitted(sheet), "pdf", standards)
        return b"".join(made)

    def pictures(self, sheet: Sheet, ppi: float = SCREEN_PPI) -> list[bytes]:
        """Each page of `sheet` as a PNG.

        Raises:
            TypesetError: typst refused it.
        """
        return self._compile(self._fitted(sheet), "png", ppi=ppi)

    def _fitted(self, sheet: Sheet) -> Sheet:
        """`sheet` in the largest letters, up to those asked for, in which it keeps to its pages."""
        if not sheet.most_pages:
            return sheet
        size = float(str(sheet.data["size"]))
        while size > SMALLEST and len(self._compile(sheet, "png", ppi=_COUNTING_PPI)) > sheet.most_pages:
            size = max(SMALLEST, size - SMALLER)
            sheet = replace(sheet, data={**sheet.data, "size": size})
        return sheet

    @cached_property
    def _fonts(self) -> typst.Fonts:
        import typst

        return typst.Fonts(include_system_fonts=False, font_paths=list(font_folders()))

    def _compile(
        self,
        sheet: Sheet,
        form: typst.OutputFormat,
        standards: list[typst.PDFStandard] | None = None,
        ppi: float | None = None,
    ) -> list[bytes]:
        import typst

        try:
            compiler = typst.Compiler(
                self.templates / f"{sheet.kind}.typ",
                root=self.templates,
                font_paths=self._fonts,
                ignore_system_fonts=True,
                sys_inputs=self._inputs(sheet),
            )
            made = compiler.compile(
                format=form,
                ppi=ppi,
                pdf_standards=standards or [],
                timestamp=sheet.made.replace(microsecond=0),
            )
        except typst.TypstError as error:
            raise TypesetError(str(error.message)) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise TypesetError(str(error)) from error
        return made if isinstance(made, list) else [made or b""]

    def _inputs(self, sheet: Sheet) -> dict[str, str]:
        attached = [
            {"name": one.name, "mime": one.mime, "about": one.about, "text": one.text}
            for one in sheet.attachments
        ]
        return {
            "data": json.dumps(printable_tree(sheet.data)),
            "glyphs": json.dumps(dict(self.glyphs)),
            "drawings": json.dumps(sheet.drawings),
            "attached": json.dumps(attached),
        }
