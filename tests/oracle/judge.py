"""The judge: by trying everything, whether a goal is met, how much remains, and which allocation is to be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import cast

from pathways.model.amount import Worth
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.model.requirement import (
    Gpa,
    InOrder,
    Leaf,
    Line,
    Requirement,
)
from tests.oracle import record as views
from tests.oracle.allocations import Allocation, allocations, smallest
from tests.oracle.choices import Atom, Choice, Order, choices, leaves_in_order
from tests.oracle.facts import Facts
from tests.oracle.leaves import Scales
from tests.oracle.record import Record, Roots, Thing, View, declared_thing
from tests.oracle.routes import Route, as_leaf, competitions, required, routes_to
from tests.oracle.selecting import takes

STATES = (
    ("met", views.EARNED),
    ("in progress", views.IN_PROGRESS),
    ("planned", views.PLANNED),
    ("unknown", views.FAVOURABLE),
)


@dataclass(frozen=True)
class Found:
    """The best of a route: what remains, and which amounts of which items stand where (by path and key)."""

    route: str
    remaining: int
    places: dict[str, dict[str, int]]
    leaves_met: int
    courses: dict[str, str]
    """For each item the course that it is an attempt at: equivalents go by one name."""


@dataclass(frozen=True)
class Judgement:
    """What an audit should say of a goal."""

    state: str
    remaining: int
    progress: Fraction
    routes: tuple[Found, ...]

    @property
    def chosen(self) -> Found:
        """The route that the verdict stands on: least remaining, most leaves met, first in the rule files."""
        return min(self.routes, key=lambda found: (found.remaining, -found.leaves_met))


class Judge:
    """Tries everything for one learner on one day."""

    def __init__(self, catalogue: Catalogue, learner: Learner, as_of: date) -> None:
        self._catalogue = catalogue
        self._record = Record(catalogue, learner, as_of)
        self._nothing = Record(catalogue, replace(learner, items=()), as_of)
        self._known: dict[View, tuple[Thing, ...]] = {}

    def goal(self, name: str) -> Judgement:
        """Status, remaining and progress of a credential or a stack."""
        routes = routes_to(self._catalogue, name)
        earned = tuple(self._best(route, name, views.EARNED) for route in routes)
        state = next((word for word, view in STATES if self._is_met(name, view)), "unmet")
        remaining = min(found.remaining for found in earned)
        nothing = min(self._from_nothing(route, name) for route in routes)
        done = Fraction(nothing - min(remaining, nothing), nothing) if nothing else Fraction(state == "met")
        return Judgement(state, remaining, done, earned)

    def admission(self, name: str) -> str:
        """The four answers, tested in their order."""
        rule = self._catalogue.admissions[name]
        route = Route(name, (rule.require,), ())
        reviews = [self._facts(views.EARNED, name).truth(fact) for fact in rule.review_when]
        if not self._best(route, name, views.EARNED).remaining:
            return "admitted" if set(reviews) <= {False} else "needs review"
        if not self._best(route, name, views.REVIEWED).remaining:
            return "needs review"
        if not self._best(route, name, views.FAVOURED).remaining:
            return "cannot be decided"
        return "not yet"

    def meets(self, goal: str, route: str, paths: frozenset[str]) -> bool:
        """Whether those of a route's requirements that have these paths can be met together by what is earned."""
        chosen = next(one for one in routes_to(self._catalogue, goal) if one.name == route)
        things = tuple(thing for thing in self._things(views.EARNED) if thing.name != goal)
        facts = self._facts(views.EARNED, goal)
        scales = Scales(self._record, facts, self._worth(goal))
        short = 0
        for part in chosen.competitions:
            kept = [one for path, one in required(part, facts) if path in paths]
            each = [choices(one, facts, kind=False) for one in kept]
            together = [frozenset[Atom]().union(*some) for some in product(*each)]
            short += self._compete(part, (scales, facts, views.EARNED), things, together)[0]
        lines = [line for line in chosen.overall if line.path in paths]
        return not short + sum(self._line(line, scales, facts, things)[0] for line in lines)

    def _is_met(self, goal: str, view: View) -> bool:
        return any(not self._best(route, goal, view).remaining for route in routes_to(self._catalogue, goal))

    def _best(self, route: Route, goal: str, view: View) -> Found:
        """The competitions of a route do not touch each other."""
        things = tuple(thing for thing in self._things(view) if thing.name != goal)
        facts = self._facts(view, goal)
        scales = Scales(self._record, facts, self._worth(goal))
        best = [self._compete(part, (scales, facts, view), things) for part in route.competitions]
        best += [self._line(line, scales, facts, things) for line in route.overall]
        remaining = sum(short for short, _ in best)
        places = {
            leaf.path: {thing.key: part for thing, part in applied.items()}
            for _, found in best
            for allocation in found
            for leaf, applied in allocation.places.items()
        }
        leaves_met = sum(
            any(met) for _, found in best for met in zip(*(one.met for one in found), strict=True)
        )
        courses = {thing.key: min(thing.once) for thing in things}
        applied = {path: parts for path, parts in places.items() if parts}
        return Found(route.name, remaining, applied, leaves_met, courses)

    def _compete(
        self,
        requirement: Requirement,
        how: tuple[Scales, Facts, View],
        things: Sequence[Thing],
        among: Sequence[Choice] | None = None,
    ) -> tuple[int, list[Allocation]]:
        """The best of all branches, and of all allocations in each."""
        scales, facts, view = how
        order = leaves_in_order(requirement, facts)
        best: tuple[tuple[int, int, list[bool]], int, list[Allocation]] | None = None
        for choice in choices(requirement, facts, kind=view.kind) if among is None else among:
            shown = self._in_sequence(choice, scales, facts)
            parts = [self._fill(leaves, order, shown, things) for leaves in competitions(choice)]
            fixed = sum(
                1000 * (not self._holds(atom, facts)) for atom in choice if not isinstance(atom, Leaf)
            )
            remaining = fixed + sum(part.remaining for part in parts)
            met = [any(met) for met in zip(*(part.met for part in parts), strict=True)]
            key = (-remaining, sum(met), met)
            if best is None or key > best[0]:
                best = (key, remaining, parts)
        return (best[1], best[2]) if best is not None else (1000, [])

    def _fill(
        self, leaves: Sequence[Leaf], order: Sequence[Leaf], scales: Scales, things: Sequence[Thing]
    ) -> Allocation:
        best: Allocation | None = None
        for places in allocations(scales, leaves, things):
            found = Allocation(scales, order, things, places)
            if best is None or found.beats(best):
                best = found
        return cast("Allocation", best)

    def _holds(self, atom: Atom, facts: Facts) -> bool:
        return bool(self._chain(atom.of, facts)) if isinstance(atom, Order) else facts.is_met(atom)

    def _chain(self, order: InOrder, facts: Facts) -> list[Thing]:
        """Each member as early as the one before allows; nothing if one cannot follow."""
        chain: list[Thing] = []
        for leaf in order.members:
            attempts = [thing for thing in facts.things if takes(leaf.selection, thing, self._record.as_of)]
            later = [thing for thing in attempts if not chain or thing.day >= chain[-1].day]
            if not later:
                return []
            chain.append(min(later, key=lambda thing: (thing.day, thing.order)))
        return chain

    def _in_sequence(self, choice: Choice, scales: Scales, facts: Facts) -> Scales:
        """Where the best attempts do not show that an order was kept, attempts that do are applied instead."""
        only: dict[Leaf, Thing] = {}
        for order in (atom.of for atom in choice if isinstance(atom, Order)):
            chain = self._chain(order, facts)
            best = [
                min(
                    (thing for thing in facts.things if scales.amount(thing, leaf)),
                    key=lambda one: scales.rank(one, leaf),
                )
                for leaf in (order.members if chain else ())
            ]
            if [thing.day for thing in best] != sorted(thing.day for thing in best):
                only |= {
                    leaf: thing for leaf, thing in zip(order.members, chain, strict=True) if thing.uses == 1
                }
        return scales.limited(only)

    def _line(
        self, line: Line, scales: Scales, facts: Facts, things: Sequence[Thing]
    ) -> tuple[int, list[Allocation]]:
        """A line over everything is short by what a shared leaf would be; without a selection, awards do not count."""
        if isinstance(line, Gpa):
            return 1000 * (not facts.is_met(line)), []
        found = self._fill([as_leaf(line)], [as_leaf(line)], scales, things)
        return found.remaining, [found]

    def _from_nothing(self, route: Route, goal: str) -> int:
        """What would remain for the same learner without items, were every condition unmet."""
        facts = Facts(self._nothing, views.EARNED, ())
        scales = Scales(self._nothing, facts, self._worth(goal))
        leaves = [as_leaf(line) for line in route.overall if not isinstance(line, Gpa)]
        lines = sum(scales.short(leaf, {}) for leaf in leaves) + 1000 * (len(route.overall) - len(leaves))
        return lines + sum(
            min(
                (
                    sum(scales.short(atom, {}) if isinstance(atom, Leaf) else 1000 for atom in choice)
                    for choice in choices(part, facts, kind=False)
                ),
                default=1000,
            )
            for part in route.competitions
        )

    def _facts(self, view: View, goal: str) -> Facts:
        things = tuple(thing for thing in self._things(view) if thing.name != goal)
        without = self._facts(replace(view, asserted=False), goal) if view.asserted else None
        return Facts(self._record, view, things, without)

    def _worth(self, goal: str) -> Worth | None:
        credential = self._catalogue.credentials.get(goal)
        stack = self._catalogue.stacks.get(goal)
        if stack is not None and stack.into is not None:
            credential = self._catalogue.credentials.get(stack.into)
        return credential.worth if credential is not None else None

    def _things(self, view: View) -> tuple[Thing, ...]:
        """The items of a view, with the credentials that are awarded automatically as soon as they are met."""
        if view in self._known:
            return self._known[view]
        recorded = self._record.things(view)
        held = {thing.name for thing in recorded}
        automatic = [
            one for one in self._catalogue.credentials.values() if one.automatic and one.name not in held
        ]
        self._known[view] = recorded
        for _ in automatic:
            awards = []
            for credential in automatic:
                roots = self._awarded(credential.name, view)
                if roots:
                    award = declared_thing(self._catalogue, credential)
                    awards.append(replace(award, roots=roots, completed=self._since(credential.name, view)))
            self._known[view] = tuple(sorted((*recorded, *awards), key=lambda thing: thing.order))
        return self._known[view]

    def _since(self, name: str, view: View) -> date | None:
        """The day on which the last of what an award stands on was there; None if that is not known."""
        routes = [self._best(route, name, view) for route in routes_to(self._catalogue, name)]
        best = min(routes, key=lambda found: (found.remaining, -found.leaves_met))
        used = {key for parts in best.places.values() for key in parts}
        days = [thing.completed for thing in self._things(view) if thing.key in used]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def _awarded(self, name: str, view: View) -> tuple[Roots, ...]:
        """The learning behind an award, for each way in which it is met; nothing if it is not."""
        things = tuple(thing for thing in self._things(view) if thing.name != name)
        facts = self._facts(view, name)
        scales = Scales(self._record, facts, self._worth(name))
        found: list[Roots] = []
        for route in routes_to(self._catalogue, name):
            if not self._best(route, name, view).remaining:
                each = [self._roots(part, (scales, facts, view), things) for part in route.competitions]
                found += [frozenset().union(*some) for some in product(*each)]
        return smallest(found)

    def _roots(
        self, part: Requirement, how: tuple[Scales, Facts, View], things: Sequence[Thing]
    ) -> tuple[Roots, ...]:
        scales, facts, view = how
        found: list[Roots] = []
        for choice in choices(part, facts, kind=view.kind):
            if all(isinstance(atom, Leaf) or self._holds(atom, facts) for atom in choice):
                each = [
                    smallest(
                        roots
                        for places in allocations(scales, leaves, things)
                        if not Allocation(scales, leaves, things, places).remaining
                        for roots in _behind(thing for applied in places.values() for thing in applied)
                    )
                    for leaves in competitions(choice)
                ]
                found += [frozenset().union(*some) for some in product(*each)]
        return smallest(found)


def _behind(things: Iterable[Thing]) -> list[Roots]:
    return [frozenset().union(*some) for some in product(*(thing.roots for thing in things))]
