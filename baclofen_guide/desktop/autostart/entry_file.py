"""A file that the system reads at login: written whole and read back, or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.desktop.autostart.model import AutostartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def write_entry(path: Path, content: Callable[[], bytes], is_on: Callable[[], bool]) -> None:
    """Write the file and read it back.

    Args:
        path: the file; its folder is made when needed.
        content: what is to be in it.
        is_on: whether the file, read again, starts this program.

    Raises:
        AutostartError: it could not be written, or says something else afterwards.
    """
    try:
        made = content()
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_bytes(made)
        partial.replace(path)
    except (OSError, ValueError) as error:
        raise AutostartError(str(error)) from error
    if not is_on():
        raise AutostartError(f"{path} was written and does not say so")


def remove_entry(path: Path) -> None:
    """Remove the file where there is one.

    Raises:
        AutostartError: it could not be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise AutostartError(str(error)) from error
