"""The charts of the diary: what they show, by keyboard, in words and as a table; and how fast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from baclofen_guide.diary.entries import Sign
from baclofen_guide.records import Record
from baclofen_guide.ui.diary.chart import SymptomChart
from baclofen_guide.ui.diary.span import Span
from baclofen_guide.ui.diary.spot_table import SpotTable
from tests.ui.diary_home import FIRST, TODAY, DiaryHome, fill_diary, ordered

DAY = timedelta(days=1)


@pytest.fixture
def home(qapp: QApplication, tmp_path: Path) -> Iterator[DiaryHome]:
    """A bad week after the step from 45 to 30 mg."""
    home = DiaryHome(tmp_path / "record")
    for back in range(14, -1, -1):
        worse = back < 3
        home.note(back, stiffness=6 if worse else 3, frequency=3 if worse else 1, sleep=5)
    yield home
    home.close()


def chart(home: DiaryHome, name: str = "Stiffness") -> SymptomChart:
    return next(one for one in home.page.findChildren(SymptomChart) if name in one.accessibleName())


def table(home: DiaryHome) -> list[list[str]]:
    found = home.page.findChild(SpotTable)
    return [
        [found.item(row, column).text() for column in range(found.columnCount())]
        for row in range(found.rowCount())
    ]


def test_a_sentence_beside_each_chart_says_what_the_step_did(home: DiaryHome) -> None:
    home.look_at("charts")
    words = home.words()
    assert "Stiffness rose from 3 to 6 since your dose went from 45 to 30 mg a day." in words
    assert "Spasms rose from 1 to 3 of 4 since your dose went from 45 to 30 mg a day." in words
    assert (
        "Sleep stayed about the same since your dose went from 45 to 30 mg a day: 5 before, 5 after." in words
    )


def test_a_week_after_the_step_the_sentence_is_about_that_week(home: DiaryHome) -> None:
    home.on(TODAY + 10 * DAY)
    home.look_at("charts")
    home.press("All")
    assert (
        "Stiffness rose from 3 to 6 in the week after your dose went from 45 to 30 mg a day." in home.words()
    )


def test_a_chart_nobody_noted_anything_for_is_not_there(qapp: QApplication, tmp_path: Path) -> None:
    home = DiaryHome(tmp_path / "record")
    home.note(0, stiffness=4)
    home.look_at("charts")
    assert [one.isVisible() for one in home.page.findChildren(SymptomChart)] == [True, False, False]
    assert "Not enough notes yet to compare." in home.words()
    home.close()


def test_it_is_a_chart_with_a_name_and_a_summary(home: DiaryHome) -> None:
    home.look_at("charts")
    interface = QAccessible.queryAccessibleInterface(chart(home))
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == "Chart: Stiffness, 0 to 10"
    assert "Stiffness rose from 3 to 6" in interface.text(QAccessible.Text.Description)


def test_the_arrow_keys_walk_over_the_days_and_each_is_said(home: DiaryHome) -> None:
    home.look_at("charts")
    stiff, spasms = chart(home), chart(home, "Spasms")
    stiff.setFocus()
    said = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(stiff, key)
        said.append(stiff.accessibleDescription())
    assert "Wednesday, 18 March 2026: stiffness 6 of 10, spasms 3 of 4 (more than 1 an hour)" in said[0]
    assert "Tuesday, 17 March 2026" in said[1]
    assert "30 mg a day, plan changed: 45 → 30 mg a day" in said[2]
    assert "Tuesday, 17 March 2026" in said[3]
    assert "Wednesday, 4 March 2026: stiffness 3 of 10" in said[4]
    assert "Wednesday, 4 March 2026: stiffness 3 of 10" in home.words(), "also for those who see it"
    QTest.keyClick(stiff, Qt.Key.Key_Left)
    assert "Wednesday, 4 March 2026" in stiff.accessibleDescription(), "the first day is the first"
    assert spasms._mark == stiff._mark == 0
    QTest.keyClick(stiff, Qt.Key.Key_End)
    assert spasms._mark == 14
    QTest.keyClick(stiff, Qt.Key.Key_Right)
    assert spasms._mark == 14


def test_a_press_marks_the_nearest_day(home: DiaryHome) -> None:
    home.look_at("charts")
    stiff = chart(home)
    QTest.mouseClick(stiff, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert "Wednesday, 4 March 2026" in stiff.accessibleDescription()
    QTest.mouseClick(stiff, Qt.MouseButton.LeftButton, pos=QPoint(stiff.width() - 20, 60))
    assert "Wednesday, 18 March 2026" in stiff.accessibleDescription()


def test_from_right_to_left_time_runs_the_other_way(home: DiaryHome, qapp: QApplication) -> None:
    home.look_at("charts")
    stiff = chart(home)
    stiff.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.mouseClick(stiff, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert "Wednesday, 18 March 2026" in stiff.accessibleDescription()
    QTest.keyClick(stiff, Qt.Key.Key_Right)
    assert "Tuesday, 17 March 2026" in stiff.accessibleDescription()


def test_other_keys_are_left_to_the_page(home: DiaryHome) -> None:
    home.look_at("charts")
    QTest.keyClick(chart(home), Qt.Key.Key_Down)
    assert chart(home)._mark == -1


def test_week_month_and_all_show_so_many_days(home: DiaryHome) -> None:
    home.note(60, stiffness=1)
    home.look_at("charts")
    lengths = {}
    for name in ("Week", "Month", "All"):
        home.press(name)
        lengths[name] = len(chart(home)._drawing.spots)
    assert lengths == {"Week": 7, "Month": 15, "All": 16}


def test_the_table_says_the_same(home: DiaryHome) -> None:
    home.look_at("charts")
    assert home.page.findChild(SpotTable) is None
    home.press("Show as a table")
    rows = table(home)
    assert len(rows) == 15
    assert rows[0] == ["Wednesday, 18 March 2026", "6", "3", "5", "–", "30"]
    assert rows[2] == ["Monday, 16 March 2026", "6", "3", "5", "–", "30 (45 → 30)"]
    found = home.page.findChild(SpotTable)
    assert [found.horizontalHeaderItem(n).text() for n in (0, 5)] == ["Day", "mg a day"]
    home.press("Week")
    assert len(table(home)) == 7
    home.press("Hide the table")
    assert not found.isVisible()


@pytest.mark.parametrize("days", [1, 2, 7, 8, 12, 31, 400])
def test_the_dates_below_stand_as_far_from_one_another(days: int) -> None:
    first = TODAY - (days - 1) * DAY
    dates = [day for day, _ in Span(first, TODAY, (), (), ()).dates()]
    assert len(dates) <= 7
    assert dates[-1] == TODAY
    assert dates[0] >= first
    assert len({after - before for before, after in pairwise(dates)}) <= 1


def test_the_table_says_the_signs_that_the_charts_mark(home: DiaryHome) -> None:
    home.note(1, signs=(Sign.SHAKING, Sign.SICK))
    home.look_at("charts")
    home.press("Show as a table")
    found = home.page.findChild(SpotTable)
    days = [found.item(row, 0).text() for row in range(found.rowCount())]
    assert days[1:4] == [
        "Tuesday, 17 March 2026",
        "Signs: Shaking or sweating; Sick or light-headed",
        "Monday, 16 March 2026",
    ]
    assert [found.columnSpan(row, 0) for row in (1, 2, 3)] == [1, 6, 1]
    days_wide, line = found.columnWidth(0), found.rowHeight(2)
    home.press("Week")
    assert found.rowCount() == 8
    home.note(1, signs=tuple(Sign))
    assert found.columnWidth(0) == days_wide
    assert found.rowHeight(2) > line


def test_with_large_letters_a_row_of_the_table_is_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    home = DiaryHome(tmp_path / "record", percent=200)
    home.note(0, stiffness=4, falls=2, signs=(Sign.SICK,))
    home.look_at("charts")
    home.press("Show as a table")
    said = "Wednesday, 18 March 2026: stiffness 4 of 10, 2 falls, signs: Sick or light-headed, 30 mg a day"
    assert table(home) == [[said]]
    home.close()


def test_everything_on_a_chart_changes_the_picture(home: DiaryHome) -> None:
    """The plan, a note, a sign, a mark and the focus."""

    def picture() -> QImage:
        home.look_at("charts")
        return chart(home).grab().toImage()

    pictures = [picture()]
    chart(home)._choose(3)
    pictures.append(chart(home).grab().toImage())
    home.note(15, stiffness=10, signs=(Sign.SICK,))
    pictures.append(picture())
    home.desk.revise_plan(ordered(60, first=FIRST), None)
    pictures.append(picture())
    home.press("All")
    home.note(300, stiffness=2)
    pictures.append(picture())
    for one in range(len(pictures)):
        for other in range(one):
            assert pictures[one] != pictures[other]


def test_ten_years_are_as_few_marks_as_a_season(qapp: QApplication, tmp_path: Path) -> None:
    """Binned before it is drawn; how long that takes is measured in ``tests/bench``."""
    home = DiaryHome(tmp_path / "record")
    record = home.desk.record
    assert record is not None
    fill_diary(record, TODAY, 3600)
    home.diary._on_record_changed(None)
    home.look_at("charts")
    home.press("All")
    spots = chart(home)._drawing.spots
    assert sum(spot.notes for spot in spots) == 3600
    assert len(spots) <= 140
    assert (spots[-1].last - spots[-1].first).days == 27
    QTest.keyClick(chart(home), Qt.Key.Key_End)
    assert "19 February 2026 to 18 March 2026: stiffness" in chart(home).accessibleDescription()
    home.close()


def test_without_a_change_of_dose_the_sentence_is_about_the_last_week(
    qapp: QApplication, tmp_path: Path
) -> None:
    home = DiaryHome(tmp_path / "record", opened=False)
    home.desk.open(lambda: Record.open(home.folder, home.clock))
    for back in range(14):
        home.note(back, stiffness=6 if back < 7 else 2)
    home.look_at("charts")
    assert "Stiffness rose from 2 to 6 in the last 7 days." in home.words()
    home.press("Show as a table")
    assert table(home)[0] == ["Wednesday, 18 March 2026", "6", "–", "–", "–", "–"]
    home.close()


def test_signs_of_a_day_are_in_the_list_and_on_the_chart(home: DiaryHome) -> None:
    home.note(20, signs=(Sign.SICK, Sign.SHAKING))
    home.look_at("entries")
    home.press("Show earlier entries")
    assert "Signs: Sick or light-headed; Shaking or sweating" in home.words()
    assert "Nothing was said" in home.words()
