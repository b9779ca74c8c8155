"""The policy file: each mistake costs its own key and one clear line."""
# ruff: noqa: E501  lines are quoted whole

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baclofen_guide.clinic_rule import missed_rule
from baclofen_guide.dosing.missed import MissedRule
from baclofen_guide.settings.admin_code import hash_code
from baclofen_guide.settings.policy import (
    ClinicNumber,
    KioskPolicy,
    MissedDose,
    Policy,
    Printing,
    settled,
    under,
)
from baclofen_guide.settings.policy_file import Known, load_policy, policy_path
from baclofen_guide.settings.preferences import Preferences

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "resources" / "policy.example.toml"
KNOWN = Known(regions=("US", "UK"), languages=("en", "es"))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def keys(kind: type, prefix: str = "") -> list[str]:
    found = []
    for name, hint in get_type_hints(kind).items():
        below = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
        found += keys(hint, f"{prefix}{name}.") if below else [prefix + name]
    return found


def test_without_a_file_it_is_a_computer_at_home(path: Path) -> None:
    loaded = load_policy(path, KNOWN)
    assert loaded.policy == Policy()
    assert loaded.policy.mode == "home"
    assert (loaded.path, loaded.problems) == (None, ())


def test_the_example_is_without_mistakes_and_shows_every_key() -> None:
    loaded = load_policy(EXAMPLE, Known(regions=("UK",), languages=("en",)))
    assert loaded.problems == ()
    assert loaded.policy.mode == "kiosk"
    assert [one.number for one in loaded.policy.clinic.numbers] == ["01632 960 001", "01632 960 002"]
    text, docs = EXAMPLE.read_text("utf-8"), (ROOT / "docs" / "policy.md").read_text("utf-8")
    for key in keys(Policy):
        assert re.search(rf"(^|[\s\[.]){key.rpartition('.')[2]}\b", text), key
        assert f"`{key}" in docs or f"[[{key}]]" in docs, key


def test_the_values_of_the_documentation_are_the_ones_in_force() -> None:
    rows = re.findall(
        r"^\| `([\w.]+)` \|.*\| `?([\w\"]+)`?( \(NHS\))? \|$", (ROOT / "docs" / "policy.md").read_text(), re.M
    )
    assert len(rows) > 10
    for key, words, _ in rows:
        value: object = Policy()
        for part in key.split("."):
            value = getattr(value, part)
        said = {"none": ("", ()), "false": (False,), "true": (True,)}.get(words)
        assert value in said if said else str(value) == words.strip('"'), key


def test_everything_that_is_given_counts(path: Path) -> None:
    (path.parent / "logo.png").write_bytes(PNG)
    code = hash_code("135790")
    path.write_text(
        f"""
        mode = "teaching"
        languages = ["es", "en"]
        region = "US"
        [clinic]
        name = "Northside"
        logo = "logo.png"
        [[clinic.numbers]]
        who = "Nurse"
        number = "1"
        [missed_dose]
        window_hours = 3.5
        source = "Our hospital"
        [kiosk]
        idle_seconds = 20
        headphones = true
        keep_awake = false
        admin_code = "{code}"
        [kiosk.staff_line]
        es = "Avise en recepción"
        [printing]
        allowed = true
        printer = "Ward"
        most_pages = 1
        pause_seconds = 5
        """
    )
    loaded = load_policy(path, KNOWN)
    assert loaded.problems == ()
    policy = loaded.policy
    assert (policy.mode, policy.languages, policy.region) == ("teaching", ("es", "en"), "US")
    assert policy.clinic.numbers == (ClinicNumber(who="Nurse", number="1"),)
    assert policy.clinic.logo == str((path.parent / "logo.png").resolve())
    assert policy.missed_dose == MissedDose(window_hours=3.5, source="Our hospital")
    assert policy.kiosk == KioskPolicy(
        idle_seconds=20,
        headphones=True,
        keep_awake=False,
        admin_code=code,
        staff_line={"es": "Avise en recepción"},
    )
    assert policy.printing == Printing(allowed=True, printer="Ward", most_pages=1, pause_seconds=5)


MISTAKES = [
    ("mode = 'clinic'", 'mode: expected "home", "teaching" or "kiosk", not \'clinic\'; home is used'),
    ("region = 'UKK'", "region: expected one of US, UK, not 'UKK'; none is used"),
    ("languages = ['xx', 'en']", "languages: expected languages out of en, es, not 'xx'; none is used"),
    ("languages = 'en'", "languages: expected a list of languages, such as [\"en\", \"es\"], not 'en'; none is used"),
    ("clinic = 3", "clinic: expected a table [clinic], not 3; none is used"),
    ("[clinic]\nname = 7", 'clinic.name: expected words on one line, such as "Northside Clinic", not 7; none is used'),
    ("[clinic]\nnmae = 'x'", "clinic.nmae: there is no such key; did you mean name?"),
    ("[clinic]\nfax = 'x'", "clinic.fax: there is no such key; expected one of name, numbers, logo"),
    (
        "[[clinic.numbers]]\nwho = 'Nurse'",
        "clinic.numbers, entry 1: expected one [[clinic.numbers]] each, with who and number as words,"
        " not {'who': 'Nurse'}; none is used",
    ),
    ("[clinic]\nlogo = 'none.png'", "clinic.logo: expected a PNG or SVG file of at most 2 MB, seen from the policy"
     " file's folder, not 'none.png'; none is used"),
    ("[missed_dose]\nwindow_hours = 1", "missed_dose.window_hours: expected a number of hours from 2 to 4, not 1; 2 is used"),
    ("[missed_dose]\nsource = ' '", "missed_dose.source: expected who published the rule, in words, not ' '; NHS is used"),
    ("[kiosk]\nidle_seconds = 5", "kiosk.idle_seconds: expected a whole number of seconds from 20 to 600, not 5; 90 is used"),
    ("[kiosk]\nkeep_awake = 'yes'", "kiosk.keep_awake: expected true or false, not 'yes'; true is used"),
    ("[kiosk]\nadmin_code = '123456'", "kiosk.admin_code: expected a hash made by `baclofen-guide kiosk-code`,"
     " not this; none is used"),
    ("[kiosk.staff_line]\nxx = 'a'", "kiosk.staff_line: expected languages out of en, es, not 'xx'; none is used"),
    ("[printing]\nallowed = 1", "printing.allowed: expected true or false, not 1; false is used"),
    ("[printing]\nmost_pages = 1000", "printing.most_pages: expected a whole number from 1 to 40, not 1000; 8 is used"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), MISTAKES)
def test_one_mistake_is_one_clear_line_and_the_usual_value(path: Path, text: str, line: str) -> None:
    path.write_text(text)
    loaded = load_policy(path, KNOWN)
    assert loaded.problems == (f"policy.toml: {line}",)
    expected = Policy(languages=("en",)) if text.startswith("languages = ['xx'") else Policy()
    assert loaded.policy == expected


def test_a_wrong_key_costs_no_other(path: Path) -> None:
    path.write_text(
        "region = 'UK'\n[kiosk]\nidle_seconds = 'soon'\nheadphones = true\n[printing]\nallowed = true"
    )
    loaded = load_policy(path, KNOWN)
    assert len(loaded.problems) == 1
    assert loaded.policy.region == "UK"
    assert loaded.policy.kiosk == KioskPolicy(headphones=True)
    assert loaded.policy.printing.allowed


def test_one_wrong_number_does_not_cost_the_clinic_the_others(path: Path) -> None:
    path.write_text('[clinic]\nnumbers = [{who = "A", number = "1"}, {who = "B"}, {who = "C", number = "3"}]')
    loaded = load_policy(path, KNOWN)
    assert [one.who for one in loaded.policy.clinic.numbers] == ["A", "C"]
    assert loaded.problems[0].startswith("policy.toml: clinic.numbers, entry 2: expected")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (b'mode = "kiosk"\n[clinic', "kiosk"),
        (b"  MODE='Kiosk'\n=", "kiosk"),
        (b'mode = "Kiosk"', "kiosk"),
        (b'mode = "home"\n[clinic', "home"),
        (b'# mode = "kiosk"\n[clinic', "home"),
        (b'[printing]\nmode = "kiosk"', "kiosk"),
        (b'mode = ["kiosk"]', "kiosk"),
        (b'"Mode" = "kiosk"', "kiosk"),
        (b"mode: kiosk", "kiosk"),
        (b'\xef\xbb\xbfmode="kiosk"\n\xff', "kiosk"),
        ('mode = "kiosk"'.encode("utf-16"), "kiosk"),
        (b'[printing]\n# mode = "kiosk"\nmode = "home"', "home"),
        (b"region = " + b"1" * 5000, "home"),
        (b'clinic.logo = "\\u0000.png"', "home"),
        (b"\xff\xfe", "home"),
        (b"x = " + b"[" * 100_000, "home"),
    ],
)
def test_a_slip_of_the_pen_leaves_a_kiosk_a_kiosk(path: Path, text: bytes, mode: str) -> None:
    path.write_bytes(text)
    loaded = load_policy(path, KNOWN)
    assert loaded.policy == Policy(mode=mode)  # type: ignore[arg-type]
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith("policy.toml: ")
    assert "\n" not in loaded.problems[0]


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    path.mkdir()
    loaded = load_policy(path, KNOWN)
    assert loaded.problems == ("policy.toml: cannot be read: Is a directory",)
    assert loaded.path == path


@pytest.mark.parametrize(
    ("name", "content", "is_good"),
    [
        ("a.svg", b"<?xml version='1.0'?><svg/>", True),
        ("a.svg", PNG, True),
        ("a.png", b"GIF89a", False),
        ("a.png", PNG + bytes(2_000_000), False),
        ("a.txt", b"<svg/>", False),
    ],
)
def test_a_logo_is_looked_at(path: Path, name: str, content: bytes, *, is_good: bool) -> None:
    (path.parent / name).write_bytes(content)
    path.write_text(f"[clinic]\nlogo = '{name}'")
    loaded = load_policy(path, KNOWN)
    assert bool(loaded.policy.clinic.logo) is is_good
    assert bool(loaded.problems) is not is_good


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.text("abz_", max_size=4), below, max_size=3)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.sampled_from(keys(Policy)), VALUES)
def test_whatever_stands_there_the_policy_in_force_is_a_whole_one(
    path: Path, key: str, value: object
) -> None:
    text = f"{key} = {_toml(value)}"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    path.write_text(text, encoding="utf-8")
    loaded = load_policy(path, KNOWN)
    assert msgspec.convert(msgspec.to_builtins(loaded.policy), Policy) == loaded.policy
    missed_rule(loaded.policy.missed_dose)
    assert all("\n" not in line and line.startswith(f"policy.toml: {key}") for line in loaded.problems)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\u{ord(one):04x}" if ord(one) < 0x10000 else "x" for one in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{name}" = {_toml(one)}' for name, one in value.items()) + "}"
    return "0" if value is None else str(value)


def test_it_lies_where_only_an_administrator_writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert policy_path() == tmp_path / "baclofen-guide" / "policy.toml"


def test_the_clinic_settles_only_what_the_reader_did_not_choose() -> None:
    numbers = (ClinicNumber(who="Nurse", number="1"), ClinicNumber(who="Desk", number="2"))
    policy = Policy(
        region="UK", languages=("es", "en"), clinic=msgspec.structs.replace(Policy().clinic, numbers=numbers)
    )
    assert under(Preferences(), policy) == Preferences(region="UK", language="es", clinic_number="1")
    chosen = Preferences(region="US", language="en", clinic_number="9", welcomed=True)
    assert under(chosen, policy) == chosen
    assert settled(Preferences(), Policy()) == {}


def test_the_missed_dose_rule_is_the_clinics_and_cites_the_nhs_only_where_it_says_the_same() -> None:
    assert missed_rule(MissedDose()) == MissedRule()
    other = missed_rule(MissedDose(window_hours=3, source="Our hospital"))
    assert (other.window.total_seconds() / 3600, other.source, other.facts) == (3, "Our hospital", ())
