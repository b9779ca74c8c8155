"""One link of the chain by which a reminder reaches a person, as the check-up shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["ok", "warn", "off", "unknown"]
"""Works · works with a catch · does not work or is switched off · this computer does not tell."""


@dataclass(frozen=True)
class Link:
    """What is known about one link.

    Attributes:
        id: which link, such as ``autostart``.
        state: how it is.
        message: id of the words that say so, in ``messages/desktop.toml``.
        values: what the words need.
    """

    id: str
    state: State
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
