"""The list of what goes into the built program: it is what the program uses, and no more."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "baclofen_guide"


def load(name: str) -> ModuleType:
    """A tool as a module; tools are scripts, in no package."""
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILT = load("built_parts")


def test_the_modules_of_qt_are_those_the_program_imports() -> None:
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert set(re.findall(r"(?:from|import) PySide6\.(\w+)", source)) == BUILT.PYTHON_PARTS


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/texttospeech/libqtexttospeech_mock.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qt_es.qm",
        "PySide6/QtWebEngineCore.abi3.so",
        "PySide6/QtDBus.pyd",
    ],
)
def test_what_the_program_never_uses_stays_out(path: str) -> None:
    assert not BUILT.is_file_wanted(path, ["es"])


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/translations/qtbase_es.qm",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "typst/_typst.abi3.so",
        "baclofen_guide/resources/sounds/reminder.wav",
    ],
)
def test_what_the_program_uses_goes_in(path: str) -> None:
    assert BUILT.is_file_wanted(path, ["es"])


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the plugins of Linux")
def test_every_plugin_of_linux_on_the_list_is_there_to_be_taken() -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    plugins = Path(spec.origin).parent / "Qt" / "plugins"
    found = {path.parent.name for path in plugins.rglob("*.so") if BUILT.is_plugin_wanted(str(path))}
    of_other_systems = {"styles"}
    assert found == set(BUILT.PLUGINS) - of_other_systems


def test_a_library_goes_in_only_where_something_asks_for_it() -> None:
    entries = [
        ("app.so", "/app.so", "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/qxcb", "BINARY"),
        ("libused.so.1", "/used", "BINARY"),
        ("libdeeper.so.1", "/deeper", "BINARY"),
        ("libunused.so.1", "/unused", "BINARY"),
        ("libglib-2.0.so.0", "/glib", "BINARY"),
        ("libofglib.so.1", "/ofglib", "BINARY"),
    ]
    asks = {
        "/qxcb": ["libused.so.1", "libglib-2.0.so.0"],
        "/used": ["libdeeper.so.1", "libused.so.1"],
        "/glib": ["libofglib.so.1"],
        "/unused": ["libdeeper.so.1"],
    }
    kept = BUILT.reached(entries, lambda path: asks.get(path, []))
    assert [entry[0] for entry in kept] == [entry[0] for entry in entries[:4]]


def test_libraries_left_to_the_system_are_those_the_readers_are_told_of() -> None:
    named = re.findall(r" lib:(\S+)", (ROOT / "tools" / "system-packages.txt").read_text())
    left = [name for name in named if BUILT.FROM_SYSTEM.match(name)]
    assert len(left) == len(re.findall(r"\|", BUILT.FROM_SYSTEM.pattern)) + 1
