"""Who has reviewed which text: approvals of pages and sign-offs of passages, each bound to a hash."""

from __future__ import annotations

import tomllib
from datetime import date  # noqa: TC003  msgspec reads the annotations
from typing import TYPE_CHECKING, Literal

import msgspec

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.fingerprint import text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "reviews.toml"
ReviewState = Literal["never", "approved", "lapsed"]


class Approval(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One person's approval of one page, such as ``stopping/easy``, as its text was that day."""

    page: str
    who: str
    role: str
    date: date
    hash: str


class SignOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One person's word that a page says a fact rightly; lapses when either changes.

    Attributes:
        fact_hash: `text_hash` of the fact's statement.
        passage_hash: `text_hash` of the page's passages that cite the fact, joined.
    """

    page: str
    fact: str
    who: str
    role: str
    date: date
    fact_hash: str
    passage_hash: str


class Reviews(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in one language's ``reviews.toml``.

    Attributes:
        approvals: Of whole pages.
        sign_offs: Of single passages.
        known_old: Pages that are past their review date and known to be.
    """

    approvals: tuple[Approval, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    known_old: tuple[str, ...] = ()


class Review(msgspec.Struct, frozen=True):
    """How a page stands: never reviewed, approved, or approved once and changed since."""

    state: ReviewState
    who: str = ""
    role: str = ""
    date: date | None = None


def read_reviews(path: Path) -> Reviews:
    """The reviews of one language; none when there is no file.

    Raises:
        ContentError: When the file has other keys or kinds of values than these classes.
    """
    if not path.is_file():
        return Reviews()
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Reviews)
    except ValueError as error:
        raise ContentError(path, 1, str(error)) from error


def sign_off_holds(sign_off: SignOff, statement: str, passage: str) -> bool:
    """Whether neither the fact's statement nor the passages that cite it have changed since the sign-off."""
    return text_hash(statement) == sign_off.fact_hash and text_hash(passage) == sign_off.passage_hash


def review_of(page: str, now: str, approvals: Iterable[Approval]) -> Review:
    """How `page` stands when the hash of its text is `now`; the newest approval of that text counts."""
    mine = sorted((approval for approval in approvals if approval.page == page), key=lambda one: one.date)
    if not mine:
        return Review("never")
    valid = [approval for approval in mine if approval.hash == now]
    newest = (valid or mine)[-1]
    return Review("approved" if valid else "lapsed", newest.who, newest.role, newest.date)
