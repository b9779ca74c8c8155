"""Which pages have a made part, and how they get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.made.policy import with_counts
from baclofen_guide.guide.made.sources import with_sources
from baclofen_guide.guide.made.stock import GLOSSARY, POLICY, SOURCES
from baclofen_guide.guide.made.words import with_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baclofen_guide.guide.document import Document
    from baclofen_guide.guide.glossary import GlossaryWord
    from baclofen_guide.guide.made.stock import Stock


def as_read(document: Document, words: Mapping[str, GlossaryWord]) -> Document:
    """`document` with everything that is text of ours: what is measured, hashed and approved."""
    return with_words(document, words) if document.topic == GLOSSARY else document


def as_shown(document: Document, stock: Stock) -> Document:
    """`document`, which is as read, with the lists and counts that are made from data."""
    if document.topic == SOURCES:
        return with_sources(document, stock)
    return with_counts(document, stock) if document.topic == POLICY else document
