"""What opens beside a page: where a statement comes from, who says what, what a word means."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.guide.document import Placeholder, Text
from baclofen_guide.guide.facts import Conflict, Fact, FactBase, RedFlag, Source
from baclofen_guide.guide.glossary import GlossaryWord
from baclofen_guide.guide.made.stock import GLOSSARY
from baclofen_guide.guide.made.words import letter_of, section_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from baclofen_guide.guide.look import Look
    from baclofen_guide.guide.reader import Reader
    from baclofen_guide.settings.choices import Level


class Explanation(Struct, frozen=True):
    """A title and HTML for `QTextDocument`."""

    title: str
    html: str


class Explainer:
    """Words explanations for one reader.

    Args:
        facts: the fact base.
        reader: gives the language of the furniture.
        look: colours and sizes.
        level: of the page the reader came from; what is meant for clinicians is shown to nobody else.
        words: the glossary; for a word it lacks, the meaning in the fact base does.
    """

    def __init__(
        self,
        facts: FactBase,
        reader: Reader,
        look: Look,
        level: Level,
        words: Mapping[str, GlossaryWord] = MappingProxyType({}),
    ) -> None:
        self._facts, self._reader, self._look, self._level = facts, reader, look, level
        self._words = words

    def explain(self, target: str) -> Explanation:
        """Explain the `target` of a link: ``facts:F-STOP-01,R-E-01``, ``conflict:C-10`` or ``term:G-42``.

        Raises:
            KeyError: the target names nothing in the fact base: a mistake that `check` finds first.
        """
        scheme, _, rest = target.partition(":")
        if scheme == "facts":
            return self.claims(rest.split(","))
        if scheme == "conflict":
            return self.conflict(self._facts.conflicts[rest])
        if scheme == "term":
            return self.word(self._words.get(rest) or self._meaning(rest))
        raise KeyError(f"nothing to explain: {target!r}")

    def claims(self, ids: Iterable[str], *, whole_page: bool = False) -> Explanation:
        """Each fact or red flag with how we know it and its sources; of one sentence or of a whole page."""
        text = self._reader.messages.text
        claims = [claim for name in ids if (claim := self._facts.claim(name)) is not None]
        parts = [self._p(escape(text("facts.intro-all" if whole_page else "facts.intro")))]
        parts += [self._claim(claim) for claim in claims]
        return Explanation(text("facts.title"), self._page("".join(parts)))

    def word(self, word: GlossaryWord) -> Explanation:
        """What a word means, at the reader's level, with ways to its facts and to the other words."""
        text, parts, links = self._reader.messages.text, [], []
        for run in word.runs(self._level):
            if isinstance(run, Text):
                parts.append(escape(run.text))
            elif isinstance(run, Placeholder):
                parts.append(f"<b>{escape(self._reader.value(run.name))}</b>")
        if word.facts:
            links.append(self._link(f"facts:{','.join(word.facts)}", text("facts.title")))
        place = section_id(letter_of(word.term))
        links.append(self._link(f"topic:{GLOSSARY}#{place}", text("explain.glossary")))
        body = self._p("".join(parts)) + "".join(self._p(link) for link in links)
        return Explanation(word.term, self._page(body))

    def _meaning(self, name: str) -> GlossaryWord:
        term = self._facts.glossary[name]
        return GlossaryWord(term=term.term, easy=term.meaning, clinical=term.meaning)

    def conflict(self, conflict: Conflict) -> Explanation:
        """Who says what about a point on which sources disagree."""
        rows = "".join(
            f"<li style='margin-bottom:{self._look.space_px}px'><b>{escape(position.who)}:</b> "
            f"{escape(position.says)}</li>"
            for position in conflict.positions_at(self._level)
        )
        facts = "".join(self._facts_named(conflict.facts))
        title = self._reader.messages.text("disagree.label")
        return Explanation(title, self._page(f"{self._h(escape(conflict.title))}<ul>{rows}</ul>{facts}"))

    def _facts_named(self, names: Iterable[str]) -> list[str]:
        facts = (self._facts.facts[name] for name in names)
        return [self._claim(fact) for fact in facts if fact.may_be_shown_at(self._level)]

    def _claim(self, claim: Fact | RedFlag) -> str:
        text = self._reader.messages.text
        if isinstance(claim, RedFlag):
            parts = [
                self._p(f"<b>{escape(claim.sign)}</b>"),
                self._small(text(f"tier.{claim.tier}"), claim.id),
            ]
            return "".join([*parts, *self._facts_named(claim.facts)])
        parts = [
            self._p(f"<b>{escape(claim.statement)}</b>"),
            self._small(text(f"facts.kind.{claim.kind}"), claim.id),
            self._small(text(f"facts.evidence.{claim.evidence}")),
        ]
        if claim.note:
            parts.append(self._small(f"{text('facts.note')}: {claim.note}"))
        parts.append(self._sources(self._facts.sources_for([claim.id])))
        return "".join(parts)

    def _sources(self, sources: Iterable[Source]) -> str:
        items = "".join(
            f"<li style='margin-bottom:{self._look.space_px}px'><b>{escape(source.short)}.</b> "
            f"<span style='color:{self._look.quiet}'>{escape(source.full)}</span></li>"
            for source in sources
        )
        return f"<ul style='font-size:{self._look.small_px}px'>{items}</ul><hr>"

    def _small(self, *words: str) -> str:
        style = f"color:{self._look.quiet}; font-size:{self._look.small_px}px"
        return self._p(f"<span style='{style}'>{escape(' · '.join(words))}</span>")

    def _p(self, words: str) -> str:
        return f"<p style='margin-top:0; margin-bottom:{self._look.space_px}px; line-height:130%'>{words}</p>"

    def _link(self, target: str, words: str) -> str:
        return f"<a href='{escape(target)}' style='color:{self._look.link}'>{escape(words)}</a>"

    def _h(self, words: str) -> str:
        return f"<h3 style='font-size:{self._look.subheading_px}px'>{words}</h3>"

    def _page(self, body: str) -> str:
        look = self._look
        return (
            f"<html><body dir='{self._reader.direction}' style='color:{look.text}; "
            f"font-size:{look.body_px}px'>{body}</body></html>"
        )
