"""Reading a plan file that somebody else wrote: everything wrong with it, each with its line."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

import msgspec
from msgspec import Struct

from baclofen_guide.dosing.findings import DosingError, Severity, Value, Where
from baclofen_guide.dosing.formulations import Strength
from baclofen_guide.dosing.plan import Step
from baclofen_guide.exchange import json_lines
from baclofen_guide.exchange.handover import Handover
from baclofen_guide.exchange.json_lines import Json, JsonError, Read
from baclofen_guide.exchange.plan_file import (
    FORMAT,
    MAX_BYTES,
    VERSION,
    FileContent,
    FileOrder,
    FileStep,
    Order,
    checksum,
)

Made = TypeVar("Made")


class Problem(Struct, frozen=True):
    """One thing about a file that is wrong or worth checking.

    ``line`` counts from 1; 0 means the file as a whole. The rest is as in `Finding`.
    """

    line: int
    id: str
    severity: Severity = Severity.BLOCK
    values: Mapping[str, Value] = {}
    facts: tuple[str, ...] = ()


class PlanFileError(Exception):
    """The file holds no plan that could be used; ``problems`` says why, in order of lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(problems[0].id)


class StepLines(Struct, frozen=True):
    """The line a step begins on, and those of its doses in order of time."""

    line: int
    doses: tuple[int, ...]


class PlanRead(Struct, frozen=True):
    """An order, where in the file its steps stand, and what was said when it was handed over."""

    order: Order
    steps: tuple[StepLines, ...]
    handover: Handover = Handover()

    def line_of(self, where: Where) -> int:
        """The line of a dose or a step; 0 for the plan as a whole."""
        if where.step is None:
            return 0
        step = self.steps[where.step]
        return step.line if where.dose is None else step.doses[where.dose]


def read_plan(data: bytes) -> PlanRead:
    """Read the bytes of a plan file.

    Raises:
        PlanFileError: with every problem found.
    """
    if len(data) > MAX_BYTES:
        raise PlanFileError((Problem(0, "plan_file.too_large", values={"limit": MAX_BYTES // 1024}),))
    try:
        read = json_lines.read_json(data)
    except JsonError as error:
        raise PlanFileError((Problem(error.line, error.id, values={"word": error.word}),)) from None
    _check_header(read)
    return _Builder(read, _shaped(read)).build()


def _check_header(read: Read) -> None:
    """Refuse what is no plan file, or one of a later version, before looking at anything else in it."""
    value = read.value
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise PlanFileError((Problem(1, "plan_file.not_a_plan"),))
    version = value.get("version")
    if isinstance(version, Decimal) and version > VERSION:
        values: dict[str, Value] = {"found": str(version), "known": VERSION}
        raise PlanFileError((Problem(read.line(("version",)), "plan_file.newer", values=values),))
    if version != VERSION:
        raise PlanFileError((Problem(read.line(("version",)), "plan_file.no_version"),))


def _shaped(read: Read) -> FileContent:
    try:
        return msgspec.convert(read.value, FileContent, builtin_types=(Decimal,))
    except msgspec.ValidationError as error:
        raise PlanFileError((_shape_problem(str(error), read),)) from None


_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Object missing required field `(?P<field>\w+)`"), "plan_file.missing_field"),
    (re.compile(r"Object contains unknown field `(?P<field>.{0,60})"), "plan_file.unknown_field"),
    (re.compile(r"Expected `(?P<expected>[\w| ]+)`, got `(?P<found>\w+)`"), "plan_file.wrong_kind"),
    (re.compile(r"Invalid RFC3339 encoded date"), "plan_file.date"),
    (re.compile(r"Expected `str` matching regex .*\[0-5\]"), "plan_file.time"),
    (re.compile(r"Expected `(?:array|str)` of length (?P<limit>.{0,30})"), "plan_file.length"),
)
_PATH = re.compile(r"`\$(?P<path>[^`]*)`$")
_KEY = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+)\]")


def _shape_problem(message: str, read: Read) -> Problem:
    """What msgspec said, as one of our messages with its line."""
    place = _PATH.search(message)
    found = _KEY.finditer(place["path"]) if place else iter(())
    path: json_lines.Path = tuple(key["key"] or int(key["index"]) for key in found)
    values: dict[str, Value] = {"field": str(path[-1]) if path else "plan"}
    for pattern, message_id in _SHAPES:
        if match := pattern.search(message):
            values |= {name: text.rstrip("`") for name, text in match.groupdict().items()}
            return Problem(read.line(path), message_id, values=values)
    return Problem(read.line(path), "plan_file.wrong_value", values=values)


class _Builder:
    """Makes values of `dosing` out of a file of the right shape, and collects what cannot be made."""

    def __init__(self, read: Read, content: FileContent) -> None:
        self._read = read
        self._content = content
        self._problems: list[Problem] = []

    def build(self) -> PlanRead:
        """The order, if nothing at all is wrong with the file.

        Raises:
            PlanFileError: with every problem, in order of lines.
        """
        plan = self._content.plan
        strengths = [self._strength(plan, index) for index in range(len(plan.strengths))]
        steps = [self._step(plan.steps[index], index) for index in range(len(plan.steps))]
        handover = self._handover()
        if checksum(_as_dict(self._read.value)) != self._content.sha256:
            self._problems.append(Problem(self._read.line(("sha256",)), "plan_file.checksum"))
        if self._problems:
            raise PlanFileError(tuple(sorted(self._problems, key=lambda problem: problem.line)))
        order = Order(
            form=plan.form,
            steps=tuple(step for step in steps if step),
            strengths=tuple(strength for strength in strengths if strength),
            ordered_by=plan.ordered_by,
            ordered_on=plan.ordered_on,
            note=plan.note,
        )
        return PlanRead(order, tuple(map(self._lines, range(len(plan.steps)))), handover or Handover())

    def _strength(self, plan: FileOrder, index: int) -> Strength | None:
        found = plan.strengths[index]
        path = ("plan", "strengths", index)
        return self._made(path, lambda: Strength(plan.form, found.mg, found.scored))

    def _step(self, step: FileStep, index: int) -> Step | None:
        path: json_lines.Path = ("plan", "steps", index)
        made = [self._made((*path, "doses", i), dose.dose) for i, dose in enumerate(step.doses)]
        doses = tuple(dose for dose in made if dose)
        return self._made(path, lambda: Step(step.first_day, doses, step.last_day))

    def _handover(self) -> Handover | None:
        found = self._content.handover
        return self._made(("handover",), found.handover) if found else None

    def _lines(self, index: int) -> StepLines:
        """Lines of the step and of its doses, the doses in the order that `Step` keeps them in."""
        path: json_lines.Path = ("plan", "steps", index)
        doses = self._content.plan.steps[index].doses
        order = sorted(range(len(doses)), key=lambda i: (doses[i].time, doses[i].mg))
        return StepLines(self._read.line(path), tuple(self._read.line((*path, "doses", i)) for i in order))

    def _made(self, path: json_lines.Path, make: Callable[[], Made]) -> Made | None:
        try:
            return make()
        except DosingError as error:
            self._problems.append(Problem(self._read.line(path), error.id, values=error.values))
            return None


def _as_dict(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
