"""What of Qt goes into the built program, and which libraries follow. `build.spec` asks, a test guards.

PyInstaller takes every plugin and language of Qt; most of them are for what this program does not do, and
bring libraries of their own.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Entry = tuple[str, str, str]
"""As PyInstaller has it: path in the folder, path here, kind."""

PYTHON_PARTS = {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport"}
"""Modules of PySide6: those the program imports."""

PLUGINS = {
    # windows on each system, and the picture without a screen that --self-test takes
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient"},
    # letters with accents, and Asian scripts
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    # dark or light, and the system's own dialogs
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmodernwindowsstyle", "qwindowsvistastyle", "qmacstyle"},
    "printsupport": {"cupsprintersupport"},
    # a clinic's picture; PNG needs no plugin
    "imageformats": {"qjpeg"},
}
"""Plugins by folder, without what each system puts before and after a name."""

LEFT_OUT = (
    "PIL", "_ssl", "_tkinter", "curses", "doctest", "ftplib", "imaplib", "lib2to3", "pdb", "poplib",
    "pydoc", "pygments", "readline", "setuptools", "smtplib", "ssl", "tkinter", "unittest", "xmlrpc",
)  # fmt: skip
"""Modules that nothing of ours uses. Without `ssl` the program could not even talk to a server.
`_hashlib` is in: the staff's code for the kiosk is kept by scrypt, which Python has nowhere else."""

FROM_SYSTEM = re.compile(
    r"lib(X11|X11-xcb|crypto|cups|dbus-1|fontconfig|freetype|glib-2\.0|gthread-2\.0|gssapi_krb5)\.so"
)
"""Libraries every desktop has, and whose own must be used: they read its settings, talk to its services.
README names them; the small ones for X that a desktop may lack (libxcb-cursor above all) go in."""

TO_STRIP = re.compile(r"(^|/)(libpython[\d.]+\.so|_typst\.abi3\.so)")
"""Where the linker left behind much that only a debugger reads."""

_BEFORE, _AFTER = (
    re.compile(r"^lib(?=q|xdg|bradient|cups|compose|ibus)"),
    re.compile(r"\.(so|dll|dylib)[\d.]*$"),
)
_QM = re.compile(r"(qtbase)_(\w+)\.qm$")


def is_plugin_wanted(path: str) -> bool:
    """Whether the plugin at `path`, such as ``PySide6/Qt/plugins/platforms/libqxcb.so``, goes in."""
    folder, name = PurePath(path).parts[-2:]
    plain = _AFTER.sub("", _BEFORE.sub("", name))
    return plain in PLUGINS.get(folder, set())


def is_file_wanted(path: str, languages: Iterable[str]) -> bool:
    """Whether a file of Qt goes in: of translations only the buttons and dialogs in our own languages."""
    parts = PurePath(path).parts
    if "PySide6" not in parts:
        return True
    if "plugins" in parts:
        return is_plugin_wanted(path)
    if "translations" in parts:
        found = _QM.search(parts[-1])
        return found is not None and found[2] in set(languages)
    if "qml" in parts or path.endswith((".pyi", ".h", "py.typed")):
        return False
    module = re.match(r"(Qt\w+)\.(abi3\.so|pyd|abi3\.dylib)", parts[-1])
    return module is None or module[1] in PYTHON_PARTS


def reached(entries: list[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that something needs: Python's extensions, Qt's plugins, and what those ask the linker for.

    Args:
        entries: binaries and links to them.
        imports: names of the libraries that the file at a path asks for.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        if FROM_SYSTEM.match(PurePath(entry[0]).name):
            continue
        by_name.setdefault(PurePath(entry[0]).name, []).append(entry)
    waiting = [entry for entry in entries if entry[2] == "EXTENSION" or _is_root(entry[0])]
    kept = {entry[0] for entry in waiting}
    while waiting:
        for name in imports(waiting.pop()[1]):
            for entry in by_name.get(name, []):
                if entry[0] not in kept:
                    kept.add(entry[0])
                    waiting.append(entry)
    return [entry for entry in entries if entry[0] in kept]


def _is_root(path: str) -> bool:
    parts = PurePath(path).parts
    return "plugins" in parts or parts[-1].startswith("libpython")


def asked_for(path: str) -> list[str]:
    """Names of the libraries that the ELF file at `path` itself asks for, not what those ask for."""
    said = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
    return re.findall(r"NEEDED\s+(\S+)", said)


def stripped(entries: list[Entry], folder: Path) -> list[Entry]:
    """The entries, those of `TO_STRIP` replaced by copies in `folder` without what only a debugger reads."""
    return [
        (path, _stripped(source, folder) if TO_STRIP.search(path) else source, kind)
        for path, source, kind in entries
    ]


def _stripped(source: str, folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / PurePath(source).name
    subprocess.run(["strip", "--strip-unneeded", "-o", str(copy), source], check=True)
    return str(copy)
