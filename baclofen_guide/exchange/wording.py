"""Findings and errors as words: a message with its values as a reader writes them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.dosing.findings import Value
from baclofen_guide.dosing.formulations import Form, Piece, plain
from baclofen_guide.guide.messages import Messages

_HALF = Decimal("0.5")
MIDNIGHT, NOON = time(), time(12)
_NAMED = {"items": "about_you", "place": "place", "form": "form"}
"""Values that are names of ours, and the table of messages that words them."""


class Wording(Struct, frozen=True):
    """Words in one language, with instants on the wall clock of ``zone``, or of this computer if None.

    ``twelve_hour``: times as "2:05 PM", for readers to whom 14:05 says nothing; else "14:05".
    """

    messages: Messages
    zone: tzinfo | None
    twelve_hour: bool = False

    def text(self, message_id: str, values: Mapping[str, Value]) -> str:
        """The message ``message_id`` with ``values`` filled in.

        Raises:
            KeyError: as `Messages.text`.
        """
        return self.messages.text(message_id, **{name: self._value(name, v) for name, v in values.items()})

    def _value(self, name: str, value: Value) -> str:
        if name == "would_do":
            return self._would_do(value)
        if name == "reason":
            return self.messages.text(str(value))
        if name in _NAMED:
            words = value if isinstance(value, tuple) else (str(value),)
            return ", ".join(self.messages.text(f"{_NAMED[name]}.{word}") for word in words)
        return self.value(value)

    def value(self, value: Value) -> str:
        """One value: ``12.5``, ``22 November 2026``, ``22 November 2026 14:05``, ``08:00``, ``1 h``."""
        if isinstance(value, Decimal):
            return f"{value:f}"
        if isinstance(value, datetime):
            local = value.astimezone(self.zone)
            return f"{self._day(local)} {self.clock(local.time())}"
        if isinstance(value, date):
            return self._day(value)
        if isinstance(value, time):
            return self.clock(value)
        if isinstance(value, timedelta):
            return self._duration(value)
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def clock(self, at: time) -> str:
        """A time of day as this reader's clocks show it; at twelve, whether day or night is meant."""
        words = self._clock(at)
        if at == MIDNIGHT:
            return self.messages.text("clock_face.midnight", time=words)
        # A clock of 24 hours leaves nothing open at noon.
        return self.messages.text("clock_face.noon", time=words) if self.twelve_hour and at == NOON else words

    def _clock(self, at: time) -> str:
        if not self.twelve_hour:
            return f"{at:%H:%M}"
        half = "pm" if at.hour >= NOON.hour else "am"
        return self.messages.text(
            f"clock_face.{half}", hour=at.hour % NOON.hour or NOON.hour, minute=f"{at:%M}"
        )

    def _day(self, day: date) -> str:
        month = self.messages.text(f"month.{day.month}")
        return self.messages.text("date.long", day=day.day, month=month, year=day.year)

    def _duration(self, length: timedelta) -> str:
        hours, minutes = divmod(length // timedelta(minutes=1), 60)
        name = "both" if hours and minutes else "hours" if hours else "minutes"
        return self.messages.text(f"duration.{name}", hours=hours, minutes=minutes)

    def _would_do(self, value: Value) -> str:
        """Strengths written ``10`` and, if scored, ``10/2``."""
        strengths = value if isinstance(value, tuple) else ()
        if not strengths:
            return self.messages.text("amount.would_do_none")
        words = [
            self.messages.text(
                "amount.scored" if one.endswith("/2") else "amount.whole", mg=one.split("/")[0]
            )
            for one in strengths
        ]
        return self.messages.text("amount.would_do", strengths=", ".join(words))


def count_words(count: Decimal, form: Form) -> str:
    """How many of something of ``form``, as a number: "1½" tablets, "2.5" mL.

    A syringe has marks in tenths and a tablet has halves, and "½" beside another digit can be misread: mL are
    always written with a point.
    """
    whole, part = divmod(count, 1)
    if form is Form.LIQUID or part != _HALF:
        return f"{plain(count):f}"
    return f"{whole:f}½" if whole else "½"


def piece_words(piece: Piece, text: Callable[..., str]) -> str:
    """One kind of piece, such as "1½ tablets of 10 mg" or "2.5 mL (2 mg in each mL)".

    Args:
        piece: what to take of one strength.
        text: gives a message by its id and values.
    """
    strength, count = piece.strength, piece.count
    name = "one" if count == 1 else "half" if count == _HALF else "other"
    number = count_words(count, strength.form)
    return text(f"drug.piece.{strength.form}.{name}", count=number, mg=f"{plain(strength.mg):f}")
