"""Runs every check, all of them even when one fails, and sums up at the end.

The tests on a real display mostly wait, so they run beside the others.
"""

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
    """The tests: two at a time off screen, and one by one on a real display."""
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


class Running:
    """A step that was begun; `finish` waits for it.

    Args:
        step: what to do.
        aside: keep the output until it is finished, so that two steps do not speak at once.
    """

    def __init__(self, step: Step, *, aside: bool = False) -> None:
        self._step = step
        REPORTS.mkdir(parents=True, exist_ok=True)
        if step.report:
            step.report.unlink(missing_ok=True)
        self._said = REPORTS / f"{step.name.replace(' ', '-')}.log" if aside else None
        self._start = time.monotonic()
        if self._said is None:
            print(f"\n── {step.name} ──", flush=True)
            self._process = subprocess.Popen(step.command, cwd=ROOT)
        else:
            with self._said.open("wb") as log:
                self._process = subprocess.Popen(
                    step.command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
                )

    def finish(self) -> Outcome:
        """What came of it."""
        held = self._process.wait() == 0
        step, outcome = self._step, Outcome(self._step.name, held, time.monotonic() - self._start)
        if self._said is not None:
            print(f"\n── {step.name} ──\n{self._said.read_text('utf-8', 'replace')}", flush=True)
        if step.report:
            outcome.tests = counted(step.report)
            if outcome.tests["skipped"] and not step.may_skip:
                print(f"{step.name}: {outcome.tests['skipped']} skipped, and none may be here.")
                outcome.held = False
        return outcome


def run_tests() -> list[Outcome]:
    """All tests, each kind beside the other."""
    # The C library of Linux fills what is freed: what Qt still reads then fails each time, not once a week.
    os.environ.setdefault("MALLOC_PERTURB_", "165")
    first, *others = tests()
    beside = [Running(step, aside=True) for step in others]
    return [Running(first).finish(), *(running.finish() for running in beside)]


def main() -> int:
    """Run the checks and, unless told otherwise, the tests; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-tests", action="store_true", help="only the checks that are no tests")
    no_tests = parser.parse_args().no_tests

    outcomes = [Running(step).finish() for step in checks()]
    outcomes += [] if no_tests else run_tests()
    print("\n── all checks ──")
    for outcome in outcomes:
        print(f"{'ok    ' if outcome.held else 'FAILED'}  {outcome.seconds:6.1f} s  {outcome.name}")
    if not no_tests:
        total = sum((outcome.tests for outcome in outcomes), Counter[str]())
        # A check that failed counts too: the last line alone must not look fine.
        failed = total["failed"] + sum(
            not outcome.held and not outcome.tests["failed"] for outcome in outcomes
        )
        print(f"{total['passed']} passed, {failed} failed, {total['skipped']} skipped")
    return 0 if all(outcome.held for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
