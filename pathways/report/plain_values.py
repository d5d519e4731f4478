"""Single values as data ready for JSON: units, prices and days, or None; texts without hard spaces."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from pathways.model.amount import Money, Unit
from pathways.report.finding_to_plain import unit_to_plain
from pathways.report.plain_text import HARD_SPACE

Document: TypeAlias = dict[str, Any]


def unit_or_none(unit: Unit | None) -> Document | None:
    """A unit as data."""
    return unit_to_plain(unit) if unit is not None else None


def price_or_none(price: Money | None) -> Document | None:
    """Whole and hundredths as a decimal with two places."""
    if price is None:
        return None
    whole, cents = divmod(price.cents, 100)
    return {"amount": f"{whole}.{cents:02d}", "currency": price.currency}


def day_or_none(on: date | None) -> str | None:
    """A day as in ISO 8601."""
    return on.isoformat() if on is not None else None


def soft(text: str) -> str:
    """A text whose spaces may all be broken."""
    return text.replace(HARD_SPACE, " ")


def softened(texts: Iterable[str]) -> list[str]:
    """Texts whose spaces may all be broken."""
    return [soft(text) for text in texts]
