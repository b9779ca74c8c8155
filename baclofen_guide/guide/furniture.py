"""What stands around every page: how it stands under the title; sources and neighbours at the end."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from baclofen_guide.guide.walk import cited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.library import Page, TopicInfo
    from baclofen_guide.guide.look import Look
    from baclofen_guide.guide.questions import Questions
    from baclofen_guide.guide.reader import Reader
    from baclofen_guide.guide.review import Review
    from baclofen_guide.settings.choices import Level

SOURCE_KINDS = ("label", "guideline", "study", "reference", "policy", "web")
_TOO_MANY = 8
"""More sources of a kind than this are listed in the panel only."""


class Furniture:
    """Words the furniture of one page for one reader; every method returns HTML."""

    def __init__(self, page: Page, reader: Reader, look: Look, facts: FactBase) -> None:
        self._page, self._reader, self._look, self._facts = page, reader, look, facts
        self._text = reader.messages.text

    def under_title(self, language_name: str) -> str:
        """What must be said before all else: that the text is old, or in another language than asked for.

        Args:
            language_name: name of the language the page is in.
        """
        page, text = self._page, self._text
        parts = []
        if page.fallback:
            parts.append(self._warning(text("page.fallback", language=language_name)))
        if page.old:
            parts.append(self._warning(text("page.old", date=self.day(page.document.front.review_by))))
        return "".join(parts)

    def standing(self, asked: Level | None = None) -> str:
        """How the page stands: its level if not the one asked for, minutes, grade, review, date, sources."""
        page, text, front = self._page, self._text, self._page.document.front
        level = page.document.level
        facts = [
            *([text(f"page.level.{level}")] if asked not in (None, level) else []),
            text("page.reading-time", n=page.minutes),
            text("page.grade", grade=page.grade) if page.grade is not None else text("page.no-grade"),
            self.review_line(page.review),
            text("page.updated", date=self.day(front.updated)),
        ]
        links = self._link("sources:", text("page.sources", n=page.sources))
        return self._small(f"{escape(' · '.join(facts))} · {links}")

    def invitation(self, questions: Questions) -> str:
        """The way to the questions about this page; for a clinician also to those for the patient."""
        look, text = self._look, self._text
        asked = text("learning.invitation", n=len(questions.questions))
        buttons = [self._button("check:", text("learning.check-yourself"))]
        if questions.teach_back and self._reader.audience == "clinician":
            buttons.append(self._button("check:ask", text("learning.ask-the-patient")))
        above, below = 8 * look.space_px, 4 * look.space_px
        line = f"<p style='margin-top:{above}px; margin-bottom:{below}px'>{escape(asked)}</p>"
        return line + "".join(buttons)

    def _button(self, target: str, words: str) -> str:
        """A link that looks and is pressed like a button."""
        look = self._look
        cell = f"background-color:{look.link}; padding:{3 * look.space_px}px {5 * look.space_px}px"
        link = f"color:{look.on_link}; text-decoration:none"
        side = "left" if self._reader.direction == "ltr" else "right"
        return (
            f"<table dir='{self._reader.direction}' align='{side}' cellspacing='0' "
            f"style='margin-top:0px; margin-bottom:{3 * look.space_px}px'><tr><td style='{cell}'>"
            f"<a href='{target}' style='{link}'><b>{escape(words)}</b></a></td></tr></table>"
        )

    def at_end(
        self, before: TopicInfo | None, after: TopicInfo | None, related: Sequence[TopicInfo] = ()
    ) -> str:
        """Topics that belong to this one, sources by kind, the disclaimer, the topics before and after."""
        look = self._look
        disclaimer = self._small(escape(self._text("disclaimer.long")))
        parts = ["<hr>", self._related(related), self._sources(), disclaimer]
        neighbours = [
            self._link(f"topic:{topic.id}", self._text(f"page.{name}", title=topic.title))
            for name, topic in (("previous", before), ("next", after))
            if topic is not None
        ]
        if neighbours:
            parts.append(f"<p style='margin-top:{3 * look.space_px}px'>{'<br>'.join(neighbours)}</p>")
        return "".join(parts)

    def _related(self, related: Sequence[TopicInfo]) -> str:
        if not related:
            return ""
        links = " · ".join(self._link(f"topic:{topic.id}", topic.title) for topic in related)
        gap = 3 * self._look.space_px
        return f"<p style='margin-top:{gap}px'><b>{escape(self._text('page.related'))}</b> {links}</p>"

    def _sources(self) -> str:
        """The sources behind the page, those with most weight first, by their short names."""
        look, lines = self._look, []
        found = self._facts.sources_for(cited(self._page.document))
        for kind in SOURCE_KINDS:
            names = [source.short for source in found if source.kind == kind]
            if names:
                more = " …" if len(names) > _TOO_MANY else ""
                title = escape(self._text(f"page.source-kind.{kind}"))
                lines.append(f"<b>{title}:</b> {escape('; '.join(names[:_TOO_MANY]))}{more}")
        link = self._link("sources:", self._text("facts.title"))
        style = f"margin-top:{3 * look.space_px}px; font-size:{look.small_px}px"
        return f"<p style='{style}'>{'<br>'.join([*lines, link])}</p>"

    def review_line(self, review: Review) -> str:
        """Whether a clinician stands behind this text, honestly."""
        if review.state == "never" or review.date is None:
            return self._text("review.never")
        day = self.day(review.date)
        return self._text(f"review.{review.state}", who=review.who, role=review.role, date=day)

    def day(self, day: date) -> str:
        """`day` as people write it, such as "22 November 2026"."""
        return self._text("date.long", day=day.day, month=self._text(f"month.{day.month}"), year=day.year)

    def _small(self, words: str) -> str:
        look = self._look
        return f"<p style='color:{look.quiet}; font-size:{look.small_px}px; margin-top:0'>{words}</p>"

    def _warning(self, words: str) -> str:
        box = self._look.boxes["warning"]
        gap = 2 * self._look.space_px
        style = (
            f"border-left:6px solid {box.edge}; background-color:{box.fill}; color:{box.ink}; padding:{gap}px"
        )
        return (
            f"<table width='100%' cellspacing='0'><tr><td style='{style}'>{escape(words)}</td></tr></table>"
        )

    def _link(self, target: str, words: str) -> str:
        return f"<a href='{escape(target)}' style='color:{self._look.link}'>{escape(words)}</a>"
