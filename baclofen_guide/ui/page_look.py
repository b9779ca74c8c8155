"""The look of a page of text, from the theme and the text size; and the look of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.look import BoxLook, Look

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.theme import Theme

STACK_TABLES_FROM = 200
"""Above this text size in percent a table becomes one list a row."""

STACK_FIGURES_FROM = 110
"""Above this text size in percent the words of a figure stand below its picture."""

FIGURE_PX = {"tick_px": 34, "crowd_px": 220, "sign_px": 64}
"""Widths of what is painted, at 100 %."""


def screen_look(style: Style) -> Look:
    """Return the look of a page in the window."""
    px = style.page_px
    return _look(
        style.theme,
        sizes={
            # Headings stay a fixed step above the text: twice as large, they would push it off the screen.
            "title_px": px(16) + 12,
            "section_px": px(16) + 5,
            "subheading_px": px(16) + 2,
            "body_px": px(16),
            "small_px": px(14),
            # Space grows more slowly than letters: at 300 % the words need the room.
            "space_px": max(3, round(4 * min(style.text_percent, 200) / 100)),
            # So do pictures, which are large already.
            **{name: style.chrome_px(size) for name, size in FIGURE_PX.items()},
        },
        stack_tables=style.text_percent > STACK_TABLES_FROM,
        stack_figures=style.text_percent > STACK_FIGURES_FROM,
    )


def paper_look(light: Theme) -> Look:
    """Return the look of a printed page: the light theme at 12 points, 96 dots to the inch."""
    sizes = {
        "title_px": 27,
        "section_px": 20,
        "subheading_px": 17,
        "body_px": 16,
        "small_px": 14,
        "space_px": 4,
        **FIGURE_PX,
    }
    return _look(light, sizes=sizes, stack_tables=False, stack_figures=False)


def _look(theme: Theme, *, sizes: dict[str, int], stack_tables: bool, stack_figures: bool) -> Look:
    emergency = BoxLook(theme.emergency_soft, theme.emergency, theme.emergency, "emergency")
    warning = BoxLook(theme.warning_soft, theme.warning_edge, theme.warning, "warning")
    soft = BoxLook(theme.primary_soft, theme.primary, theme.on_primary_soft, "on_primary_soft")
    good = BoxLook(theme.good_soft, theme.good_edge, theme.good, "good")
    plain = BoxLook(theme.panel, theme.outline, theme.text, "text")
    return Look(
        text=theme.text,
        quiet=theme.quiet,
        link=theme.primary,
        on_link=theme.on_primary,
        hairline=theme.outline,
        head_fill=theme.panel,
        boxes={
            "key": soft,
            "emergency": emergency,
            "warning": warning,
            "tip": good,
            "not-known": plain,
            "checklist": plain,
            "disagree": plain,
            "audience": soft,
        },
        frame_px=theme.border_px if theme.border_px > 1 else 0,
        stack_tables=stack_tables,
        stack_figures=stack_figures,
        **sizes,
    )
