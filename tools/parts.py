"""What the built folder is made of, read from what PyInstaller put there: names, versions, licences, texts.

Written as a list to read (LICENCES.md, with the texts beside it) and as a bill of materials (CycloneDX).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
TEXTS = Path(__file__).parent / "licences"
PYTHON_TEXTS = (
    Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt",
    Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"),
)
# What the packages' own files say less clearly than their makers do.
SPDX = {
    "PySide6_Essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "apsw_sqlite3mc": "Zlib AND MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "Markdown": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
    "QtAwesome": "MIT",
}
OWN_TEXTS = {"PySide6_Essentials": "LGPL-3.0.txt", "shiboken6": "LGPL-3.0.txt"}


@dataclass(frozen=True)
class Part:
    """Something the folder holds that somebody else made.

    Attributes:
        name: what its makers call it.
        version: of what is in the folder; "" where nothing tells.
        licence: an SPDX expression, or the makers' own words.
        texts: files with the licence's text.
        purl: package URL, or "".
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()
    purl: str = ""


def parts(work: Path) -> list[Part]:
    """Every part, by name, from the tables PyInstaller left in its folder `work`."""
    sources = [Path(row[1]) for row in _table(work / "COLLECT-00.toc")]
    modules = {row[0].partition(".")[0] for row in _table(work / "PYZ-00.toc")}
    modules |= {_below_site_packages(path) for path in sources} - {""}
    found = {part.name: part for part in (*_of_python(modules), *_bundled(), *_of_system(sources))}
    return [found[name] for name in sorted(found, key=str.lower)]


def _table(path: Path) -> list[tuple[str, str, str]]:
    """The rows of one of PyInstaller's tables, wherever it put them."""
    rows = ast.literal_eval(path.read_text("utf-8"))
    return next(cell for cell in rows if isinstance(cell, list) and cell and isinstance(cell[0], tuple))


def _below_site_packages(path: Path) -> str:
    parts = path.parts
    if "site-packages" not in parts:
        return ""
    return parts[parts.index("site-packages") + 1].split(".")[0]


def _of_python(modules: set[str]) -> Iterator[Part]:
    """The packages these top-level modules come from."""
    owners = metadata.packages_distributions()
    names = {name for module in modules for name in owners.get(module, [])} - {
        "baclofen-guide",
        "pyinstaller",
    }
    for name in sorted(names):
        found = metadata.distribution(name)
        yield Part(
            name=found.name,
            version=found.version,
            licence=SPDX.get(found.name) or _licence(found),
            texts=tuple(_texts(found)),
            purl=f"pkg:pypi/{found.name.lower().replace('_', '-')}@{found.version}",
        )


def _licence(found: metadata.Distribution) -> str:
    said = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    kinds = [
        line.rpartition(" :: ")[2]
        for line in found.metadata.get_all("Classifier") or []
        if "License ::" in line
    ]
    return said if said and "\n" not in said else ", ".join(kinds) or "see its text"


def _texts(found: metadata.Distribution) -> Iterator[Path]:
    if found.name in OWN_TEXTS:
        yield TEXTS / OWN_TEXTS[found.name]
        yield ROOT / "LICENSE"
    for file in found.files or []:
        path = Path(str(file.locate()))
        named_so = re.search(r"^(licen[sc]e|copying|notice)", path.name, re.IGNORECASE)
        if named_so and path.suffix in {"", ".txt", ".md", ".rst"} and path.is_file():
            yield path


def _bundled() -> Iterator[Part]:
    """What other people's packages bring along without saying so in their metadata."""
    python = tuple(path for path in PYTHON_TEXTS if path.is_file())[:1]
    version = ".".join(map(str, sys.version_info[:3]))
    yield Part("Python", version, "PSF-2.0", python, f"pkg:generic/python@{version}")
    pyinstaller = metadata.version("pyinstaller")
    yield Part(
        "PyInstaller bootloader", pyinstaller, "GPL-2.0-or-later WITH Bootloader-exception",
        (ROOT / "LICENSE",), f"pkg:pypi/pyinstaller@{pyinstaller}",
    )  # fmt: skip
    qt = metadata.version("PySide6_Essentials")
    yield Part("Qt", qt, "LGPL-3.0-only", (TEXTS / "LGPL-3.0.txt", ROOT / "LICENSE"), f"pkg:generic/qt@{qt}")
    yield Part("ICU (in Qt for Linux)", "73", "ICU", (TEXTS / "ICU.txt",), "pkg:generic/icu@73")
    yield Part("Material Design Icons (font)", "6.9.96", "Apache-2.0", (TEXTS / "Apache-2.0.txt",))


def _of_system(sources: Iterable[Path]) -> Iterator[Part]:
    """The Debian packages that libraries were taken from; nothing where there is no dpkg."""
    libraries = {str(path) for path in sources if path.parts[:2] in {("/", "lib"), ("/", "usr")}}
    for library in sorted(libraries):
        package = _package_of(library)
        if package is None:
            continue
        name, version = package
        text = Path("/usr/share/doc") / name.partition(":")[0] / "copyright"
        yield Part(
            name=name.partition(":")[0],
            version=version,
            licence="see its text",
            texts=(text.resolve(),) if text.is_file() else (),
            purl=f"pkg:deb/debian/{name.partition(':')[0]}@{version}",
        )


def _package_of(library: str) -> tuple[str, str] | None:
    real = Path(library).resolve()
    for path in (library, str(real), str(real).removeprefix("/usr")):
        try:
            said = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        except OSError:
            return None
        if said.returncode == 0:
            name = said.stdout.split(": ")[0].split(",")[0]
            query = ["dpkg-query", "-W", "-f=${Version}", name]
            version = subprocess.run(query, capture_output=True, text=True, check=True).stdout
            return name, version
    return None


def write_licences(found: list[Part], folder: Path, version: str) -> None:
    """Write LICENCES.md and the folder `licences` with each text, in `folder`."""
    texts = folder / "licences"
    texts.mkdir(exist_ok=True)
    rows = []
    for part in found:
        links = []
        for number, path in enumerate(part.texts):
            name = re.sub(r"[^\w.-]+", "-", f"{part.name}-{number}" if number else part.name) + ".txt"
            (texts / name).write_bytes(path.read_bytes())
            links.append(f"[text](licences/{name})")
        rows.append(f"| {part.name} | {part.version} | {part.licence} | {' '.join(links) or '–'} |")
    (folder / "LICENCES.md").write_text(
        f"# Licences\n\nBaclofen Guide {version} itself: GPL-3.0-or-later, in [LICENSE](LICENSE). "
        "It runs on the parts below, each under its makers' licence. Inside `typst` are parts of the Rust "
        "world and fonts (Libertinus, New Computer Modern, DejaVu) that its makers list.\n\n"
        "| part | version | licence | text |\n|---|---|---|---|\n" + "\n".join(rows) + "\n",
        encoding="utf-8",
    )


def write_sbom(found: list[Part], path: Path, version: str) -> None:
    """Write the parts as CycloneDX JSON."""
    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    licences = LicenseFactory()
    bom = Bom()
    root = Component(
        name="baclofen-guide",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="baclofen-guide",
        licenses=[licences.make_from_string("GPL-3.0-or-later")],
    )
    bom.metadata.component = root
    made = [
        Component(
            name=part.name,
            version=part.version or None,
            type=ComponentType.LIBRARY,
            bom_ref=part.purl or part.name,
            purl=PackageURL.from_string(part.purl) if part.purl else None,
            licenses=[licences.make_from_string(part.licence)],
        )
        for part in found
    ]
    bom.components.update(made)
    bom.register_dependency(root, made)
    path.write_text(JsonV1Dot6(bom).output_as_string(indent=2), encoding="utf-8")
