#!/bin/sh
# Makes .venv, puts the locked parts in it, then the project itself as it lies here.
# Usage: setup_env.sh run|test
set -eu
cd "$(dirname "$0")/.."
case ${1:?usage: tools/setup_env.sh run|test} in
    run) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    *) echo "setup_env.sh: run or test, not $1" >&2; exit 2 ;;
esac

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(sh tools/find_python.sh)
    echo "Making the environment .venv with $python"
    rm -rf .venv
    "$python" -m venv .venv
fi

pip() { .venv/bin/python -m pip --disable-pip-version-check "$@"; }
quiet=--quiet
[ ! -t 1 ] || quiet=

echo "Installing the locked parts of $lock (some 150 MB to fetch the first time)"
# shellcheck disable=SC2086 # no argument at all is meant when not quiet
pip install $quiet --require-hashes -r "$lock"
pip install --quiet --no-deps --no-build-isolation --editable .
