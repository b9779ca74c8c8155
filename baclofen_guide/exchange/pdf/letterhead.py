"""What stands at the head of a paper that a clinic hands over: its name, its logo, the patient's name."""

from __future__ import annotations

import base64
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.dosing.missed import Rules

if TYPE_CHECKING:
    from baclofen_guide.settings.policy import Clinic

_USUAL = Rules()
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_SIZE = re.compile(
    r"<svg\b[^>]*?\bviewBox\s*=\s*[\"'][\d.+-]+[ ,]+[\d.+-]+[ ,]+([\d.]+)[ ,]+([\d.]+)", re.DOTALL
)
_USUAL_SHAPE = (3.0, 1.0)
_WIDEST = 6.0
"""Width over height; a wider logo is drawn less high."""


class Letterhead(Struct, frozen=True, kw_only=True):
    """What stands on the paper besides plan and teaching.

    Attributes:
        name: the patient's name, for this paper alone; "" leaves a line to write it on. Never stored, and not
            in the plan inside.
        clinic: name of the clinic; "" when not given.
        logo: of the clinic, as SVG; "" for none.
        rules: the missed-dose rule to print.
    """

    name: str = ""
    clinic: str = ""
    logo: str = ""
    rules: Rules = _USUAL


def letterhead_of(clinic: Clinic, rules: Rules = _USUAL, name: str = "") -> Letterhead:
    """The head of a paper that `clinic` hands over."""
    logo = logo_svg(Path(clinic.logo)) if clinic.logo else ""
    return Letterhead(name=name, clinic=clinic.name, logo=logo, rules=rules)


def logo_svg(path: Path) -> str:
    """The picture at `path`, PNG or SVG, as a drawing; "" when it cannot be read.

    It is embedded as a picture inside a drawing of ours, so that a damaged one leaves a gap, never no paper.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    kind = "png" if data.startswith(_PNG) else "svg+xml"
    wide, high = _shape(data)
    high = max(high, wide / _WIDEST)
    picture = base64.b64encode(data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}">'
        f'<image width="{wide:g}" height="{high:g}" href="data:image/{kind};base64,{picture}"/></svg>'
    )


def _shape(data: bytes) -> tuple[float, float]:
    """Width and height as the picture itself says."""
    if data.startswith(_PNG) and len(data) >= 24:  # noqa: PLR2004  up to the height in its header
        wide, high = struct.unpack(">II", data[16:24])
    else:
        found = _SVG_SIZE.search(data.decode("utf-8", "replace"))
        wide, high = map(float, found.groups()) if found else _USUAL_SHAPE
    return (wide, high) if wide and high else _USUAL_SHAPE
