"""An order, a plan file and our words."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, Step
from baclofen_guide.exchange.plan_file import Order
from baclofen_guide.guide.messages import Messages

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages.load(ROOT / "resources" / "content", "en")


@pytest.fixture(scope="session")
def order() -> Order:
    """10, 10 and 10 mg, from 7 December on 10, 7.5 and 10 mg."""
    times = (time(8), time(14), time(22))
    first, second = (
        tuple(Dose(at, Decimal(mg)) for at, mg in zip(times, amounts, strict=True))
        for amounts in (("10", "10", "10"), ("10", "7.5", "10"))
    )
    return Order(
        form=Form.TABLET,
        steps=(Step(date(2026, 11, 23), first), Step(date(2026, 12, 7), second, date(2027, 1, 31))),
        strengths=(Strength(Form.TABLET, Decimal(5), scored=True), Strength(Form.TABLET, Decimal(10))),
        ordered_by="Dr Ada Grün 🙂",
        ordered_on=date(2026, 11, 20),
        note="with food",
    )
