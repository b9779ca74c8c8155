"""A number is never parted from its unit at the end of a line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from baclofen_guide.guide.units import NO_BREAK, together
from baclofen_guide.ui.controls import label


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("25 mg", "25_mg"),
        ("from 60 to 45 mg a day (−25 %)", "from 60 to 45_mg a day (−25_%)"),
        ("5 mg · ½ tablet of 10 mg", "5_mg · ½_tablet of 10_mg"),
        ("2.5 mL at 8:00 AM", "2.5_mL at 8:00_AM"),
        ("60 → 45 mg", "60_→ 45_mg"),
        ("6 h 30 min", "6_h 30_min"),
        ("15 mg · 1 tablet of 10 mg + 1½ tablets", "15_mg · 1_tablet of 10_mg + 1½_tablets"),
        ("8:00 AM 25 mg = 2 tablets of 10 mg", "8:00_AM 25_mg = 2_tablets of 10_mg"),
        ("10 minutes or 3 hours", "10 minutes or 3 hours"),
        ("no mg", "no mg"),
    ],
)
def test_a_number_keeps_its_unit(words: str, shown: str) -> None:
    assert together(words) == shown.replace("_", NO_BREAK)


def test_a_label_shows_it_so_and_says_what_was_set(qapp: QApplication) -> None:
    shown = label("title")
    shown.setText("Your plan goes from 60 to 45 mg a day today.")
    assert shown.text() == "Your plan goes from 60 to 45 mg a day today."
    assert f"45{NO_BREAK}mg" in QLabel.text(shown)
