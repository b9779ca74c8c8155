"""Instants as text that sorts in order of time and can be read by eye."""

from datetime import UTC, datetime


def to_text(instant: datetime) -> str:
    """The aware ``instant`` as ``2026-11-22T14:05:01.123456Z``, always 27 characters."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def from_text(text: str) -> datetime:
    """The instant that `to_text` wrote, aware and in UTC."""
    return datetime.fromisoformat(text)
