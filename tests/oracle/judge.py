"""The judge: by trying everything, whether a goal is met, how much remains, and which allocation is to be shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import cast

from pathways.model.amount import Worth
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner, Pin
from pathways.model.requirement import (
    Condition,
    Gpa,
    Leaf,
    Line,
    Requirement,
    SumLine,
)
from tests.oracle import record as views
from tests.oracle.allocations import Allocation, allocations, smallest
from tests.oracle.averages import averages_in, is_average
from tests.oracle.choices import Atom, Choice, Gathers, Order, choices, everything, leaves_in_order
from tests.oracle.contributions import contributions_in, is_enough, named_again, short_beyond
from tests.oracle.facts import Facts
from tests.oracle.judgement import Found, Judgement, foremost, honoured, pinned_shares
from tests.oracle.leaves import Scales
from tests.oracle.limits import Limits
from tests.oracle.orders import chain, in_sequence
from tests.oracle.pins import Meant, meant_in
from tests.oracle.record import Record, Roots, Thing, View, declared_thing
from tests.oracle.routes import Route, as_leaf, competitions, minimums, on_learning, routes_to
from tests.oracle.whole import Way, different, merit, missed, together

How = tuple[Scales, Facts, View]
Part = tuple[Requirement, Sequence[Choice]]
"""A competition and the ways through its branches."""

STATES = (
    ("met", views.EARNED),
    ("in progress", views.IN_PROGRESS),
    ("planned", views.PLANNED),
    ("unknown", views.FAVOURABLE),
)


class Judge:
    """Tries everything for one learner on one day."""

    def __init__(self, catalogue: Catalogue, learner: Learner, as_of: date) -> None:
        self._catalogue = catalogue
        self._record = Record(catalogue, learner, as_of)
        self._nothing = Record(catalogue, replace(learner, items=()), as_of)
        self._known: dict[View, tuple[Thing, ...]] = {}
        self._judged: dict[tuple[str, str, View], Found] = {}
        there = (pin for pin in learner.pins if pin.on is None or pin.on <= as_of)
        self._pins = sorted(there, key=lambda pin: pin.say)

    def goal(self, name: str) -> Judgement:
        """Status, remaining and progress of a credential or a stack."""
        routes = routes_to(self._catalogue, name)
        earned = tuple(self._best(route, name, views.EARNED) for route in routes)
        state = next((word for word, view in STATES if self._is_met(name, view)), "unmet")
        if not routes:
            return Judgement(state, 0, Fraction(state == "met"), ())
        remaining = min(found.remaining for found in foremost(earned))
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

    def _is_met(self, goal: str, view: View) -> bool:
        found = [self._best(route, goal, view) for route in routes_to(self._catalogue, goal)]
        if not found:
            return any(thing.name == goal for thing in self._record.things(view))
        return any(not best.remaining for best in foremost(found))

    def _best(self, route: Route, goal: str, view: View) -> Found:
        view = self._record.seen_by(view)
        key = (route.name, goal, view)
        if key not in self._judged:
            self._judged[key] = self._judge(route, goal, view)
        return self._judged[key]

    def _judge(self, route: Route, goal: str, view: View) -> Found:
        things = self._record.toward(goal, self._things(view))
        facts = self._facts(view, goal)
        scales = self._scales(facts, goal)
        meant = self._pinned(route, goal, scales, facts)
        parts = [(part, choices(part, facts, kind=view.kind)) for part in route.competitions]
        remaining, best, pins = self._together(parts, route.overall, (scales, facts, view), things, meant)
        places = {
            leaf.path: {thing.key: part for thing, part in applied.items()}
            for found in best
            for allocation in found
            for leaf, applied in allocation.places.items()
        }
        leaves_met = sum(any(met) for found in best for met in zip(*(one.met for one in found), strict=True))
        courses = {thing.key: min(thing.once) for thing in things}
        applied = {path: parts for path, parts in places.items() if parts}
        return Found(route.name, remaining, applied, leaves_met, courses, pins)

    def _pinned(
        self,
        route: Route,
        goal: str,
        scales: Scales,
        facts: Facts,
        pins: Sequence[Pin] | None = None,
    ) -> list[Meant]:
        """The pins about a route, and in the scales what is named in several places and what stands somewhere by a pin."""
        scales.named_again = named_again(route.competitions)
        meant = meant_in(route, goal, self._pins if pins is None else pins, facts)
        pinned = [
            ((at, leaf.path, thing.key), leaf.split)
            for one in meant
            for at, part in enumerate(route.competitions)
            for leaf in leaves_in_order(part, facts)
            for thing in facts.things
            if leaf.path in one.leaves[at] and one.means(thing)
        ]
        scales.pinned = frozenset(place for place, _ in pinned)
        scales.divided = tuple(dict.fromkeys(place for place, split in pinned if split))
        return meant

    def _together(
        self,
        parts: Sequence[Part],
        lines: Sequence[Line],
        how: How,
        things: Sequence[Thing],
        meant: Sequence[Meant] = (),
    ) -> tuple[int, list[Sequence[Allocation]], frozenset[Pin]]:
        """The competitions of a route do not touch each other, unless there is a limit on everything or a pin."""
        limits = self._limits(lines, how, things)
        if not limits.any and not meant and not self._coupled([*(part for part, _ in parts), *lines]):
            best = [self._compete(part, how, things) for part in parts]
            best += [self._line(line, how, things) for line in lines]
            return sum(short for short, _ in best), [found for _, found in best], frozenset()
        ways, short = max(
            (
                (ways, missed(ways, self._catalogue))
                for ways in together(self._ways(parts, lines, how, things), limits)
            ),
            key=lambda found: (list(pinned_shares(meant, found[0]).values()), merit(*found)),
        )
        lacking = short + self._records_lacking(lines, how[1])
        found: list[Sequence[Allocation]] = [way.parts for way in ways]
        return sum(way.remaining for way in ways) + lacking, found, honoured(meant, ways)

    def _coupled(self, asked: Sequence[Requirement | Line]) -> bool:
        """Whether more may be applied than is asked for, because an average or a contribution gets better by it."""
        return any(True for _ in averages_in(asked)) or any(True for _ in contributions_in(asked))

    def _records_lacking(self, lines: Sequence[Line], facts: Facts) -> int:
        """What averages over the record lack."""
        gpas = (line for line in lines if isinstance(line, Gpa) and not is_average(line))
        return 1000 * sum(not facts.is_met(gpa) for gpa in gpas)

    def _limits(self, lines: Sequence[Line], how: How, things: Sequence[Thing]) -> Limits:
        capped = [line for line in lines if isinstance(line, SumLine) and not line.at_least]
        return Limits(self._catalogue, how[0], [on_learning(line) for line in capped], things)

    def _ways(
        self, parts: Sequence[Part], lines: Sequence[Line], how: How, things: Sequence[Thing]
    ) -> list[list[Way]]:
        """For each competition and each line over everything all that can be done, however little it helps."""
        scales, facts, _ = how
        each: list[list[Way]] = []
        for at, (requirement, among) in enumerate(parts):
            order = leaves_in_order(requirement, facts)
            ways: list[Way] = []
            for branch, choice in enumerate(among):
                gathers = tuple(atom for atom in choice if isinstance(atom, Gathers))
                if not all(is_enough(atom, scales) for atom in gathers):
                    continue
                shown = in_sequence(choice, scales.of(at), facts, self._record.as_of)
                groups = [
                    [
                        Allocation(shown, order, things, places)
                        for places in allocations(shown, leaves, things)
                    ]
                    for leaves in competitions(choice)
                ]
                lacking = self._lacking(choice, facts)
                averages = tuple(sorted(filter(is_average, choice), key=lambda one: one.path))
                failing = frozenset(atom for atom in self._conditions(choice) if not self._holds(atom, facts))
                ways += different(
                    Way(branch, lacking, some, averages, failing=failing, gathers=gathers)
                    for some in product(*groups)
                )
            each.append(different(ways))
        for leaf in minimums(lines):
            found = (Allocation(scales, [leaf], things, one) for one in allocations(scales, [leaf], things))
            each.append(different(Way(0, 0, (one,), applies=False) for one in found))
        averages = tuple(filter(is_average, lines))
        return [*each, [Way(0, 0, (), averages)]] if averages else each

    def _lacking(self, choice: Choice, facts: Facts) -> int:
        return sum(1000 * (not self._holds(atom, facts)) for atom in self._conditions(choice))

    def _conditions(self, choice: Choice) -> list[Order | Condition]:
        """What uses nothing up, and is not over what is applied."""
        return [atom for atom in choice if not isinstance(atom, Leaf | Gathers) and not is_average(atom)]

    def _compete(self, part: Part, how: How, things: Sequence[Thing]) -> tuple[int, Sequence[Allocation]]:
        """The best of all branches, and of all allocations in each."""
        scales, facts, _ = how
        requirement, among = part
        order = leaves_in_order(requirement, facts)
        best: tuple[tuple[int, int, list[bool]], int, list[Allocation]] | None = None
        for choice in among:
            shown = in_sequence(choice, scales, facts, self._record.as_of)
            parts = [self._fill(leaves, order, shown, things) for leaves in competitions(choice)]
            remaining = self._lacking(choice, facts) + sum(part.remaining for part in parts)
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

    def _holds(self, atom: Order | Condition, facts: Facts) -> bool:
        return (
            bool(chain(atom.of, facts, self._record.as_of)) if isinstance(atom, Order) else facts.is_met(atom)
        )

    def _line(self, line: Line, how: How, things: Sequence[Thing]) -> tuple[int, Sequence[Allocation]]:
        """A line over everything is short by what a shared leaf would be; without a selection, awards do not count."""
        if isinstance(line, Gpa):
            return 1000 * (not how[1].is_met(line)), []
        found = self._fill([as_leaf(line)], [as_leaf(line)], how[0], things)
        return found.remaining, [found]

    def _from_nothing(self, route: Route, goal: str) -> int:
        """What would remain for the same learner without items, were every condition unmet."""
        facts = Facts(self._nothing, views.EARNED, (), goal=goal)
        scales = Scales(self._nothing, facts, self._worth(goal))
        scales.named_again = named_again(route.competitions)
        lines = sum(scales.short(leaf, {}) for leaf in minimums(route.overall))
        lines += 1000 * sum(isinstance(line, Gpa) for line in route.overall)
        return lines + sum(
            min(
                (
                    sum(self._all_of(atom, scales) for atom in choice)
                    for choice in choices(part, facts, kind=False)
                    if all(is_enough(atom, scales) for atom in choice if isinstance(atom, Gathers))
                ),
                default=1000,
            )
            for part in route.competitions
        )

    def _all_of(self, atom: Atom, scales: Scales) -> int:
        """What remains of something for somebody who has nothing and meets no condition."""
        if isinstance(atom, Leaf):
            return scales.short(atom, {})
        if not isinstance(atom, Gathers):
            return 1000
        inside = everything(frozenset({atom})) - {atom}
        lacking: dict[Atom, int] = {one: 1000 for one in inside if not isinstance(one, Leaf | Gathers)}
        return short_beyond(atom, {}, scales, lacking)

    def _scales(self, facts: Facts, goal: str) -> Scales:
        routes = routes_to(self._catalogue, goal) if goal not in self._catalogue.admissions else ()
        asked = [part for route in routes for part in (*route.competitions, *route.overall)]
        if goal in self._catalogue.admissions:
            asked = [self._catalogue.admissions[goal].require]
        scales = Scales(self._record, facts, self._worth(goal), freely=self._coupled(asked))
        gathered = list(contributions_in(asked))
        limits = [limit or 0 for one in gathered for limit in scales.limits(one)]
        scales.sizes = (*(scales.need(one) for one in gathered), *limits)
        return scales

    def _facts(self, view: View, goal: str) -> Facts:
        things = self._record.toward(goal, self._things(view))
        open_ = view.asserted or any(thing.hangs for thing in things)
        without = self._facts(replace(view, asserted=False, kind=False), goal) if open_ else None
        return Facts(self._record, view, things, without, goal)

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
                    award = replace(award, matriculated=self._record.learner.matriculated)
                    award = replace(award, roots=roots, completed=self._since(credential.name, view))
                    awards.append(
                        replace(award, any_grade=True) if view.kind and award.leaves_open else award
                    )
            known = tuple(sorted((*recorded, *awards), key=lambda thing: thing.order))
            if known == self._known[view]:
                break
            self._known[view] = known
            self._judged.clear()  # it was judged by what was known before
        return self._known[view]

    def _since(self, name: str, view: View) -> date | None:
        """The day on which the last of what an award stands on was there; None if that is not known."""
        routes = [self._best(route, name, view) for route in routes_to(self._catalogue, name)]
        best = min(foremost(routes), key=lambda found: (found.remaining, -found.leaves_met))
        used = {key for parts in best.places.values() for key in parts}
        days = [thing.completed for thing in self._things(view) if thing.key in used]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def _awarded(self, name: str, view: View) -> tuple[Roots, ...]:
        """The learning behind an award, for each way in which it is met; nothing if it is not."""
        things = self._record.toward(name, self._things(view))
        facts = self._facts(view, name)
        scales = self._scales(facts, name)
        how = (scales, facts, view)
        found: list[Roots] = []
        routes = routes_to(self._catalogue, name)
        best = [self._best(route, name, view) for route in routes]
        for route, own in zip(routes, best, strict=True):
            if own not in foremost(best):
                continue
            meant = self._pinned(route, name, scales, facts)
            parts = [(part, choices(part, facts, kind=view.kind)) for part in route.competitions]
            lacking = self._records_lacking(route.overall, facts)
            each = self._ways(parts, route.overall, how, things) if not lacking else [[]]
            complete = [[way for way in ways if not way.remaining] for ways in each]
            for ways in together(complete, self._limits(route.overall, how, things)):
                if missed(ways, self._catalogue) or honoured(meant, ways) != own.pins:
                    continue
                found += [frozenset().union(*some) for some in product(*(way.roots() for way in ways))]
        return smallest(found)
