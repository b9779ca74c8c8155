"""From mg to tablets, packets or mL: exactly from what is at hand, or a refusal. Nothing is ever rounded.

Tablets are halved only along a score (F-FORM-02); packets are never split (F-TAKE-07); two liquids are never
mixed. mL are given only where an oral syringe has a mark (F-FORM-10), never a spoon (F-FORM-11).
"""

from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from math import gcd

from msgspec import Struct

from baclofen_guide.dosing.formulations import KNOWN_MG, MICROGRAM, Form, Piece, Strength, plain

MAX_PIECES = 10
"""More tablets or packets than this for one dose is refused: a better strength is needed."""
HALF = Decimal("0.5")
SYRINGE_MARKS: tuple[tuple[Decimal, Decimal], ...] = (
    (Decimal(1), Decimal("0.05")),
    (Decimal(3), Decimal("0.1")),
    (Decimal(5), Decimal("0.2")),
    (Decimal(10), Decimal("0.5")),
    (Decimal(60), Decimal(1)),
)
"""Up to so many mL, the distance between marks in mL: the coarsest usual ones of 1, 3, 5, 10 and 20 mL oral
syringes, so that any syringe of that size will do; over 20 mL it is filled more than once."""
_MAX_CELLS = 20_000
"""Largest table of sums worked through; strengths finer than this come only from a damaged file."""


class Amount(Struct, frozen=True):
    """What to take for ``mg``: ``pieces`` of one form, the largest strength first."""

    mg: Decimal
    pieces: tuple[Piece, ...]


class Refusal(Struct, frozen=True):
    """``mg`` cannot be made from what is at hand.

    ``reason`` is a message id: ``amount.no_strength`` (none given), ``amount.needs_other_strength`` or
    ``amount.too_many_pieces``. ``would_do`` names strengths any one of which, added, makes it exactly.
    """

    mg: Decimal
    reason: str
    would_do: tuple[Strength, ...]


@lru_cache(maxsize=4096)
def make(mg: Decimal, form: Form, strengths: tuple[Strength, ...]) -> Amount | Refusal:
    """What to take for ``mg`` (at least a microgram) from ``strengths``, all of ``form``.

    The fewest pieces count, then the fewest halves; of liquids the smallest volume that can be measured.
    """
    pieces = _pieces(mg, form, strengths)
    if pieces is not None and _count(pieces) <= MAX_PIECES:
        return Amount(mg, pieces)
    would_do = tuple(
        strength
        for strength in _known(form)
        if strength not in strengths and _works(_pieces(mg, form, (*strengths, strength)))
    )
    if not strengths:
        return Refusal(mg, "amount.no_strength", would_do)
    return Refusal(mg, "amount.too_many_pieces" if pieces else "amount.needs_other_strength", would_do)


def _known(form: Form) -> tuple[Strength, ...]:
    """Every strength of ``form`` that our sources name; tablets first whole, then scored."""
    whole = [Strength(form, mg) for mg in KNOWN_MG[form]]
    scored = [Strength(form, mg, scored=True) for mg in KNOWN_MG[form] if form is Form.TABLET]
    return (*whole, *scored)


def _works(pieces: tuple[Piece, ...] | None) -> bool:
    return pieces is not None and _count(pieces) <= MAX_PIECES


def _count(pieces: tuple[Piece, ...]) -> Decimal:
    """How many pieces in the hand, a half counting as one; a liquid counts as none."""
    solid = (piece.count for piece in pieces if piece.strength.form is not Form.LIQUID)
    return sum((count.to_integral_value(ROUND_CEILING) for count in solid), Decimal())


def _pieces(mg: Decimal, form: Form, strengths: tuple[Strength, ...]) -> tuple[Piece, ...] | None:
    """The pieces that make ``mg``, or None if nothing at hand makes it exactly."""
    if form is Form.LIQUID:
        volumes = [Piece(one, mg / one.mg) for one in strengths if _measurable(mg, one)]
        return (min(volumes, key=lambda piece: piece.count),) if volumes else None
    units = [(one, Decimal(1)) for one in strengths] + [(one, HALF) for one in strengths if one.scored]
    return _fewest(mg, units)


def _measurable(mg: Decimal, liquid: Strength) -> bool:
    """Whether a syringe has a mark for ``mg`` of ``liquid``; exact arithmetic, no division rounded."""
    for limit, mark in SYRINGE_MARKS:
        if mg <= limit * liquid.mg:
            return mg > 0 and mg % (mark * liquid.mg) == 0
    return False


def _fewest(mg: Decimal, units: list[tuple[Strength, Decimal]]) -> tuple[Piece, ...] | None:
    """The fewest ``units`` (a strength, and one tablet or half of it) that sum to ``mg``."""
    sizes = [int(one.mg * part / MICROGRAM * 2) for one, part in units]
    target, grain = int(mg / MICROGRAM * 2), gcd(*sizes)
    if not target or not grain or target % grain or target // grain > _MAX_CELLS:
        return None
    best: list[tuple[int, int, int] | None] = [(0, 0, 0), *([None] * (target // grain))]
    for total in range(1, len(best)):
        for index, (size, (_, part)) in enumerate(zip(sizes, units, strict=True)):
            rest = best[total - size // grain] if size // grain <= total else None
            if rest is not None:
                found = (rest[0] + 1, rest[1] + (part == HALF), index)
                best[total] = min(best[total] or found, found)
    return _walk(best, [size // grain for size in sizes], units)


def _walk(
    best: list[tuple[int, int, int] | None], sizes: list[int], units: list[tuple[Strength, Decimal]]
) -> tuple[Piece, ...] | None:
    """Read the pieces for the last cell of ``best`` back out of the table."""
    counts: dict[Strength, Decimal] = {}
    total = len(best) - 1
    while total:
        cell = best[total]
        if cell is None:
            return None
        strength, part = units[cell[2]]
        counts[strength] = counts.get(strength, Decimal()) + part
        total -= sizes[cell[2]]
    return tuple(Piece(one, plain(counts[one])) for one in sorted(counts, reverse=True))
