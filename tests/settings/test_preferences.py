from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.settings.choices import TEXT_PERCENTS, larger_text, smaller_text
from baclofen_guide.settings.preferences import Preferences, PreferencesFile


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "new" / "preferences.json")
    chosen = Preferences(welcomed=True, audience="carer", region="UK", text_percent=200, theme="dark")
    assert file.save(chosen)
    assert file.load().preferences == chosen


def test_the_first_start_has_defaults_and_nothing_to_tell(tmp_path: Path) -> None:
    loaded = PreferencesFile(tmp_path / "preferences.json").load()
    assert loaded.preferences == Preferences()
    assert loaded.set_aside is None


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"text_percent": 101}',
        b'{"theme": "pink"}',
        b'{"audience": 3}',
        b'{"supply_lead_days": 0}',
        b'{"quiet_from": "22:00Z", "quiet_to": "07:00"}',
    ],
)
def test_a_damaged_file_is_kept_aside_and_defaults_are_used(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(damage)
    loaded = PreferencesFile(path).load()
    assert loaded.preferences == Preferences()
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_bytes() == damage
    assert not path.exists()


def test_a_choice_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({"region": "US", "from_the_future": 1}))
    assert PreferencesFile(path).load().preferences.region == "US"


def test_a_folder_that_cannot_be_written_is_reported_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    assert not PreferencesFile(tmp_path / "config" / "preferences.json").save(Preferences())


def test_a_path_that_cannot_be_read_gives_defaults(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").mkdir()
    loaded = PreferencesFile(tmp_path / "preferences.json").load()
    assert loaded.preferences == Preferences()
    assert loaded.set_aside is None


@given(st.sampled_from(TEXT_PERCENTS))
def test_text_sizes_go_up_and_down_by_one_press(percent: int) -> None:
    assert larger_text(percent) >= percent >= smaller_text(percent)
    if percent != TEXT_PERCENTS[-1]:
        assert smaller_text(larger_text(percent)) == percent
