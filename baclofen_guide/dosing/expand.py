"""Writing out "lower by _ mg every _ days, as prescribed". It only expands what a prescriber said.

Where the words leave a choice open (which of the day's doses gets smaller?) or do not come out even, it
refuses and says why; it never chooses, rounds or shortens.
"""

import enum
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.dosing.findings import DosingError, require
from baclofen_guide.dosing.formulations import exact
from baclofen_guide.dosing.plan import MAX_STEPS, Dose, Step


class Pattern(enum.StrEnum):
    """Which doses get smaller."""

    EACH_DOSE = "each_dose"
    """Every dose of the day by the amount."""
    IN_TURN = "in_turn"
    """One dose a step, in the order given, round and round; a dose that is gone is passed over."""
    ONE_AFTER_ANOTHER = "one_after_another"
    """One dose a step: the first of the order until it is gone, then the next."""


class Order(Struct, frozen=True, kw_only=True):
    """What the prescriber said.

    Attributes:
        lower_by: mg by which a dose gets smaller at each change.
        every: days between changes.
        pattern: which doses get smaller.
        turn: indexes of the doses in the order they get smaller; unused for `Pattern.EACH_DOSE`.
        down_to: mg a day at which it stays or ends; 0 means to nothing.
        then_ends: after ``every`` days on ``down_to`` the plan ends. Always so for 0.

    Raises:
        DosingError: ``expand.lower_by``, ``expand.every`` or ``expand.down_to``.
    """

    lower_by: Decimal
    every: int
    pattern: Pattern = Pattern.EACH_DOSE
    turn: tuple[int, ...] = ()
    down_to: Decimal = Decimal()
    then_ends: bool = False

    def __post_init__(self) -> None:
        require(exact(self.lower_by, "expand.lower_by") > 0, "expand.lower_by", value=self.lower_by)
        require(1 <= self.every <= 366, "expand.every", days=self.every)  # noqa: PLR2004
        exact(self.down_to, "expand.down_to")


def expand(first_day: date, doses: tuple[Dose, ...], order: Order) -> tuple[Step, ...]:
    """The steps of ``order``, beginning with ``doses`` unchanged from ``first_day`` for ``order.every`` days.

    Every step lasts ``order.every`` days. The last one goes on, unless the order ends or goes to nothing:
    then it ends after its days, and the day after has no dose.

    Raises:
        DosingError: ``expand.which_dose`` (the order of doses is not given), ``expand.not_exact`` (the mg do
            not come out at ``down_to``; carries ``reached`` and ``wanted``) or ``expand.too_many_steps``.
    """
    _require_turn(doses, order)
    days, left = [list(doses)], order.down_to
    turn = 0
    while _total(days[-1]) > left:
        require(len(days) < MAX_STEPS, "expand.too_many_steps", count=MAX_STEPS)
        smaller, turn = _lowered(days[-1], order, turn)
        days.append(smaller)
    reached = _total(days[-1])
    require(reached == left, "expand.not_exact", reached=reached, wanted=left)
    ends = order.then_ends or not left
    return _dated(first_day, [day for day in days if _total(day)], order.every, ends=ends)


def _require_turn(doses: tuple[Dose, ...], order: Order) -> None:
    require(bool(doses) and all(dose.mg for dose in doses), "expand.no_doses")
    require(_total(list(doses)) > order.down_to, "expand.not_lower", wanted=order.down_to)
    if order.pattern is not Pattern.EACH_DOSE:
        given = sorted(set(order.turn))
        right = given == list(range(len(doses))) and len(given) == len(order.turn)
        require(right, "expand.which_dose", count=len(doses))


def _lowered(doses: list[Dose], order: Order, turn: int) -> tuple[list[Dose], int]:
    """``doses`` after the next change, and whose turn it is then."""
    if order.pattern is Pattern.EACH_DOSE:
        return [_less(dose, order.lower_by) for dose in doses], turn
    while not doses[order.turn[turn % len(doses)]].mg:
        turn += 1
    index = order.turn[turn % len(doses)]
    changed = [_less(dose, order.lower_by) if at == index else dose for at, dose in enumerate(doses)]
    return changed, turn + (order.pattern is Pattern.IN_TURN)


def _less(dose: Dose, by: Decimal) -> Dose:
    """``dose`` smaller ``by`` mg; refused when it has not that much left. A dose already gone stays gone."""
    if dose.mg and dose.mg < by:
        raise DosingError("expand.not_exact", reached=dose.mg, wanted=by)
    return Dose(dose.time, dose.mg - by if dose.mg else dose.mg)


def _total(doses: list[Dose]) -> Decimal:
    return sum((dose.mg for dose in doses), Decimal())


def _dated(first_day: date, days: list[list[Dose]], every: int, *, ends: bool) -> tuple[Step, ...]:
    """Steps of ``every`` days each, without the doses that are gone."""
    steps = []
    for index, doses in enumerate(days):
        begins = first_day + timedelta(days=index * every)
        is_last = index == len(days) - 1
        last_day = begins + timedelta(days=every - 1) if ends and is_last else None
        steps.append(Step(begins, tuple(dose for dose in doses if dose.mg), last_day))
    return tuple(steps)
