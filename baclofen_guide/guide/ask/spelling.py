"""What a mistyped word was meant to be, out of the words that the guide itself uses."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_UNTOUCHED, _ONE_SLIP = 3, 7
"""Words up to so many letters are taken as typed, or may have one slip; longer ones may have two."""


class Spelling:
    """Knows the words of one language of the guide.

    Args:
        words: every word the guide uses, as often as it does, in small letters.
        finds: whether the guide has another form of a word.
    """

    def __init__(self, words: Iterable[str], finds: Callable[[str], bool]) -> None:
        counted = Counter(words)
        self._counted, self._finds = counted, finds
        # Whoever means two words alike more often means the one that is said more often.
        self._known = [word for word, _ in counted.most_common()]
        self.corrected = lru_cache(maxsize=256)(self._corrected)

    def knows(self, word: str) -> bool:
        """Whether the guide uses `word` in some form."""
        return word in self._counted or self._finds(word)

    def _corrected(self, word: str) -> str:
        """The word that `word` was meant to be; itself when it is known, short, or like no other."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) <= _UNTOUCHED or not word.isalpha() or self.knows(word):
            return word
        most = 1 if len(word) <= _ONE_SLIP else 2
        # Two letters the wrong way round count as one slip, as in "dirve".
        found = process.extractOne(word, self._known, scorer=OSA.distance, score_cutoff=most)
        return found[0] if found else word
