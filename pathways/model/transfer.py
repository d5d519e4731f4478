"""Transfer: what an institution gives for courses that were taken at another, and which of its rules concern a record."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from pathways.model.amount import Worth
from pathways.model.declaration import Citation, Detail
from pathways.model.equivalence import equivalents_of
from pathways.text import Place

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue

How: TypeAlias = Literal["catalogue", "fixed", "at most", "rest"]
"""What a course is given for: its own worth, a fixed one, what was brought up to a limit, or what is left of that."""


@dataclass(frozen=True, slots=True)
class CourseRef:
    """A course by its name in the rules, or by where it is taught with subject and number as printed."""

    name: str | None
    institution: str | None
    subject: str
    number: str
    title: str

    @property
    def label(self) -> str:
        """Subject and number, or the title where there are none.

        >>> CourseRef("hos.acc110", "hos", "ACC", "110", "Accounting I").label
        'ACC 110'
        """
        return f"{self.subject} {self.number}".strip() or self.title


@dataclass(frozen=True, slots=True)
class Taken:
    """What a rule takes, and of which grades of the sender's scale: `least` or better, `most` or below, or between."""

    course: CourseRef
    least: str | None = None
    most: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule gives; `worth` is that of `fixed` and of `at most`."""

    course: CourseRef
    how: How = "catalogue"
    worth: Worth | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A rule of articulation: whoever has all that it takes is given all that it gives.

    It is in force from `effective` to `retired`, both days included, and goes by the day on which the last of what it takes
    was completed. `only_in` are the credentials toward which what it gives counts, any if empty. One that `chains` also
    takes what came by another transfer. Of two that would serve as well the one of higher `priority` is applied.
    """

    name: str
    title: str
    takes: tuple[Taken, ...]
    gives: tuple[Given, ...]
    priority: int
    effective: date | None
    retired: date | None
    only_in: tuple[str, ...]
    chains: bool
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    place: Place = field(compare=False, repr=False, kw_only=True)

    def in_force(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.effective is None or self.effective <= day) and (
            self.retired is None or day <= self.retired
        )


class Learnt(Protocol):
    """An attempt on a record, as far as it says what was learnt."""

    @property
    def name(self) -> str | None:
        """Its name in the rules."""

    @property
    def institution(self) -> str | None:
        """Where it was taught."""

    @property
    def subject(self) -> str:
        """As printed."""

    @property
    def number(self) -> str:
        """As printed."""


def transfers_for(catalogue: "Catalogue", learnt: Iterable[Learnt]) -> tuple[Transfer, ...]:
    """The rules that take something of a record, in the order of the rule files; whether they take all of it is not asked."""
    record = tuple(learnt)
    of_tables = catalogue.tables.taking(record)
    if not catalogue.transfers:
        return of_tables
    names = _with_equivalents(catalogue, {each.name for each in record if each.name is not None})
    printed = {key for each in record if (key := _printed(each)) is not None}
    declared = tuple(
        transfer
        for transfer in catalogue.transfers.values()
        if any(taken.course.name in names or _printed(taken.course) in printed for taken in transfer.takes)
    )
    return (*declared, *of_tables)


def _with_equivalents(catalogue: "Catalogue", names: set[str]) -> set[str]:
    equivalents = equivalents_of(catalogue)
    return names.union(*(equivalents.get(name, ()) for name in names))


def _printed(course: Learnt) -> tuple[str | None, str, str] | None:
    """Where a course is taught, with subject and number; None where neither is known."""
    code = (course.institution, course.subject, course.number)
    return code if course.subject or course.number else None
