#!/bin/sh
# Prints the Python to build the environment with: 3.11 to 3.14, able to make virtual environments.
# Set PYTHON to choose one. Ends with 1, printing nothing, where there is none.
set -u

fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
        >/dev/null 2>&1
}

for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if fits "$candidate"; then
        command -v "$candidate"
        exit 0
    fi
done
exit 1
