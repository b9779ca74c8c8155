#!/bin/sh
# Writes requirements.lock and requirements-dev.lock anew: every version with the hashes of its files,
# for Linux, Windows and macOS and every Python we support, and no package host named.
# Versions already locked stay unless you pass --upgrade.
set -eu
cd "$(dirname "$0")/.."
uv=build/lock/bin/uv
if [ ! -x "$uv" ]; then
    "$(sh tools/find_python.sh)" -m venv build/lock
    build/lock/bin/python -m pip install --quiet 'uv>=0.5'
fi

lock() {
    file=$1
    shift
    "$uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --custom-compile-command 'make lock' --output-file "$file" "$@" pyproject.toml tools/build-parts.in
}
lock requirements.lock "$@"
lock requirements-dev.lock --extra dev --constraints requirements.lock "$@"
