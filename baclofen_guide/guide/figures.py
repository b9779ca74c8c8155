"""Pictures drawn from data: ``figures.toml``, strictly read.

A figure says in words all that it shows, so that it is the same on screen, on paper and read aloud.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.numbers import numbers_in
from baclofen_guide.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "figures.toml"
PEOPLE = 100
"""So many people stand in an icon array."""

Words = Annotated[str, Meta(pattern=r"\S")]
Ids = Annotated[tuple[Words, ...], Meta(min_length=1)]
_DOTS = (1, 0.5, 2, 5, 10, 20, 25, 50, 100, 0.25, 0.1)
_MOST_DOTS = 60
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class Count(Struct, frozen=True, forbid_unknown_fields=True):
    """So many of a hundred people, and what is so with them."""

    count: Annotated[int, Meta(ge=1, le=PEOPLE - 1)]
    label: Words


class Strength(Struct, frozen=True, forbid_unknown_fields=True):
    """A strength of a liquid, such as "5 mg in each mL", and the mg in the figure's amount of it."""

    label: Words
    mg: Annotated[float, Meta(gt=0)]


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """A pictogram by name and what it stands for."""

    icon: Words
    label: Words


class IconArray(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="icon-array"
):
    """Ten by ten people; the last part is who is left."""

    title: Words
    parts: Annotated[tuple[Count, ...], Meta(min_length=2, max_length=4)]
    facts: Ids
    note: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What each part says."""
        return tuple(f"{part.count} {part.label}" for part in self.parts)


class Strengths(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="strengths"
):
    """The same amount of liquids of different strength."""

    title: Words
    parts: Annotated[tuple[Strength, ...], Meta(min_length=2, max_length=4)]
    amount: Words
    facts: Ids
    note: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What each part says."""
        return tuple(f"{part.label}: {self.equation(part)}" for part in self.parts)

    @property
    def dot_mg(self) -> float:
        """How many mg one dot of the picture stands for; 0 when no whole number of dots fits."""
        fitting = (dot for dot in _DOTS if all(_whole(part.mg / dot) for part in self.parts))
        return next(fitting, 0)

    def equation(self, part: Strength) -> str:
        """How much is in the amount, such as "5 mL = 25 mg"."""
        return f"{self.amount} = {part.mg:g} mg"


class Pictograms(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="pictograms"
):
    """Key messages, each a pictogram and a few words."""

    title: Words
    parts: Annotated[tuple[Sign, ...], Meta(min_length=1, max_length=7)]
    facts: Ids
    note: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What each part says."""
        return tuple(part.label for part in self.parts)


FigureData = IconArray | Strengths | Pictograms
_KINDS: dict[str, type[FigureData]] = {
    "icon-array": IconArray,
    "strengths": Strengths,
    "pictograms": Pictograms,
}


def parse_figures(path: Path, source: bytes) -> dict[str, FigureData]:
    """The figures of one language by name.

    Args:
        path: ``resources/content/<language>/figures.toml``, for errors; nothing is read.
        source: What stands in it.

    Raises:
        ContentError: With file, line and key of the first mistake.
    """
    file = TomlFile.parse(path, source)
    return {name: _figure(file, name, raw) for name, raw in file.tree.items()}


def read_figures(path: Path) -> dict[str, FigureData]:
    """The figures in `path`; none when there is no such file.

    Raises:
        ContentError: As `parse_figures` does.
    """
    return parse_figures(path, path.read_bytes()) if path.is_file() else {}


def _figure(file: TomlFile, name: str, raw: object) -> FigureData:
    heading = f"[{name}]"
    if not _NAME.fullmatch(name) or not isinstance(raw, dict):
        text = f"{name}: a figure is a table [name] of small letters and hyphens"
        raise ContentError(file.path, file.line_of(heading), text)
    kind = _KINDS.get(str(raw.get("kind")))
    if kind is None:
        text = f"{name}.kind: expected one of {', '.join(_KINDS)}"
        raise ContentError(file.path, file.line_of(heading, key="kind"), text)
    figure: FigureData = file.convert(raw, kind, name, heading)
    if problem := _contradiction(figure):
        raise ContentError(file.path, file.line_of(heading, key="parts"), f"{name}.parts: {problem}")
    return figure


def _contradiction(figure: FigureData) -> str:
    """What does not add up in the figure's own numbers; "" when all does."""
    if isinstance(figure, IconArray):
        total = sum(part.count for part in figure.parts)
        return "" if total == PEOPLE else f"the counts add up to {total}, not {PEOPLE}"
    if isinstance(figure, Strengths):
        for part in figure.parts:
            strength, amount = _first_number(part.label), _first_number(figure.amount)
            if abs(strength * amount - part.mg) > part.mg / PEOPLE:
                return f"{figure.amount} of {part.label!r} is {strength * amount:g} mg, not {part.mg:g}"
        return "" if figure.dot_mg else f"these mg cannot be drawn with at most {_MOST_DOTS} dots"
    return ""


def _whole(dots: float) -> bool:
    return 1 <= round(dots) <= _MOST_DOTS and abs(dots - round(dots)) < 1 / PEOPLE


def _first_number(words: str) -> float:
    """The first number in `words`; 0 when there is none."""
    return float(next(iter(numbers_in(words, {})), "0"))
