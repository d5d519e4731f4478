"""A plan as data: what to take in which term, what to convert, apply for and have signed, and what one holds on the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from pathways.audit.helpful import Raises
from pathways.audit.verdict import Audit
from pathways.model.amount import Money, Worth
from pathways.model.declaration import OwnMinimum
from pathways.model.learner import GrantedException
from pathways.model.requirement import Gpa, Line, Requirement


@dataclass(frozen=True, slots=True)
class Slot:
    """A term that lies ahead; its days are None where its institution declares no terms."""

    number: int
    title: str
    term: str = ""
    year: int | None = None
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """A course, exam or experience to be taken in a term; `item` is its key in the audit of what is then."""

    item: str
    name: str
    title: str
    code: str
    slot: Slot
    worth: Worth | None
    load: Fraction
    """What it weighs in a term, in thousandths of a credit of where the first goal is awarded."""
    price: Money | None
    at: str = ""
    """The institution (title) where it is taken, if that is another one than where the goals are awarded."""
    instead: tuple[str, ...] = ()
    """Other courses (names) of the same kind: with any of them nothing that was asked for would differ."""
    before: tuple[str, ...] = ()
    """The courses of the plan (names) that it comes before or beside."""
    again: bool = False
    """Whether it was passed before."""
    alike: tuple[tuple[str, str], ...] = ()
    """Of those that may be taken `instead` the codes and titles."""


@dataclass(frozen=True, slots=True)
class Convert:
    """An item of the record to be converted: into what, at which price, and until which day."""

    item: str
    title: str
    conversion: str
    conversion_title: str
    into: str
    price: Money | None
    deadline: date | None
    sat: bool = False
    """Whether it is an exam that is still to be sat, for a `score` in thousandths of a point where one is asked for."""
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Obtain:
    """A credential on the way, or a goal: applied for, or held by itself (`automatic`), after some term (None: now)."""

    name: str
    title: str
    automatic: bool
    after: Slot | None
    price: Money | None
    waits: bool = False
    """Whether it is not to be had now, though no term says when: something under way has no day, or something is not known."""


class ErrandKind(Enum):
    """What a learner sees to beside what is learnt."""

    SIGNED = "have signed"
    SCORE = "reach a score"
    DECLARE = "declare"
    STANDING = "be admitted or enrolled"


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be seen to, by the path of the condition that asks for it."""

    kind: ErrandKind
    path: str
    asked: Requirement = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stop:
    """Off-ramp: what is newly held by whoever stops after a term, and what they are `ready` to apply for."""

    after: Slot
    held: tuple[str, ...]
    ready: tuple[str, ...] = ()


class Way(Enum):
    """Why a plan is told: as the best by what was asked for, or beside it."""

    BEST = "best"
    CREDITS = "fewer credits"
    COST = "cheaper"
    TIME = "sooner"
    OTHER = "other in substance"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How many candidates of each kind a plan was chosen from, and over how many terms."""

    courses: int
    conversions: int
    credentials: int
    terms: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An item under way on the record (key), of which nobody knows in which term it takes room."""

    item: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a term (number) holds beside the plan, in thousandths of a credit of where the first goal is awarded."""

    slot: int
    load: Fraction


@dataclass(frozen=True, slots=True)
class NotOffered:
    """An item planned on the record (key) for a term in which, by the rules, it is not offered."""

    item: str
    code: str
    title: str
    slot: Slot


class Outlook(Enum):
    """What the grades to come can make of an average."""

    REACH = "reach"
    """Good grades bring it there."""
    KEEP = "keep"
    """It is there, and low grades would lose it."""
    SURE = "any passing grade"
    """It is not there, and whatever grades pass bring it there."""
    NEVER = "out of reach"
    """Not even the best grades in all that is to come are enough."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """An average that a goal asks for, and what it takes of the grades to come; all numbers are in thousandths."""

    goal: str
    asked: Gpa
    outlook: Outlook
    now: Fraction | None
    """None where nothing graded is in it."""
    planned: Fraction
    """Credits to come that it is over: of what the plan has taken."""
    begun: Fraction
    """And of what is in progress or planned on the record."""
    needed: int | None = None
    """The average over both that is enough, rounded up; None where none is, and where any passing grades are."""
    besides: tuple[Raises, ...] = ()
    """Where it is out of reach, what more of a grade would do once all that is to come has the best."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """What somebody supposes of a learner for whom plans are made, and the best plan without it, under the same wish."""

    lines: tuple[str, ...]
    """As they were given."""
    learnt: tuple[tuple[str, str], ...]
    """What is supposed to be learnt or converted (names and titles), which adds nothing to what a plan takes and costs."""
    granted: frozenset[GrantedException]
    """The exceptions that are supposed."""
    without: "Plan | None"
    """None where none was found."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do for some goals; `remaining` is what no step of it can give, in thousandths of weight.

    `proven` says that nothing that was `looked_at` is better by what was asked for; else it is the best that was found.
    """

    goals: tuple[str, ...]
    takes: tuple[Take, ...]
    converts: tuple[Convert, ...]
    obtains: tuple[Obtain, ...]
    errands: tuple[Errand, ...]
    stops: tuple[Stop, ...]
    remaining: int
    left: tuple[Requirement | Line | OwnMinimum, ...]
    """What nothing that could be planned meets."""
    proven: bool
    looked_at: LookedAt
    way: Way
    titles: tuple[tuple[str, str], ...]
    """What the credentials of the stops are called."""
    then: Audit
    """The audit once all of it is done, of the goals and of what is obtained on the way, in which all is planned."""
    in_progress: frozenset[str] = frozenset()
    """What of the record (keys) is in progress now."""
    on_grades: frozenset[str] = frozenset()
    """What of `left` (paths) hangs on grades alone, which nobody knows yet."""
    averages: tuple[Ahead, ...] = ()
    """What averages take of the grades to come, as far as that can be said exactly."""
    unplaced: tuple[Unplaced, ...] = ()
    beside: tuple[Beside, ...] = ()
    """What is under way already in the terms of the plan."""
    not_offered: tuple[NotOffered, ...] = ()
    """What is left out of account where it is said what a term holds."""
    supposed: Supposed | None = None
    """What is supposed, where the plan is for a learner as somebody supposes them to be."""

    @property
    def credits(self) -> int | Fraction:
        """Credits to be taken, in thousandths, as they weigh where the first goal is awarded."""
        return sum((each.load for each in self.takes), Fraction(0))

    @property
    def costs(self) -> tuple[Money, ...]:
        """What it all costs, currency by currency, as far as prices are declared."""
        steps: tuple[Take | Convert | Obtain, ...] = (*self.takes, *self.converts, *self.obtains)
        return sums(step.price for step in steps)

    @property
    def last(self) -> Slot | None:
        """The last term in which anything is taken."""
        return max((each.slot for each in self.takes), key=lambda slot: slot.number, default=None)


def sums(prices: Iterable[Money | None]) -> tuple[Money, ...]:
    """What prices come to, currency by currency; what has none adds nothing.

    >>> sums([Money(500, "USD"), None, Money(250, "USD")])
    (Money(cents=750, currency='USD'),)
    """
    totals: dict[str, int] = {}
    for price in prices:
        if price is not None:
            totals[price.currency] = totals.get(price.currency, 0) + price.cents
    return tuple(Money(cents, currency) for currency, cents in sorted(totals.items()))
