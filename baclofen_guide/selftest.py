"""``--self-test``: tries every part of an installed program and says, line by line, what works."""

from __future__ import annotations

import sys
import tempfile
from datetime import time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide.app import Application, Setup
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.exchange.carried_plan import plan_inside
from baclofen_guide.exchange.pdf.apart import ApartTypesetter
from baclofen_guide.exchange.pdf.discharge import discharge_sheet
from baclofen_guide.exchange.pdf.occasion import Occasion
from baclofen_guide.exchange.plan_reader import read_plan
from baclofen_guide.exchange.wording import Wording
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.reader import Reader
from baclofen_guide.paths import Resources, UserFolders, user_folders
from baclofen_guide.records import Record
from baclofen_guide.settings.admin_code import hash_code, is_code
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.teaching.discharge import Discharge
from baclofen_guide.ui.fonts import ICON_FAMILY, READING_FAMILY, load_fonts
from baclofen_guide.ui.glyphs import GLYPHS
from baclofen_guide.ui.guide_desk import DOORS
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.settings.clock import Clock

FIRST_TOPIC = "stopping"
FAR_ZONE = "Australia/Lord_Howe"
"""A zone whose summer time is half an hour: where it is known, all are."""
SCREENS = (
    Place("today"), Place("plan"), Place("open-plan"), Place("taper"), Place("supply"), Place("diary"),
    Place("history"), Place("paper"), Place("check", FIRST_TOPIC), Place("ask", "what is baclofen"),
    Place("teaching"), Place("settings"),
)  # fmt: skip
CODE = "000000"
"""Its hash needs a part of Python that not every Python has."""
SHORTEST_PAGE = 100
"""Characters; with fewer, something did not arrive."""


class _Trial:
    """Runs one try after another; a failed one is told and does not stop the rest."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self.failed = 0

    def run(self, what: str, action: Callable[[], object]) -> None:
        try:
            action()
        except Exception as error:
            self.failed += 1
            line = self._messages.text("selftest.failed", what=what, problem=error)
        else:
            line = self._messages.text("selftest.ok", what=what)
        sys.stdout.write(line + "\n")


def self_test(resources: Resources, folders: UserFolders, clock: Clock, messages: Messages) -> int:
    """Try facts, fonts, folders, every page of every language, and a window.

    Returns:
        0 when everything works, 1 otherwise.
    """
    trial, text = _Trial(messages), messages.text
    qt = make_qt()
    with tempfile.TemporaryDirectory() as scratch:
        own = user_folders(Path(scratch))
        library = Library.open(resources.content, resources.facts, own.cache)
        trial.run(text("selftest.facts"), lambda: _require(len(library.facts.facts) > 0))
        trial.run(text("selftest.fonts"), _try_fonts)
        trial.run(text("selftest.folders"), lambda: _try_folder(folders.config))
        trial.run(text("selftest.record"), partial(_try_record, own.data, clock))
        trial.run(text("selftest.code"), lambda: _require(is_code(CODE, hash_code(CODE))))
        trial.run(text("selftest.paper"), partial(_try_paper, resources, library, clock, messages))
        application = Application(qt, Setup(resources, own, clock, {}))
        trial.run(text("selftest.window"), application.start)
        for code, language in library.languages.items():
            topics = [topic.id for topic in library.topics(code)]
            count = text("selftest.pages", n=len(topics) * len(LEVELS), language=language.name)
            trial.run(count, partial(_try_pages, application, code, topics))
            doors = text("selftest.doors", language=language.name)
            trial.run(doors, partial(_try_doors, application))
        trial.run(text("selftest.screens", n=len(SCREENS)), partial(_try_screens, application))
        application.shell.close()
    return 1 if trial.failed else 0


def _try_fonts() -> None:
    families = load_fonts()
    _require(READING_FAMILY in families and ICON_FAMILY in families)


def _try_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"1")


def _plan(clock: Clock) -> PlanVersion:
    """A dose a day since yesterday, in a zone with summer time."""
    now = clock.now()
    return PlanVersion(
        number=1,
        steps=(Step(now.date() - timedelta(days=1), (Dose(time(12), Decimal(10)),)),),
        form=Form.TABLET,
        effective_from=now - timedelta(days=2),
        zone=FAR_ZONE,
        strengths=(Strength(Form.TABLET, Decimal(10)),),
    )


def _try_record(folder: Path, clock: Clock) -> None:
    """Order a dose in a zone with summer time, tick it, and read it back from the disk."""
    draft = _plan(clock)
    day = draft.steps[0].first_day
    with Record.open(folder, clock) as record:
        record.revise_plan(draft, effective_from=draft.effective_from)
        record.log_dose(SlotKey(1, day, time(12), FAR_ZONE))
    with Record.open(folder, clock) as record:
        record.check()
        _require(len(record.events_between(day, day)) == 1)


def _try_paper(resources: Resources, library: Library, clock: Clock, messages: Messages) -> None:
    """Set a page and a plan as PDF, with the templates of this installation; find the plan in it."""
    page = library.page(FIRST_TOPIC, "easy", FALLBACK_LANGUAGE, clock.today())
    occasion = Occasion(
        reader=Reader(messages),
        wording=Wording(messages, None),
        language=FALLBACK_LANGUAGE,
        region=None,
        now=clock.now(),
    )
    ordered = _plan(clock)
    discharge = Discharge(language=FALLBACK_LANGUAGE, level="easy", plan=Plan(1, (ordered,)))
    sheet = discharge_sheet(discharge, [page], library.facts, occasion)
    made = ApartTypesetter(resources.root / "handout", GLYPHS).pdf(sheet)
    _require(read_plan(plan_inside(made)).order.steps == ordered.steps)


def _try_pages(application: Application, language: str, topics: list[str]) -> None:
    for topic in topics:
        for level in LEVELS:
            application.choices.change(language=language, level=level)
            application.shell.go(Place("topic", topic))
            _require(len(application.topic().text()) > SHORTEST_PAGE)


def _try_doors(application: Application) -> None:
    for door in DOORS:
        application.shell.go(Place("urgent", door))
        _require(len(application.urgent().text()) > SHORTEST_PAGE)


def _try_screens(application: Application) -> None:
    """Open the screens that have no page of the guide, and paint each."""
    for place in SCREENS:
        application.shell.go(place)
        _require(application.shell.place == place)
        _require(not application.shell.page(place.page).grab().isNull())


def _require(condition: bool) -> None:
    if not condition:
        raise AssertionError
