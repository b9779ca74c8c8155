"""What a session shows: the patient's page in the patient's language and level, and the nurse's notes to it.

Everything is asked of the guide. No record is opened, and the patient's choices are never saved.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.guide.questions import TeachBack
from baclofen_guide.settings.preferences import Preferences
from baclofen_guide.teaching.chunks import part_of, simpler
from baclofen_guide.teaching.course import course
from baclofen_guide.ui.choices import Choices
from baclofen_guide.ui.record_desk import RecordDesk, Surroundings

if TYPE_CHECKING:
    from datetime import date, datetime

    from baclofen_guide.guide.document import Document
    from baclofen_guide.guide.library import Page
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.settings.choices import Level
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.teaching.course import Stop
    from baclofen_guide.teaching.session import Session
    from baclofen_guide.ui.guide_desk import GuideDesk, Shown

NO_LESSON = frozenset({"faq", "glossary", "sources", "editorial-policy"})
"""Pages to look things up in; nobody teaches them."""


class LessonDesk:
    """The guide for two readers at once, and the words of doses without a record.

    Args:
        guide: the nurse's guide.
        choices: the nurse's choices.
        clock: tells the time.
        zone: the time zone of this computer.
    """

    def __init__(self, guide: GuideDesk, choices: Choices, clock: Clock, zone: str) -> None:
        self.guide, self._choices, self._clock, self.zone = guide, choices, clock, zone
        self.doses = self._doses(guide)
        self._clinical = self._reader(self._choices.now.language, "clinical", is_carer=False, is_nurse=True)

    def now(self) -> datetime:
        """This instant, aware."""
        return self._clock.now()

    def today(self) -> date:
        """The day on the wall of this computer's zone."""
        return self.now().astimezone(zone_named(self.zone)).date()

    def topics(self) -> tuple[tuple[str, str], ...]:
        """(id, title) of each topic that can be taught, in the nurse's words and order."""
        groups = self.guide.topic_groups()
        found = (topic for group in groups for topic in group.topics if topic.id not in NO_LESSON)
        return tuple((topic.id, topic.title) for topic in found)

    def title(self, topic: str) -> str:
        """What a topic is called, in the nurse's language."""
        return self.guide.page(topic).document.front.title

    def lesson(self, session: Session) -> Lesson:
        """What is shown in `session`."""
        return Lesson(self, session)

    def patient(self, language: str, level: Level, *, is_carer: bool) -> GuideDesk:
        """The guide as a patient reads it."""
        return self._reader(language, level, is_carer=is_carer)

    def patient_doses(self, language: str) -> RecordDesk:
        """The words of doses in a patient's language."""
        return self._doses(self.patient(language, "easy", is_carer=False))

    def clinical(self) -> GuideDesk:
        """The guide at the clinical level, in the nurse's language."""
        if self._clinical.language() != self._choices.now.language:
            self._clinical = self._reader(
                self._choices.now.language, "clinical", is_carer=False, is_nurse=True
            )
        return self._clinical

    def _reader(self, language: str, level: Level, *, is_carer: bool, is_nurse: bool = False) -> GuideDesk:
        now = self._choices.now
        theirs = Preferences(
            audience="clinician" if is_nurse else "carer" if is_carer else "patient",
            level=level,
            language=language,
            region=now.region,
            clinic_number=now.clinic_number,
        )
        return self.guide.for_reader(Choices(theirs))

    def _doses(self, guide: GuideDesk) -> RecordDesk:
        return RecordDesk(
            Surroundings(
                clock=self._clock,
                zone=lambda: self.zone,
                messages=guide.messages,
                twelve_hour=guide.twelve_hour_clock,
                nurse_line=guide.nurse_line,
            )
        )


class Lesson:
    """One session's pages and prompts."""

    def __init__(self, desk: LessonDesk, session: Session) -> None:
        self._desk, self._session = desk, session
        self.patient = self._at(session.level)
        below = simpler(session.level)
        self._simpler = self._at(below) if below is not None else self.patient
        self.is_simpler = below is not None

    def course(self) -> tuple[Stop, ...]:
        """Every stop of the session."""
        return course(self._session, self.document, lambda topic: len(self.prompts(topic)))

    def document(self, topic: str) -> Document:
        """The page of `topic` as the patient reads it."""
        return self.page(topic).document

    def page(self, topic: str) -> Page:
        """The same with how it stands."""
        return self.patient.page(topic)

    def part(self, topic: str, section: str) -> Shown:
        """One part of a topic in the patient's words."""
        return self.patient.part(topic, section, partial(part_of, section=section))

    def again(self, topic: str, section: str) -> Shown:
        """The same part one level simpler, where there is one."""
        return self._simpler.part(topic, section, partial(part_of, section=section))

    def notes(self, topic: str, section: str) -> Shown:
        """The clinical notes to the same part, in the nurse's language."""
        pick = partial(part_of, section=section)
        return self._desk.clinical().part(topic, section, pick, as_note=True)

    def prompts(self, topic: str) -> tuple[TeachBack, ...]:
        """What to ask about `topic`, in the nurse's language; a general prompt where it has none."""
        return self._prompts(self._desk.guide, topic)

    def patient_prompt(self, topic: str, number: int) -> TeachBack:
        """The same in the patient's language."""
        found = self._prompts(self.patient, topic)
        return found[number] if number < len(found) else self.prompts(topic)[number]

    def messages(self) -> Messages:
        """Furniture in the patient's language."""
        return self.patient.messages()

    def _at(self, level: Level) -> GuideDesk:
        session = self._session
        return self._desk.patient(session.language, level, is_carer=session.is_carer)

    def _prompts(self, guide: GuideDesk, topic: str) -> tuple[TeachBack, ...]:
        questions = guide.questions(topic)
        if questions is not None and questions.teach_back:
            return questions.teach_back
        return (_general(guide.messages(), self.document(topic)),)


def _general(messages: Messages, document: Document) -> TeachBack:
    """The prompt for a topic that has none of its own: the main thing, in the patient's words."""
    return TeachBack(
        ask=messages.text("teaching.generic"),
        listen_for=(messages.text("teaching.generic_listen"),),
        facts=document.front.must_say,
        section=document.sections[0].id,
    )
