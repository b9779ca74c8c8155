"""Colours and sizes that a page is rendered with; the window's theme fills them in."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

BoxKind = Literal["key", "emergency", "warning", "tip", "not-known", "checklist", "disagree", "audience"]
BOX_KINDS: tuple[BoxKind, ...] = (
    *("key", "emergency", "warning", "tip", "not-known", "checklist"),
    *("disagree", "audience"),
)


class BoxLook(Struct, frozen=True):
    """One kind of box. Colours are ``#RRGGBB``.

    Attributes:
        fill: Behind the text.
        edge: The bar at the side where lines start.
        ink: The label and title; the text inside has the page's colour.
        icon_role: What `ui` calls the pictogram's colour; it stands behind the ``?`` of ``icon:tip?good``.
    """

    fill: str
    edge: str
    ink: str
    icon_role: str


class Look(Struct, frozen=True):
    """Everything about a page that a theme or the text size decides. Sizes are pixels.

    Attributes:
        text: Colour of the text.
        quiet: Colour of citation marks and side remarks.
        link: Colour of links, and of what is pressed like a button; `on_link` are the words on such a button.
        hairline: Colour of lines in tables.
        head_fill: Behind the heading row of a table.
        boxes: One look for each of `BOX_KINDS`.
        body_px: Size of the text; `title_px`, `section_px`, `subheading_px`, `small_px` are the other sizes.
        space_px: The step that distances are counted in.
        frame_px: Width of the frame around boxes; 0 for none.
        stack_tables: Tables as one list a row, for narrow windows and very large text.
        stack_figures: Pictures above their words, not beside them.
        tick_px: Width of a box to tick, or of a figure's key, with the space behind it.
        crowd_px: Width of a picture of a hundred people.
        sign_px: Width of one pictogram of a figure.
    """

    text: str
    quiet: str
    link: str
    hairline: str
    head_fill: str
    boxes: dict[str, BoxLook]
    on_link: str = "#FFFFFF"
    title_px: int = 28
    section_px: int = 21
    subheading_px: int = 18
    body_px: int = 16
    small_px: int = 14
    space_px: int = 4
    frame_px: int = 0
    stack_tables: bool = False
    stack_figures: bool = False
    tick_px: int = 34
    crowd_px: int = 220
    sign_px: int = 64
