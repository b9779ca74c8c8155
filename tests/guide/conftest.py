"""A small guide of its own for each test: real files that keep every rule, to be broken one at a time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from baclofen_guide.guide.catalogue import read_languages
from baclofen_guide.guide.check import run_checks
from baclofen_guide.guide.figures import read_figures
from baclofen_guide.guide.fingerprint import page_hash
from baclofen_guide.guide.grades import Grade, write_grades
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import Messages
from baclofen_guide.guide.parse import parse_page
from baclofen_guide.guide.reader import Reader

TODAY = date(2026, 11, 30)
REPOSITORY = Path(__file__).resolve().parents[2]

TOPICS = """\
emergency_first = ["stopping"]

[[groups]]
id = "start-here"
topics = ["stopping", "about"]

[[groups]]
id = "more"
topics = ["missed", "pharmacology"]

[levels]
pharmacology = ["standard", "clinical"]
"""

LANGUAGES = r"""
[en]
name = "English"
warns_off = ['\bdo not take\b']
keeps_safe = ['\bdo not stop\b', '\bcall\b']

[en.number_words]
two = "2"
half = "0.5"

[xx]
name = "Pseudo"
direction = "rtl"

[xx.number_words]
zwo = "2"
"""

ENGLISH = REPOSITORY / "resources" / "content" / "en"
MESSAGES = (ENGLISH / "messages.toml").read_text("utf-8")
LEARNING_MESSAGES = (ENGLISH / "messages" / "learning.toml").read_text("utf-8")
MADE_MESSAGES = (ENGLISH / "messages" / "made.toml").read_text("utf-8")

FACTS = r"""
section = "Stopping"

[[facts]]
id = "F-STOP-01"
statement = "Never stop baclofen suddenly. Two in 100 did; 63 % of 1,000 had signs."
sources = ["S-A", "S-B"]
kind = "label"
evidence = "seen"
says.en = ['never stop', 'call']
says.xx = ['nunca']
never_says.en = ['if you like']
renderings.en = ["6 in 10"]

[[facts]]
id = "F-STOP-03"
statement = "Nerves get used to it."
sources = ["S-A"]
kind = "study"
evidence = "seen-secondary"
note = "One paper."

[[facts]]
id = "F-PHARM-01"
statement = "Its half-life is 3.5 hours."
sources = ["S-B"]
kind = "reference"
evidence = "to-verify"
clinical_only = true

[[facts]]
id = "F-OD-17"
statement = "Hard to wake: give nothing by mouth."
sources = ["S-B"]
kind = "policy"
evidence = "policy"
"""

SOURCES = """
[[sources]]
id = "S-A"
short = "Label A"
full = "The label A, 2020"
kind = "label"
read = "excerpts"

[[sources]]
id = "S-B"
short = "Book B"
full = "The book B, 2021"
kind = "reference"
read = "all"
"""

CONFLICTS = """
[[conflicts]]
id = "C-10"
title = "How slowly?"
patient_wording = "Say: slowly."
clinical_note = "Table."
facts = ["F-STOP-01"]
[[conflicts.positions]]
who = "Label <A>"
says = "1 to 2 weeks"
[[conflicts.positions]]
who = "Book B"
says = "longer"
[[conflicts.positions]]
who = "Book C"
says = "within days"
clinical_only = true
"""

RED_FLAGS = """
[[red_flags]]
id = "R-E-01"
tier = "emergency"
sign = "A seizure within 24 hours"
facts = ["F-STOP-01"]
says.en = ['seizure']

[[red_flags]]
id = "R-E-02"
tier = "emergency"
sign = "Hard to wake"
facts = ["F-OD-17"]

[[red_flags]]
id = "R-T-01"
tier = "today"
sign = "Two doses missed"
facts = ["F-STOP-01"]

[[red_flags]]
id = "R-V-01"
tier = "next-visit"
sign = "A bit stiff"
facts = ["F-STOP-03"]
"""

QUESTIONS = """
[[questions]]
id = "Q-01"
question = "What for?"
gist = "Stiffness."
facts = ["F-STOP-03"]
"""

GLOSSARY = """
[[terms]]
id = "G-42"
term = "Spasticity"
meaning = "Tight muscles."
"""

FACT_FILES = {
    "words.toml": "[en]\n",
    "facts/01-stopping.toml": FACTS,
    "sources.toml": SOURCES,
    "conflicts.toml": CONFLICTS,
    "red-flags.toml": RED_FLAGS,
    "faq.toml": QUESTIONS,
    "glossary.toml": GLOSSARY,
}

ASK = """\
stemmer = "porter"
little_words = ["i", "my", "the", "what", "do", "a"]

[same_words]
nervous = ["nerves"]

[named]
not = "\\\\b(wont|cant)\\\\b"

[[alarms]]
flags = ["R-E-01"]
when = ["seizure|fit"]

[[alarms]]
flags = ["R-E-02"]
when = ["<not>", "wake"]
line = "Hard"
"""

FRONT = """\
+++
title = "{title}"
summary = "{summary}"
pictogram = "hand"
must_say = [{must_say}]
updated = {updated}
review_by = {review_by}
+++

"""
FIRST_LINE = 10
"""The line on which the body of a sample page starts."""

BODY = """\
!!! key "The main thing"
    Never stop. Call {clinic}. [F-STOP-01]

!!! emergency
    Call {emergency} for a fit. [F-STOP-01]

## Why {#why}

Your nerves get used to it. [F-STOP-03]
"""

DOOR = """\
!!! emergency "First"
    A seizure? Never stop. Call {emergency} now. [F-STOP-01]

## Now {#emergency}

- A seizure. [R-E-01]
- Hard to wake. [R-E-02]

## Today {#today}

- Two doses missed. [R-T-01]

## Next visit {#next-visit}

- A bit stiff. [R-V-01]
"""


@dataclass(frozen=True)
class Workshop:
    """A guide in a folder, with hands to change it and eyes to look at it."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def facts(self) -> Path:
        return self.root / "facts"

    def write(self, name: str, text: str) -> Path:
        """Write `text` to ``content/<name>``, or ``facts/<name>`` for a name that starts so."""
        path = self.root / (name if name.startswith("facts/") else f"content/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def page(self, page, body=BODY, *, language="en", measured=True, **front):
        """Write one page and, unless it is not `measured`, a grade for it that fits its level."""
        values = {
            "title": "A title",
            "summary": "A line.",
            "must_say": '"F-STOP-01"',
            "updated": "2026-11-01",
            "review_by": "2027-11-01",
        } | front
        path = self.write(f"{language}/{page}.md", FRONT.format(**values) + body)
        if measured:
            self.measure()
        return path

    def change(self, name: str, old: str, new: str, *, measured: bool = True) -> None:
        """Replace `old`, which must be there, by `new` in a content file."""
        path = self.content / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        if measured:
            self.measure()

    def measure(self, **grades: float) -> None:
        """Give every page that can be read a grade that belongs to its text and fits its level."""
        words = {"easy": 200, "standard": 400, "clinical": 800}
        for language in read_languages(self.content):
            found = {}
            for path in sorted((self.content / language).glob("*/*.md")):
                page = path.relative_to(self.content / language).with_suffix("").as_posix()
                level = path.stem if path.stem in words else "easy"
                try:
                    document = parse_page(
                        path.read_text("utf-8"),
                        path=path,
                        topic="t",
                        level=level,
                        language=language,
                        figures=read_figures(self.content / language / "figures.toml"),
                    )
                except Exception:  # a page broken on purpose
                    continue
                found[page] = Grade(page_hash(document), grades.get(level, 4.0), words[level], 2)
            if found:
                write_grades(self.content / language / "grades.toml", found)

    def check(self, **options):
        """What the checks find."""
        return run_checks(self.content, self.facts, TODAY, **options)

    def problems(self, rule: str, **options) -> list[tuple[str, int, str]]:
        """What one rule finds: file, line, text; whatever else is found must not be there."""
        problems = self.check(**options).problems
        assert {problem.rule for problem in problems} <= {rule}, problems
        return [
            (problem.path.relative_to(self.root).as_posix(), problem.line, problem.text)
            for problem in problems
        ]

    def library(self, cache: Path | None = None) -> Library:
        """The library of this guide."""
        return Library.open(self.content, self.facts, cache)

    def reader(self, **values) -> Reader:
        """A reader of this guide, in English."""
        return Reader(Messages.load(self.content, "en"), **values)

    def document(self, body=BODY, level="easy", page="stopping"):
        """The document of a page with this body."""
        source = FRONT.format(
            title="A title",
            summary="A line.",
            must_say='"F-STOP-01"',
            updated="2026-11-01",
            review_by="2027-11-01",
        )
        path = Path("page.md")
        return parse_page(source + body, path=path, topic=page, level=level, language="en")


@pytest.fixture
def workshop(tmp_path):
    """A guide of two topics and three doors in which every rule is kept."""
    made = Workshop(tmp_path)
    made.write("topics.toml", TOPICS)
    made.write("languages.toml", LANGUAGES)
    made.write("en/messages.toml", MESSAGES)
    made.write("en/messages/learning.toml", LEARNING_MESSAGES)
    made.write("en/messages/made.toml", MADE_MESSAGES)
    made.write("en/ask.toml", ASK)
    for name, text in FACT_FILES.items():
        made.write(f"facts/{name}", text)
    for topic in ("stopping", "about"):
        for level in ("easy", "standard", "clinical"):
            made.page(f"{topic}/{level}", measured=False)
    for door in ("stopped", "too-much", "pump"):
        made.page(f"urgent/{door}", DOOR, measured=False)
    made.measure()
    return made


def digest_of(folder: Path) -> str:
    """A hash of every file in `folder`."""
    hasher = hashlib.blake2b()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            hasher.update(path.read_bytes())
    return hasher.hexdigest()
