"""The history as a table (CSV): a row for each scheduled dose, missed ones too, to be read by a pharmacist.

UTF-8 with a byte order mark, because spreadsheets then show every letter right; lines end in CR LF (RFC
4180).
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from baclofen_guide.dosing.events import DoseEvent, EventKind
from baclofen_guide.dosing.formulations import Piece
from baclofen_guide.dosing.plan import Plan, zone_named
from baclofen_guide.dosing.states import SlotState, SlotView
from baclofen_guide.guide.messages import Messages

COLUMNS = (
    "due_date", "due_time", "zone", "what", "ordered_mg", "taken_mg", "pieces", "answered_at",
    "answered_zone", "minutes_late", "plan_version", "ordered_by", "corrected", "recorded_at_utc", "note",
)  # fmt: skip
"""The columns, by the last part of their message ids (``csv.due_date`` …)."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would take for a formula in words that somebody typed."""


def history_file(plan: Plan, views: Iterable[SlotView], messages: Messages) -> bytes:
    """The table of ``views``, slots of ``plan`` in order of time; those still to come are left out."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([messages.text(f"csv.{column}") for column in COLUMNS])
    shown = (view for view in views if view.state is not SlotState.UPCOMING)
    writer.writerows(_row(plan, view, messages) for view in shown)
    return lines.getvalue().encode("utf-8-sig")


def _row(plan: Plan, view: SlotView, messages: Messages) -> Sequence[str]:
    key, slot = view.slot.key, view.slot
    version = next((one for one in plan.versions if one.number == slot.version), None)
    return (
        key.local_date.isoformat(),
        f"{key.scheduled_time:%H:%M}",
        key.zone,
        messages.text(f"csv.state.{view.state.value}"),
        f"{slot.mg:f}",
        *_answered(view.answer, slot.instant),
        str(slot.version),
        _harmless(version.ordered_by if version else ""),
        *_entered(view.answer, messages),
    )


def _answered(answer: DoseEvent | None, due: datetime) -> tuple[str, ...]:
    """What was taken, when and where, and how many minutes after it was due; empty for a missed dose."""
    if answer is None:
        return ("", "", "", "", "")
    taken = answer.kind is EventKind.TAKEN
    return (
        f"{answer.mg:f}" if taken else "0",
        pieces_text(answer.pieces) if taken else "",
        f"{answer.at.astimezone(zone_named(answer.zone)):%Y-%m-%d %H:%M}",
        answer.zone,
        str((answer.at - due) // timedelta(minutes=1)),
    )


def _entered(answer: DoseEvent | None, messages: Messages) -> tuple[str, ...]:
    """Whether it replaces an earlier answer, when it was entered, and the person's own words."""
    if answer is None:
        return ("", "", "")
    corrected = messages.text("csv.yes") if answer.refers_to else messages.text("csv.no")
    return (corrected, f"{answer.recorded_at:%Y-%m-%d %H:%M:%S}", _harmless(answer.note))


def pieces_text(pieces: Iterable[Piece]) -> str:
    """``1.5 × 10 mg + 1 × 5 mg``: tablets, packets or mL of each strength."""
    return " + ".join(f"{piece.count:f} × {piece.strength.mg:f} mg" for piece in pieces)


def _harmless(words: str) -> str:
    """``words``, kept from being read as a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
