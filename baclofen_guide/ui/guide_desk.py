"""Hands the window what it shows of the guide, for this reader as they are now."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.guide.explain import Explainer
from baclofen_guide.guide.furniture import Furniture
from baclofen_guide.guide.html import render_html
from baclofen_guide.guide.key_messages import key_message
from baclofen_guide.guide.reader import Reader, placeholder_values
from baclofen_guide.guide.urgent import tiered
from baclofen_guide.guide.walk import cited, figures_in, plain
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.settings.policy import Clinic
from baclofen_guide.settings.regions import UNSET_REGION, Region
from baclofen_guide.ui.page_look import paper_look, screen_look
from baclofen_guide.ui.reader.ticks import Ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
    from datetime import date

    from baclofen_guide.guide.catalogue import Language
    from baclofen_guide.guide.document import Document
    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.key_messages import KeyMessage
    from baclofen_guide.guide.library import Library, Page, TopicInfo
    from baclofen_guide.guide.look import Look
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.guide.questions import Questions
    from baclofen_guide.settings.choices import Level
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.reader.pictures import Pictures
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.theme import Theme

NO_CLINIC = Clinic()
DOORS = {"stopped": "hand-stop", "too-much": "sleep", "pump": "pump"}
"""The doors of Urgent help with their pictograms."""


@dataclass(frozen=True)
class Shown:
    """Something to read.

    Attributes:
        key: the same for the same text in the same look, so that it can be kept.
        title: what it is called.
        html: makes it, when it is not kept yet.
        sections: (id, title) of each section.
        pictures: paints what the text shows; None for text without pictures.
        page: hash of the text, by which ticks are kept; "" for what cannot be ticked.
        asks: there are questions about it.
    """

    key: Hashable
    title: str
    html: Callable[[], str]
    sections: tuple[tuple[str, str], ...] = ()
    pictures: Pictures | None = None
    page: str = ""
    asks: bool = False


@dataclass(frozen=True)
class TopicGroup:
    """Topics shown together under a title."""

    title: str
    topics: tuple[TopicInfo, ...]


@dataclass(frozen=True)
class Numbers:
    """Whom to call; `country` is "" while the reader has chosen none."""

    country: str
    emergency: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PhoneBook:
    """Everybody who can be called.

    Attributes:
        regions: regions by id, with `UNSET_REGION` among them.
        clinic: the clinic that runs this computer; without a name or number at home.
    """

    regions: Mapping[str, Region]
    clinic: Clinic = NO_CLINIC


class GuideDesk:
    """Combines library, choices and look; asks all three anew each time.

    Args:
        library: the pages.
        phone_book: whom to call, everywhere.
        messages: opens the furniture of a language.
        choices: the reader's choices.
        style: the look of the window.
        light: the theme that paper is printed in.
        clock: tells whether a page is past its review date.
    """

    def __init__(
        self,
        library: Library,
        phone_book: PhoneBook,
        messages: Callable[[str], Messages],
        choices: Choices,
        style: Style,
        light: Theme,
        clock: Clock,
    ) -> None:
        self._library, self._load_messages = library, messages
        self._regions, self._clinic = phone_book.regions, phone_book.clinic
        self._choices, self._style, self._light, self._clock = choices, style, light, clock
        self._messages: dict[str, Messages] = {}
        self.ticks = Ticks()

    def languages(self) -> dict[str, Language]:
        """The languages a reader can choose, by code."""
        return self._library.languages

    def topic_groups(self) -> tuple[TopicGroup, ...]:
        """The topics that exist, group by group."""
        choices, text = self._choices.now, self._messages_in(self._choices.now.language).text
        topics = self._library.topics(choices.language, choices.level, choices.audience)
        groups = dict.fromkeys(topic.group for topic in topics)
        return tuple(
            TopicGroup(text(f"group.{group}"), tuple(topic for topic in topics if topic.group == group))
            for group in groups
        )

    def topic(self, topic: str, *, for_paper: bool = False) -> Shown:
        """A topic at the reader's level, with its furniture."""
        page = self._page(topic)
        look, reader = self._look(for_paper=for_paper), self._reader_of(page)
        furniture = Furniture(page, reader, look, self._library.facts)
        questions = None if for_paper else self._library.questions(topic, page.document.language)

        def html() -> str:
            return render_html(
                page.document,
                reader,
                look,
                self._library.facts,
                under_title=furniture.under_title(self._language_name(page.document.language)),
                after_key=furniture.standing(self._choices.now.level),
                at_end=(furniture.invitation(questions) if questions else "")
                + furniture.at_end(*self._neighbours(topic), self._related(topic)),
            )

        shown = self._shown(page, page.document, html, for_paper=for_paper)
        return dataclasses.replace(shown, asks=questions is not None)

    def part(
        self, topic: str, name: str, pick: Callable[[Document], Document], *, as_note: bool = False
    ) -> Shown:
        """The part called `name` of a topic alone, which `pick` takes from its page.

        `as_note`: in small letters without a title, for a narrow column beside another page.
        """
        page = self._page(topic)
        document = pick(page.document)
        reader, look, facts = self._reader_of(page), self._look(), self._library.facts
        if as_note:
            document = replace(document, front=replace(document.front, title=""))
            look = replace(look, body_px=look.small_px)
        notice = Furniture(page, reader, look, facts).under_title(self._language_name(page.document.language))
        shown = self._shown(
            page,
            document,
            lambda: render_html(document, reader, look, facts, under_title=notice),
            for_paper=False,
        )
        return dataclasses.replace(shown, key=(shown.key, name, as_note))

    def for_reader(self, choices: Choices) -> GuideDesk:
        """The same guide for somebody with other `choices`, with ticks of their own."""
        book = PhoneBook(self._regions, self._clinic)
        return GuideDesk(
            self._library, book, self._load_messages, choices, self._style, self._light, self._clock
        )

    def questions(self, topic: str) -> Questions | None:
        """What `topic` asks, in the language its page is shown in; None when it asks nothing."""
        language = self._page(topic).document.language
        questions = self._library.questions(topic, language)
        return questions.filled(self.reader(language).value) if questions else None

    def door(self, name: str, *, for_paper: bool = False) -> Shown:
        """The page behind a door of Urgent help, its tiers in their colours."""
        page = self._library.door(name, self._choices.now.language, self._clock.today())
        look, reader = self._look(for_paper=for_paper), self._reader_of(page)
        document = tiered(page.document)

        def html() -> str:
            return render_html(document, reader, look, self._library.facts)

        return self._shown(page, document, html, for_paper=for_paper)

    def door_page(self, name: str) -> Page:
        """The page behind a door of Urgent help, as the library has it."""
        return self._library.door(name, self._choices.now.language, self._clock.today())

    def key_messages(self, topics: Sequence[str]) -> tuple[KeyMessage, ...]:
        """The main message of each of `topics`; a topic that has none is left out."""
        value = self.reader(self._choices.now.language).value
        found = (key_message(self._page(topic).document, value) for topic in topics)
        return tuple(message for message in found if message)

    def door_words(self, name: str) -> tuple[str, str]:
        """Title and summary of a door, for its card."""
        fronts = dict(self._library.doors(self._choices.now.language))
        return fronts[name].title, fronts[name].summary

    def explain(self, target: str, page: str) -> Shown:
        """What a link leads to: ``facts:…``, ``conflict:…``, ``term:…``, or all ``sources:`` of `page`."""
        language = self._choices.now.language
        words, level = self._library.glossary(language), self._level_of(page)
        explainer = Explainer(self._library.facts, self.reader(language), self._look(), level, words)
        if target == "sources:":
            explanation = explainer.claims(dict.fromkeys(cited(self._page(page).document)), whole_page=True)
        else:
            explanation = explainer.explain(target)
        key = ("explain", target, page if target == "sources:" else "", self._choices.now)
        return Shown(key, explanation.title, lambda: explanation.html)

    def made(self, document: Document, key: Hashable) -> Shown:
        """A page made for this reader, such as an answer, by its `key`: nothing on it can be ticked."""
        reader, look = self.reader(document.language), self._look()

        def html() -> str:
            return render_html(document, reader, look, self._library.facts)

        pictures = self._pictures(document, for_paper=False, mirrored=reader.direction == "rtl")
        look_of = (self._choices.now, self._style.theme.name)
        return Shown((key, *look_of), document.front.title, html, (), pictures)

    def library(self) -> Library:
        """All pages."""
        return self._library

    def reading(self) -> tuple[Level, str, date]:
        """The reader's level and language, and the day."""
        return self._choices.now.level, self._choices.now.language, self._clock.today()

    def page(self, topic: str) -> Page:
        """A topic at the reader's level, as the library has it."""
        return self._page(topic)

    def facts(self) -> FactBase:
        """What the pages rest on."""
        return self._library.facts

    def language(self) -> str:
        """Code of the reader's language."""
        return self._choices.now.language

    def clinic_number(self) -> str:
        """The reader's own clinic, as typed; "" when not given."""
        return self._choices.now.clinic_number

    def region(self) -> Region | None:
        """The reader's region; None while none was chosen."""
        region = self._region()
        return None if region.id == UNSET_REGION else region

    def messages(self) -> Messages:
        """The furniture of the reader's language."""
        return self._messages_in(self._choices.now.language)

    def twelve_hour_clock(self) -> bool:
        """Whether clocks in the reader's region say 2:05 PM."""
        return self._region().twelve_hour_clock

    def nurse_line(self) -> str:
        """Whom to call for advice: the region's number, or plain words."""
        return self.reader(self._choices.now.language).value("nurse_line")

    def numbers(self) -> Numbers:
        """Whom to call, in the reader's region."""
        choices = self._choices.now
        region, reader = self._region(), self.reader(choices.language)
        text = reader.messages.text
        country = "" if region.id == UNSET_REGION else region.name
        lines = ("poison", "nurse_line", "crisis") if country else ()
        found = ((text(f"numbers.{name}"), region.value(name)) for name in lines)
        others = (*self._clinic_numbers(text("numbers.clinic")), *found)
        return Numbers(
            country, reader.value("emergency"), tuple((who, number) for who, number in others if number)
        )

    def clinic(self) -> Clinic:
        """The clinic that runs this computer; without a name or number at home."""
        return self._clinic

    def _clinic_numbers(self, usual: str) -> Iterator[tuple[str, str]]:
        """The number the reader typed, then those of the clinic that runs this computer."""
        own, theirs = self._choices.now.clinic_number, self._clinic.numbers
        if own and own not in (one.number for one in theirs):
            yield usual, own
        for one in theirs:
            yield ", ".join(filter(None, (self._clinic.name, one.who))), one.number

    def reader(self, language: str) -> Reader:
        """The reader as pages in `language` know them."""
        choices = self._choices.now
        chosen = self.region()
        return Reader(
            messages=self._messages_in(language),
            audience=choices.audience or "patient",
            values=placeholder_values(chosen, choices.clinic_number),
            direction=self._library.languages[language].direction,
        )

    def _page(self, topic: str) -> Page:
        choices = self._choices.now
        return self._library.page(topic, choices.level, choices.language, self._clock.today())

    def _reader_of(self, page: Page) -> Reader:
        """The reader with what they have ticked on `page`."""
        return replace(self.reader(page.document.language), ticks=self.ticks.of(page.hash))

    def _shown(self, page: Page, document: Document, html: Callable[[], str], *, for_paper: bool) -> Shown:
        reader = self._reader_of(page)
        sections = tuple((section.id, plain(section.title, reader.value)) for section in document.sections)
        look_of = (for_paper, self._choices.now, self._style.theme.name)
        key = (document.topic, page.hash, reader.ticks, *look_of)
        pictures = self._pictures(document, for_paper=for_paper, mirrored=reader.direction == "rtl")
        return Shown(key, document.front.title, html, sections, pictures, page.hash)

    def _pictures(self, document: Document, *, for_paper: bool, mirrored: bool) -> Pictures:
        from baclofen_guide.ui.reader.pictures import PAPER_RATIO, SCREEN_RATIO, Pictures  # first page: none

        return Pictures(
            self._light if for_paper else self._style.theme,
            self._look(for_paper=for_paper),
            figures_in(document),
            mirrored=mirrored,
            ratio=PAPER_RATIO if for_paper else SCREEN_RATIO,
        )

    def _level_of(self, page: str) -> Level:
        """The level of what is being read: urgent help is written at the easiest, whatever was chosen."""
        return LEVELS[0] if page in DOORS else self._choices.now.level

    def _neighbours(self, topic: str) -> tuple[TopicInfo | None, TopicInfo | None]:
        choices = self._choices.now
        topics = self._library.topics(choices.language, choices.level, choices.audience)
        places = [info.id for info in topics]
        here = places.index(topic)
        return (topics[here - 1] if here else None), (topics[here + 1] if here + 1 < len(topics) else None)

    def _related(self, topic: str) -> tuple[TopicInfo, ...]:
        choices = self._choices.now
        infos = {info.id: info for info in self._library.topics(choices.language, choices.level)}
        wanted = self._library.catalogue.related.get(topic, ())
        return tuple(infos[one] for one in wanted if one in infos)

    def _region(self) -> Region:
        return self._regions.get(self._choices.now.region) or self._regions[UNSET_REGION]

    def _messages_in(self, language: str) -> Messages:
        if language not in self._messages:
            self._messages[language] = self._load_messages(language)
        return self._messages[language]

    def _language_name(self, language: str) -> str:
        return self._library.languages[language].name

    def _look(self, *, for_paper: bool = False) -> Look:
        return paper_look(self._light) if for_paper else screen_look(self._style)
