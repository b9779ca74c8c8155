#!/bin/sh
# Runs a command on a real X display of its own, with a session bus and assistive technology switched on.
# Usage: desktop_session.sh COMMAND [ARGUMENT...]
# Everything started here ends with the command; its exit code is ours.
set -eu

if [ "${1:-}" = --inside ]; then
    shift
    # On the bus now: the accessibility bus must be up before the first window asks for it.
    /usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 >/dev/null 2>&1 &
    "$@"
    exit
fi

work=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1366x900x24 -nolisten tcp -noreset 3>"$work/display" 2>"$work/xvfb.log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

tries=0
until [ -s "$work/display" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "desktop_session.sh: Xvfb did not start:" >&2
        cat "$work/xvfb.log" >&2
        exit 1
    fi
    sleep 0.1
done

mkdir -m 700 "$work/runtime"
DISPLAY=:$(cat "$work/display")
XDG_RUNTIME_DIR=$work/runtime
XDG_SESSION_TYPE=x11
QT_QPA_PLATFORM=xcb
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
export DISPLAY XDG_RUNTIME_DIR XDG_SESSION_TYPE QT_QPA_PLATFORM QT_LINUX_ACCESSIBILITY_ALWAYS_ON
unset WAYLAND_DISPLAY
code=0
dbus-run-session -- sh "$0" --inside "$@" || code=$?
exit "$code"
