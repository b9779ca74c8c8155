"""What is shown, what comes back, and what every way of showing it can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.desktop.link import Link

DEFAULT_ACTION = "default"
"""The key by which desktops report a press on the message itself. It never answers anything."""


@dataclass(frozen=True)
class Action:
    """A button on a message: its key comes back in the answer."""

    key: str
    text: str


@dataclass(frozen=True)
class Message:
    """What to show, in words that were made for whoever may look at the screen.

    Attributes:
        token: names what the message is about, such as one dose; the answer carries it back.
        title: first line.
        body: the rest, plain text.
        actions: the buttons, the safest last.
        open_text: what a press on the message itself is called; it opens the program and answers nothing.
        silent: the desktop adds no sound of its own, because ours plays.

    Raises:
        ValueError: no token, an action without a key or one twice, or one that takes the key `default`.
    """

    token: str
    title: str
    body: str
    actions: tuple[Action, ...] = ()
    open_text: str = ""
    silent: bool = True

    def __post_init__(self) -> None:
        keys = [action.key for action in self.actions]
        if not self.token:
            raise ValueError("a message needs a token")
        if not all(keys) or len(set(keys)) < len(keys):
            raise ValueError("each action needs a key of its own")
        if DEFAULT_ACTION in keys:
            raise ValueError("a press on the message itself is no answer")


@dataclass(frozen=True)
class Answer:
    """A button was pressed: on the message `token`, the action `action`."""

    token: str
    action: str


class Outcomes(QObject):
    """What becomes of messages.

    Signals:
        shown: token; the desktop has taken the message. Nobody knows yet whether a person has seen it.
        answered: `Answer`. The message is withdrawn by then; at most once for each showing.
        opened: token; the message itself was pressed, which answers nothing.
        closed: token; the message was closed or has run out, which answers nothing.
        failed: token; this way could not show it. It may still come if the desktop was only slow.
    """

    shown = Signal(str)
    answered = Signal(object)
    opened = Signal(str)
    closed = Signal(str)
    failed = Signal(str)


class Notifier(Protocol):
    """A way of showing messages."""

    @property
    def outcomes(self) -> Outcomes:
        """Where this way reports."""
        ...

    def is_available(self) -> bool:
        """Whether it makes sense to try this way now."""
        ...

    def show(self, message: Message) -> None:
        """Show `message`, in the place of an earlier one with its token."""
        ...

    def withdraw(self, token: str) -> None:
        """Take the message off the screen; an answer on it is no longer heard."""
        ...

    def close(self) -> None:
        """Withdraw everything and stop; buttons on what would stay are dead."""
        ...

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell this link, for the check-up, now or a little later."""
        ...
