"""Colours of a theme, read from data; everything drawn takes them from here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from pathlib import Path

    from baclofen_guide.settings.choices import ThemeChoice


class ThemeError(Exception):
    """A theme file is wrong; the text names the file and what was expected."""


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours by role as ``#RRGGBB``; contrast ratios are proved by a test for every theme."""

    name: str
    dark: bool
    window: str
    card: str
    panel: str
    text: str
    quiet: str
    outline: str
    hairline: str
    primary: str
    on_primary: str
    primary_soft: str
    on_primary_soft: str
    emergency: str
    emergency_soft: str
    emergency_button: str
    on_emergency_button: str
    warning: str
    warning_soft: str
    warning_edge: str
    good: str
    good_soft: str
    good_edge: str
    focus: str
    border_px: int


@lru_cache(maxsize=4)
def load_theme(folder: Path, name: str) -> Theme:
    """Read ``folder/name.toml``, once in a run.

    Raises:
        ThemeError: the file is missing, or a key is missing, unknown or of the wrong kind.
    """
    path = folder / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Theme)
    except (OSError, msgspec.DecodeError) as error:
        raise ThemeError(f"{path.name}: {error}") from error


def theme_name(choice: ThemeChoice, *, system_is_dark: bool) -> str:
    """Return the name of the theme file for what the reader chose and what the desktop shows."""
    if choice == "high-contrast":
        return "high-contrast-dark" if system_is_dark else "high-contrast-light"
    if choice == "system":
        return "dark" if system_is_dark else "light"
    return choice


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of `theme`, so that standard widgets and dialogs match."""
    colours = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.card),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.quiet),
        (role.Button, theme.card),
        (role.ButtonText, theme.text),
        (role.Mid, theme.outline),
        (role.Highlight, theme.primary),
        (role.HighlightedText, theme.on_primary),
        (role.Link, theme.primary),
        (role.LinkVisited, theme.primary),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text),
    ):
        colours.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.quiet))
    return colours
