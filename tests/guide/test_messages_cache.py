"""Messages are kept compiled, and never an old wording after a file has changed."""

from __future__ import annotations

from pathlib import Path

from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.messages import Messages, load_messages


def content(folder: Path) -> Path:
    (folder / "en" / "messages").mkdir(parents=True)
    (folder / "en" / "messages.toml").write_text('[a]\nb = "first"\n', encoding="utf-8")
    (folder / "en" / "messages" / "more.toml").write_text('[c]\nd = "second"\n', encoding="utf-8")
    return folder


def test_kept_messages_are_the_same(tmp_path: Path) -> None:
    folder, cache = content(tmp_path / "content"), Cache(tmp_path / "cache")
    made = load_messages(folder, "en", cache)
    assert made == load_messages(folder, "en", cache) == Messages.load(folder, "en")
    assert list((tmp_path / "cache").iterdir())


def test_a_changed_or_new_file_is_read_anew(tmp_path: Path) -> None:
    folder, cache = content(tmp_path / "content"), Cache(tmp_path / "cache")
    load_messages(folder, "en", cache)
    (folder / "en" / "messages" / "more.toml").write_text('[c]\nd = "third"\n', encoding="utf-8")
    assert load_messages(folder, "en", cache).text("c.d") == "third"
    (folder / "en" / "messages" / "extra.toml").write_text('[e]\nf = "new"\n', encoding="utf-8")
    assert load_messages(folder, "en", cache).text("e.f") == "new"


def test_another_language_stands_over_the_english_one(tmp_path: Path) -> None:
    folder, cache = content(tmp_path / "content"), Cache(tmp_path / "cache")
    (folder / "es" / "messages").mkdir(parents=True)
    (folder / "es" / "messages" / "more.toml").write_text('[c]\nd = "segundo"\n', encoding="utf-8")
    found = load_messages(folder, "es", cache)
    assert (found.text("a.b"), found.text("c.d")) == ("first", "segundo")


def test_without_a_cache_they_are_read_each_time(tmp_path: Path) -> None:
    assert load_messages(content(tmp_path), "en", Cache(None)).text("a.b") == "first"
