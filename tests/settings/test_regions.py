"""Regions: the real file, and one clear line for every kind of mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide.settings.regions import UNSET_REGION, RegionError, load_regions

REAL_FILE = Path(__file__).parents[2] / "resources" / "facts" / "regions.toml"

GOOD = """
[[regions]]
id = "UK"
name = "United Kingdom"
emergency = "999"
poison = "NHS 111"
check = "made up for a test"

[[regions]]
id = "other"
name = "Other"
emergency = "your local emergency number"
poison = "your local poison centre"
check = "made up for a test"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "regions.toml"


def test_the_real_file_loads() -> None:
    regions = load_regions(REAL_FILE)

    assert list(regions) == ["US", "CA", "UK", "IE", "AU", "NZ", "EU", "other"]
    assert regions["US"].value("emergency") == "911"
    assert regions["UK"].value("crisis") == "Samaritans 116 123"
    assert regions["NZ"].value("nurse_line") == "Healthline 0800 611 116"
    assert regions[UNSET_REGION].value("emergency") == "your local emergency number"
    assert all(region.check for region in regions.values())


def test_value_is_none_for_what_a_region_does_not_have(path: Path) -> None:
    path.write_text(GOOD)
    region = load_regions(path)["UK"]

    assert region.value("poison") == "NHS 111"
    assert region.value("crisis") is None
    assert region.value("clinic") is None
    assert region.value("name") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'id = "UK"',
            'id = "Britain"',
            'regions.toml: Britain: id: expected two capital letters such as UK, or "other"',
        ),
        ('id = "UK"', "id = 44", "regions.toml: region 1: id: expected `str`, got `int`"),
        ('id = "UK"', 'id = ""', "regions.toml: region 1: id: expected `str` of length >= 1"),
        ('id = "UK"', 'id = "other"', "regions.toml: other: id: used twice"),
        ('id = "other"', 'id = "US"', 'regions.toml: expected a region with id = "other"'),
        ('emergency = "999"', "emergency = 999", "regions.toml: UK: emergency: expected `str`, got `int`"),
        ('emergency = "999"', "", "regions.toml: UK: missing key `emergency`"),
        ('emergency = "999"', 'emergency = "999"\nfax = "1"', "regions.toml: UK: unknown key `fax`"),
        (
            "[[regions]]",
            "checked = true\n[[regions]]",
            "regions.toml: unknown key `checked`, expected [[regions]]",
        ),
        (
            'name = "United Kingdom"',
            "name = United Kingdom",
            "regions.toml: line 4: not valid TOML: Invalid value",
        ),
        (
            'check = "made up for a test"\n\n',
            'check = """made up',
            "regions.toml: not valid TOML: Unterminated string (at end of document)",
        ),
    ],
)
def test_a_mistake_is_one_line(path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1))

    with pytest.raises(RegionError) as caught:
        load_regions(path)

    assert str(caught.value) == message


@pytest.mark.parametrize("content", ["", 'regions = "UK"', "[regions]\nUK = 999"])
def test_regions_must_be_an_array_of_tables(path: Path, content: str) -> None:
    path.write_text(content)

    with pytest.raises(RegionError, match=r"^regions\.toml: expected at least one \[\[regions\]\]$"):
        load_regions(path)


def test_a_region_must_be_a_table(path: Path) -> None:
    path.write_text('regions = ["UK"]')

    with pytest.raises(RegionError, match=r"^regions\.toml: region 1: expected a table$"):
        load_regions(path)


def test_a_missing_file_is_named(path: Path) -> None:
    with pytest.raises(RegionError, match=r"^regions\.toml: cannot be read: No such file"):
        load_regions(path)


def test_text_that_is_not_utf8_is_placed(path: Path) -> None:
    path.write_bytes(GOOD.encode().replace(b"NHS", b"NH\xff"))

    with pytest.raises(RegionError, match=r"^regions\.toml: line 6: expected UTF-8 text$"):
        load_regions(path)
