"""One learner on one day in one view: which attempts may be applied, and which credentials are held."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from pathways.audit.entry import Entry
from pathways.audit.selecting import Selecting
from pathways.audit.view import View
from pathways.model.amount import Unit, UnitRule, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner, Pin

if TYPE_CHECKING:
    from pathways.audit.allocation.parts import Part
    from pathways.model.requirement import Requirement
    from pathways.model.selection import Selection


@dataclass(slots=True)
class Case:
    """What an audit may use; `held` grows as credentials that are awarded automatically turn out to be met."""

    learner: Learner
    catalogue: Catalogue
    as_of: date
    view: View
    record: tuple[Entry, ...]
    selecting: Selecting
    answer: "Callable[[Requirement, Case], bool | None]"
    worth: Worth | None = None
    goal: str = ""
    held: dict[str, Entry] = field(default_factory=dict)
    trusted: "Case | None" = None
    """The same without asserted items and what hangs on a grade, where facts that hang on these are unknown."""
    ways: "dict[str, tuple[Part, ...]]" = field(default_factory=dict)
    """For each credential in `held` the routes by which it is met: any legal allocation of it may be assumed."""
    seconds: float | None = None
    """The most time that one search may take; None sets no limit."""
    previous: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each requirement (path) the items (keys) that an audit before applied to it in the routes that are decided."""
    pins: tuple[Pin, ...] = ()
    """Where items are to count, those with most say first."""
    honoured: dict[str, frozenset[Pin]] = field(default_factory=dict)
    """For each credential in `held` the pins that were honoured when its requirements were found to be met."""
    unknown: set[str] = field(default_factory=set)
    """The conditions that were asked and that the record leaves open; what was not asked of one view is not asked of the next."""
    before: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    """The same for each route (name) that a verdict stood on; only what is earned stays where it was."""
    followed: Mapping[str, str] = field(default_factory=dict)
    """For members (paths) of orders for which several courses may stand, the one (identity) by which the order is shown."""
    _seen: tuple[int, tuple[Entry, ...]] | None = field(default=None, init=False, repr=False, compare=False)
    _by_name: tuple[int, dict[str, list[int]]] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    def entries(self) -> Sequence[Entry]:
        """What the view sees and what is held without an award, earliest first; the goal cannot count toward itself."""
        if self._seen is None or self._seen[0] != len(self.held):
            found = [
                entry
                for entry in (*self.record, *self.held.values())
                if (entry.derived or self.view.sees(entry))
                and (entry.name is None or entry.name != self.goal)
                and (entry.only_in is None or self.goal in entry.only_in)
            ]
            self._seen = (len(self.held), tuple(sorted(found, key=lambda entry: entry.order)))
        return self._seen[1]

    def concerned(self, selection: "Selection") -> Sequence[Entry]:
        """Of what the view sees all that a selection takes or refuses only for how it was learnt, and maybe others."""
        names = self.selecting.named(selection)
        entries = self.entries()
        if names is None:
            return entries
        if self._by_name is None or self._by_name[0] != len(self.held):
            places: dict[str, list[int]] = {}
            for at, entry in enumerate(entries):
                for name in self.selecting.going_by(entry):
                    places.setdefault(name, []).append(at)
            self._by_name = (len(self.held), places)
        found = {at for name in names for at in self._by_name[1].get(name, ())}
        return [entries[at] for at in sorted(found)]

    def holds(self, credential: str) -> bool:
        """Whether a credential is held: awarded and in force, or met and awarded automatically."""
        return credential in self.held or any(
            entry.name == credential and entry.sort == "credential" and self.view.sees(entry)
            for entry in self.record
        )

    def for_goal(self, goal: str, worth: Worth | None) -> "Case":
        """The same case while another goal is audited; what is held is shared."""
        return Case(
            self.learner,
            self.catalogue,
            self.as_of,
            self.view,
            self.record,
            self.selecting,
            self.answer,
            worth,
            goal,
            self.held,
            self.trusted and self.trusted.for_goal(goal, worth),
            self.ways,
            self.seconds,
            self.previous,
            self.pins,
            self.honoured,
            self.unknown,
            self.before,
        )

    def resuming(self, routes: Iterable[str]) -> "Case":
        """The same case while these routes are decided, with what counted in them before."""
        if not self.before:
            return self
        previous: dict[str, frozenset[str]] = {}
        for route in routes:
            for path, keys in self.before.get(route, {}).items():
                previous[path] = previous.get(path, frozenset()) | keys
        return replace(self, previous=previous)


def in_unit(worth: Worth, unit: Unit, catalogue: Catalogue) -> int | Fraction | None:
    """Thousandths of `unit` before any rounding on a total; None when no rule leads from one unit to the other."""
    if worth.unit == unit:
        return worth.thousandths
    rule = catalogue.units.get(worth.unit)
    if rule is None or rule.into != unit:
        return None
    exact = worth.thousandths * rule.ratio
    return exact if rule.on_total else rounded(exact, rule)


def rounded(exact: Fraction, rule: UnitRule) -> int:
    """Thousandths after rounding to the rule's step.

    >>> from pathways.model.amount import Unit
    >>> rule = UnitRule(Unit("credits", "quarter"), Fraction(2, 3), Unit("credits", "semester"), "down", 500, True)
    >>> rounded(Fraction(5000) * rule.ratio, rule)
    3000
    """
    steps = exact / rule.step
    if rule.rounding == "down":
        return steps.__floor__() * rule.step
    if rule.rounding == "up":
        return steps.__ceil__() * rule.step
    return (steps + Fraction(1, 2)).__floor__() * rule.step
