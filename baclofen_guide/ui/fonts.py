"""The typefaces: one made for low vision to read, one for pictograms."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFontDatabase

READING_FAMILY = "Atkinson Hyperlegible"
ICON_FAMILY = "Material Design Icons"
_ICON_FONT = "materialdesignicons6-webfont-*.ttf"


def _package_folder(name: str) -> Path | None:
    # Looked up, not imported: importing qtawesome costs more than opening a whole window.
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _font_files() -> list[Path]:
    files: list[Path] = []
    if folder := _package_folder("fontpkg_atkinson_hyperlegible"):
        files += sorted((folder / "files").glob("*.ttf"))
    if folder := _package_folder("qtawesome"):
        files += sorted((folder / "fonts").glob(_ICON_FONT))
    return files


def load_fonts() -> list[str]:
    """Open the bundled fonts; return the families that are now at hand.

    A font that is missing is no reason to fail: Qt falls back to the system's own.
    """
    families: list[str] = []
    for file in _font_files():
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return families
