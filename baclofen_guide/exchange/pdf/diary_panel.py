"""The diary as a part of the report: what it comes to, a chart over the dose, and a table of the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from baclofen_guide.diary.series import stretches, width_for
from baclofen_guide.dosing.levels import levels
from baclofen_guide.exchange.pdf.symptom_picture import Picture, Words
from baclofen_guide.exchange.pdf.visit import Panel
from baclofen_guide.exchange.symptom_words import plain, trend_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.diary.series import Stretch
    from baclofen_guide.dosing.plan import Plan
    from baclofen_guide.exchange.pdf.occasion import Occasion

BEFORE = timedelta(days=7)
"""So much earlier is read too: a change on the first day is compared with the week before."""
MOST_ROWS = 8
WEEK = 7
COLUMNS = ("stiffness", "frequency", "sleep")


class DiaryReader(Protocol):
    """What is asked of a record."""

    def diary_between(self, first: date, last: date) -> tuple[DiaryEntry, ...]:
        """The entries that count about local days from `first` to `last`."""


def diary_panels(
    record: DiaryReader, plan: Plan, first: date, last: date, occasion: Occasion
) -> tuple[Panel, ...]:
    """The part about the symptoms of the days from `first` to `last`; none while nothing was noted."""
    entries = record.diary_between(first - BEFORE, last)
    if not any(entry.day >= first for entry in entries):
        return ()
    return (_Part(entries, plan, first, last, occasion).panel(),)


class _Part:
    def __init__(
        self, entries: tuple[DiaryEntry, ...], plan: Plan, first: date, last: date, occasion: Occasion
    ) -> None:
        self._entries, self._plan, self._occasion, self._text = entries, plan, occasion, occasion.text
        self._first, self._last = first, last
        self._inside = tuple(entry for entry in entries if entry.day >= first)

    def panel(self) -> Panel:
        text = self._text
        sentences = tuple(self._sentences())
        headline = " ".join((*self._ranges(), *self._sign_lines()))
        return Panel(
            title=text("paper.diary.title"),
            label=text("paper.diary.label"),
            headline=headline,
            sentences=sentences,
            picture=self._picture(),
            alt=text("paper.diary.alt", words=f"{headline} {' '.join(sentences)}"),
            head=tuple(text(f"paper.diary.{name}") for name in ("days", *COLUMNS, "falls", "signs")),
            rows=tuple(self._rows()),
        )

    def _sentences(self) -> Iterator[str]:
        """What changed with the dose, and the falls; what else there is to say stands in the headline."""
        ordered = levels(self._plan, self._first - BEFORE, self._last)
        for measure in ("stiffness", "frequency"):
            if any(getattr(entry, measure) is not None for entry in self._inside):
                yield trend_words(self._text, self._entries, measure, ordered, self._last)
        falls = sum(entry.falls or 0 for entry in self._inside)
        if falls:
            yield self._text("paper.diary.fell", n=falls)

    def _ranges(self) -> Iterator[str]:
        """The least and the greatest of each measure, and when it was worst: averages hide a bad day."""
        for measure in ("stiffness", "frequency"):
            noted = [
                (value, entry) for entry in self._inside if (value := getattr(entry, measure)) is not None
            ]
            if noted:
                worst, entry = max(noted, key=lambda pair: (pair[0], pair[1].day))
                day = self._occasion.wording.value(entry.day)
                least, n = min(value for value, _ in noted), len(noted)
                yield self._text(f"paper.diary.range.{measure}", n=n, least=least, worst=worst, day=day)

    def _sign_lines(self) -> Iterator[str]:
        for entry in [entry for entry in self._inside if entry.signs][-MOST_ROWS:]:
            day = self._occasion.wording.value(entry.day)
            yield self._text("paper.diary.sign-line", day=day, signs=self._signs(entry.signs))

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for spot in stretches(self._inside, self._last, self._width()):
            yield (
                self._days(spot),
                *(plain(band.mean) if (band := spot.bands.get(name)) else "–" for name in COLUMNS),
                "–" if spot.falls is None else str(spot.falls),
                self._signs(spot.signs) or "–",
            )

    def _width(self) -> int:
        """Days in a row of the table."""
        return max(WEEK, width_for(self._first, self._last, MOST_ROWS))

    def _days(self, spot: Stretch) -> str:
        """The first day of a stretch: without its year where all of them are of one."""
        first = max(spot.first, self._first)
        if self._first.year != self._last.year:
            return self._occasion.wording.value(first)
        return self._text("paper.report.week-day", day=first.day, month=self._text(f"month.{first.month}"))

    def _signs(self, signs: tuple[str, ...]) -> str:
        return "; ".join(self._text(f"diary.sign.{sign}") for sign in signs)

    def _picture(self) -> str:
        text, value = self._text, self._occasion.wording.value
        words = Words(
            titles={name: text(f"paper.diary.row.{name}") for name in ("stiffness", "frequency")},
            dose=text("paper.diary.row.dose"),
            first=value(self._first),
            last=value(self._last),
        )
        return Picture(
            first=self._first,
            last=self._last,
            spots=stretches(self._inside, self._last, 1),
            levels=levels(self._plan, self._first, self._last),
            words=words,
        ).svg()
