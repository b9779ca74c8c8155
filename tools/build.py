"""Builds the program as one folder, dist/baclofen-guide, with its licences and its bill of materials.

Nothing is done when the folder was built from these very sources; --force builds all the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from parts import parts, write_licences, write_sbom

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "baclofen-guide"
WORK = ROOT / "build" / "pyinstaller"
STAMP = "BUILT-FROM"
# The tools that do not build are among them: they are few, and a list of those that do would be forgotten.
SOURCES = (
    "baclofen_guide",
    "resources",
    "translations",
    "tools",
    "build.spec",
    "LICENSE",
    "requirements-dev.lock",
)


def version() -> str:
    """The program's version, read without importing it."""
    text = (ROOT / "baclofen_guide" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        sys.exit("baclofen_guide/__init__.py names no version")
    return found[1]


def source_hash() -> str:
    """What the folder is made from, as one hash: every file of ours, and the Python that reads them."""
    hasher = hashlib.sha256(sys.version.encode())
    for name in SOURCES:
        top = ROOT / name
        files = [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file())
        for path in files:
            if "__pycache__" not in path.parts:
                hasher.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return hasher.hexdigest()


def write_version_info(path: Path) -> None:
    """What Windows shows about the program, for PyInstaller to read. UNTESTED on Windows."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", version())[:4])
    numbers += (0,) * (4 - len(numbers))
    words = {
        "FileDescription": "Baclofen Guide",
        "ProductName": "Baclofen Guide",
        "FileVersion": version(),
        "ProductVersion": version(),
        "LegalCopyright": "The Baclofen Guide contributors, GPL-3.0-or-later",
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )


def build() -> None:
    """Make the folder anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    write_version_info(ROOT / "build" / "version-info.txt")
    # The same hashes of strings each time, so that the same sources make the same program.
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
               "--workpath", str(WORK), "--distpath", str(FOLDER.parent), "build.spec"]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"PYTHONHASHSEED": "1"})
    shutil.copy(ROOT / "LICENSE", FOLDER / "LICENSE")
    subprocess.run(
        [sys.executable, "tools/man_page.py", str(FOLDER / "baclofen-guide.1")], cwd=ROOT, check=True
    )
    found = parts(WORK / "build")
    write_licences(found, FOLDER, version())
    write_sbom(found, FOLDER / "sbom.cdx.json", version())


def main() -> int:
    """Build unless it is built."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--force", action="store_true", help="build even if nothing has changed")
    start, made_from, stamp = time.monotonic(), source_hash(), FOLDER / STAMP
    if not parser.parse_args().force and stamp.is_file() and stamp.read_text("ascii") == made_from:
        print(f"{FOLDER.relative_to(ROOT)} is built from these sources")
        return 0
    build()
    stamp.write_text(made_from, "ascii")
    size = sum(path.lstat().st_size for path in FOLDER.rglob("*")) / 1e6
    print(f"{FOLDER.relative_to(ROOT)}: {size:.0f} MB, built in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
