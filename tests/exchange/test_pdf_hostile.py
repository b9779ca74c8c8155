"""Whatever somebody typed stays words: typst's own marks, quotes, endless words, other scripts, emoji."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from baclofen_guide.dosing.missed import Rules
from baclofen_guide.exchange.pdf.card import card
from baclofen_guide.exchange.pdf.fonts import characters, font_folders, reading_font
from baclofen_guide.exchange.pdf.plan_sheet import plan_sheet
from baclofen_guide.exchange.pdf.printable import (
    _BUILT_IN,
    UNSHOWN,
    known_characters,
    printable,
    printable_tree,
)
from baclofen_guide.exchange.pdf.typeset import Sheet
from tests.exchange.paper_support import (
    TAPER,
    Pdf,
    assert_accessible,
    occasion,
    squashed,
    typesetter,
    version,
)

HOSTILE = (
    '#strong[x] #eval("1+1") #read("/etc/passwd")',
    "*a* _b_ `c` $x^2$ = d\n- e\n+ f\n/ g: h <label> @ref // no comment /* none */",
    "\\ \" ' “ ” ~ -- --- ... #sys.inputs.data ]]} {{emergency}} %s",
    "O'Neil & <b>Søns</b>; DROP TABLE dose;",
)


def sheet(note: str, who: str = "Dr Who") -> Sheet:
    return plan_sheet(version(*TAPER, note=note, ordered_by=who), Rules(), occasion())


@pytest.mark.parametrize("words", HOSTILE)
def test_commands_stay_words(words: str) -> None:
    pdf = Pdf(typesetter().pdf(sheet(words, words)))
    assert_accessible(pdf, "My baclofen plan")
    assert pdf.text.count(squashed(words)) == 2


def test_an_endless_word_stays_on_the_sheet() -> None:
    word = "Donaudampfschifffahrt" * 80
    pdf = Pdf(typesetter().pdf(sheet(word)))
    assert pdf.says(word)
    for page in pdf.reader.pages:
        places: list[float] = []
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _f, _s, p=places: p.append(tm[4]) if text else None
        )
        assert max(places) < float(page.mediabox.width)


def test_other_scripts_are_shown_and_what_cannot_be_is_a_square() -> None:
    pdf = Pdf(typesetter().pdf(sheet("Привет αβγ שלום مرحبا 🙂漢")))
    for words in ("Привет", "αβγ", UNSHOWN * 2):
        assert words in pdf.text
    assert all(pdf.fonts().values())


def test_every_character_said_to_be_built_in_can_be_set() -> None:
    every = " ".join(chr(code) for first, last in _BUILT_IN for code in range(first, last + 1))
    assert UNSHOWN not in every.replace(UNSHOWN, "", 1)
    typesetter().pdf(sheet(every))
    font = reading_font()
    assert font is not None
    own = " ".join(map(chr, sorted(characters(font.read_bytes()))))
    typesetter().pdf(sheet(own))


def test_no_line_ends_between_a_number_and_what_it_counts() -> None:
    """On a narrow sheet "25 mg = 2" stood at the end of a line, and "tablets" below."""
    assert printable("25 mg = 2 tablets of 10 mg") == "25\u00a0mg = 2\u00a0tablets of 10\u00a0mg"


def test_marks_that_turn_lines_around_are_dropped() -> None:
    assert printable("a\u202e b\u2066\ufeff") == "a b"
    assert printable("a\x00\x07b\tc\r\nd") == "ab c\nd"
    assert printable("e\u0301") == "é"


def test_only_long_words_may_be_broken() -> None:
    assert printable("a" * 23) == "a" * 23
    assert printable("a" * 24).replace("\u200b", "") == "a" * 24
    assert "\u200b" in printable("a" * 24)


def test_a_tree_is_printable_to_its_leaves() -> None:
    tree = {"a🙂": ["b🙂", ("c", 1, None, True, 0.5)]}
    assert printable_tree(tree) == {"a🙂": [f"b{UNSHOWN}", ["c", 1, None, True, 0.5]]}


@settings(max_examples=30)
@given(words=st.text(max_size=120), who=st.text(max_size=60))
@example(words="\ud800", who="\U0010ffff")
@example(words="\u0600\u200d\u0301" * 9, who="\n\n\n")
def test_anything_can_be_printed(words: str, who: str) -> None:
    plan = version(("10",), note=words, ordered_by=who)
    assert typesetter().pdf(plan_sheet(plan, Rules(), occasion()))
    assert typesetter().pdf(card(plan, None, occasion()))


def test_a_font_that_is_none_has_no_characters() -> None:
    assert characters(b"") == frozenset()
    assert characters(b"\x00\x01\x00\x00\x00\x01" + b"\x00" * 40) == frozenset()


def test_character_maps_of_every_font_we_carry_can_be_read() -> None:
    for folder in font_folders():
        for path in sorted(folder.glob("*.ttf")):
            assert len(characters(path.read_bytes())) > 50, path
    icons = next(folder for folder in font_folders() if "qtawesome" in str(folder))
    glyphs = characters(next(icons.glob("materialdesignicons6*.ttf")).read_bytes())
    assert 0xF0026 in glyphs


def test_without_our_font_plain_letters_are_still_known(monkeypatch: pytest.MonkeyPatch) -> None:
    from baclofen_guide.exchange.pdf import fonts
    from baclofen_guide.exchange.pdf import printable as module

    monkeypatch.setattr(fonts, "_FOLDERS", (("no_such_package", "files"),))
    assert font_folders() == ()
    assert reading_font() is None
    monkeypatch.setattr(module, "reading_font", reading_font)
    known_characters.cache_clear()
    try:
        assert printable("abc 10") == "abc 10"
    finally:
        known_characters.cache_clear()
