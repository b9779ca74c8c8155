"""docs/hazards.md keeps its word: every test it names is there, and no hazard stands without a control."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split(" | ")]
    for line in (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| H")
]


@cache
def functions_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_no_number_comes_twice() -> None:
    numbers = [int(row[0].removeprefix("H")) for row in ROWS]
    assert numbers
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_hazard_has_a_control_and_its_tests_exist(row: list[str]) -> None:
    number, hazard, control, proof = row
    assert hazard
    assert control
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", proof)
    assert named or "no test yet" in proof
    missing = [f"{file}::{name}" for file, name in named if name not in functions_in(ROOT / "tests" / file)]
    assert not missing, number
