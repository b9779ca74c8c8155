"""A tray of the newer kind (StatusNotifierItem) on the session bus. Says what registers."""

from __future__ import annotations

import os
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME, PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
PROPERTIES = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}


def main() -> None:
    connection = open_dbus_connection(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    connection.send_and_get_reply(message_bus.RequestName(NAME))
    connection.send(new_signal(DBusAddress(PATH, interface=NAME), "StatusNotifierHostRegistered"))
    say("ready")
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        method = message.header.fields[HeaderFields.member]
        if method == "RegisterStatusNotifierItem":
            say("registered")
            connection.send(new_method_return(message))
        elif method == "Get":
            connection.send(new_method_return(message, "v", (PROPERTIES[message.body[1]],)))
        elif method == "GetAll":
            connection.send(new_method_return(message, "a{sv}", (PROPERTIES,)))
        elif method == "Introspect":
            connection.send(new_method_return(message, "s", ("<node/>",)))
        else:
            connection.send(new_method_return(message))


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
