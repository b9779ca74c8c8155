"""The forms and strengths of baclofen by mouth: tablets, liquids and granules.

Pumps are no part of this: their doses are micrograms and never interchangeable (F-FORM-15).
"""

import enum
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import force_setattr

from baclofen_guide.dosing.findings import require

MG_LIMIT = Decimal(10_000)
"""No amount of drug here may reach this many mg: ten times more than any plan ever written."""
MICROGRAM = Decimal("0.001")
"""Amounts are exact to a microgram (in mg); finer ones are refused, never rounded."""


def plain(value: Decimal) -> Decimal:
    """``value`` in its shortest plain form: ``Decimal("10")`` for ``10.0`` and for ``1E+1``."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def exact(value: Decimal, message_id: str) -> Decimal:
    """``value`` in its shortest plain form.

    Raises:
        DosingError: with ``message_id`` if it is NaN, infinite, negative, at or above `MG_LIMIT`, or finer
            than a microgram.
    """
    require(value.is_finite() and 0 <= value < MG_LIMIT, message_id, value=str(value)[:40])
    in_micrograms = value.quantize(MICROGRAM)
    require(in_micrograms == value, message_id, value=str(value)[:40])
    return abs(plain(in_micrograms))


class Form(enum.StrEnum):
    """How the medicine comes."""

    TABLET = "tablet"
    LIQUID = "liquid"
    GRANULES = "granules"


class Strength(Struct, frozen=True, order=True):
    """One strength of one form.

    ``mg`` is mg in one tablet, in one packet of granules, or in **one mL** of liquid. ``scored`` says that
    a tablet has a line to be halved along; liquids and granules never have one.

    Raises:
        DosingError: ``strength.mg`` for an impossible amount, ``strength.scored`` for a scored liquid.
    """

    form: Form
    mg: Decimal
    scored: bool = False

    def __post_init__(self) -> None:
        force_setattr(self, "mg", exact(self.mg, "strength.mg"))
        require(self.mg > 0, "strength.mg", value=str(self.mg))
        require(not self.scored or self.form is Form.TABLET, "strength.scored", form=self.form.value)


class Piece(Struct, frozen=True):
    """So much of one strength: ``count`` tablets (halves allowed), packets, or mL of liquid."""

    strength: Strength
    count: Decimal

    def __post_init__(self) -> None:
        force_setattr(self, "count", exact(self.count, "piece.count"))

    @property
    def mg(self) -> Decimal:
        """The mg in this piece."""
        return self.strength.mg * self.count


KNOWN_MG: dict[Form, tuple[Decimal, ...]] = {
    Form.TABLET: tuple(map(Decimal, (5, 10, 15, 20, 25))),
    Form.LIQUID: tuple(map(Decimal, (1, 2, 5, 10))),
    Form.GRANULES: tuple(map(Decimal, (5, 10, 20))),
}
"""Strengths sold or made up somewhere, in mg per tablet, mL or packet (F-FORM-01 to F-FORM-07, F-FORM-12)."""


def known(strength: Strength) -> bool:
    """Whether ``strength`` is one that our sources name. An unknown one is asked about, not refused."""
    return strength.mg in KNOWN_MG[strength.form]
