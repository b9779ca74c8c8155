"""Where the program finds its own files, and where it keeps the reader's."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide.paths import ResourcesMissingError, find_resources, user_folders


def test_in_the_repository():
    found = find_resources()
    assert (found.content / "en").is_dir()
    assert found.facts.is_dir()
    assert found.themes.is_dir()
    assert found.translations == found.root.parent / "translations"


def test_in_an_installed_package(tmp_path):
    package = tmp_path / "site-packages" / "baclofen_guide"
    (package / "resources" / "content").mkdir(parents=True)
    (tmp_path / "site-packages" / "resources" / "content").mkdir(parents=True)
    assert find_resources(package).root == package / "resources"
    assert find_resources(package).translations == package / "translations"


def test_a_folder_that_only_has_the_name_is_passed_over(tmp_path):
    package = tmp_path / "baclofen_guide"
    (package / "resources").mkdir(parents=True)
    (tmp_path / "resources" / "content").mkdir(parents=True)
    assert find_resources(package).root == tmp_path / "resources"


def test_nowhere(tmp_path):
    with pytest.raises(ResourcesMissingError, match="must be installed again"):
        find_resources(tmp_path / "baclofen_guide")


def test_everything_under_one_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = user_folders(Path("mine"))
    root = tmp_path / "mine"
    assert (found.data, found.config, found.cache) == (root / "data", root / "config", root / "cache")
    assert not root.exists()


def test_the_folders_of_the_system(tmp_path, monkeypatch):
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    found = user_folders()
    if found.data.is_relative_to(tmp_path):
        assert found.data == tmp_path / "DATA" / "baclofen-guide"
        assert found.config == tmp_path / "CONFIG" / "baclofen-guide"
        assert found.cache == tmp_path / "CACHE" / "baclofen-guide"
    else:
        assert "baclofen-guide" in str(found.data)
