"""The diary in the report: sentences, a chart with its words, a table; nothing where nothing was noted."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.diary.entries import DiaryEntry, Sign
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.exchange.pdf.diary_panel import MOST_ROWS, diary_panels
from baclofen_guide.exchange.pdf.report import visit_report
from baclofen_guide.exchange.pdf.visit import Panel, gather_visit
from tests.exchange.paper_support import NOW, TODAY, Pdf, occasion, typesetter, version

DAY = timedelta(days=1)
FIRST = TODAY - 27 * DAY
STEP = TODAY - 10 * DAY
SVG = "{http://www.w3.org/2000/svg}"
LOWERED = Plan(
    1,
    (
        version(("10", "10", "10"), first=FIRST - 60 * DAY, number=1),
        version(("10", "5", "10"), first=STEP, number=2),
    ),
)


class Notes:
    """A record with these entries."""

    def __init__(self, *entries: DiaryEntry) -> None:
        self.entries = sorted(entries, key=lambda one: one.day)

    def diary_between(self, first, last) -> tuple[DiaryEntry, ...]:
        return tuple(one for one in self.entries if first <= one.day <= last)


def entry(back: int, **values: object) -> DiaryEntry:
    return DiaryEntry(entry_id=1, person_id=1, day=TODAY - back * DAY, recorded_at=NOW, **values)


def panel_of(*entries: DiaryEntry, plan: Plan = LOWERED) -> Panel:
    (found,) = diary_panels(Notes(*entries), plan, FIRST, TODAY, occasion())
    return found


def a_bad_week() -> tuple[DiaryEntry, ...]:
    before = [entry(back, stiffness=3, frequency=1) for back in (16, 14, 12)]
    after = [entry(back, stiffness=5, frequency=3, falls=1) for back in (9, 8, 5)]
    return (*before, *after, entry(4, signs=(Sign.SHAKING,), note="#strong[bad]"))


def test_nothing_noted_has_no_part() -> None:
    assert diary_panels(Notes(entry(40, stiffness=3)), LOWERED, FIRST, TODAY, occasion()) == ()


def test_the_sentences_say_what_the_step_did() -> None:
    said = panel_of(*a_bad_week()).sentences
    assert said[0] == "Stiffness rose from 3 to 5 in the week after your dose went from 30 to 25 mg a day."
    assert "Spasms rose from 1 to 3 of 4" in said[1]
    assert said[2] == "3 falls in these days."


def test_the_worst_day_and_the_signs_stand_in_the_box_that_says_it_all() -> None:
    """An average over a week hides the day that mattered."""
    found = panel_of(*a_bad_week())
    assert found.headline == (
        "Stiffness noted on 6 days: 3 to 5 of 10, worst on 17 November 2026. "
        "Spasms noted on 6 days: 1 to 3 of 4, worst on 17 November 2026. "
        "18 November 2026: Shaking or sweating."
    )


def test_the_table_says_the_same_week_by_week() -> None:
    rows = panel_of(*a_bad_week()).rows
    assert rows[-2] == ("9 November", "4.3", "2.3", "–", "2", "–")
    assert rows[-1] == ("16 November", "5", "3", "–", "1", "Shaking or sweating")


def test_the_chart_has_a_dot_for_each_note_and_a_line_where_the_plan_changed() -> None:
    root = ET.fromstring(panel_of(*a_bad_week()).picture)
    assert len(root.findall(f"{SVG}circle")) == 12
    assert len([one for one in root.iter(f"{SVG}line") if one.get("stroke-dasharray")]) == 1
    assert len(root.findall(f"{SVG}path")) == 1
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert {"30", "25", "mg a day, as ordered"} <= set(texts)


def test_it_is_read_back_from_the_finished_report() -> None:
    panels = diary_panels(Notes(*a_bad_week()), LOWERED, FIRST, TODAY, occasion())
    visit = gather_visit(LOWERED, lambda _first, _last: (), AboutYou(), NOW)
    sheet = visit_report(replace(visit, panels=panels), LOWERED.versions[-1], occasion())
    pdf = Pdf(typesetter().pdf(sheet))
    assert pdf.says("Symptoms over the dose")
    assert pdf.says("Stiffness rose from 3 to 5")
    assert any("Stiffness rose from 3 to 5" in alt for alt in pdf.alts)
    assert len(pdf.reader.pages) <= 2


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40), st.none() | st.integers(0, 10), st.integers(0, 4), st.sampled_from(Sign)
        ),
        min_size=1,
        max_size=60,
    ),
    st.integers(1, 183),
)
def test_any_diary_makes_a_picture_that_stays_on_the_paper(notes, days: int) -> None:
    entries = [
        entry(back, stiffness=stiff, frequency=often, signs=(sign,)) for back, stiff, often, sign in notes
    ]
    first = TODAY - (days - 1) * DAY
    for panel in diary_panels(Notes(*entries), LOWERED, first, TODAY, occasion()):
        root = ET.fromstring(panel.picture)
        right, bottom = (float(one) for one in root.attrib["viewBox"].split()[2:])
        for dot in root.iter(f"{SVG}circle"):
            assert 0 <= float(dot.attrib["cx"]) <= right
            assert 0 <= float(dot.attrib["cy"]) <= bottom
        assert len(panel.rows) <= MOST_ROWS
        assert all(len(row) == len(panel.head) for row in panel.rows)
