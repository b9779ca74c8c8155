"""Walking a plan forward on the same slots that drive the reminders: how supplies fall."""

from collections.abc import Container, Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.dosing.amounts import Amount, Refusal, make
from baclofen_guide.dosing.formulations import Strength
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import Slot, SlotKey, slots_between

Stock = Mapping[Strength, Decimal]
"""Tablets, packets or mL of each strength; unknown ones are left out, and a count may be negative."""


class Use(Struct, frozen=True):
    """One dose to come: what it takes, and what is ``left`` of the stock after it."""

    slot: Slot
    amount: Amount | Refusal
    left: Stock


def uses(
    plan: Plan, stock: Stock, start: datetime, end: datetime, done: Container[SlotKey] = ()
) -> Iterator[Use]:
    """Each dose from ``start`` until before ``end`` but those ``done``, made from what is left of ``stock``.

    A dose that the rest cannot make is a `Refusal` and uses nothing up: the first one is where supplies run
    out. The walk goes on, so that a caller can count what is missing.
    """
    left = dict(stock)
    for slot in slots_between(plan, start, end):
        if slot.key in done:
            continue
        version = plan.version(slot.version)
        made = _from_stock(slot.mg, tuple(sorted(one for one in left if one.form is version.form)), left)
        if isinstance(made, Amount):
            for piece in made.pieces:
                left[piece.strength] -= piece.count
        yield Use(slot, made, dict(left))


def _from_stock(mg: Decimal, strengths: tuple[Strength, ...], left: Stock) -> Amount | Refusal:
    """``mg`` from ``strengths`` without taking more of one than is ``left``; that one is then passed over."""
    if not strengths:
        return Refusal(mg, "amount.no_strength", ())
    made = make(mg, strengths[0].form, strengths)
    if isinstance(made, Refusal):
        return made
    short = [piece.strength for piece in made.pieces if left[piece.strength] < piece.count]
    if not short:
        return made
    return _from_stock(mg, tuple(one for one in strengths if one not in short), left)
