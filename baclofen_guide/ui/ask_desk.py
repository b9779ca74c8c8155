"""Hands *Ask* what the guide says to a question, for this reader as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.ask.answer_page import first_page, reply_page
from baclofen_guide.guide.ask.desk import open_asker

if TYPE_CHECKING:
    from datetime import date

    from baclofen_guide.guide.ask.desk import Asker, Reply
    from baclofen_guide.settings.choices import Level
    from baclofen_guide.ui.guide_desk import GuideDesk, Shown


class AskDesk:
    """Makes what answers when it is first wanted, and anew when level, language or day change.

    Args:
        guide: the guide.
    """

    def __init__(self, guide: GuideDesk) -> None:
        self.guide = guide
        self._opened: tuple[tuple[Level, str, date], Asker] | None = None

    def asker(self) -> Asker:
        """What answers questions at the reader's level, in their language."""
        reading = self.guide.reading()
        if self._opened is None or self._opened[0] != reading:
            self._opened = (reading, open_asker(self.guide.library(), *reading))
        return self._opened[1]

    def reply(self, question: str, *, typing: bool) -> tuple[Reply, Shown]:
        """What there is to say to `question`, and that as a page. `typing`: the last word may go on."""
        reply = self.asker().ask(question, typing=typing)
        level, language, today = self.guide.reading()
        page = reply_page(reply, self.guide.reader(language), language, level, today)
        return reply, self.guide.made(page, ("reply", question, typing))

    def often_asked(self) -> Shown:
        """Questions people often ask, for somebody who has asked nothing yet."""
        level, language, today = self.guide.reading()
        asked = self.asker().often_asked()
        page = first_page(asked, self.guide.reader(language), language, level, today)
        return self.guide.made(page, "often asked")
