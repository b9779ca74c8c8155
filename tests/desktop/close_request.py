"""A request to close a window, as its close button or a task bar sends it: through the window manager.

xdotool of Debian 12 cannot do this, and says so only on its error output.
"""

from __future__ import annotations

import ctypes

_CLIENT_MESSAGE, _TO_THE_MANAGER = 33, (1 << 19) | (1 << 20)


class _Message(ctypes.Structure):
    """XClientMessageEvent, padded to the size of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    )


def ask_to_close(window: int) -> None:
    """Send ``_NET_CLOSE_WINDOW`` for `window`; the window manager passes it on as ``WM_DELETE_WINDOW``."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = x.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    assert display.value, "no display"
    message = _Message(type=_CLIENT_MESSAGE, window=window, format=32)
    message.message_type = x.XInternAtom(display, b"_NET_CLOSE_WINDOW", 0)
    # The second word: a person wants it so.
    message.data[1] = 2
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    assert x.XSendEvent(display, root, 0, ctypes.c_long(_TO_THE_MANAGER), ctypes.byref(message))
    x.XCloseDisplay(display)
