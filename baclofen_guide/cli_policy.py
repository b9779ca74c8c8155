"""The clinic's policy on the command line: where it is read, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.settings.policy import Loaded
from baclofen_guide.settings.policy_file import Known, load_policy, policy_path

if TYPE_CHECKING:
    from pathlib import Path

    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.paths import Resources


class NoPolicyError(Exception):
    """The policy file named on the command line is not there."""


def read_policy(named: Path | None, resources: Resources, messages: Messages) -> Loaded:
    """The policy of this computer, or the one in the file `named`.

    Raises:
        NoPolicyError: there is no file `named`.
        ContentError: the program's own languages are damaged.
    """
    path = named or policy_path()
    if not path.is_file():
        if named is not None:
            raise NoPolicyError(messages.text("cli.no-policy", path=path))
        return Loaded()
    from baclofen_guide.guide.catalogue import read_languages
    from baclofen_guide.settings.regions import UNSET_REGION, load_regions

    regions = [name for name in load_regions(resources.facts / "regions.toml") if name != UNSET_REGION]
    return load_policy(path, Known(regions, tuple(read_languages(resources.content))))
