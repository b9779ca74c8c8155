"""Keeps translations/*.ts in step with the source, and the .qm files in step with those.

Without arguments the files are brought up to date. With --check nothing is written; 1 when anything would be.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
HERE = ROOT / "translations"
BIN = Path(sys.executable).parent
LANGUAGES = ("es",)


def sources() -> list[str]:
    """Every module, relative to the root: lupdate takes the names as it finds them."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "baclofen_guide").rglob("*.py"))


def bring_up_to_date(folder: Path) -> None:
    """Update the .ts files in `folder` from the source and build their .qm files beside them."""
    for language in LANGUAGES:
        ts = folder / f"baclofen_guide_{language}.ts"
        # No line numbers, so that moving code changes no translation file.
        _quietly("pyside6-lupdate", *sources(), "-silent", "-locations", "none", "-no-obsolete",
                 "-source-language", "en", "-target-language", language, "-ts", str(ts))  # fmt: skip
        _quietly("pyside6-lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))


def stale(old: Path, new: Path) -> list[str]:
    """Names of the files in `new` that are missing from `old` or differ there."""
    return sorted(
        made.name
        for made in new.iterdir()
        if not (old / made.name).exists() or (old / made.name).read_bytes() != made.read_bytes()
    )


def _quietly(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools in the root; its output is shown only when it fails."""
    done = subprocess.run(
        [str(BIN / tool), *arguments], cwd=ROOT, text=True, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Bring the files up to date, or only say which are not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when a file is out of date")
    if not parser.parse_args().check:
        HERE.mkdir(exist_ok=True)
        bring_up_to_date(HERE)
        return 0

    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(HERE, Path(scratch) / HERE.name))
        bring_up_to_date(copy)
        names = stale(HERE, copy)
    for name in names:
        print(f"translations/{name}: out of date. `make translations` mends it.")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
