"""Diary entries and what their charts show, in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.exchange.symptom_words import plain, trend_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.diary.series import Stretch
    from baclofen_guide.dosing.levels import Level
    from baclofen_guide.ui.today.dose_words import DoseWords


class DiaryWords:
    """Sentences about the diary, in the language of `words`."""

    def __init__(self, words: DoseWords) -> None:
        self._words, self.text = words, words.text

    def scale(self, name: str, values: Sequence[int]) -> dict[int, str]:
        """The words of each value of a scale, such as "frequency"."""
        return {value: _capital(self.text(f"diary.{name}-words.{value}")) for value in values}

    def parts(self, entry: DiaryEntry) -> list[str]:
        """What an entry says, one part each."""
        found = []
        if entry.stiffness is not None:
            found.append(self.text("diary.part.stiffness", value=entry.stiffness))
        if entry.frequency is not None:
            words = self.text(f"diary.frequency-words.{entry.frequency}")
            found.append(self.text("diary.part.frequency", value=entry.frequency, words=words))
        if entry.severity is not None:
            words = self.text(f"diary.severity-words.{entry.severity}")
            found.append(self.text("diary.part.severity", words=words))
        if entry.sleep is not None:
            found.append(self.text("diary.part.sleep", value=entry.sleep))
        if entry.falls is not None:
            found.append(self.text("diary.part.falls", n=entry.falls))
        return found

    def more(self, entry: DiaryEntry) -> list[str]:
        """Signs, triggers and the note of an entry, one part each."""
        found = []
        if entry.signs:
            found.append(self.signs(entry))
        if entry.triggers:
            triggers = "; ".join(self.text(f"diary.trigger.{trigger}") for trigger in entry.triggers)
            found.append(_capital(self.text("diary.part.triggers", words=triggers)))
        if entry.note.strip():
            found.append(self.text("diary.part.note", words=entry.note.strip()))
        return found

    def signs(self, noted: DiaryEntry | Stretch) -> str:
        """The signs of an entry or a stretch as a line of their own."""
        return _capital(self._signs(noted))

    def entry(self, entry: DiaryEntry) -> str:
        """The scales of an entry in one line."""
        return _capital(", ".join(self.parts(entry)) or self.text("diary.nothing"))

    def day(self, day: date) -> str:
        """A date with its weekday."""
        return self._words.day_name(day)

    def stretch_days(self, stretch: Stretch) -> str:
        """The day of a stretch, or its first and last."""
        if stretch.first == stretch.last:
            return self.day(stretch.first)
        return self._words.days(stretch.first, stretch.last)

    def stretch(self, stretch: Stretch, mg: Decimal | None, changed: Sequence[str] = ()) -> str:
        """A stretch in one line: days, scales, what was ordered, and where the plan changed."""
        parts = list(self.bands(stretch).values())
        if stretch.falls is not None:
            parts.append(self.text("diary.part.falls", n=stretch.falls))
        if stretch.signs:
            parts.append(self._signs(stretch))
        if mg is not None:
            parts.append(self.text("diary.part.mg", mg=f"{mg:f}"))
        words = ", ".join([*parts, *changed]) or self.text("diary.nothing")
        return self.text("diary.line", day=self.stretch_days(stretch), parts=words)

    def bands(self, stretch: Stretch) -> dict[str, str]:
        """Each measure of a stretch as a part, by its name; an average over several days."""
        found = {}
        for name, band in stretch.bands.items():
            message = f"diary.part.{name}"
            if name == "frequency" and band.low == band.high:
                words = self.text(f"diary.frequency-words.{band.low}")
                found[name] = self.text(message, value=band.low, words=words)
            else:
                message += "-mean" if name == "frequency" else ""
                found[name] = self.text(message, value=plain(band.mean))
        return found

    def _signs(self, noted: DiaryEntry | Stretch) -> str:
        signs = "; ".join(self.text(f"diary.sign.{sign}") for sign in noted.signs)
        return self.text("diary.part.signs", words=signs)

    def trend(
        self, entries: Sequence[DiaryEntry], measure: str, ordered: tuple[Level, ...], today: date
    ) -> str:
        """What a measure did when the dose last changed, or else in the last week."""
        return trend_words(self.text, entries, measure, ordered, today)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
