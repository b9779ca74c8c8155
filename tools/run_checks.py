"""Runs every check one after another, all of them even when one fails, and sums up at the end."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "build" / "tests"
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]
DESKTOP = ["sh", "tools/desktop_session.sh"]


@dataclass(frozen=True)
class Step:
    """One check: its name and the command that does it."""

    name: str
    command: list[str]
    may_skip: bool = True
    report: Path | None = None


@dataclass
class Outcome:
    """What came of a step: whether it held, how long it took, and its tests by result."""

    name: str
    held: bool
    seconds: float
    tests: Counter[str] = field(default_factory=Counter)


def checks() -> list[Step]:
    """The checks that are no tests."""
    return [
        Step("ruff check", [str(BIN / "ruff"), "check", "--quiet", "."]),
        Step("ruff format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Step("mypy", [sys.executable, "-m", "mypy"]),
        Step("content", [str(BIN / "baclofen-guide"), "check"]),
        Step("translations", [sys.executable, "tools/translations.py", "--check"]),
    ]


def tests() -> list[Step]:
    """The tests: two at a time off screen, then one by one on a real display."""
    unit, desktop = REPORTS / "unit.xml", REPORTS / "desktop.xml"
    off_screen = Step("tests", [*PYTEST, "-n", "2", "-m", "not desktop", f"--junitxml={unit}"], report=unit)
    on_screen = Step(
        "desktop tests",
        [*DESKTOP, *PYTEST, "-m", "desktop", f"--junitxml={desktop}"],
        # A machine that checks for everybody must not pass over the real window.
        may_skip=os.environ.get("CI") != "true",
        report=desktop,
    )
    # Elsewhere there is no display to make.
    return [off_screen, on_screen] if sys.platform == "linux" else [off_screen]


def counted(report: Path) -> Counter[str]:
    """Tests by result ("passed", "failed", "skipped") in the JUnit file `report`."""
    if not report.exists():
        return Counter(failed=1)
    suites = ET.parse(report).getroot().iter("testsuite")
    totals: Counter[str] = Counter()
    for suite in suites:
        every, failed, skipped = (
            sum(int(suite.get(key, 0)) for key in keys)
            for keys in (["tests"], ["failures", "errors"], ["skipped"])
        )
        totals.update(passed=every - failed - skipped, failed=failed, skipped=skipped)
    return totals


def run(step: Step) -> Outcome:
    """Run one step, its output straight to the terminal."""
    print(f"\n── {step.name} ──", flush=True)
    if step.report:
        step.report.parent.mkdir(parents=True, exist_ok=True)
        step.report.unlink(missing_ok=True)
    start = time.monotonic()
    held = subprocess.run(step.command, cwd=ROOT, check=False).returncode == 0
    outcome = Outcome(step.name, held, time.monotonic() - start)
    if step.report:
        outcome.tests = counted(step.report)
        if outcome.tests["skipped"] and not step.may_skip:
            print(f"{step.name}: {outcome.tests['skipped']} skipped, and none may be here.")
            outcome.held = False
    return outcome


def main() -> int:
    """Run the checks and, unless told otherwise, the tests; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-tests", action="store_true", help="only the checks that are no tests")
    steps = checks() + ([] if parser.parse_args().no_tests else tests())

    outcomes = [run(step) for step in steps]
    print("\n── all checks ──")
    for outcome in outcomes:
        print(f"{'ok    ' if outcome.held else 'FAILED'}  {outcome.seconds:6.1f} s  {outcome.name}")
    if any(step.report for step in steps):
        total = sum((outcome.tests for outcome in outcomes), Counter[str]())
        # A check that failed counts too: the last line alone must not look fine.
        failed = total["failed"] + sum(
            not outcome.held and not outcome.tests["failed"] for outcome in outcomes
        )
        print(f"{total['passed']} passed, {failed} failed, {total['skipped']} skipped")
    return 0 if all(outcome.held for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
