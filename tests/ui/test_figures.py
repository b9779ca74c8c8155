"""Figures as painted: told apart by shape, mirrored, sharp, painted once; and as they stand on pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import QImage, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application
from baclofen_guide.guide.figures import (
    Count,
    FigureData,
    IconArray,
    Pictograms,
    Sign,
    Strength,
    Strengths,
)
from baclofen_guide.guide.walk import figures_in
from baclofen_guide.paths import find_resources
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.ui.figures.icon_array import Dress, dress_of
from baclofen_guide.ui.figures.images import Scale, figure_image
from baclofen_guide.ui.figures.ink import Ink
from baclofen_guide.ui.figures.strengths import _edges, _places
from baclofen_guide.ui.fonts import load_fonts
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.printing import paper_document
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.theme import load_theme
from tests.ui.test_theme import NAMES, THEMES, contrast

FACTS = ("F-SE-01",)
PEOPLE = IconArray(
    title="T", parts=(Count(3, "a"), Count(10, "b"), Count(10, "c"), Count(77, "d")), facts=FACTS
)
CUPS = Strengths(
    title="T",
    parts=(Strength("1 mg in each mL", 5), Strength("5 mg in each mL", 25)),
    amount="5 mL",
    facts=FACTS,
)
SIGNS = Pictograms(title="T", parts=(Sign("brain", "A"), Sign("heart", "B")), facts=FACTS)
SCALE = Scale(key=34, crowd=220, sign=64)
GREY = Ink("#000000", "#FFFFFF", "#000000")
"""One colour for everything: what can be told apart now is told apart by shape."""


def ink_in(image: QImage, box: QRectF) -> float:
    """How much of `box`, in pixels at 100 %, is painted, from 0 to 1."""
    ratio = image.devicePixelRatio()
    dark = total = 0.0
    for y in range(round(box.top() * ratio), round(box.bottom() * ratio)):
        for x in range(round(box.left() * ratio), round(box.right() * ratio)):
            total += 255
            dark += image.pixelColor(x, y).alpha()
    return dark / total


def person(image: QImage, place: int) -> float:
    """How much of the square of person number `place` is painted."""
    row, column = divmod(place, 10)
    return ink_in(image, QRectF(22 * column, 22 * row, 22, 22))


class TestPeople:
    def test_a_hundred_stand_there(self, qapp: QApplication) -> None:
        image = figure_image(PEOPLE, None, GREY, SCALE)
        assert all(person(image, place) > 0.05 for place in range(100))

    def test_each_part_has_a_shape_of_its_own(self, qapp: QApplication) -> None:
        image = figure_image(PEOPLE, None, GREY, SCALE)
        filled, half, striped, outline = (person(image, place) for place in (0, 5, 15, 60))
        assert filled > half + 0.05 > outline + 0.1
        assert filled > striped + 0.05 > outline + 0.1
        image = figure_image(PEOPLE, 1, GREY, SCALE), figure_image(PEOPLE, 2, GREY, SCALE)
        assert image[0] != image[1]

    def test_as_many_of_each_as_are_counted(self, qapp: QApplication) -> None:
        image = figure_image(PEOPLE, None, GREY, SCALE)
        filled = person(image, 0)
        assert [place for place in range(100) if abs(person(image, place) - filled) < 0.02] == [0, 1, 2]

    def test_the_last_are_outlines_however_many_parts(self) -> None:
        assert [dress_of(number, 2) for number in range(2)] == [Dress.FILLED, Dress.OUTLINE]
        assert dress_of(3, 4) is Dress.OUTLINE

    def test_from_right_to_left_it_is_mirrored(self, qapp: QApplication) -> None:
        mirrored = Ink(GREY.mark, GREY.wash, GREY.line, mirrored=True)
        plain, other = (figure_image(PEOPLE, None, ink, SCALE) for ink in (GREY, mirrored))
        assert [round(person(other, 9 - place), 2) for place in range(10)] == [
            round(person(plain, place), 2) for place in range(10)
        ]
        key = figure_image(PEOPLE, 0, mirrored, SCALE)
        assert (
            ink_in(key, QRectF(0, 0, 9, 24))
            == 0
            < ink_in(figure_image(PEOPLE, 0, GREY, SCALE), QRectF(0, 0, 9, 24))
        )


class TestCups:
    @pytest.mark.parametrize("mirrored", [False, True])
    @pytest.mark.parametrize("dots", [1, 2, 7, 25, 60])
    def test_every_dot_swims_apart_in_the_liquid(self, dots: int, mirrored: bool) -> None:
        cup = QRectF(0, 0, 96, 109)
        places = _places(cup, 26, dots, mirrored=mirrored)
        assert len(places) == dots
        radius = 96 * 0.032
        for number, place in enumerate(places):
            left, right = _edges(cup, place.y())
            assert left + radius < place.x() < right - radius
            assert 26 + radius < place.y() < cup.bottom() - radius
            for other in places[:number]:
                assert (place - other).manhattanLength() > 2 * radius

    def test_the_stronger_holds_more(self, qapp: QApplication) -> None:
        weak, strong = (
            figure_image(CUPS, part, Ink("#000000", "#00000000", "#000000"), SCALE) for part in (0, 1)
        )
        whole = QRectF(0, 0, 96, 108)
        assert weak.size() == strong.size()
        assert ink_in(strong, whole) > ink_in(weak, whole) + 0.03


def test_tiles_show_their_pictogram(qapp: QApplication) -> None:
    load_fonts()
    figure_image.cache_clear()
    first, second = (figure_image(SIGNS, part, GREY, SCALE) for part in (0, 1))
    assert first != second
    assert first.size().width() == 128


@pytest.mark.parametrize("data", [PEOPLE, CUPS, SIGNS])
@pytest.mark.parametrize("ratio", [1.0, 2.0, 4.0])
def test_sharp_at_every_resolution_and_painted_once(
    qapp: QApplication, data: FigureData, ratio: float
) -> None:
    scale = Scale(34, 220, 64, ratio)
    image = figure_image(data, 0, GREY, scale)
    assert image.devicePixelRatio() == ratio
    assert figure_image(data, 0, Ink(GREY.mark, GREY.wash, GREY.line), scale) is image


@pytest.mark.parametrize("name", NAMES)
def test_lines_stand_out_in_every_theme(name: str) -> None:
    theme = load_theme(THEMES, name)
    ink = Ink.of(theme)
    assert (ink.mark, ink.line) == (theme.primary, theme.quiet)
    assert ink.bold is name.startswith("high-contrast")
    for role, ground in (
        ("primary", "card"),
        ("primary", "primary_soft"),
        ("quiet", "card"),
        ("quiet", "panel"),
    ):
        assert contrast(theme, role, ground) >= 3.0


def topics_with_figures(window: Application) -> list[str]:
    library = window.desk._library
    return [
        topic.id
        for topic in library.topics("en")
        if figures_in(library.page(topic.id, "easy", "en", window.desk._clock.today()).document)
    ]


class TestOnPages:
    def test_each_figure_is_there_and_sharp(self, window: Application) -> None:
        topics = topics_with_figures(window)
        assert topics
        for topic in topics:
            window.shell.go(Place("topic", topic))
            document = window.topic().findChild(PageText).document()
            figures = window.desk.topic(topic).pictures.figures
            for name, data in figures.items():
                url = QUrl(f"figure:{name}" if isinstance(data, IconArray) else f"figure:{name}/0")
                picture = document.resource(QTextDocument.ResourceType.ImageResource.value, url)
                assert picture.devicePixelRatio() == 2.0
                assert data.title in document.toPlainText()

    @pytest.mark.parametrize("width", [480, 800, 1200])
    @pytest.mark.parametrize("percent", [80, 125, 200, 300])
    def test_no_figure_is_wider_than_its_page(self, window: Application, width: int, percent: int) -> None:
        window.choices.change(text_percent=percent)
        window.shell.resize(width, 600)
        for topic in topics_with_figures(window):
            window.shell.go(Place("topic", topic))
            QApplication.processEvents()
            text = window.topic().findChild(PageText)
            assert text.document().size().width() <= text.viewport().width() + 1, topic

    def test_a_figure_follows_the_theme(self, window: Application) -> None:
        topic = topics_with_figures(window)[0]
        window.shell.go(Place("topic", topic))
        colours = set()
        for theme in ("light", "dark", "high-contrast"):
            window.choices.change(theme=theme)
            colours.add(window.desk.topic(topic).pictures.theme.name)
        assert len(colours) == 3

    def test_paper_has_figures_and_signs_at_high_resolution(
        self, window: Application, tmp_path: Path
    ) -> None:
        topic = topics_with_figures(window)[0]
        shown = window.desk.topic(topic, for_paper=True)
        assert shown.pictures.theme.name == "light"
        path = tmp_path / "page.pdf"
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setResolution(1200)
        paper_document(shown.html(), QSizeF(210, 297), shown.pictures).print_(writer)
        listed = subprocess.run(
            ["pdfimages", "-list", path], check=True, capture_output=True, text=True
        ).stdout
        dots = [int(line.split()[12]) for line in listed.splitlines()[2:]]
        assert len(dots) > 2
        assert min(dots) >= 300


def test_a_picture_is_said_in_words(window: Application) -> None:
    """By a screen reader, which finds it as a graphic with a name."""
    from PySide6.QtGui import QAccessible

    topic = topics_with_figures(window)[0]
    window.shell.go(Place("topic", topic))
    QApplication.processEvents()
    document = QAccessible.queryAccessibleInterface(window.topic().findChild(PageText))
    children = [document.child(index) for index in range(document.childCount())]
    said = [
        child.text(QAccessible.Text.Name) for child in children if child.role() == QAccessible.Role.Graphic
    ]
    easy = (find_resources().content / "en" / topic / "easy.md").read_text("utf-8")
    assert said
    assert all(f"![{words}](figure:" in easy for words in said)


@pytest.mark.parametrize("level", LEVELS)
def test_switching_back_to_a_level_paints_nothing_anew(window: Application, level: str) -> None:
    topic = topics_with_figures(window)[0]
    window.shell.go(Place("topic", topic))
    window.choices.change(level=level)
    window.choices.change(level="easy")
    before = figure_image.cache_info().misses
    window.choices.change(level=level)
    window.choices.change(level="easy")
    assert figure_image.cache_info().misses == before
