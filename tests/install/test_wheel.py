"""The wheel in an environment that holds only what it says it needs, used from another folder."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


def run(*command: object, cwd: Path) -> str:
    """Output of `command`; fails with what it said when it ends with another code than 0."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


def declared(requirements: list[str]) -> set[str]:
    """Names of everything `requirements` bring along here, extras left out."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = Requirement(waiting.pop())
        if requirement.name in found or not (
            requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        ):
            continue
        found.add(requirement.name)
        waiting += distribution(requirement.name).requires or []
    return found


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive as a release would be."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed in an environment with what the wheel declares and nothing else."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv.parent)
    python = venv / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=venv).strip())
    run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=venv
    )
    (metadata,) = site.glob("baclofen_guide-*.dist-info/METADATA")
    needs = re.findall(r"^Requires-Dist: (.+)$", metadata.read_text(encoding="utf-8"), re.MULTILINE)
    # Links to the parts installed here, so that nothing has to be fetched.
    for name in declared(needs):
        parts = distribution(name)
        for top in {file.parts[0] for file in parts.files or []} - {"..", "__pycache__"}:
            link = site / top
            if not link.exists():
                link.symlink_to(Path(str(parts.locate_file(top))).resolve())
    return venv / "bin" / "baclofen-guide"


def test_wheel_holds_every_resource_and_translation(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = [
        file.relative_to(ROOT).as_posix()
        for folder in ("resources", "translations")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    ]
    assert any(name.endswith(".qm") for name in ours)
    assert {f"baclofen_guide/{name}" for name in ours} <= inside


def test_wheel_holds_the_program_and_its_licence_and_no_more(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"baclofen_guide"}
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_shows_a_page_from_another_folder(program: Path, tmp_path: Path) -> None:
    page = run(program, "show", "stopping", "--level", "easy", cwd=tmp_path)
    assert "do not stop" in page.lower()
    assert "[F-" not in page


def test_checks_its_own_content_from_another_folder(program: Path, tmp_path: Path) -> None:
    run(program, "check", cwd=tmp_path)
