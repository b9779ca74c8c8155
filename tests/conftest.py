"""What every test gets: a home of its own, no window system unless asked for, and silence in the log."""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

hypothesis.settings.register_profile("dev", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")

# Set for every test, so that none reads or writes what belongs to the person running them.
HOME_VARIABLES = {
    "HOME": ".",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_DIRS": "machine",
}
_log_watch = pytest.StashKey["LogWatch"]()


def wants_desktop(config: pytest.Config) -> bool:
    """Whether this run was asked for the tests that need a real window system."""
    return config.option.markexpr.strip() == "desktop"


def pytest_configure(config: pytest.Config) -> None:
    """Choose the window system before anything imports Qt."""
    config.addinivalue_line(
        "markers", "expects_log(*patterns): warnings and errors matching these are meant, and each must come"
    )
    if not wants_desktop(config):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif os.environ.get("CI") == "true" and not os.environ.get("DISPLAY"):
        raise pytest.UsageError("-m desktop needs a display: run it inside tools/desktop_session.sh")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a real window system where this run has none."""
    if wants_desktop(config) and os.environ.get("DISPLAY"):
        return
    reason = pytest.mark.skip(reason="needs a real window system: make desktop-test")
    for item in items:
        if item.get_closest_marker("desktop"):
            item.add_marker(reason)


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point HOME and its relatives to an empty folder, and settle language and zone."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, below in HOME_VARIABLES.items():
            folder = home / below
            folder.mkdir(exist_ok=True)
            patch.setenv(name, str(folder))
        if "DISPLAY" not in os.environ:
            runtime = home / "runtime"
            runtime.mkdir(mode=0o700)
            patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.delenv("LANGUAGE", raising=False)
        yield


class LogWatch(logging.Handler):
    """Keeps warnings and worse that a test did not say it expects."""

    def __init__(self, expected: tuple[str, ...]) -> None:
        super().__init__(logging.WARNING)
        self.missing = set(expected)
        self.stray: list[str] = []
        self._expected = expected

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        met = {pattern for pattern in self._expected if re.search(pattern, text)}
        self.missing -= met
        if not met:
            self.stray.append(f"{record.levelname} {record.name}: {text}")

    def judge(self) -> None:
        """Fail the test for a stray record; each is reported once."""
        stray, self.stray = self.stray, []
        if stray:
            pytest.fail("logged, and no test expects it:\n" + "\n".join(stray), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Listen to the whole test, its fixtures included."""
    patterns = tuple(str(p) for mark in item.iter_markers("expects_log") for p in mark.args)
    watch = item.stash[_log_watch] = LogWatch(patterns)
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        return (yield)
    finally:
        root.removeHandler(watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail the test for what it or its set-up logged."""
    result = yield
    watch = item.stash[_log_watch]
    watch.judge()
    if watch.missing:
        pytest.fail(f"expected in the log, and never came: {sorted(watch.missing)}", pytrace=False)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Fail the tear-down for what it logged."""
    result = yield
    item.stash[_log_watch].judge()
    return result
