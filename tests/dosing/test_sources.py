"""Every fact id the rules cite exists in the project's own facts, and none that is for clinicians only."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "baclofen_guide" / "dosing").glob("*.py"))
ID = re.compile(r"F-[A-Z0-9]+-\d+")


def facts() -> dict[str, bool]:
    """Each fact id, and whether it is for clinicians only."""
    found = {}
    for path in (ROOT / "resources" / "facts" / "facts").glob("*.toml"):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["facts"]:
            found[entry["id"]] = bool(entry.get("clinical_only"))
    return found


def cited(path: Path) -> tuple[set[str], set[str]]:
    """Fact ids a module gives out as data, and all that it names."""
    text = path.read_text(encoding="utf-8")
    strings = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    data = {one for one in strings if isinstance(one, str) and ID.fullmatch(one)}
    return data, set(ID.findall(text))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_facts_cited_exist_and_what_readers_see_is_for_them(path) -> None:
    known = facts()
    data, named = cited(path)
    assert named <= set(known)
    assert not {one for one in data if known[one]}


def test_the_rules_cite_what_they_follow() -> None:
    data = set().union(*(cited(path)[0] for path in MODULES))
    assert {f"F-MISS-0{number}" for number in (1, 2, 3, 6, 7, 8)} <= data
    assert {"F-DOSE-03", "F-DOSE-04", "F-TAPER-15", "F-STOP-01", "F-TAKE-01", "F-OD-12"} <= data


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_rule_reads_a_clock_a_file_or_a_window(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\.now\(|utcnow|time\.time|date\.today|\bopen\(|PySide6|print\(|os\.environ", text)
