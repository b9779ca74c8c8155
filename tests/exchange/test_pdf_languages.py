"""The paper in another language, the nurse's copy beside hers, and what a language still lacks."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from baclofen_guide.exchange.carried_plan import plan_inside
from baclofen_guide.exchange.pdf.discharge import discharge_sheet
from baclofen_guide.exchange.pdf.occasion import Occasion
from baclofen_guide.exchange.pdf.side_by_side import InOneLanguage, side_by_side
from baclofen_guide.exchange.plan_file import order_of
from baclofen_guide.exchange.plan_reader import read_plan
from baclofen_guide.exchange.wording import Wording
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import Messages, read_messages
from baclofen_guide.guide.reader import Direction
from tests.exchange.paper_support import RESOURCES, TODAY, Pdf, occasion, typesetter
from tests.exchange.test_pdf_discharge import HEAD, going_home

MARK = "ñ"
"""Every message of the language made for these tests begins with it."""
Content = Callable[..., Path]


def marked(path: Path) -> str:
    """The messages of the file at `path`, each with `MARK` before its words."""
    return "".join(
        f'"{name}" = {json.dumps(f"{MARK} {words}")}\n' for name, words in read_messages(path).items()
    )


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Makes a content folder with a second language: the English pages under other titles."""

    def make(*, direction: Direction = "ltr", without: tuple[str, ...] = ()) -> Path:
        folder = tmp_path / "content"
        shutil.copytree(RESOURCES.content, folder)
        languages = folder / "languages.toml"
        named = f'[nl]\nname = "Nederlands"\ndirection = "{direction}"\nwarns_off = []\nkeeps_safe = []\n'
        languages.write_text(languages.read_text("utf-8") + "\n" + named, "utf-8")
        for file in [folder / "en" / "messages.toml", *(folder / "en" / "messages").glob("*.toml")]:
            if file.stem not in without:
                target = folder / "nl" / file.relative_to(folder / "en")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(marked(file), "utf-8")
        (folder / "nl" / "stopping").mkdir()
        shutil.copy(folder / "en" / "figures.toml", folder / "nl" / "figures.toml")
        page = (folder / "en" / "stopping" / "easy.md").read_text("utf-8")
        page = re.sub(r'^title = ".*"', 'title = "Stop niet opeens"', page, flags=re.MULTILINE)
        (folder / "nl" / "stopping" / "easy.md").write_text(page, "utf-8")
        return folder

    return make


def in_language(folder: Path, language: str, direction: Direction = "ltr") -> Occasion:
    at = occasion(direction=direction)
    messages = Messages.load(folder, language)
    return replace(
        at,
        language=language,
        reader=replace(at.reader, messages=messages),
        wording=Wording(messages, at.wording.zone, at.wording.twelve_hour),
    )


def side(folder: Path, language: str, name: str, direction: Direction = "ltr") -> InOneLanguage:
    found = Library.open(folder, RESOURCES.facts)
    pages = tuple(found.page(topic, "easy", language, TODAY) for topic in ("stopping", "missed"))
    return InOneLanguage(name=name, pages=pages, occasion=in_language(folder, language, direction))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_patients_paper_is_in_the_patients_language(content: Content, direction: Direction) -> None:
    folder = content(direction=direction)
    dutch = side(folder, "nl", "Nederlands", direction)
    facts = Library.open(folder, RESOURCES.facts).facts
    discharge = going_home(language="nl")
    made = typesetter().pdf(discharge_sheet(discharge, dutch.pages, facts, dutch.occasion, HEAD))
    pdf = Pdf(made)
    assert pdf.root["/Lang"] == "nl"
    assert pdf.title == f"{MARK} Going home with baclofen"
    assert pdf.text.count(MARK) > 60
    assert pdf.says("Stop niet opeens")
    # The second topic has no page in it yet, and says so.
    assert pdf.says(f"{MARK} This page is not translated yet")
    assert not pdf.says("Some of this page is not translated")
    assert discharge.version is not None
    assert read_plan(plan_inside(made)).order == order_of(discharge.version)


def test_what_a_language_lacks_is_said(content: Content) -> None:
    folder = content(without=("going_home",))
    dutch = side(folder, "nl", "Nederlands")
    facts = Library.open(folder, RESOURCES.facts).facts
    pdf = Pdf(typesetter().pdf(discharge_sheet(going_home(), dutch.pages, facts, dutch.occasion, HEAD)))
    assert pdf.says("Some of this page is not translated yet, so it is in English.")


def test_the_nurses_copy_has_both_side_by_side(content: Content) -> None:
    folder = content()
    dutch, english = side(folder, "nl", "Nederlands"), side(folder, "en", "English")
    facts = Library.open(folder, RESOURCES.facts).facts
    pdf = Pdf(typesetter().pdf(side_by_side(going_home(language="nl"), dutch, english, facts, HEAD)))
    assert pdf.root["/Lang"] == "en"
    assert pdf.title == "Baclofen handout: Nederlands and English"
    assert pdf.part("pdfuaid:part") == "1"
    assert "/AF" not in pdf.root
    width, height = (float(size) for size in pdf.reader.pages[0].mediabox[2:])
    assert width > height
    for words in ("Next dose due", "Call 911 now for any one of these", "If you run out, or are nearly out"):
        assert pdf.says(words)
        assert pdf.says(f"{MARK} {words}")
    assert pdf.says("Stop niet opeens")
    assert pdf.says("Do not stop baclofen suddenly")
    assert pdf.text.index("ñNextdosedue") < pdf.text.index("Nextdosedue", pdf.text.index("ñNextdosedue") + 5)


def test_every_dose_is_in_both_columns(content: Content) -> None:
    folder = content()
    dutch, english = side(folder, "nl", "Nederlands"), side(folder, "en", "English")
    facts = Library.open(folder, RESOURCES.facts).facts
    discharge = going_home(language="nl")
    pdf = Pdf(typesetter().pdf(side_by_side(discharge, dutch, english, facts, HEAD)))
    assert discharge.version is not None
    for step in discharge.version.steps:
        assert pdf.text.count(f"{step.daily_mg:f}mg") >= 2
