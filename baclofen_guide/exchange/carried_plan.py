"""The plan that somebody was handed: as a plan file, or inside the PDF of a handout.

A file from elsewhere is judged by what is in it, never by its name. Whatever is wrong with it becomes one of
the problems of `PlanFileError`; nothing of a file that has one is used.
"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from baclofen_guide.exchange.plan_file import MAX_BYTES, SUFFIX
from baclofen_guide.exchange.plan_reader import PlanFileError, PlanRead, Problem, read_plan

if TYPE_CHECKING:
    from pathlib import Path

MAX_PDF_BYTES = 32 * 1024 * 1024
"""A handout has about a hundredth of this."""
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Readers of PDF accept other bytes before the mark, up to here."""
_MARK = b"\xef\xbb\xbf"

SUFFIXES = (SUFFIX, ".pdf")
"""How the names of files that may carry a plan end."""


def read_carried_plan(path: Path) -> PlanRead:
    """The plan in the file at ``path``; never more of it than `MAX_PDF_BYTES` is read.

    Raises:
        PlanFileError: with every problem found.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PDF_BYTES + 1)
    except OSError as error:
        raise _refused("plan_file.unreadable") from error
    return read_plan(plan_inside(data) if _is_pdf(data) else _plan_text(data))


def plan_inside(pdf: bytes) -> bytes:
    """The plan file that is attached to ``pdf``.

    Raises:
        PlanFileError: it is too large, locked or damaged, or does not carry exactly one plan.
    """
    if len(pdf) > MAX_PDF_BYTES:
        raise _refused("plan_file.pdf_too_large", limit=MAX_PDF_BYTES // 1024 // 1024)
    # It warns of each small fault in a file, which is nothing that a reader of ours could act on.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(pdf))
        locked = reader.is_encrypted
        found = [] if locked else [one.content for one in reader.attachment_list if _is_plan(one.name)]
    except Exception as error:  # a hostile file may break its reader in any way
        raise _refused("plan_file.pdf_damaged") from error
    if locked:
        raise _refused("plan_file.pdf_locked")
    if not found:
        raise _refused("plan_file.pdf_without_plan")
    if len(set(found)) > 1:
        raise _refused("plan_file.pdf_two_plans")
    return found[0]


def _is_pdf(data: bytes) -> bool:
    return _PDF in data[:_PDF_WITHIN]


def _is_plan(name: str) -> bool:
    return name.casefold().endswith(SUFFIX)


def _plan_text(data: bytes) -> bytes:
    """``data``, if it can be a plan file at all: a photo is not told in which line it is no JSON."""
    start = data.removeprefix(_MARK).lstrip()[:1]
    if start != b"{" and len(data) <= MAX_BYTES:
        raise _refused("plan_file.empty" if not start else "plan_file.not_a_plan")
    return data


def _refused(message_id: str, **values: int) -> PlanFileError:
    return PlanFileError((Problem(0, message_id, values=values),))
