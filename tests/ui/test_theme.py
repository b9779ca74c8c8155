from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide.paths import find_resources
from baclofen_guide.ui.theme import Theme, ThemeError, load_theme, theme_name

THEMES = find_resources().themes
NAMES = sorted(path.stem for path in THEMES.glob("*.toml"))
TEXT_ON = [
    ("text", "window"), ("text", "card"), ("text", "panel"), ("quiet", "window"), ("quiet", "card"),
    ("quiet", "panel"), ("primary", "card"), ("primary", "window"), ("on_primary", "primary"),
    ("on_primary_soft", "primary_soft"), ("text", "primary_soft"), ("primary", "primary_soft"),
    ("emergency", "emergency_soft"), ("text", "emergency_soft"), ("quiet", "emergency_soft"),
    ("on_emergency_button", "emergency_button"), ("warning", "warning_soft"), ("text", "warning_soft"),
    ("primary", "warning_soft"), ("good", "good_soft"), ("text", "good_soft"), ("primary", "emergency_soft"),
    ("quiet", "primary_soft"), ("primary", "panel"), ("primary", "good_soft"),
]  # fmt: skip
EDGE_ON = [
    ("outline", "card"), ("outline", "window"), ("focus", "card"), ("focus", "window"), ("focus", "panel"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, ink: str, ground: str) -> float:
    """Contrast ratio of two roles of `theme`, WCAG 2.2."""
    lights = sorted((luminance(getattr(theme, ink)), luminance(getattr(theme, ground))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def test_there_are_themes_for_every_choice() -> None:
    wanted = {
        theme_name(choice, system_is_dark=dark)
        for choice in ("system", "light", "dark", "high-contrast")
        for dark in (True, False)
    }
    assert wanted == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_words_stand_out(name: str, ink: str, ground: str) -> None:
    least = 7.0 if name.startswith("high-contrast") else 4.5
    assert contrast(load_theme(THEMES, name), ink, ground) >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON)
def test_edges_of_controls_and_the_focus_ring_stand_out(name: str, edge: str, ground: str) -> None:
    assert contrast(load_theme(THEMES, name), edge, ground) >= 3.0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('text = "', 'txt = "', 1), "txt"),
        (lambda text: text.replace("border_px = 1", 'border_px = "thin"'), "border_px"),
        (lambda text: text + "=", "light.toml"),
    ],
)
def test_a_mistake_in_a_theme_names_the_file_and_key(tmp_path: Path, change: object, said: str) -> None:
    text = (THEMES / "light.toml").read_text()
    (tmp_path / "light.toml").write_text(change(text))
    with pytest.raises(ThemeError, match=said) as caught:
        load_theme(tmp_path, "light")
    assert "light.toml" in str(caught.value)


def test_a_missing_theme_is_one_plain_error(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.toml"):
        load_theme(tmp_path, "none")
