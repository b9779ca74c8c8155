"""What paper is made of in tests, and a PDF read back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.exchange.pdf.occasion import Occasion, Size
from baclofen_guide.exchange.pdf.typeset import Typesetter
from baclofen_guide.exchange.wording import Wording
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import Messages
from baclofen_guide.guide.reader import Direction, Reader, placeholder_values
from baclofen_guide.paths import find_resources
from baclofen_guide.settings.choices import Audience
from baclofen_guide.settings.regions import load_regions
from baclofen_guide.ui.glyphs import GLYPHS

RESOURCES = find_resources()
NOW = datetime(2026, 11, 22, 15, 0, 0, 250, tzinfo=UTC)
TODAY = NOW.date()
_SPACES = re.compile(r"[\s\u200b\u00ad]+")
_FOOT = re.compile(r"Emergency(?:\([^)]*\))?:call.{2,40}?Page\d+of\d+")
_MARKS = re.compile(r"\[\d+(?:,\d+)*\]")


@cache
def messages() -> Messages:
    return Messages.load(RESOURCES.content, "en")


@cache
def typesetter() -> Typesetter:
    return Typesetter(RESOURCES.root / "handout", GLYPHS)


@cache
def library() -> Library:
    return Library.open(RESOURCES.content, RESOURCES.facts)


def occasion(
    *,
    size: Size = 12,
    region: str | None = "US",
    audience: Audience = "patient",
    clinic: str = "555 0100",
    direction: Direction = "ltr",
    now: datetime = NOW,
) -> Occasion:
    found = load_regions(RESOURCES.facts / "regions.toml")[region] if region else None
    reader = Reader(messages(), audience, placeholder_values(found, clinic), direction)
    return Occasion(
        reader=reader,
        wording=Wording(messages(), UTC, bool(found and found.twelve_hour_clock)),
        language="en",
        region=found,
        now=now,
        clinic=clinic,
        size=size,
    )


def version(
    *amounts: tuple[str, ...],
    first: date = date(2026, 11, 16),
    last: date | None = None,
    number: int = 3,
    **given: Any,
) -> PlanVersion:
    """A plan of steps of two weeks; `amounts` are mg at 8:00, 14:00, 20:00 …"""
    times = [time(hour) for hour in (8, 14, 20, 23)]
    steps = []
    for place, mgs in enumerate(amounts):
        begins = first + timedelta(days=14 * place)
        doses = tuple(Dose(at, Decimal(mg)) for at, mg in zip(times, mgs, strict=False) if Decimal(mg))
        steps.append(Step(begins, doses, last if place == len(amounts) - 1 else None))
    values: dict[str, Any] = {
        "form": Form.TABLET,
        "effective_from": datetime(first.year, first.month, first.day, 6, tzinfo=UTC),
        "zone": "UTC",
        "strengths": (Strength(Form.TABLET, Decimal(10), scored=True),),
        "ordered_by": "Dr Ada Grün",
        "ordered_on": date(2026, 11, 14),
        **given,
    }
    return PlanVersion(number=number, steps=tuple(steps), **values)


TAPER = (("10", "10", "10"), ("10", "5", "10"), ("5", "5", "10"), ("5", "5", "5"), ("5", "0", "5"))


def squashed(text: str) -> str:
    """`text` without spaces, so that lines may break anywhere."""
    return _SPACES.sub("", text)


class Pdf:
    """A PDF read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]

    @cached_property
    def text(self) -> str:
        """All words without spaces, without the numbers of sources and the foot of each page."""
        return _MARKS.sub("", "".join(_FOOT.sub("", squashed(page)) for page in self._raw))

    @cached_property
    def foot(self) -> str:
        """The foot of the first page, without spaces."""
        found = _FOOT.search(squashed(self._raw[0]))
        return found.group() if found else ""

    @cached_property
    def _raw(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    @property
    def pages(self) -> int:
        return len(self.reader.pages)

    @cached_property
    def tags(self) -> Counter[str]:
        """How often each kind of element stands in the tree."""
        return Counter(str(node.get("/S", "")) for node in self._nodes())

    @cached_property
    def alts(self) -> list[str]:
        return [str(node["/Alt"]) for node in self._nodes() if "/Alt" in node]

    @property
    def title(self) -> str:
        info = self.reader.metadata
        return str(info.title) if info else ""

    def part(self, name: str) -> str:
        """The value of a key such as ``pdfuaid:part`` in the metadata."""
        xmp = self.root["/Metadata"].get_object().get_data().decode()
        found = re.search(rf'<{name}>(\w+)</{name}>|{name}="(\w+)"', xmp)
        return (found.group(1) or found.group(2)) if found else ""

    def fonts(self) -> dict[str, bool]:
        """Whether each font is embedded."""
        found: dict[str, bool] = {}
        for page in self.reader.pages:
            fonts = page["/Resources"].get_object().get("/Font", DictionaryObject())
            for font in fonts.get_object().values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = inner["/FontDescriptor"].get_object()
                found[str(inner["/BaseFont"])] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
        return found

    def says(self, words: str) -> bool:
        return squashed(words) in self.text

    def _nodes(self) -> Iterator[DictionaryObject]:
        waiting: list[Any] = [self.root["/StructTreeRoot"]]
        seen: set[int] = set()
        while waiting:
            one = waiting.pop()
            if isinstance(one, IndirectObject):
                if one.idnum in seen:
                    continue
                seen.add(one.idnum)
                one = one.get_object()
            if isinstance(one, ArrayObject):
                waiting += list(one)
            elif isinstance(one, DictionaryObject):
                yield one
                if "/K" in one:
                    waiting.append(one.raw_get("/K"))


def assert_accessible(pdf: Pdf, title: str, language: str = "en") -> None:
    """Tags, language, title, the mark of PDF/UA-1, and every font embedded."""
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.root["/Lang"] == language
    assert pdf.title == title
    assert pdf.part("pdfuaid:part") == "1"
    assert pdf.tags["/P"] > 0
    fonts = pdf.fonts()
    assert all(fonts.values())
    assert any("AtkinsonHyperlegible" in name for name in fonts)


def has_no_system_font(pdf: Pdf, *allowed: str) -> bool:
    known = ("AtkinsonHyperlegible", "MaterialDesignIcons", *allowed)
    return all(any(name in font.replace(" ", "") for name in known) for font in pdf.fonts())


def folder_of(path: str) -> Path:
    return RESOURCES.root / path
