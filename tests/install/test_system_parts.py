"""The list of system parts is complete: every library Qt's own files ask the system for is in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

LIST = Path(__file__).parents[2] / "tools" / "system-packages.txt"
# What every Debian has, down to the smallest: the C library and the compiler's.
ALWAYS_THERE = re.compile(r"ld-linux.*|lib(c|m|dl|rt|pthread|resolv|gcc_s|stdc\+\+)\.so\.\d+")
# What the window needs of Qt: these files, and through them Qt's own libraries.
FILES = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6PrintSupport.so.6",
    "lib/libQt6Svg.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "plugins/platformthemes/libqxdgdesktopportal.so",
    "plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "plugins/wayland-shell-integration/libxdg-shell.so",
    "plugins/printsupport/libcupsprintersupport.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/iconengines/libqsvgicon.so",
)
pytestmark = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("ldd"), reason="Linux only")


def listed_libraries() -> set[str]:
    return set(re.findall(r"^run\s+lib:(\S+)", LIST.read_text(encoding="utf-8"), re.MULTILINE))


def qt_folder() -> Path:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "Qt"


def asked_for(file: Path) -> set[str]:
    """Names of the libraries that `file` itself asks for, read from the loader's own account."""
    done = subprocess.run(
        ["ldd", str(file)],
        env={"LD_DEBUG": "files", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    needed = r"file=(\S+) \[0\];\s+needed by \S*" + re.escape(file.name)
    return set(re.findall(needed, done.stderr + done.stdout))


def test_every_library_qt_asks_for_is_listed() -> None:
    qt = qt_folder()
    waiting = [qt / name for name in FILES]
    seen: set[Path] = set()
    wanted: set[str] = set()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in asked_for(file):
            own = qt / "lib" / name
            if own.exists():
                waiting.append(own)
            else:
                wanted.add(name)
    assert {name for name in wanted if not ALWAYS_THERE.fullmatch(name)} <= listed_libraries()
    assert "libxcb-cursor.so.0" in wanted
