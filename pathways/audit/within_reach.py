"""Credentials one step away that nobody asked for: found by a quick look at all, then by an audit of the few that are near."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.parts import Part, Settled, Wanted, walk
from pathways.audit.bench import Bench
from pathways.audit.classify import RuleClass, classify, refusal_of
from pathways.audit.closure import best_of, solved
from pathways.audit.earnable import earnable
from pathways.audit.helpful import Completed, WithinReach
from pathways.audit.one_more import Solution, lowering
from pathways.audit.target import Graph, declared_target, target_of
from pathways.audit.verdict import GoalAudit
from pathways.audit.view import EARNED
from pathways.audit.would_do import by_usefulness, thing_of
from pathways.model.amount import Fixed, Quantity
from pathways.model.catalogue import Catalogue
from pathways.model.equivalence import equivalents_of
from pathways.model.members import is_open, members_of
from pathways.model.requirement import Holds, Leaf, Requirement, Score
from pathways.model.same import Same
from pathways.model.walk import needed
from pathways.text import limits

_ITEMS = "items"
_Route = tuple[tuple[int, int], ...]
"""What a route surely asks for: of each leaf the declared things that it takes, as bits, and how many of them at least."""


@dataclass(frozen=True, slots=True)
class Step:
    """A credential and the things of which any one is lacking for it, none if nothing is; whether something counts already."""

    name: str
    items: tuple[str, ...]
    begun: bool


def one_step_away(
    bench: Bench, besides: Collection[str], wanted: Collection[str], *, begun: bool
) -> list[Step]:
    """Credentials that are not held and for which at most one thing is lacking, in an order in which they build on each other.

    So many are audited as are quickly seen to be near: lacking one of the things that are `wanted` anyway or, if these are
    asked for too, `begun`. What needs a search is not told, nor are `besides`.
    """
    if bench.refused is not None:
        return []
    everything = members_of(bench.catalogue)
    there, wanted_bits = everything.bits_of(_names_of(bench)), everything.bits_of(wanted)
    asked = _asked(Same(bench.catalogue.as_written or bench.catalogue))
    found: list[Step] = []
    looked_at = 0
    for name in bench.graph.graph["order"]:
        routes = asked.get(name, ())
        if name in besides or there & everything.bits_of([name]) or looked_at == limits.WITHIN_REACH_AUDITED:
            continue
        if any(_is_near(route, there, wanted_bits, begun=begun) for route in routes):
            looked_at += 1
            step = _step(bench, name)
            if step is not None and not step.items and bench.catalogue.credentials[name].automatic:
                there |= everything.bits_of([name])
            elif step is not None:
                found.append(step)
    return found


def within_reach(steps: Collection[Step], bench: Bench) -> tuple[WithinReach, ...]:
    """Those that have been begun, as they are told: first what nothing is lacking for, then what leads to most."""
    above = leading_to(bench.graph)
    found = []
    for step in steps:
        if step.begun:
            credential = bench.catalogue.credentials[step.name]
            case = bench.case(EARNED, target_of(bench.graph, step.name))
            things = tuple(thing_of(name, case, again=False) for name in step.items)
            leads_to = above.get(step.name, ())
            found.append(WithinReach(step.name, credential.title, credential.kind, things, leads_to))
    return tuple(sorted(found, key=lambda each: (bool(each.items), -len(each.leads_to))))


def with_what_else(goals: Sequence[GoalAudit], steps: Collection[Step], bench: Bench) -> list[GoalAudit]:
    """Verdicts with what each thing that would do would bring besides: credentials, and something for the other goals."""
    completes: dict[str, list[Completed]] = {}
    above = leading_to(bench.graph)
    for step in steps:
        told = Completed(
            step.name, bench.catalogue.credentials[step.name].kind, above.get(step.name, ()), step.begun
        )
        for name in step.items:
            completes.setdefault(name, []).append(told)
    lists = {goal.name: _narrow(goal) for goal in goals}
    return [_with_what_else(goal, completes, lists) for goal in goals]


def _with_what_else(
    goal: GoalAudit, completes: Mapping[str, Sequence[Completed]], lists: Mapping[str, Collection[str]]
) -> GoalAudit:
    tied = goal.together.goals if goal.together is not None else ()
    others = {name: told for name, told in lists.items() if name != goal.name and name not in tied}
    helpful = {
        each.name: replace(
            each,
            completes=tuple(completes.get(each.name, ())),
            elsewhere=(*each.elsewhere, *(name for name, told in others.items() if each.name in told)),
        )
        for each in goal.helpful
    }
    would = tuple(replace(each, items=by_usefulness(each.items, helpful)) for each in goal.would_do)
    return replace(goal, would_do=would, helpful=tuple(helpful.values()))


def wanted_in(goals: Iterable[GoalAudit]) -> set[str]:
    """The things that would do for something of which not nearly everything does."""
    return {name for goal in goals for name in _narrow(goal)}


def _narrow(goal: GoalAudit) -> set[str]:
    return {name for each in goal.would_do if not each.is_wide for name in each.items}


def leading_to(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """For each credential those that ask for it or can take it, by their own requirements or those of a stack into them."""
    found: dict[str, dict[str, None]] = {}
    catalogue: Catalogue = graph.graph["catalogue"]
    for name, others in graph.graph["needs"].items():
        if name in catalogue.credentials:
            for other in others:
                found.setdefault(other, {})[name] = None
    return {name: tuple(others) for name, others in found.items()}


def _names_of(bench: Bench) -> set[str]:
    """The names of what is earned and of all that goes for the same."""
    equivalents = equivalents_of(bench.catalogue)
    names = {entry.name for entry in bench.record if EARNED.sees(entry) and entry.name is not None}
    return names.union(*(equivalents.get(name, frozenset()) for name in names))


@lru_cache(maxsize=4)
def _asked(same: Same[Catalogue]) -> Mapping[str, tuple[_Route, ...]]:
    """What each credential surely asks for, route by route; not those that are only recorded, nor those that take a search."""
    catalogue = same.one
    found = {}
    for credential in catalogue.credentials.values():
        target = declared_target(credential, catalogue)
        is_quick = classify(target, catalogue).rule_class is not RuleClass.SEARCH
        if target.routes and credential.retired is None and is_quick and refusal_of(target) is None:
            found[credential.name] = tuple(
                tuple(each for scoped in route.parts for each in _leaves(scoped.requirement, catalogue))
                for route in target.routes
            )
    return found


def _leaves(requirement: Requirement, catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    everything = members_of(catalogue)
    for leaf in needed(requirement, lambda _: True):
        if not is_open(leaf.selection):
            yield everything.bits(leaf.selection), _fewest(leaf)


def _fewest(leaf: Leaf) -> int:
    """How many things at least fill a leaf."""
    amount = leaf.amount
    if isinstance(amount, Quantity) and amount.unit.measure == _ITEMS and isinstance(amount.number, Fixed):
        return int(amount.number.value)
    return 1


def _is_near(route: _Route, there: int, wanted: int, *, begun: bool) -> bool:
    """Whether at most one thing is surely lacking, and this is wanted, or something is there and that is enough."""
    short, is_begun, is_wanted = 0, False, False
    for takes, number in route:
        have = (takes & there).bit_count()
        is_begun = is_begun or have > 0
        if have < number:
            short += number - have
            is_wanted = bool(takes & wanted)
    return short <= 1 and (is_wanted or (begun and is_begun))


def _step(bench: Bench, name: str) -> Step | None:
    """What an audit says: nothing is lacking, or one thing; None where it is more, or where it would take a search."""
    target = target_of(bench.graph, name)
    try:
        case = bench.case(EARNED, target)
        best = best_of(solved(target, case))
    except NeedsSearchError:
        return None
    if best is None:
        return None
    _, part, outcome = best
    begun = any(fill.applied for fill in outcome.fills.values())
    if outcome.met:
        return Step(name, (), begun)
    own = case.for_goal(target.name, target.worth)
    items = tuple(dict.fromkeys(_finishing(Solution(part, outcome, own))))
    return Step(name, items, begun) if items else None


def _finishing(solution: Solution) -> Iterator[str]:
    """The things any one of which leaves nothing to be done."""
    remaining, case = solution.outcome.remaining, solution.case
    known = earnable(case.catalogue, case.as_of, case.learner.matriculated)
    for part in walk(solution.part):
        if isinstance(part, Wanted):
            place = solution.places[part.demand.path]
            if place.in_use and place.remaining == remaining:
                takes = known.taken_by(part.demand.leaf.selection, case.selecting)
                for entry, left in lowering(solution, place, takes):
                    if not left and entry.name is not None and entry.name != case.goal:
                        yield entry.name
        elif isinstance(part, Settled) and not part.holds and part.remaining == remaining:
            yield from (name for name in _named(part) if known.entry(name) is not None)


def _named(part: Part) -> Iterator[str]:
    match part.requirement:
        case Holds(credential=name, negated=False) | Score(exam=name):
            yield name
