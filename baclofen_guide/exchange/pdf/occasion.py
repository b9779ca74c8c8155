"""For whom, where and when a sheet is printed: what every sheet has in common."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  msgspec reads the annotations
from typing import Literal

from msgspec import Struct

from baclofen_guide.exchange.wording import Wording  # noqa: TC001
from baclofen_guide.guide.reader import Reader  # noqa: TC001
from baclofen_guide.settings.regions import UNSET_REGION, Region

Size = Literal[12, 16, 20]
SIZES: tuple[Size, ...] = (12, 16, 20)
Paper = Literal["a4", "us-letter"]
LETTER_REGIONS = ("US", "CA")
NUMBERS = ("poison", "nurse_line", "crisis")
"""Numbers of a region beside the emergency one, in the order they are listed."""


def usual_paper(region: Region | None) -> Paper:
    """The paper that printers in `region` hold."""
    return "us-letter" if region is not None and region.id in LETTER_REGIONS else "a4"


class Occasion(Struct, frozen=True, kw_only=True):
    """One printing.

    Attributes:
        reader: whose audience, numbers and furniture.
        wording: values as this reader writes them, on the wall clock that counts.
        language: code of the language the sheet is in.
        region: whose numbers; None when the reader has chosen none.
        clinic: the reader's own clinic's number, as typed; "" when not given.
        staff: who can be called at the clinic that runs this computer, with their numbers.
        now: this instant, aware.
        size: of the text, in points.
        paper: of the sheet; None takes the one usual in the region.
    """

    reader: Reader
    wording: Wording
    language: str
    region: Region | None
    now: datetime
    clinic: str = ""
    staff: tuple[tuple[str, str], ...] = ()
    size: Size = 12
    paper: Paper | None = None

    def text(self, name: str, /, **values: object) -> str:
        """The message `name` with `values` filled in."""
        return self.reader.messages.text(name, **values)

    @property
    def country(self) -> str:
        """Name of the region, "" when none was chosen."""
        return self.region.name if self.region and self.region.id != UNSET_REGION else ""

    def sheet_paper(self) -> Paper:
        """The paper asked for, or the one usual in the region."""
        return self.paper or usual_paper(self.region)

    def numbers(self) -> dict[str, object]:
        """Whom to call, each number with what it is for, under the country's name."""
        country = self.country
        rows = [(self.text("paper.emergency"), self.reader.value("emergency"))]
        rows += self.staff
        if self.clinic and self.clinic not in [number for _, number in self.staff]:
            rows.append((self.text("numbers.clinic"), self.clinic))
        if country and self.region:
            found = ((name, self.region.value(name)) for name in NUMBERS)
            rows += [(self.text(f"numbers.{name}"), number) for name, number in found if number]
        title = self.text("paper.numbers-in", country=country) if country else self.text("paper.numbers")
        return {"title": title, "rows": [list(row) for row in rows]}

    def frame(self, title: str) -> dict[str, object]:
        """What stands around the sheet called `title`: language, size, paper, foot, stop warning."""
        wording, country = self.wording, self.country
        emergency = self.reader.value("emergency")
        foot = "paper.foot-in" if country else "paper.foot"
        return {
            "title": title,
            "language": self.language,
            "direction": self.reader.direction,
            "size": self.size,
            "paper": self.sheet_paper(),
            "made": self.text("paper.made", when=wording.value(self.now)),
            "program": self.text("paper.program"),
            "foot": self.text(foot, emergency=emergency, country=country),
            "page": self.text("paper.page", page="{page}", pages="{pages}"),
            "warning": {"title": self.text("paper.stop"), "text": self.text("paper.stop-why")},
            "numbers": self.numbers(),
        }
