"""`ask` as a reader and a script use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baclofen_guide.cli import run


@pytest.fixture
def guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the program with arguments; gives exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["--data-dir", str(tmp_path), *arguments])
        return code, *capsys.readouterr()

    return call


def test_answers_in_the_guides_words(guide) -> None:
    code, out, _ = guide("ask", "can i drink wine", "--level", "easy")
    assert code == 0
    assert out.startswith("can i drink wine\n================\n")
    assert "Can I have a glass of wine?" in out
    assert "{" not in out


def test_quotes_may_be_forgotten(guide) -> None:
    assert guide("ask", "can", "i", "drive")[1] == guide("ask", "can i drive")[1]


def test_json_is_stable(guide) -> None:
    code, out, _ = guide("ask", "can i drink wine", "--level", "easy", "--json")
    assert code == 0
    found = json.loads(out)
    assert list(found[0]) == ["topic", "section", "part", "answer", "facts", "score", "urgent"]
    assert (found[0]["topic"], found[0]["part"], found[0]["urgent"]) == ("faq", "q-15", False)
    assert all(0 < one["score"] <= 1 for one in found)
    assert all(one["facts"] for one in found)
    assert found[0]["answer"]


def test_what_is_found_can_be_shown(guide) -> None:
    """What `ask` names, `show` knows: sections and the parts of them."""
    for question in ("can i drink wine", "what is spasticity", "missed a dose", "kidney disease"):
        for one in json.loads(guide("ask", question, "--json")[1]):
            place = f"{one['topic']}#{one['part'] or one['section']}"
            if one["topic"] != "urgent":
                assert guide("show", place)[0] == 0, place


def test_an_emergency_comes_first(guide) -> None:
    """R-E-02."""
    code, out, _ = guide("ask", "he wont wake up", "--json")
    assert code == 0
    first = json.loads(out)[0]
    assert first["urgent"] is True
    assert first["topic"] == "urgent"
    assert first["facts"] == ["R-E-02"]
    assert "nothing by mouth" in first["answer"]
    words = guide("ask", "he wont wake up")[1]
    assert words.index("EMERGENCY") < words.index("nearest pages")


def test_what_it_does_not_know(guide) -> None:
    code, out, _ = guide("ask", "who won the world cup")
    assert code == 0
    assert "no page that fits these words" in out
    assert json.loads(guide("ask", "who won the world cup", "--json")[1]) == []


@pytest.mark.parametrize("nothing", ["", "  "])
def test_nothing_asked_is_wrong_use(guide, nothing) -> None:
    code, out, err = guide("ask", nothing)
    assert (code, out) == (2, "")
    assert "baclofen-guide ask" in err


def test_an_unknown_language(guide) -> None:
    code, _, err = guide("ask", "can i drive", "--lang", "tlh")
    assert code == 2
    assert "tlh" in err
