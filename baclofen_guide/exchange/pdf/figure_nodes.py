"""A figure as data for the template that draws it: the same shapes as in the window, and the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.figures import IconArray, Strengths

if TYPE_CHECKING:
    from baclofen_guide.guide.document import Figure
    from baclofen_guide.guide.figures import Pictograms
    from baclofen_guide.guide.reader import Reader


def figure_node(figure: Figure, caption: list[dict[str, object]], reader: Reader) -> dict[str, object]:
    """The figure with its words.

    Args:
        figure: what is shown.
        caption: its title as runs.
        reader: words what the picture itself needs.
    """
    match figure.data:
        case IconArray():
            shown = _people(figure.data)
        case Strengths():
            shown = _strengths(figure.data, reader)
        case _:
            shown = _signs(figure.data)
    return {"kind": "figure", "caption": caption, "alt": figure.alt, "note": figure.data.note, **shown}


def _people(data: IconArray) -> dict[str, object]:
    parts = [{"count": part.count, "label": part.label} for part in data.parts]
    return {"shows": "people", "parts": parts}


def _strengths(data: Strengths, reader: Reader) -> dict[str, object]:
    parts = [
        {"label": part.label, "equation": data.equation(part), "dots": round(part.mg / data.dot_mg)}
        for part in data.parts
    ]
    key = reader.messages.text("figure.dot", mg=f"{data.dot_mg:g}")
    return {"shows": "strengths", "parts": parts, "key": key}


def _signs(data: Pictograms) -> dict[str, object]:
    return {"shows": "signs", "parts": [{"icon": part.icon, "label": part.label} for part in data.parts]}
