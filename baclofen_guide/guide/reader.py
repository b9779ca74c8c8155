"""Who reads: what a page needs to know about them to fill its gaps."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from baclofen_guide.guide.document import PLACEHOLDERS, Callout
from baclofen_guide.guide.messages import Messages  # noqa: TC001  msgspec reads the annotations
from baclofen_guide.guide.walk import plain
from baclofen_guide.settings.choices import Audience  # noqa: TC001
from baclofen_guide.settings.regions import Region  # noqa: TC001

Direction = Literal["ltr", "rtl"]


class Reader(Struct, frozen=True):
    """The person a page is rendered for.

    Attributes:
        messages: Page furniture in the page's language.
        audience: Whose extra blocks are shown.
        values: What stands for a placeholder; one that is missing or empty becomes plain words.
        direction: Which way the page's language runs.
        ticks: Lines of the things to do that are ticked on this page.
    """

    messages: Messages
    audience: Audience = "patient"
    values: dict[str, str] = {}
    direction: Direction = "ltr"
    ticks: frozenset[int] = frozenset()

    def value(self, name: str) -> str:
        """What stands for the placeholder `name`: a number, or words such as "your clinic"."""
        return self.values.get(name) or self.messages.text(f"placeholder.{name}")


def placeholder_values(region: Region | None, clinic: str | None = None) -> dict[str, str]:
    """The values that a region and the clinic's own number give to placeholders."""
    values = {name: region.value(name) for name in PLACEHOLDERS} if region else {}
    values["clinic"] = clinic
    return {name: value for name, value in values.items() if value}


def callout_label(block: Callout, reader: Reader) -> str:
    """The kind of a box in words, to stand before its title; empty when the title says it itself."""
    label = reader.messages.text(f"callout.{block.kind}")
    title = plain(block.title, reader.value)
    says_itself = title.casefold().startswith(label.casefold())
    return "" if says_itself or (title and block.kind == "key") else label
