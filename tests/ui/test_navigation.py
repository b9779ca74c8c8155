from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.ui.navigation import History, Place


def test_back_lands_where_the_page_was_left() -> None:
    history = History()
    history.visit(Place("topic", "stopping"))
    history.remember(420)
    history.visit(Place("urgent"))
    assert history.go(-1) == Place("topic", "stopping", position=420)


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    history = History()
    for page in ("learn", "topic", "urgent"):
        history.visit(Place(page))
    history.go(-1)
    history.visit(Place("settings"))
    assert not history.can_go(1)
    assert [place.page for place in history.places] == ["learn", "topic", "settings"]


def test_before_the_first_visit_there_is_nowhere_to_be() -> None:
    history = History()
    history.remember(3)
    assert history.here is None
    assert history.go(-1) is None


@given(st.lists(st.sampled_from(["visit", "back", "forward"]), max_size=40))
def test_the_cursor_is_always_on_a_place(steps: list[str]) -> None:
    history = History()
    history.visit(Place("learn"))
    for number, step in enumerate(steps):
        if step == "visit":
            history.visit(Place("topic", str(number)))
        else:
            history.go(-1 if step == "back" else 1)
        assert history.here == history.places[history.cursor]
