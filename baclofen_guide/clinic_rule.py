"""The missed-dose rule that the clinic's policy names, as the dosing functions take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.dosing.missed import MissedRule

if TYPE_CHECKING:
    from baclofen_guide.settings.policy import MissedDose


def missed_rule(settled: MissedDose) -> MissedRule:
    """The rule of `settled`. It cites the NHS rule only where it says what that rule says."""
    usual = MissedRule()
    rule = MissedRule(
        window=settled.window,
        min_gap=settled.min_gap,
        up_to_doses=settled.up_to_doses,
        source=settled.source,
        facts=(),
    )
    same = (rule.window, rule.min_gap, rule.up_to_doses) == (usual.window, usual.min_gap, usual.up_to_doses)
    return usual if same and rule.source == usual.source else rule
