"""The built folder, as somebody gets it: it works without the project's environment and holds what it may."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.install.conftest import ROOT
from tests.install.test_built_parts import BUILT

pytestmark = pytest.mark.desktop


@pytest.fixture
def elsewhere(built: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder at another place, with a blank in its name, far from the project."""
    folder = tmp_path / "Baclofen Guide"
    shutil.copytree(built, folder, symlinks=True)
    yield folder
    shutil.rmtree(folder)


def run(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the built program with no Python and nothing of the project in its environment."""
    kept = ("DISPLAY", "HOME", "LC_ALL", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
    environ = {name: os.environ[name] for name in kept if name in os.environ} | {"PATH": "/nowhere"}
    command = [str(folder / "baclofen-guide"), *arguments]
    return subprocess.run(
        command,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environ,
        cwd=folder,
    )


def test_it_passes_its_own_test(elsewhere: Path, tmp_path: Path) -> None:
    done = run(elsewhere, "--data-dir", str(tmp_path / "data"), "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAILED" not in done.stdout
    assert len(done.stdout.splitlines()) >= 8


def test_it_opens_a_window_on_a_real_display(elsewhere: Path, tmp_path: Path) -> None:
    done = run(elsewhere, "--data-dir", str(tmp_path / "data"), "--exit-after-first-paint")
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) > 0
    assert not done.stderr


def test_its_command_line_works(elsewhere: Path) -> None:
    done = run(elsewhere, "show", "stopping", "--level", "easy")
    assert done.returncode == 0, done.stderr
    assert "do not stop" in done.stdout.lower()
    assert run(elsewhere, "check").returncode == 0
    made = run(elsewhere, "kiosk-code", typed="246810\n246810\n")
    assert made.returncode == 0, made.stderr
    assert 'admin_code = "scrypt$' in made.stdout


def test_no_part_of_qt_is_in_it_that_is_not_on_the_list(built: Path) -> None:
    files = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    assert [name for name in files if "/plugins/" in name and not BUILT.is_plugin_wanted(name)] == []
    assert {Path(name).name for name in files if name.endswith(".qm")} == {
        "qtbase_es.qm",
        "baclofen_guide_es.qm",
    }
    unwanted = re.compile(r"webengine|_mock|qml|quick|openssl|libssl|libcrypto|sqldrivers", re.IGNORECASE)
    assert [name for name in files if name.startswith("_internal") and unwanted.search(name)] == []


def test_every_part_has_its_licence(built: Path) -> None:
    text = (built / "LICENCES.md").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ")][1:]
    for name in ("Qt", "Python", "typst", "apsw_sqlite3mc", "Material Design Icons (font)", "tzdata"):
        assert name in {row[1].strip() for row in rows}
    for row in rows:
        links = re.findall(r"\(([^)]+\.txt)\)", row[4])
        assert links, row
        assert all((built / link).stat().st_size > 100 for link in links), row
    assert (built / "LICENSE").is_file()


def test_what_it_asks_of_the_system_stands_in_the_readme(built: Path) -> None:
    files = [built / "baclofen-guide", *(built / "_internal").rglob("*.so*")]
    asked = {name for file in files for name in BUILT.asked_for(str(file))}
    of_libc = re.compile(r"(ld-linux|lib(c|dl|m|pthread|resolv|rt)\.so)")
    missing = asked - {file.name for file in files} - {name for name in asked if of_libc.match(name)}
    listed = (ROOT / "tools" / "system-packages.txt").read_text("utf-8")
    packages = {re.search(rf"lib:{re.escape(name)} +(\S+)", listed) for name in missing}
    assert None not in packages
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [found[1] for found in packages if found is not None and found[1] not in readme] == []


def test_every_library_in_it_is_on_the_list_of_parts(built: Path) -> None:
    """Whatever is no part of Python, Qt or a package of Python is from a package of the system."""
    libraries = {path.name for path in (built / "_internal").glob("lib*.so*") if not path.is_symlink()}
    of_the_system = {
        name for name in libraries if not re.match(r"lib(python|Qt6|icu|pyside6|shiboken6)", name)
    }
    listed = (built / "LICENCES.md").read_text("utf-8")
    said = len(re.findall(r"^\| lib\S+ \| |^\| zlib1g", listed, re.MULTILINE))
    assert said >= len(of_the_system) - 2  # two packages bring two libraries each


def test_the_bill_of_materials_is_valid(built: Path) -> None:
    text = (built / "sbom.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert '"purl": "pkg:pypi/pyside6-essentials@' in text
