#!/bin/sh
# Gets the system parts named in system-packages.txt, and a Python, where Debian or Ubuntu lacks them.
# Usage: setup_system.sh run|test
# Root: installs what is missing. Anyone else: prints the one apt line and asks first.
# Elsewhere: says what is missing and leaves the choice to you.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:?usage: tools/setup_system.sh run|test}
PATH=$PATH:/usr/sbin:/sbin

say() { printf '%s\n' "$@"; }
die() { say "$@" >&2; exit 1; }

# Parts whose sign is not there, as "package sign" lines.
missing_parts() {
    libraries=$(ldconfig -p 2>/dev/null || true)
    grep -v -e '^#' -e '^$' tools/system-packages.txt | while read -r use sign package; do
        [ "$use" = run ] || [ "$use" = "$purpose" ] || continue
        name=${sign#*:}
        case $sign in
            lib:*) case $libraries in *"$name "*) continue ;; esac ;;
            cmd:*) command -v "$name" >/dev/null && continue ;;
            file:*) [ -e "$name" ] && continue ;;
        esac
        say "$package $name"
    done
}

# The packages that would give us a Python, or nothing where there is one.
missing_python() {
    sh tools/find_python.sh >/dev/null && return
    version=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
    case $version in
        "") say python3 python3-venv ;;
        3.1[1-4]) say "python$version-venv" ;;
        *) for newer in 3.13 3.12 3.11; do
               if apt-cache show "python$newer-venv" >/dev/null 2>&1; then
                   say "python$newer python$newer-venv"
                   return
               fi
           done ;;
    esac
}

apt() { DEBIAN_FRONTEND=noninteractive apt-get "$@"; }

install() {
    if [ "$(id -u)" = 0 ]; then
        say "Installing system parts: $*"
        apt update -q
        apt install -q -y --no-install-recommends "$@"
        return
    fi
    sudo=$(command -v sudo >/dev/null && echo "sudo " || true)
    line="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends $*"
    whom=$([ -n "$sudo" ] || echo ", run as root,")
    say "System parts are missing. This line$whom gets them:" "" "  $line" ""
    if [ -z "$sudo" ] || ! [ -t 0 ]; then
        die "Nothing was installed. Run the line above, then the same make command again."
    fi
    printf 'Run it now? [y/N] '
    read -r answer
    case $answer in
        [yY]*) sh -c "$line" ;;
        *) die "Nothing was installed. Run the line above, then the same make command again." ;;
    esac
}

no_python="Baclofen Guide needs Python 3.11, 3.12, 3.13 or 3.14 with its venv module, and found none.
Install one and try again, or name it: make $purpose PYTHON=/path/to/python3"

if ! command -v apt-get >/dev/null; then
    sh tools/find_python.sh >/dev/null || die "$no_python"
    [ "$(uname -s)" = Linux ] || exit 0
    parts=$(missing_parts | awk '{printf "  %s\n", $2}')
    [ -z "$parts" ] || say "Not found here; your system's packages should have them:" "$parts"
    exit 0
fi

# Twice, because only an up-to-date package list knows a newer Python.
for _ in 1 2; do
    packages=$(missing_python; missing_parts | awk '!seen[$1]++ {print $1}')
    # shellcheck disable=SC2086 # one word per package is meant
    [ -z "$packages" ] || install $packages
done
sh tools/find_python.sh >/dev/null || die "$no_python"
