"""Reads ``policy.toml``: one clear line for each mistake, and the safe default for that key alone."""

from __future__ import annotations

import codecs
import difflib
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from baclofen_guide.settings.admin_code import AdminCodeError, check_hash
from baclofen_guide.settings.policy import Loaded, Policy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FILE_NAME = "policy.toml"
LARGEST_LOGO = 2_000_000
S = TypeVar("S", bound=msgspec.Struct)

_KIOSK_LINE = re.compile(r"""^[ \t"']*mode["']?\s*[=:][\s\["']*kiosk""", re.IGNORECASE | re.MULTILINE)
"""Under whatever heading, however written: a line added at the end of the file belongs to its last table."""


def policy_path() -> Path:
    """Where the policy of this computer lies: a place only its administrator writes to."""
    from platformdirs import PlatformDirs

    return Path(PlatformDirs("baclofen-guide", appauthor=False).site_config_dir) / FILE_NAME


@dataclass(frozen=True)
class Known:
    """What names in a policy may refer to; empty where that is not known, and nothing is refused then.

    Attributes:
        regions: ids of regions.
        languages: codes of languages.
    """

    regions: Collection[str] = ()
    languages: Collection[str] = ()


@dataclass
class _Reading:
    """A policy file while it is read."""

    path: Path
    known: Known
    problems: list[str] = field(default_factory=list)

    def refuse(self, key: str, expected: str, given: object, used: object) -> None:
        """Note that `key` holds what it must not."""
        self.problems.append(
            f"{self.path.name}: {key}: expected {expected}, not {_shown(given)}; {_used(used)}"
        )

    def refuse_key(self, key: str, known: Collection[str]) -> None:
        """Note that there is no such `key`."""
        near = difflib.get_close_matches(key.rpartition(".")[2], known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}"
        self.problems.append(f"{self.path.name}: {key}: there is no such key; {hint}")


def load_policy(path: Path, known: Known | None = None) -> Loaded:
    """The policy in `path`; without a file, that of a computer at home.

    A file that cannot be read at all leaves a kiosk a kiosk: a screen in a waiting room must not open
    somebody's record because of a slip of the pen.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Loaded()
    except OSError as error:
        return Loaded(Policy(), path, (f"{path.name}: cannot be read: {error.strerror}",))
    try:
        tree = tomllib.loads(raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        # What is no TOML, no UTF-8, or a number of thousands of digits.
        mode = "kiosk" if _says_kiosk(raw) else "home"
        words = f"{path.name}: not valid TOML, so nothing in it counts: {_reason(error)}"
        return Loaded(Policy(mode=mode), path, (words,))  # type: ignore[arg-type]
    reading = _Reading(path, known or Known())
    policy = _checked(_struct(reading, tree, Policy, ""), reading)
    if str(tree.get("mode", "")).strip().casefold() == "kiosk" or _says_kiosk(raw):
        policy = msgspec.structs.replace(policy, mode="kiosk")
    return Loaded(policy, path, tuple(reading.problems))


def _says_kiosk(raw: bytes) -> bool:
    """Whether a line of the file asks for a kiosk; also in UTF-16, which some editors write."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return bool(_KIOSK_LINE.search(raw.decode("utf-16" if wide else "utf-8-sig", "replace")))


def _struct(reading: _Reading, tree: Mapping[str, Any], kind: type[S], prefix: str) -> S:
    """`tree` as `kind`, key by key, so that a wrong one costs no other."""
    hints = get_type_hints(kind, include_extras=True)
    usual = kind()
    values: dict[str, object] = {}
    for key, given in tree.items():
        if key not in hints:
            reading.refuse_key(prefix + key, list(hints))
        else:
            values[key] = _value(reading, given, hints[key], prefix + key, getattr(usual, key))
    return kind(**values)


def _value(reading: _Reading, given: object, hint: Any, key: str, usual: object) -> object:  # noqa: ANN401
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if isinstance(given, dict):
            return _struct(reading, given, hint, f"{key}.")
        reading.refuse(key, f"a table [{key}]", given, usual)
        return usual
    try:
        return msgspec.convert(given, hint)
    except msgspec.ValidationError:
        if isinstance(given, list) and isinstance(usual, tuple):
            return tuple(_good_entries(reading, given, hint, key))
        reading.refuse(key, _expected(hint), given, usual)
        return usual


def _good_entries(reading: _Reading, given: list[object], hint: Any, key: str) -> Iterator[object]:  # noqa: ANN401
    """The entries of a list that are as they should be: one slip must not cost all the numbers."""
    for place, entry in enumerate(given, 1):
        try:
            yield from msgspec.convert([entry], hint)
        except msgspec.ValidationError:
            reading.refuse(f"{key}, entry {place}", _expected(hint), entry, ())


def _checked(policy: Policy, reading: _Reading) -> Policy:
    """`policy` with what the types alone cannot judge put right."""
    for check in (_check_region, _check_languages, _check_staff_line, _check_code, _check_logo):
        policy = check(policy, reading)
    return policy


def _check_region(policy: Policy, reading: _Reading) -> Policy:
    known = reading.known.regions
    if not policy.region or not known or policy.region in known:
        return policy
    reading.refuse("region", f"one of {', '.join(known)}", policy.region, "")
    return msgspec.structs.replace(policy, region="")


def _check_languages(policy: Policy, reading: _Reading) -> Policy:
    return msgspec.structs.replace(
        policy, languages=tuple(_known_languages(policy.languages, "languages", reading))
    )


def _check_staff_line(policy: Policy, reading: _Reading) -> Policy:
    lines = policy.kiosk.staff_line
    kept = set(_known_languages(lines, "kiosk.staff_line", reading))
    wanted = {language: line for language, line in lines.items() if language in kept}
    return msgspec.structs.replace(policy, kiosk=msgspec.structs.replace(policy.kiosk, staff_line=wanted))


def _known_languages(languages: Collection[str], key: str, reading: _Reading) -> Iterator[str]:
    known = reading.known.languages
    for language in dict.fromkeys(languages):
        if known and language not in known:
            reading.refuse(key, f"languages out of {', '.join(known)}", language, ())
        else:
            yield language


def _check_code(policy: Policy, reading: _Reading) -> Policy:
    code = policy.kiosk.admin_code
    if not code:
        return policy
    try:
        check_hash(code)
    except AdminCodeError as error:
        reading.refuse("kiosk.admin_code", str(error), "this", "")
        return msgspec.structs.replace(policy, kiosk=msgspec.structs.replace(policy.kiosk, admin_code=""))
    return policy


def _check_logo(policy: Policy, reading: _Reading) -> Policy:
    clinic = policy.clinic
    if not clinic.logo:
        return policy
    path, logo = reading.path.parent / clinic.logo, ""
    if _is_picture(path):
        logo = str(path.resolve())
    else:
        reading.refuse(
            "clinic.logo",
            _expected(get_type_hints(type(clinic), include_extras=True)["logo"]),
            clinic.logo,
            "",
        )
    return msgspec.structs.replace(policy, clinic=msgspec.structs.replace(clinic, logo=logo))


def _is_picture(path: Path) -> bool:
    try:
        if path.stat().st_size > LARGEST_LOGO:
            return False
        with path.open("rb") as file:
            start = file.read(4096)
    except (OSError, ValueError):
        return False
    return start.startswith(b"\x89PNG\r\n\x1a\n") or (path.suffix.casefold() == ".svg" and b"<svg" in start)


def _expected(hint: object) -> str:
    """What a field's own description says belongs there."""
    if get_origin(hint) is Annotated:
        found = [meta.description for meta in get_args(hint)[1:] if isinstance(meta, msgspec.Meta)]
        return next(filter(None, reversed(found)), "another value")
    return "another value"


def _shown(given: object) -> str:
    text = given if given == "this" else repr(given)
    return text if len(str(text)) <= 40 else f"{str(text)[:40]}…"  # noqa: PLR2004


def _used(value: object) -> str:
    if isinstance(value, msgspec.Struct) or not value:
        return "false is used" if value is False else "none is used"
    return f"{str(value).lower() if isinstance(value, bool) else value} is used"


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "expected UTF-8 text"
    return str(error) or "nested too deeply"
