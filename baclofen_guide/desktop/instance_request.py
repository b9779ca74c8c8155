"""What a second start of the program wants of the first, and how it is written on the line between them."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Request(msgspec.Struct, frozen=True):
    """What the second start wants of the first.

    Attributes:
        show: bring the window forward; not wanted of a start in hiding.
        open: absolute path of a file to open, or "".
    """

    show: bool = True
    open: str = ""


def parse_request(line: bytes) -> Request | None:
    """The request in `line`, or None when it is not one of ours."""
    try:
        request = msgspec.json.decode(line, type=Request)
    except msgspec.DecodeError:
        return None
    return None if request.open and not Path(request.open).is_absolute() else request
