"""Rules about citations: they lead somewhere, fit the level, and the page says what it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.catalogue import URGENT
from baclofen_guide.guide.check.parity import DOOR_SECTIONS
from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.document import LEAD_ID, Citation, Disagreement, Figure
from baclofen_guide.guide.facts import Fact, RedFlag
from baclofen_guide.guide.passages import joined_passages
from baclofen_guide.guide.walk import cited, page_blocks, page_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.book import Book, Entry


def cited_ids_exist(book: Book) -> Iterator[Problem]:
    """Every cited or must-say id exists; red flags are cited on the pages of Urgent help only."""
    for entry in book.entries:
        line = entry.key_line("must_say")
        places = [(name, line) for name in entry.document.front.must_say]
        for name, place in (*places, *_citations(entry, of_figures=False)):
            claim = book.base.claim(name)
            if claim is None:
                yield entry.problem(place, "citation", f"there is no {name}")
            elif isinstance(claim, RedFlag) and not entry.is_door:
                yield entry.problem(place, "citation", f"{name} is a red flag; only Urgent help cites those")


def conflicts_exist(book: Book) -> Iterator[Problem]:
    """Every disagreement shown is one of the fact base."""
    for entry in book.entries:
        for block in page_blocks(entry.document):
            if isinstance(block, Disagreement) and block.conflict not in book.base.conflicts:
                yield entry.problem(block.line, "conflict", f"there is no {block.conflict}")


def clinical_facts_stay(book: Book) -> Iterator[Problem]:
    """Facts for clinicians only are cited at the clinical level only, rules for editors nowhere."""
    for entry in book.entries:
        for name, line in _citations(entry):
            claim = book.base.claim(name)
            if isinstance(claim, Fact) and not claim.may_be_shown_at(entry.level):
                why = "a rule for editors" if claim.for_editors else "for the clinical level only"
                yield entry.problem(line, "clinical-only", f"{name} is {why}")


def must_says_are_said(book: Book) -> Iterator[Problem]:
    """Every must-say fact is cited, and the passages that cite it say what it must."""
    for entry in book.entries:
        line = entry.key_line("must_say")
        there = cited(entry.document)
        for name in entry.document.front.must_say:
            claim = book.base.claim(name)
            if claim is None:
                continue
            if not claim.says.get(entry.language):
                text = f"{name} has no `says` for {entry.language}, so nothing proves that it is said"
                yield entry.problem(line, "must-say", text)
            if name not in there:
                yield entry.problem(line, "must-say", f"{name} is cited nowhere on this page")
                continue
            for expression in claim.unsaid(joined_passages(entry.passages, name), entry.language):
                place = _first_line(entry, name)
                yield entry.problem(place, "must-say", f"where {name} is cited nothing says /{expression}/")


def nothing_is_wrongly_said(book: Book) -> Iterator[Problem]:
    """No passage says what a claim it cites forbids."""
    for entry in book.entries:
        for name in cited(entry.document):
            claim = book.base.claim(name)
            for passage in entry.passages if claim else ():
                if claim and name in passage.facts and not passage.heading:
                    for expression in claim.wrongly_said(passage.text, entry.language):
                        text = f"{name} forbids /{expression}/ here"
                        yield entry.problem(passage.line, "never-say", text)


def red_flags_have_doors(book: Book) -> Iterator[Problem]:
    """In each language with doors every red flag stands in the section of its own tier, and in no other."""
    for language in book.languages:
        doors = [entry for entry in book.of_language(language) if entry.is_door]
        placed: set[str] = set()
        for door in doors:
            for passage in door.passages:
                if passage.heading or passage.section == LEAD_ID:
                    continue
                flags = [flag for name in passage.facts if (flag := book.base.red_flags.get(name))]
                placed.update(flag.id for flag in flags if flag.tier == passage.section)
                for flag in flags:
                    if flag.tier != passage.section and passage.section in DOOR_SECTIONS:
                        text = f"{flag.id} belongs to the section {flag.tier}"
                        yield door.problem(passage.line, "red-flag", text)
        if doors:
            folder = book.content_dir / language / URGENT
            for flag in book.base.red_flags.values():
                if flag.id not in placed:
                    yield Problem(folder, 1, "red-flag", f"{flag.id} stands behind no door: {flag.sign}")


def _citations(entry: Entry, *, of_figures: bool = True) -> Iterator[tuple[str, int]]:
    """Every cited id with its line; those of figures stand at the line of their picture."""
    drawn = {block.line for block in page_blocks(entry.document) if isinstance(block, Figure)}
    for run in page_runs(entry.document):
        if isinstance(run, Citation) and (of_figures or run.line not in drawn):
            for name in run.facts:
                yield name, run.line


def _first_line(entry: Entry, name: str) -> int:
    return next(line for cited_name, line in _citations(entry) if cited_name == name)
