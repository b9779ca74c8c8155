"""How a message is put for the freedesktop notification service. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from baclofen_guide.desktop.notifications.model import DEFAULT_ACTION

if TYPE_CHECKING:
    from baclofen_guide.desktop.notifications.model import Message
    from baclofen_guide.desktop.notifications.server import ServerFacts

SIGNATURE = "susssasa{sv}i"
_CRITICAL = 2
_NEVER = 0


@dataclass(frozen=True)
class Sender:
    """Who a message is from, as the desktop shows it.

    Attributes:
        name: of the program.
        icon: name of an icon, or the path of a picture.
        desktop_entry: name of the program's desktop file, without its ending.
    """

    name: str
    icon: str
    desktop_entry: str


def notify_values(message: Message, sender: Sender, facts: ServerFacts, replaces: int) -> tuple[Any, ...]:
    """The arguments of ``Notify``.

    Critical and without an end, so that the desktop keeps it until somebody acts; `replaces` is the number
    of the message whose place it takes, 0 for none.
    """
    hints = {
        "urgency": ("y", _CRITICAL),
        "resident": ("b", True),
        "desktop-entry": ("s", sender.desktop_entry),
        "suppress-sound": ("b", message.silent),
    }
    # Only the body may be read as markup; the title never is.
    body = escape(message.body, quote=False) if facts.has_markup else message.body
    actions = _actions(message) if facts.has_actions else []
    return (sender.name, replaces, sender.icon, message.title, body, actions, hints, _NEVER)


def _actions(message: Message) -> list[str]:
    """Keys and words in turn, the press on the message itself first."""
    listed = [DEFAULT_ACTION, message.open_text] if message.open_text else []
    for action in message.actions:
        listed += [action.key, action.text]
    return listed
