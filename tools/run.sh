#!/bin/sh
# Opens the guide. With no display it takes a tour off screen instead and says where the pictures are.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/baclofen-guide "$@"
fi
pictures=build/tour
echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
echo "Taking a tour of the main screens off screen instead."
rm -rf "$pictures"
mkdir -p build
# What Qt says of the window it does not have helps nobody; anything else it says is shown when the tour fails.
if ! .venv/bin/baclofen-guide --tour "$pictures" 2>build/tour.log; then
    grep -v "This plugin does not support" build/tour.log >&2 || true
    exit 1
fi
echo "Pictures of the main screens are in $(pwd)/$pictures"
