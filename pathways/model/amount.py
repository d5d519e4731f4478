"""Amounts of learning, exact: whole thousandths of a credit or an hour, whole items, cents of money, calendar durations."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathways.model.requirement import Requirement
    from pathways.text import Place

SCALE = 1000
"""Thousandths: 3 credits are 3000, so that 2.68 and 0.125 are exact."""


class Measure(Enum):
    """What an amount counts; amounts of different measures never add up."""

    CREDITS = "credits"
    HOURS = "hours"
    CEU = "CEU"
    ITEMS = "items"


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A measure with its unit: `semester` credits, `clock` hours, `courses` among items; plain hours have no unit name."""

    measure: str
    name: str


SEMESTER = Unit("credits", "semester")


@dataclass(frozen=True, slots=True)
class UnitRule:
    """How one unit becomes another: `ratio` of it, rounded by `step` (thousandths), on each item or on the total."""

    unit: Unit
    ratio: Fraction
    into: Unit
    rounding: str
    step: int
    on_total: bool
    place: "Place | None" = field(default=None, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that is always the same."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Depends:
    """A number that depends on a fact about the learner."""

    then: Fraction
    fact: "Requirement"
    otherwise: "Number"


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A part of what the credential itself is worth, in the unit of the amount."""

    part: Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a unit; the number is in whole units (3 credits are 3), not in thousandths."""

    number: "Number"
    unit: Unit


@dataclass(frozen=True, slots=True)
class OfTwo:
    """The greater or the lesser of two amounts of one unit."""

    greater: bool
    one: "Amount"
    other: "Amount"


Number: TypeAlias = Fixed | Depends | ShareOf
Amount: TypeAlias = Quantity | OfTwo


@dataclass(frozen=True, slots=True)
class Worth:
    """What an item is worth: thousandths of a unit."""

    thousandths: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money in cents of a currency (ISO 4217)."""

    cents: int
    currency: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of calendar years, months or days."""

    count: int
    unit: str

    def after(self, start: date) -> date:
        """The last day of a window that runs from `start`; a day that the month lacks becomes its last day.

        >>> Duration(1, "years").after(date(2024, 2, 29))
        datetime.date(2025, 2, 28)
        """
        return _shift(start, self.count, self.unit)

    def before(self, end: date) -> date:
        """The first day of a window that ends on `end`."""
        return _shift(end, -self.count, self.unit)


def _shift(day: date, count: int, unit: str) -> date:
    if unit == "days":
        ordinal = min(max(day.toordinal() + count, date.min.toordinal()), date.max.toordinal())
        return date.fromordinal(ordinal)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    last = _days_in(year, month + 1)
    return date(year, month + 1, min(day.day, last))


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (date.max.year, 12) else None
    return (following - date(year, month, 1)).days if following else 31
