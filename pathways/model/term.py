"""Terms: the parts of an institution's year in which courses are offered, and in which of them one is."""

from dataclasses import dataclass, field
from datetime import date

from pathways.text import Place

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, order=True)
class DayOfYear:
    """A day of every year."""

    month: int
    day: int

    def of(self, year: int) -> date:
        """The day in a year."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of an institution's year, its first and its last day included; it may run into the next year."""

    name: str
    title: str
    begins: DayOfYear
    ends: DayOfYear
    place: Place = field(compare=False, repr=False, kw_only=True)

    def days(self, year: int) -> tuple[date, date]:
        """The first and the last day of the term that begins in a year.

        >>> from pathways.text import Place, Source
        >>> nowhere = Place(Source("x", ""), 0, 0)
        >>> winter = Term("winter", "Winter", DayOfYear(12, 15), DayOfYear(1, 20), place=nowhere)
        >>> [day.isoformat() for day in winter.days(2026)]
        ['2026-12-15', '2027-01-20']
        """
        return self.begins.of(year), self.ends.of(year + (self.ends < self.begins))


@dataclass(frozen=True, slots=True)
class Offering:
    """A term in which something is offered: every year, or only in years that are `even` or `odd`."""

    term: str
    years: str = ""

    def is_in(self, year: int) -> bool:
        """Whether it is offered in the term that begins in this year.

        >>> Offering("fall", "odd").is_in(2027), Offering("fall", "odd").is_in(2026)
        (True, False)
        """
        return not self.years or (year % 2 == 0) is (self.years == "even")
