"""One entry being written: which day, what was touched, and what it corrects. Nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from datetime import date

    from baclofen_guide.diary.entries import DiaryEntry

LIKE_BEFORE = ("stiffness", "frequency", "severity", "sleep")
"""What a day may share with the day before; signs and falls are always said anew."""


class Writing:
    """What the reader has touched, over the entry that is already there.

    Attributes:
        day: the day it is about.
        base: the entry that counts for that day, which saving corrects; None when there is none.
        touched: values of the fields the reader has changed, by name.
    """

    def __init__(self, day: date, base: DiaryEntry | None) -> None:
        self.day, self.base = day, base
        self.touched: dict[str, object] = {}
        self._put_by: dict[date, dict[str, object]] = {}

    def touch(self, values: dict[str, object]) -> None:
        """The reader has changed fields."""
        self.touched |= values

    def turn_to(self, day: date, base: DiaryEntry | None, *, carry: bool = False) -> None:
        """Write about another day.

        What was touched is put by and comes back with its day. With `carry` it moves along, if the other day
        is still empty: somebody who picks the day last means what stands there already.
        """
        if carry and base is None and day not in self._put_by and self.base is None:
            self.day = day
            return
        if self.touched:
            self._put_by[self.day] = self.touched
        self.day, self.base = day, base
        self.touched = self._put_by.pop(day, {})

    def saved(self, entry: DiaryEntry) -> None:
        """What was touched is in the record now."""
        self.base, self.touched = entry, {}

    def like(self, before: DiaryEntry) -> dict[str, object]:
        """What a day like the one of `before` says."""
        return {name: value for name in LIKE_BEFORE if (value := getattr(before, name)) is not None}

    def over(self, blank: DiaryEntry) -> DiaryEntry:
        """The entry as it stands: what was touched, over what is there, over `blank`."""
        kept = {} if self.base is None else {name: getattr(self.base, name) for name in FIELDS}
        values = kept | self.touched
        if not values.get("frequency"):
            values["severity"] = None
        return msgspec.structs.replace(blank, **values)


FIELDS = ("stiffness", "frequency", "severity", "sleep", "falls", "triggers", "signs", "note")
