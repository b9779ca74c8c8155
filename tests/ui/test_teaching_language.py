"""A patient who reads another language than the nurse: each sees their own, and there is a copy in both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from baclofen_guide.paths import Resources
from tests.exchange.paper_support import RESOURCES, Pdf, squashed
from tests.exchange.test_pdf_languages import MARK, Content, content
from tests.ui.home import HandClock
from tests.ui.lesson import Nurse
from tests.ui.test_teaching import TODAY, MakeNurse, nurse_with

__all__ = ["content", "nurse_with"]


@pytest.fixture
def nurse(
    nurse_with: MakeNurse, content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: HandClock
) -> Nurse:
    """With a patient who reads Dutch, of which there is the easy page about stopping, and its question."""
    folder = content()
    asked = (folder / "en" / "stopping" / "questions.toml").read_text("utf-8")
    (folder / "nl" / "stopping" / "questions.toml").write_text(asked.replace("Just so I know", "Even kijken"))
    root = tmp_path / "resources"
    root.mkdir()
    for part in RESOURCES.root.iterdir():
        (root / part.name).symlink_to(folder if part.name == "content" else part)
    monkeypatch.setattr("tests.ui.conftest.find_resources", lambda: Resources(root, RESOURCES.translations))
    found = nurse_with()
    box = next(
        b for b in found.page.findChildren(QComboBox) if b.accessibleName() == "The patient's language"
    )
    box.setCurrentIndex(box.findText("Nederlands"))
    found.tick("If you miss a dose")
    found.tick("Running out, travel, hospital, vomiting, surgery")
    found.begin()
    return found


def test_each_reads_and_asks_in_their_own_language(nurse: Nurse) -> None:
    assert "Stop niet opeens" in nurse.patient_reads()
    assert "rhabdomyolysis" in nurse.teaching.teach._nurse._notes.toPlainText()
    nurse.to_question()
    assert nurse.patient_reads().startswith("Even kijken I explained it well")
    assert "Just so I know I explained it well" in nurse.reads()


def test_the_order_is_read_back_in_the_patients_language(nurse: Nurse) -> None:
    nurse.to_plan()
    nurse.order()
    nurse.given(TODAY.replace(hour=8))
    nurse.press("Next in this plan:")
    nurse.type_in("Typed by", "Ann")
    nurse.press("Read it back")
    assert f"{MARK} Last dose given" in nurse.reads()
    assert "A second person reads every line aloud against the order." in nurse.reads()


def test_the_nurse_has_a_copy_in_both(nurse: Nurse, tmp_path: Path) -> None:
    nurse.press("Step: Summary")
    assert nurse.offers("Save my copy, both languages …")
    paper = nurse.teaching.paper
    paper.save_copy(tmp_path / "both.pdf")
    paper.save_handout(tmp_path / "home.pdf")
    paper._press.finish()
    both, home = (Pdf((tmp_path / name).read_bytes()).text for name in ("both.pdf", "home.pdf"))
    for words in ("Stop niet opeens", "Do not stop baclofen suddenly", "Nederlands"):
        assert squashed(words) in both
    assert squashed("Stop niet opeens") in home
    assert squashed("Do not stop baclofen suddenly") not in home
