"""Requirements: one algebra for every rule, from `all of` down to leaves that items fill and conditions that take nothing."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from pathways.model.amount import Amount, Fixed, Quantity, Unit
from pathways.model.selection import Selection
from pathways.text import Place


def _place() -> Place:
    return field(compare=False, repr=False, kw_only=True)  # type: ignore[no-any-return] # dataclasses.field is typed by its default


@dataclass(frozen=True, slots=True)
class Group:
    """`need` of the members: all of them, one (`any of`), or N; `word` is `all`, `any` or `N`."""

    path: str
    word: str
    need: int
    members: "tuple[Requirement, ...]"
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Named:
    """A requirement declared by name; used twice within one credential it is one node, known by the path of its inside."""

    path: str
    name: str
    title: str
    requirement: "Requirement"
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class InOrder:
    """Named items completed one after the other: dates do not fall, equal dates pass."""

    path: str
    members: "tuple[Leaf, ...]"
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class When:
    """One requirement if a fact holds, another (or none) if it does not."""

    path: str
    fact: "Requirement"
    then: "Requirement"
    otherwise: "Requirement | None"
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Leaf:
    """An amount from a selection; `item` is the name when one named item is asked for. `lines` are the overlays of `of which`."""

    path: str
    amount: Amount
    selection: Selection
    lines: "tuple[Line, ...]" = ()
    item: str | None = None
    split: bool = False
    shared: bool = False
    place: Place = _place()

    def __hash__(self) -> int:
        """By its path, which tells leaves apart: the whole of one takes long to look at."""
        return hash(self.path)


@dataclass(frozen=True, slots=True)
class Contributions:
    """An amount of what is applied to some of the members, each of which must be met to contribute.

    `most` has for each member how much of what it contributes counts, None for all of it.
    """

    path: str
    amount: Amount
    members: "tuple[Requirement, ...]"
    most: tuple[Amount | None, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class SumLine:
    """At least or at most an amount from a selection (None: of everything there); `each` limits every value of a key."""

    path: str
    at_least: bool
    amount: Amount
    selection: Selection | None = None
    each: str | None = None
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class SpreadLine:
    """Spread over at least, or at most, `number` different values of a key: term, subject, area, level, institution, year."""

    path: str
    number: int
    key: str
    at_least: bool = True
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Gpa:
    """A grade point average of at least, or below, `minimum` (thousandths), over the record, or over what counts (None)."""

    path: str
    minimum: int
    over: Selection | None
    attempts: str
    below: bool = False
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Age:
    """At least, or below, a number of years on the as-of date."""

    path: str
    at_least: bool
    years: int
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Population:
    """The learner belongs to a population, such as `veteran`."""

    path: str
    population: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Declared:
    """The learner has declared a programme; negated, has not."""

    path: str
    programme: str
    negated: bool = False
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class DeclaredFrom:
    """The learner has declared at least `number` programmes of a selection; a concentration counts for its own programme only."""

    path: str
    number: int
    among: Selection
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Standing:
    """`admitted` to or `enrolled` in a programme, or recorded as not; `relation` is that word."""

    path: str
    relation: str
    programme: str
    negated: bool
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Holds:
    """A credential is held; negated, it is not among the recorded awards."""

    path: str
    credential: str
    negated: bool
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Lacks:
    """A course or other item is not on the record."""

    path: str
    item: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Attested:
    """An office has signed for something."""

    path: str
    what: str
    office: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class OnDate:
    """The as-of date is on or after a day, or before it."""

    path: str
    on_or_after: bool
    day: date
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Score:
    """A score on an exam, in thousandths of a point."""

    path: str
    exam: str
    minimum: int
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Fewer:
    """The record has less than so much from a selection (`limit` in whole units); nothing of it is used up."""

    path: str
    limit: Fraction
    unit: Unit
    selection: Selection
    place: Place = _place()

    @property
    def enough(self) -> Leaf:
        """What would be met if there were not fewer."""
        return self.asking(self.limit)

    def asking(self, number: Fraction) -> Leaf:
        """A leaf that asks for another amount of the same."""
        amount = Quantity(Fixed(number), self.unit)
        return Leaf(self.path, amount, self.selection, shared=True, place=self.place)


Line: TypeAlias = SumLine | SpreadLine | Gpa
Condition: TypeAlias = (
    Gpa
    | Age
    | Population
    | Declared
    | DeclaredFrom
    | Standing
    | Holds
    | Lacks
    | Attested
    | OnDate
    | Score
    | Fewer
)
Requirement: TypeAlias = Group | Named | InOrder | When | Contributions | Leaf | Condition
