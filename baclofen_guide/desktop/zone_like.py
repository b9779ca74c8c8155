"""The time zone of a computer that does not name it: one whose clock shows the same all year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_LOOKS = 26
_APART = timedelta(days=15)
_HOUR = timedelta(hours=1)


def zone_like_here(now: datetime) -> str:
    """UTC or the first zone by name that agrees with this computer's clock from `now` for a year.

    The C library may know rules that have no name: ``TZ=<+0530>-5:30``, or a copied ``/etc/localtime``. With
    UTC in their place every dose would ring hours away from the clock on the wall. Where no zone agrees all
    year, the distance from UTC that holds today is taken; the next change of the clock is then a journey.
    """
    first = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    looks = tuple(first + number * _APART for number in range(_LOOKS))
    return _agreeing(looks, tuple(_offset(at.astimezone()) for at in looks))


@lru_cache(maxsize=4)
def _agreeing(looks: tuple[datetime, ...], offsets: tuple[timedelta, ...]) -> str:
    for name in ("UTC", *sorted(available_timezones())):
        zone = ZoneInfo(name)
        if all(_offset(at.astimezone(zone)) == there for at, there in zip(looks, offsets, strict=True)):
            return name
    hours, rest = divmod(offsets[0], _HOUR)
    return "UTC" if rest or not hours else f"Etc/GMT{-hours:+d}"


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()
