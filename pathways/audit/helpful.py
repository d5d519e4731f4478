"""What would do, as data: for each open requirement all that would count for it, and what else each of these would bring."""

from dataclasses import dataclass
from datetime import date

from pathways.model.requirement import Requirement


@dataclass(frozen=True, slots=True)
class Completed:
    """A credential that would be complete, those in which it counts, and whether something counts for it already."""

    name: str
    kind: str
    leads_to: tuple[str, ...] = ()
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Helpful:
    """A declared course, exam, experience or credential that would count for something that is open.

    `again` says that it was taken before. `ready` is whether what comes before it is there, `soon` whether it is offered in
    the next term; None where the rules do not say; `before` is what comes before it and is not there. `at_once` are open
    requirements (paths) of this goal that it would count for at the same time. `completes` are credentials for which this
    learner would then have everything, and `elsewhere` other goals of the audit for which it would count as well. `first_for`
    are goals decided before this one for which it would count, and then not for this one: too little may be shared.
    """

    name: str
    sort: str
    code: str
    title: str
    again: bool = False
    ready: bool | None = None
    soon: bool | None = None
    before: Requirement | None = None
    at_once: tuple[str, ...] = ()
    completes: tuple[Completed, ...] = ()
    elsewhere: tuple[str, ...] = ()
    kind: str = ""
    """Of a credential its kind."""
    first_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What would count at another requirement (`path`) in place of an item (key), which could then move here.

    Of several items in `frees` the first would move to where the next one is, and the last would count here.
    """

    path: str
    frees: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Raises:
    """How many credits (thousandths) with a grade would raise an average to what is asked for."""

    grade: str
    credits: int


@dataclass(frozen=True, slots=True)
class WouldDo:
    """What would do for an open requirement (`path`).

    `items` are names in the rules, the most useful first: each one by itself would lower what remains; those of `enough` would
    leave nothing. `is_wide` says that learning which the rules do not declare would do as well. `conversions` are conversions
    that are open now, each with the item (key) that it would turn into something that counts. `since` is the day from which
    a condition holds by itself.
    """

    path: str
    items: tuple[str, ...] = ()
    enough: frozenset[str] = frozenset()
    is_wide: bool = False
    exchanges: tuple[Exchange, ...] = ()
    conversions: tuple[tuple[str, str], ...] = ()
    raises: tuple[Raises, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class WithinReach:
    """A credential that nobody asked for and for which one thing is lacking, any of `items`; it counts in those of `leads_to`."""

    name: str
    title: str
    kind: str
    items: tuple[Helpful, ...]
    leads_to: tuple[str, ...] = ()
