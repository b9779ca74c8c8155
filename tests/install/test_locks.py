"""The lock files hold what pyproject.toml asks for, each version with its hashes, and no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN, TEST = "requirements.lock", "requirements-dev.lock"


def locked(name: str) -> dict[str, str]:
    """Versions by package in the lock file `name`."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        (RUN, PROJECT["dependencies"]),
        (TEST, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ],
)
def test_every_requirement_is_locked_as_asked(name: str, needs: list[str]) -> None:
    versions = locked(name)
    for requirement in map(Requirement, needs):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name}: make lock"
        assert requirement.specifier.contains(version), f"{requirement}: make lock"


def test_to_test_holds_what_to_run_does() -> None:
    assert locked(RUN).items() <= locked(TEST).items()


@pytest.mark.parametrize("name", [RUN, TEST])
def test_every_version_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "//" not in text


def test_what_nothing_uses_yet_is_left_out() -> None:
    assert "pyside6-addons" not in locked(TEST)
