"""The shape of the project: who may import whom, what stays free of Qt, where time comes from."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "baclofen_guide"

# Room → the rooms it may import. A room is a package or module directly below baclofen_guide.
# "*" is everything. A new room needs a row here, and a row needs its room.
ROOMS: dict[str, set[str]] = {
    "settings": set(),
    "dosing": set(),
    "diary": set(),
    "guide": {"settings"},
    "records": {"dosing", "diary"},
    "teaching": {"settings", "dosing", "guide"},
    "exchange": {"settings", "dosing", "diary", "guide", "teaching"},
    "desktop": {"settings", "dosing"},
    "ui": {"settings", "dosing", "diary", "guide", "teaching", "records", "exchange"},
    "paths": set(),
    "outline": set(),
    "logs": {"outline"},
    "output": set(),
    "crash": {"outline"},
    "startup": set(),
    "context": {"settings", "guide", "paths"},
    "reminding": {"settings", "dosing", "records", "ui", "desktop"},
    "clinic_rule": {"settings", "dosing"},
    "home": {"settings", "dosing", "records", "guide", "ui", "desktop", "ringing"},
    "ringing": {"settings", "dosing", "records", "guide", "ui", "desktop", "reminding", "home"},
    "guide_pages": {"ui"},
    "home_pages": {"dosing", "ui", "home", "checking", "reminder_settings"},
    "teaching_room": {"settings", "exchange", "ui", "desktop", "clinic_rule"},
    "checking": {"dosing", "ui", "desktop", "home", "ringing", "reminder_settings"},
    "reminder_settings": {"desktop", "home"},
    "files_in": {"ui", "home"},
    "kiosk": {"settings", "guide", "paths", "ui", "desktop", "exchange", "kiosk_commands"},
    "kiosk_commands": {"settings", "guide", "ui", "desktop"},
    "kiosk_run": {"settings", "context", "crash", "desktop", "kiosk", "startup", "ui"},
    "kiosk_supervise": {"context", "desktop"},
    "starting": {"app", "context", "crash", "desktop", "startup", "ui"},
    "app": {"*"},
    "tour": {"app", "ui", "settings", "paths", "tour_story"},
    "tour_story": {"dosing", "records"},
    "selftest": {"app", "ui", "guide", "settings", "paths", "exchange", "dosing", "records", "teaching"},
    # Of ui only the names of pictograms, which are data; that Qt stays out is proved below.
    "cli_guide": {"ui", "guide", "settings", "context", "output", "cli_ask", "cli_reader"},
    "cli_ask": {"guide", "context", "cli_reader"},
    "cli_reader": {"guide", "settings", "context"},
    # As above.
    "cli_paper": {
        "ui",
        "guide",
        "settings",
        "dosing",
        "records",
        "exchange",
        "context",
        "clinic_rule",
        "cli_discharge",
        "cli_open",
    },
    # As above.
    "cli_discharge": {
        "ui",
        "guide",
        "settings",
        "dosing",
        "teaching",
        "exchange",
        "desktop",
        "context",
        "clinic_rule",
        "cli_paper",
        "cli_discharge",
        "cli_open",
    },
    "cli_record": {
        "guide",
        "dosing",
        "records",
        "exchange",
        "context",
        "paths",
        "settings",
        "doctor",
        "doctor_kiosk",
        "cli_paper",
        "clinic_rule",
    },
    "doctor_kiosk": {"settings", "doctor", "desktop"},
    "cli_policy": {"guide", "settings", "paths"},
    # Of desktop the command that starts the program again; what needs Qt is loaded with the window.
    "cli_kiosk": {"guide", "settings", "context", "desktop", "kiosk_run", "kiosk_supervise", "output"},
    "doctor": {"settings", "dosing", "records", "desktop"},
    "cli_open": {"exchange"},
    "cli": {"*"},
    # Setting a sheet in a process of its own must not wait for the whole program to be read.
    "__main__": {"cli", "exchange"},
}
# Only these start the window.
MAY_IMPORT_APP = ("cli", "starting", "__main__", "selftest", "tour")
NO_QT = (
    "settings",
    "dosing",
    "guide",
    "teaching",
    "records",
    "exchange",
    "paths",
    "outline",
    "logs",
    "output",
    "crash",
    "startup",
    "context",
    "tour_story",
    "cli_guide",
    "cli_ask",
    "cli_reader",
    "cli_paper",
    "cli_discharge",
    "cli_open",
    "cli_record",
    "cli_policy",
    "kiosk_supervise",
    "clinic_rule",
    "doctor",
    "doctor_kiosk",
    "cli",
)
QT = ("PySide6*", "shiboken6*", "qtawesome*", "qtpy*")
# The one place that asks the computer for the time.
CLOCK = PACKAGE / "settings" / "clock.py"
WHAT_TIME_IT_IS = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"), ("time", "ctime"),
}  # fmt: skip


def rooms() -> set[str]:
    """The rooms there are."""
    return {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }


def modules_of(*names: str) -> list[str]:
    """Patterns for these rooms and everything in them."""
    return [pattern for name in names for pattern in (f"baclofen_guide.{name}", f"baclofen_guide.{name}.*")]


def reachable(room: str) -> set[str]:
    """Every room that `room` may come to through the rooms it may import."""
    found: set[str] = set()
    waiting = set(ROOMS[room])
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= (set(ROOMS) if name == "*" else ROOMS[name]) - found
    return found


def test_every_room_has_its_rule() -> None:
    assert rooms() == set(ROOMS)


@pytest.mark.parametrize("room", sorted(name for name, allowed in ROOMS.items() if "*" not in allowed))
def test_imports_only_the_rooms_it_may(room: str) -> None:
    others = set(ROOMS) - {room}
    if direct := others - ROOMS[room]:
        rule = archrule(f"{room}: direct imports").match(*modules_of(room))
        rule.should_not_import(*modules_of(*direct)).check("baclofen_guide", only_direct_imports=True)
    if through := others - reachable(room):
        rule = archrule(f"{room}: imports through others").match(*modules_of(room))
        rule.should_not_import(*modules_of(*through)).check("baclofen_guide")


def test_the_map_names_every_room_and_no_other() -> None:
    """The table of CONTRIBUTING.md, by which a newcomer finds the way."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = {name.removesuffix(".py").rstrip("/") for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert rooms() - {"__main__"} <= named
    assert all(
        (PACKAGE / f"{name}.py").exists() or any((at / name).exists() for at in (PACKAGE, ROOT))
        for name in named
    )


def test_records_show_one_face() -> None:
    archrule("records through its __init__").match("baclofen_guide.*").exclude(
        *modules_of("records")
    ).should_not_import("baclofen_guide.records.*").check("baclofen_guide", only_direct_imports=True)


def test_a_kiosk_cannot_come_to_a_record() -> None:
    """What it does not import, through anything, it can never open, whatever somebody finds to press."""
    kiosk = modules_of("kiosk", "kiosk_commands", "kiosk_run", "ui.kiosk")
    out_of_reach = modules_of(
        "records", "diary", "home", "home_pages", "guide_pages", "reminding", "ringing", "app"
    )
    more = ["baclofen_guide.ui.record_desk", "baclofen_guide.exchange.plan_file"]
    archrule("a kiosk without a record").match(*kiosk).should_not_import(*out_of_reach).check(
        "baclofen_guide"
    )
    archrule("nor its desk").match(*kiosk).should_not_import(*more).check("baclofen_guide")


def test_only_the_ways_in_import_the_application() -> None:
    archrule("who imports app").match("baclofen_guide.*").exclude(
        *modules_of(*MAY_IMPORT_APP)
    ).should_not_import("baclofen_guide.app").check("baclofen_guide", only_direct_imports=True)


@pytest.mark.parametrize("room", [room for room in NO_QT if "*" not in ROOMS[room]])
def test_never_imports_qt(room: str) -> None:
    archrule(f"{room} without Qt").match(*modules_of(room)).should_not_import(*QT).check("baclofen_guide")


@pytest.mark.parametrize("room", NO_QT)
def test_loads_without_qt(room: str) -> None:
    code = (
        f"import sys, pkgutil, importlib, baclofen_guide.{room} as room\n"
        "for found in pkgutil.walk_packages(getattr(room, '__path__', ()), room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_start_does_not_load_openssl() -> None:
    """3 MB of memory and 6 ms, for hashes that Python has without it."""
    code = (
        "import sys, baclofen_guide.cli, baclofen_guide.starting, baclofen_guide.home\n"
        "from baclofen_guide.guide import compiled, fingerprint\n"
        "from baclofen_guide.settings import policy_file\n"
        "from baclofen_guide.desktop import single_instance\n"
        "print('_hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_only_the_clock_asks_what_time_it_is() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value.id}.{node.attr}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != CLOCK
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in WHAT_TIME_IT_IS
    ]
    assert not found


def test_qt_calls_lose_no_reference_to_none(qapp: object) -> None:
    """PySide6 6.12.0 under Python 3.11 loses one on each call, and aborts after some thousand."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("name")
    assert before - sys.getrefcount(None) < 100


def test_no_file_and_no_function_of_the_program_grows_past_reading() -> None:
    """As CONTRIBUTING.md says: 400 lines and 50."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 400:
            found.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        found += [
            f"{path.relative_to(ROOT)}: {node.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
        ]
    assert not found


def test_no_tracked_file_names_what_is_not_ours() -> None:
    """No package host, no path of one machine, no tool of somebody's workplace: another machine has others.

    Each word below is broken by a tilde, so that this file does not hold it.
    """
    broken = (
        r"(py~pi|python~hosted|npm~js|deb\.debian|cr~ates)\.(org|io|com)",
        r"index-~url",
        r"(?:^|[^\w.})])/(ho~me|ro~ot|fa~rm|wo~rk)/",
        r"\.\./sh~ared",
        r"/\.lib~rary",
        r"fa~rm-[a-z]",
        r"sub~agent",
    )
    pattern = "|".join(broken).replace("~", "")
    # Whoever owns the clone: to list its files is harmless.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        found += [f"{name}: {hit[0]}" for hit in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE)]
    assert not found
