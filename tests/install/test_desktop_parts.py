"""What the desktop is told of the program: menu entry, software centre, kind of file, icon, manual page."""

from __future__ import annotations

import configparser
import os
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from baclofen_guide import __version__
from baclofen_guide.exchange.plan_file import SUFFIX
from tests.desktop.conftest import need
from tests.install.conftest import ROOT
from tests.install.test_built_parts import load

DESKTOP = ROOT / "resources" / "desktop"
ICONS = ROOT / "resources" / "icons"
NAME = "baclofen-guide"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DESKTOP / f"{NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def say(*command: object, **environ: str) -> str:
    """Output of `command`, with its complaints; fails when it ends with another code than 0."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ | environ)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def test_the_menu_entry_is_valid() -> None:
    need("desktop-file-validate")
    assert say("desktop-file-validate", DESKTOP / f"{NAME}.desktop") == ""


def test_the_words_for_the_software_centre_are_valid() -> None:
    need("appstreamcli")
    assert "successful" in say("appstreamcli", "validate", "--no-net", DESKTOP / f"{NAME}.metainfo.xml")


def test_what_they_say_is_the_same_everywhere() -> None:
    about = ET.parse(DESKTOP / f"{NAME}.metainfo.xml").getroot()
    kind = about.findtext("provides/mediatype")
    assert about.find("releases/release").get("version") == __version__  # type: ignore[union-attr]
    assert about.findtext("launchable") == f"{NAME}.desktop"
    assert about.findtext("summary") == entry()["Comment"]
    assert entry()["MimeType"] == f"{kind};"
    (mime,) = ET.parse(DESKTOP / f"{NAME}.mime.xml").getroot()
    assert mime.get("type") == kind
    (glob,) = mime.findall("{*}glob")
    assert glob.get("pattern") == f"*{SUFFIX}"


def test_a_plan_file_is_known_for_one(tmp_path: Path) -> None:
    need("update-mime-database", "gio")
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(DESKTOP / f"{NAME}.mime.xml", packages)
    say("update-mime-database", tmp_path / "mime")
    plan = tmp_path / f"order{SUFFIX}"
    plan.write_text("{}")
    told = say("gio", "info", "-a", "standard::content-type", plan, XDG_DATA_HOME=str(tmp_path))
    assert "application/vnd.baclofenguide.plan+json" in told


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_the_drawing_in_every_size(size: int) -> None:
    icons = load("make_icons")
    stored = QImage(str(ICONS / f"{NAME}-{size}.png"))
    assert stored.size() == QSize(size, size)
    renderer = icons.QSvgRenderer(str(ICONS / f"{NAME}.svg"))
    drawn = QImage.fromData(icons.png(renderer, size)).convertToFormat(stored.format())
    differing = sum(
        stored.pixelColor(x, y).lightness() - drawn.pixelColor(x, y).lightness() not in range(-12, 13)
        for x in range(0, size, max(1, size // 64))
        for y in range(0, size, max(1, size // 64))
    )
    assert differing == 0


def test_windows_and_macos_icons_hold_those_pictures() -> None:
    ico, icns = (ICONS / f"{NAME}.ico").read_bytes(), (ICONS / f"{NAME}.icns").read_bytes()
    count = struct.unpack_from("<HHH", ico)[2]
    places = [struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number) for number in range(count)]
    assert [place[0] or 256 for place in places] == [16, 32, 48, 256]
    for width, *_, length, start in places:
        assert ico[start : start + length] == (ICONS / f"{NAME}-{width or 256}.png").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns)
    assert (ICONS / f"{NAME}-512.png").read_bytes() in icns


def test_the_manual_page_says_every_command_and_man_has_nothing_against_it(tmp_path: Path) -> None:
    need("man")
    page = load("man_page").man_page()
    for word in (".SS show", ".SS export", "\\-\\-self\\-test", "\\-\\-log\\-level", ".SH EXIT STATUS"):
        assert word in page
    file = tmp_path / f"{NAME}.1"
    file.write_text(page, "utf-8")
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def make(target: str, prefix: str, root: Path) -> str:
    script = ROOT / "tools" / "install.sh"
    return say("sh", script, target, prefix, root)


@pytest.mark.desktop
def test_make_install_puts_every_file_in_its_place_and_uninstall_takes_all_away(
    built: Path, tmp_path: Path
) -> None:
    root = tmp_path / "package root"
    other = root / "opt" / "guide" / "share" / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("of somebody else")
    make("install", "/opt/guide", root)
    prefix = root / "opt" / "guide"
    apart = {path.relative_to(prefix).as_posix() for path in prefix.rglob("*") if not path.is_dir()}
    assert {path for path in apart if not path.startswith("lib/")} == {
        f"bin/{NAME}",
        f"share/applications/{NAME}.desktop",
        "share/applications/other.desktop",
        f"share/metainfo/{NAME}.metainfo.xml",
        f"share/mime/packages/{NAME}.xml",
        f"share/man/man1/{NAME}.1",
        f"share/icons/hicolor/scalable/apps/{NAME}.svg",
        *(f"share/icons/hicolor/{size}x{size}/apps/{NAME}.png" for size in SIZES),
    }
    inside = {path.relative_to(built).as_posix() for path in built.rglob("*")}
    lib = prefix / "lib" / NAME
    assert {path.relative_to(lib).as_posix() for path in lib.rglob("*")} == inside
    assert say(prefix / "bin" / entry()["Exec"].split()[0], "--version").strip() == __version__
    make("uninstall", "/opt/guide", root)
    assert [path for path in prefix.rglob("*") if not path.is_dir()] == [other]


@pytest.mark.desktop
def test_the_installed_manual_page_is_that_of_this_program(built: Path) -> None:
    assert (built / f"{NAME}.1").read_text("utf-8") == load("man_page").man_page()
