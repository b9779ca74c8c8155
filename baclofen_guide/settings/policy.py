"""What a clinic settles for every reader of a computer: mode, languages, numbers, kiosk, printing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path  # noqa: TC003  msgspec reads the annotations
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

if TYPE_CHECKING:
    from baclofen_guide.settings.preferences import Preferences

Mode = Literal["home", "teaching", "kiosk"]

_Words = Annotated[str, Meta(pattern=r"^([^\x00-\x1f]*\S[^\x00-\x1f]*)?$", max_length=120)]
_Line = Annotated[str, Meta(pattern=r"^[^\x00-\x1f]*\S[^\x00-\x1f]*$", max_length=120)]


class ClinicNumber(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number of the clinic.

    Attributes:
        who: who answers, such as "Spasticity nurse, weekdays".
        number: as it is dialled.
    """

    who: _Line
    number: _Line


class Clinic(Struct, frozen=True, kw_only=True):
    """Who runs this computer.

    Attributes:
        name: printed and shown with its numbers; "" when not given.
        numbers: whom to call there; the first stands for "your clinic" in every text.
        logo: a picture file, PNG or SVG, that exists; "" for none. `load_policy` makes it a whole path.
    """

    name: Annotated[_Words, Meta(description='words on one line, such as "Northside Clinic"')] = ""
    numbers: Annotated[
        tuple[ClinicNumber, ...],
        Meta(description="one [[clinic.numbers]] each, with who and number as words"),
    ] = ()
    logo: Annotated[
        str, Meta(description="a PNG or SVG file of at most 2 MB, seen from the policy file's folder")
    ] = ""


class MissedDose(Struct, frozen=True, kw_only=True):
    """The published cut-off for a missed dose that the clinic goes by; by default the NHS one (F-MISS-01).

    Attributes:
        window_hours: leave a missed dose out when the next is less than this away.
        min_gap_hours: least time between two doses for a child, with kidney disease or sedatives.
        up_to_doses: with more doses a day than this, ask the pharmacist.
        source: who published it; shown beside the advice.
    """

    window_hours: Annotated[float, Meta(ge=2, le=4, description="a number of hours from 2 to 4")] = 2
    min_gap_hours: Annotated[float, Meta(ge=4, le=6, description="a number of hours from 4 to 6")] = 4
    up_to_doses: Annotated[int, Meta(ge=1, le=6, description="a whole number from 1 to 6")] = 3
    source: Annotated[_Line, Meta(description="who published the rule, in words")] = "NHS"

    @property
    def window(self) -> timedelta:
        """`window_hours` as a time span."""
        return timedelta(hours=self.window_hours)

    @property
    def min_gap(self) -> timedelta:
        """`min_gap_hours` as a time span."""
        return timedelta(hours=self.min_gap_hours)


class KioskPolicy(Struct, frozen=True, kw_only=True):
    """The waiting-room screen.

    Attributes:
        idle_seconds: after so long without a touch it asks "Still there?".
        headphones: headphones hang beside the screen, so it may read aloud.
        keep_awake: the screen is kept from going dark.
        admin_code: hash of the code that lets staff leave; "" and nobody can leave from the screen.
        staff_line: the words Urgent help begins with, by language, in place of "Tell a member of staff now".
    """

    idle_seconds: Annotated[
        int, Meta(ge=20, le=600, description="a whole number of seconds from 20 to 600")
    ] = 90
    headphones: Annotated[bool, Meta(description="true or false")] = False
    keep_awake: Annotated[bool, Meta(description="true or false")] = True
    admin_code: Annotated[str, Meta(description="a hash made by `baclofen-guide kiosk-code`")] = ""
    staff_line: Annotated[
        dict[str, _Line], Meta(description='a language = words, such as en = "Tell the front desk now"')
    ] = {}


class Printing(Struct, frozen=True, kw_only=True):
    """What the kiosk may print: handouts of its pages, and nothing else.

    Attributes:
        allowed: whether it prints at all.
        printer: name of the printer as the system knows it; "" for the usual one.
        most_pages: a handout with more pages than this is not printed.
        pause_seconds: least time between two handouts.
    """

    allowed: Annotated[bool, Meta(description="true or false")] = False
    printer: Annotated[_Words, Meta(description="the name of a printer")] = ""
    most_pages: Annotated[int, Meta(ge=1, le=40, description="a whole number from 1 to 40")] = 8
    pause_seconds: Annotated[
        int, Meta(ge=5, le=3600, description="a whole number of seconds from 5 to 3600")
    ] = 60


class Policy(Struct, frozen=True, kw_only=True):
    """Everything a clinic settles; the defaults are those of a computer at home.

    Attributes:
        mode: what the program is when the command line says nothing else.
        languages: the languages offered, the usual one first; empty for all.
        region: whose phone numbers are shown until a reader chooses; "" for none.
        clinic: name, numbers, logo.
        missed_dose: the cut-off for a missed dose.
        kiosk: the waiting-room screen.
        printing: what that screen may print.
    """

    mode: Annotated[Mode, Meta(description='"home", "teaching" or "kiosk"')] = "home"
    languages: Annotated[tuple[str, ...], Meta(description='a list of languages, such as ["en", "es"]')] = ()
    region: Annotated[str, Meta(description='a region, such as "UK"')] = ""
    clinic: Clinic = Clinic()
    missed_dose: MissedDose = MissedDose()
    kiosk: KioskPolicy = KioskPolicy()
    printing: Printing = Printing()


class Loaded(Struct, frozen=True):
    """What became of the policy file.

    Attributes:
        policy: what is in force.
        path: the file; None when there is none.
        problems: one line for each mistake: file, key, what was expected, what is used instead.
    """

    policy: Policy = Policy()
    path: Path | None = None
    problems: tuple[str, ...] = ()


def settled(preferences: Preferences, policy: Policy) -> dict[str, str]:
    """What the policy settles for a reader who has not chosen otherwise: preferences by name."""
    found = {}
    if policy.region and not preferences.region:
        found["region"] = policy.region
    if policy.languages and not preferences.welcomed:
        found["language"] = policy.languages[0]
    if policy.clinic.numbers and not preferences.clinic_number:
        found["clinic_number"] = policy.clinic.numbers[0].number
    return found


def under(preferences: Preferences, policy: Policy) -> Preferences:
    """`preferences` with what `policy` settles filled in."""
    return msgspec.structs.replace(preferences, **settled(preferences, policy))
