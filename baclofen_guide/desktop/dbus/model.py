"""What is said on a message bus, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DAEMON = "org.freedesktop.DBus"
BUS_LOST = "org.baclofenguide.BusLost"
"""Error name of calls whose answer can never come."""


@dataclass(frozen=True)
class Call:
    """A method to call.

    Attributes:
        service: who is asked, by name.
        path: its object.
        interface: where the method belongs.
        method: its name.
        signature: types of the values, such as ``su``.
        values: the arguments.
        start: whether the bus may start the service for this.
    """

    service: str
    path: str
    interface: str
    method: str
    signature: str = ""
    values: tuple[Any, ...] = ()
    start: bool = True


@dataclass(frozen=True)
class Reply:
    """What came back: values, or the name of an error."""

    values: tuple[Any, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Rule:
    """Which signals to hear. An empty field matches everything.

    `sender` is a name the bus resolves, so that nobody else can speak for it.
    """

    interface: str
    member: str
    sender: str = ""
    path: str = ""
    first_value: str = ""


@dataclass(frozen=True)
class Heard:
    """A signal that came. `sender` is the unique name of who sent it."""

    sender: str
    member: str
    values: tuple[Any, ...]
