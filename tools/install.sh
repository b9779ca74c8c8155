#!/bin/sh
# Installs the built folder for every user of a computer, or into a package; or removes it again.
# Usage: install.sh install|uninstall PREFIX [DESTDIR]
# The reader alone switches on starting at login, in the program: no autostart entry is installed.
set -eu
cd "$(dirname "$0")/.."
what=${1:?usage: install.sh install|uninstall PREFIX [DESTDIR]}
prefix=${2:?no PREFIX}
root=${3:-}$prefix
name=baclofen-guide
share=$root/share
sizes="16 24 32 48 64 128 256 512"

place() { install -D -m 644 "$1" "$2"; }

# Lets the desktop see what has come or gone; a package does this by its own triggers.
refresh() {
    [ -z "${1:-}" ] || return 0
    for line in "update-mime-database $share/mime" "update-desktop-database -q $share/applications" \
        "gtk-update-icon-cache -q -t -f $share/icons/hicolor"; do
        # shellcheck disable=SC2086 # the words of a command are meant
        if command -v "${line%% *}" >/dev/null; then $line >/dev/null 2>&1 || true; fi
    done
}

install_all() {
    [ -x "dist/$name/$name" ] || { echo "install.sh: no dist/$name yet; run make build first" >&2; exit 1; }
    rm -rf "${root:?}/lib/$name"
    mkdir -p "$root/lib" "$root/bin"
    cp -R "dist/$name" "$root/lib/$name"
    ln -sf "../lib/$name/$name" "$root/bin/$name"
    place resources/desktop/$name.desktop "$share/applications/$name.desktop"
    place resources/desktop/$name.metainfo.xml "$share/metainfo/$name.metainfo.xml"
    place resources/desktop/$name.mime.xml "$share/mime/packages/$name.xml"
    place "dist/$name/$name.1" "$share/man/man1/$name.1"
    place resources/icons/$name.svg "$share/icons/hicolor/scalable/apps/$name.svg"
    for size in $sizes; do
        place resources/icons/$name-$size.png "$share/icons/hicolor/${size}x$size/apps/$name.png"
    done
}

remove_all() {
    rm -rf "${root:?}/lib/$name"
    rm -f "$root/bin/$name" "$share/applications/$name.desktop" "$share/metainfo/$name.metainfo.xml" \
        "$share/mime/packages/$name.xml" "$share/man/man1/$name.1" \
        "$share/icons/hicolor/scalable/apps/$name.svg"
    for size in $sizes; do
        rm -f "$share/icons/hicolor/${size}x$size/apps/$name.png"
    done
}

case $what in
    install) install_all ;;
    uninstall) remove_all ;;
    *) echo "install.sh: install or uninstall, not $what" >&2; exit 2 ;;
esac
refresh "${3:-}"
