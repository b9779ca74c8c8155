"""Where things are: the program's own resources, and the reader's data, settings and cache."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "baclofen-guide"


class ResourcesMissingError(Exception):
    """The program's own files are not where they belong: a broken installation."""


@dataclass(frozen=True)
class Resources:
    """The program's own files.

    Attributes:
        root: The folder ``resources``.
        translations: The folder with the window's translations; it may be missing.
    """

    root: Path
    translations: Path

    @property
    def content(self) -> Path:
        """Pages, messages, topics and languages."""
        return self.root / "content"

    @property
    def facts(self) -> Path:
        """Facts, sources, red flags, glossary and regions."""
        return self.root / "facts"

    @property
    def themes(self) -> Path:
        """Colours."""
        return self.root / "themes"


@dataclass(frozen=True)
class UserFolders:
    """Where the reader's own files are kept. None of the folders is made here.

    Attributes:
        data: What must not be lost.
        config: Settings.
        cache: What can be made anew at any time.
        state: What the program did: its log, and reports of what went wrong.
    """

    data: Path
    config: Path
    cache: Path
    state: Path


def find_resources(package: Path | None = None) -> Resources:
    """The resources beside the code: inside an installed package, or one folder up in the repository.

    Args:
        package: The folder of the code; by default where this file is.

    Raises:
        ResourcesMissingError: When neither place has them.
    """
    here = package or Path(__file__).resolve().parent
    for base in (here, here.parent):
        if (base / "resources" / "content").is_dir():
            return Resources(base / "resources", base / "translations")
    raise ResourcesMissingError(
        f"no folder resources/content beside {here}; the program must be installed again"
    )


def user_folders(data_dir: Path | None = None) -> UserFolders:
    """The folders the system gives to this program, or all of them under `data_dir`."""
    if data_dir is not None:
        root = whole_path(data_dir)
        return UserFolders(root / "data", root / "config", root / "cache", root / "state")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_NAME, appauthor=False)
    folders = (dirs.user_data_dir, dirs.user_config_dir, dirs.user_cache_dir, dirs.user_state_dir)
    return UserFolders(*map(Path, folders))


def whole_path(path: Path) -> Path:
    """`path` from the root on; a ``~`` of nobody on this computer stands for itself, as in a shell."""
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()
