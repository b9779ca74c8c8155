"""The main message of a page, taken out of its first box, for a screen that has room for one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.guide.document import Callout, Paragraph
from baclofen_guide.guide.walk import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.guide.document import Document

ATTRACTING = ("stopping", "missed", "running-out")
"""Topics whose main messages a waiting room sees: what keeps people from stopping suddenly."""


class KeyMessage(Struct, frozen=True):
    """One main message.

    Attributes:
        pictogram: of the page it comes from.
        title: the message itself.
        why: what stands below it, as one line.
    """

    pictogram: str
    title: str
    why: str


def key_message(document: Document, value: Callable[[str], str]) -> KeyMessage | None:
    """The main message of `document`; None for a page that does not begin with one.

    Args:
        document: a page of a topic.
        value: words a placeholder.
    """
    for block in document.lead:
        if isinstance(block, Callout) and block.kind == "key":
            # "In short: never stop …" is how a page begins; alone on a screen the message begins itself.
            _, _, message = plain(block.title, value).rpartition(": ")
            lines = (plain(one.children, value).strip() for one in block.blocks if isinstance(one, Paragraph))
            return KeyMessage(document.front.pictogram, _capital(message), " ".join(lines))
    return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
