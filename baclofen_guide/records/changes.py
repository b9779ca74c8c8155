"""What a command changed: returned to whoever gave it, and told to every subscriber."""

from dataclasses import dataclass
from datetime import timedelta

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.events import DoseEvent
from baclofen_guide.dosing.findings import Finding
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.dosing.supply import SupplyEntry
from baclofen_guide.records.backups import Backup


@dataclass(frozen=True)
class DoseLogged:
    """A slot was answered: taken or skipped."""

    event: DoseEvent


@dataclass(frozen=True)
class DoseUndone:
    """An answer was undone.

    Attributes:
        event: the new entry that says so.
        undone: the answer it names.
        standing: the earlier answer that counts again, if ``undone`` was a correction.
    """

    event: DoseEvent
    undone: DoseEvent
    standing: DoseEvent | None


@dataclass(frozen=True)
class DoseCorrected:
    """An answer was replaced; ``replaced`` stays in the history."""

    event: DoseEvent
    replaced: DoseEvent


@dataclass(frozen=True)
class PlanRevised:
    """A new version of the plan.

    Attributes:
        person_id: whose plan.
        version: the new version, with its number and the instant it takes effect.
        before: the version that was in force until now, if any.
        findings: what is worth a warning where old and new meet, as in `baclofen_guide.dosing.revise`.
    """

    person_id: int
    version: PlanVersion
    before: PlanVersion | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class AboutYouChanged:
    """The safety card was filled in anew."""

    person_id: int
    card: AboutYou
    before: AboutYou


@dataclass(frozen=True)
class SupplyChanged:
    """The ledger of supplies has a new entry; ``undone`` is the one it takes back, if it does."""

    person_id: int
    entry: SupplyEntry
    undone: SupplyEntry | None = None


@dataclass(frozen=True)
class SignalDismissed:
    """The person has seen a signal; it stays away until its situation changes."""

    person_id: int
    dismissal: Dismissal


@dataclass(frozen=True)
class SymptomsNoted:
    """The diary has a new entry; ``replaced`` is the one it corrects, if it does."""

    entry: DiaryEntry
    replaced: DiaryEntry | None = None


Change = (
    DoseLogged
    | DoseUndone
    | DoseCorrected
    | PlanRevised
    | AboutYouChanged
    | SupplyChanged
    | SignalDismissed
    | SymptomsNoted
)


@dataclass(frozen=True)
class Care:
    """What the daily care of a record did and saw.

    Attributes:
        backup: the backup that was made; None if one of today is there, or nothing is recorded yet.
        clock_back: how much earlier than the newest entry the computer's clock is; None if it is not.
    """

    backup: Backup | None
    clock_back: timedelta | None
