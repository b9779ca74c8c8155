"""``--teaching``: the window opens for teaching alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide import starting
from baclofen_guide.app import Setup
from baclofen_guide.cli import run


@pytest.mark.parametrize(
    ("arguments", "policy", "teaches"),
    [([], "", False), (["--teaching"], "", True), ([], 'mode = "teaching"\n', True)],
)
def test_teaching_is_asked_for_by_hand_or_by_the_clinic(
    arguments: list[str], policy: str, *, teaches: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Setup] = []

    def open_window(setup: Setup, **_options: bool) -> int:
        found.append(setup)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(starting, "run", open_window)
    (tmp_path / "policy.toml").write_text(policy)
    given = ["--data-dir", str(tmp_path), "--policy", str(tmp_path / "policy.toml"), *arguments]
    assert run(given) == 0
    assert [setup.teaches for setup in found] == [teaches]


def test_teaching_is_no_copy_of_the_program_that_keeps_the_record(tmp_path: Path) -> None:
    """It may be opened beside the one that reminds, and that one may be opened beside it."""
    from baclofen_guide.paths import find_resources, user_folders
    from baclofen_guide.settings.clock import SystemClock

    def stands_for(*, teaches: bool) -> Path:
        folders = user_folders(tmp_path)
        return starting._one_of_its_kind(Setup(find_resources(), folders, SystemClock(), {}, teaches=teaches))

    assert stands_for(teaches=True) != stands_for(teaches=False)
