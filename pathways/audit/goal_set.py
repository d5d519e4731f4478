"""Several goals audited together: what is awarded and declared beside them, and limits on what may count in several at once."""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial

from pathways.audit.allocation.competitions import apart
from pathways.audit.allocation.demand import NeedsSearchError, declared_path
from pathways.audit.allocation.limits import freed, limits_on
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.own_rows import OwnRows
from pathways.audit.allocation.parts import Ceiling, Part, all_of
from pathways.audit.allocation.searched import Search
from pathways.audit.allocation.shared_rows import Counted, SharedRows, recorded
from pathways.audit.bench import Bench
from pathways.audit.bound_set import bound_set, recorded_with
from pathways.audit.case import Case
from pathways.audit.choices import Ground, choices_of
from pathways.audit.classify import refusal_of
from pathways.audit.closure import Solved, route_part, solved
from pathways.audit.conflict import conflicts_of, contested, fewest, is_met, required
from pathways.audit.entry import Entry
from pathways.audit.findings import STATES
from pathways.audit.one_more import Solution
from pathways.audit.open_choice import OpenChoices
from pathways.audit.own_share import forgive, left_out, own_from_nothing
from pathways.audit.pinned import beside
from pathways.audit.reasons import Conflict, Limit, Undecided, Unused
from pathways.audit.replay import must_replay
from pathways.audit.replay_exceptions import must_follow
from pathways.audit.replay_own import Parts, parts_of
from pathways.audit.replay_sharing import must_replay_sharing, shared_of
from pathways.audit.route_taken import RouteTaken, either, taken
from pathways.audit.sharing import Tie, bound_together
from pathways.audit.state import State
from pathways.audit.target import target_of
from pathways.audit.tied import as_limit, one_by_one
from pathways.audit.told_together import told_together
from pathways.audit.tried_together import Trials, having
from pathways.audit.verdict import GoalAudit, Together
from pathways.audit.view import EARNED, FOUR_WAYS, View
from pathways.model.learner import Pin
from pathways.text import limits


def audit_set(bench: Bench, goals: Sequence[str]) -> list[GoalAudit]:
    """The verdict on each goal, in the order given; goals that a sharing ties to others are decided together with them."""
    together = _tied(bench, goals)
    if together and bench.is_pinned:
        bare = _tied(bench.without_pins(), goals)
        together = {name: beside(found, bare[name]) for name, found in together.items()}
    return [together.get(name) or bench.goal(name) for name in goals]


def _tied(bench: Bench, goals: Sequence[str]) -> dict[str, GoalAudit]:
    """The verdicts on those goals that are tied to others."""
    everything, lapsed, found = bound_set(bench, goals)
    together: dict[str, GoalAudit] = {}
    for group in bound_together(everything, found):
        if len(group) > 1 and not set(group).isdisjoint(goals):
            together.update(_Bound(bench, group, found, lapsed).verdicts(goals))
    return together


@dataclass(frozen=True, slots=True)
class _Looked:
    """All goals in one view: their cases, what was found for those that are open, what is applied to each."""

    cases: Mapping[str, Case]
    found: Mapping[str, RouteTaken]
    applied: Mapping[str, Sequence[Entry]]
    parts: Parts
    ties: tuple[Tie, ...]
    """The ties, without what must be the own of an award of which nothing is known that counts in it."""


@dataclass(frozen=True, slots=True)
class _Written:
    """All goals in one view as they are searched for: their cases, the routes of those that are open, and the search."""

    cases: Mapping[str, Case]
    routes: Mapping[str, Sequence[Part]]
    roots: Mapping[str, Part]
    assumed: Mapping[str, Part]
    ties: tuple[Tie, ...]
    search: Search
    recorded: Mapping[str, Sequence[Entry]]


class _Bound:
    """Goals that are tied to each other, awarded ones among them."""

    def __init__(
        self, bench: Bench, group: Sequence[str], found: Sequence[Tie], lapsed: Mapping[str, Entry]
    ) -> None:
        self.bench = bench
        self.group = tuple(group)
        self.ties = tuple(tie for tie in found if not set(tie.goals).isdisjoint(group))
        self.targets = {name: target_of(bench.graph, name) for name in group}
        awards = dict(lapsed) | {
            entry.name: entry for entry in bench.record if entry.name and EARNED.sees(entry)
        }
        self.awarded = {name: awards[name] for name in group if name in awards}
        self.open = tuple(name for name in group if name not in self.awarded)

    def verdicts(self, asked: Sequence[str]) -> dict[str, GoalAudit]:
        """The verdicts on those that were asked for; an awarded one was decided when it was awarded, and stands alone."""
        refusals = (refusal_of(target) for target in self.targets.values())
        refused = self.bench.refused or next((refusal for refusal in refusals if refusal is not None), None)
        wanted = [name for name in self.open if name in asked]
        if refused is not None:
            return {name: self._undecided(name, refused) for name in wanted}
        try:
            return self._decided(wanted)
        except NeedsSearchError as stop:
            why = Undecided(stop.reason, stop.values, stop.path)
            return {name: self._undecided(name, why) for name in wanted}

    def _undecided(self, name: str, why: Undecided) -> GoalAudit:
        alone = self.bench.goal(name)
        return alone if alone.undecided is not None else self.bench.undecided(self.targets[name], why)

    def _decided(self, wanted: Sequence[str]) -> dict[str, GoalAudit]:
        looks: list[_Looked] = []
        states: dict[str, State] = dict.fromkeys(self.open, State.UNMET)
        for view, word in zip(FOUR_WAYS, STATES, strict=True):
            looks.append(self._look(view, {}))
            for name in self.open:
                if states[name] is State.UNMET and looks[-1].found[name].outcome.met:
                    states[name] = word
            if State.UNMET not in states.values():
                break
        routes = {name: looks[0].found[name].at for name in self.open}
        looks = [self._on(routes, look, at) for at, look in enumerate(looks)]
        decided = {name for name in self.open if states[name] is State.MET}
        look = looks[0]
        must_replay_sharing(look.ties, look.applied, look.cases, look.parts, (decided, self.awarded))
        for name in self.open:
            if states[name] is State.MET:
                found, case = looks[0].found[name], looks[0].cases[name]
                must_replay(found.part, found.outcome, case)
                if self.bench.changes:
                    written = target_of(self.bench.as_written, name)
                    must_follow(self.targets[name], written, found.part, found.outcome, case)
        verdicts = {name: self._verdict(name, states[name], looks) for name in wanted}
        return told_together(verdicts, self._trials(look)) if self.bench.telling.would_do else verdicts

    def _trials(self, look: _Looked) -> Trials:
        solutions = {
            name: Solution(each.part, each.outcome, look.cases[name]) for name, each in look.found.items()
        }
        assuming = any(award.roots == {award.key} for award in self.awarded.values())
        most = limits.WOULD_DO_TRIED if self.bench.telling.every_reason else limits.TRIED_TOGETHER
        return Trials(solutions, self.targets, look.ties, self.remaining_with, assuming=assuming, most=most)

    def _on(self, routes: Mapping[str, int], look: _Looked, at: int) -> _Looked:
        """A view on the routes that the verdict stands on, so that it can be told beside what is earned."""
        if all(look.found[name].at == route for name, route in routes.items()):
            return look
        return self._look(FOUR_WAYS[at], routes)

    def _look(self, view: View, only: Mapping[str, int]) -> _Looked:
        """All goals in one view, some on certain routes only."""
        there = self.written(view, only)
        posed = {**there.roots, **there.assumed}
        outcomes = dict(zip(posed, there.search.outcomes(), strict=True))
        found = {name: taken(root, there.routes[name], outcomes[name]) for name, root in there.roots.items()}
        applied = {name: _applied(outcome) for name, outcome in outcomes.items()}
        parts = {
            name: parts_of(posed[name], outcome, there.cases[name]) for name, outcome in outcomes.items()
        }
        return _Looked(there.cases, found, {**there.recorded, **applied}, parts, there.ties)

    def written(self, view: View, only: Mapping[str, int]) -> _Written:
        cases = {name: self._case(name, view) for name in self.group}
        routes = {name: self._routes(name, cases[name]) for name in self.open}
        roots = {
            name: either(self.targets[name], [routes[name][only[name]]] if name in only else routes[name])
            for name in self.open
        }
        assumed = self._assumed(cases)
        known = tuple(tie.asking({*self.open, *self._known(assumed)}) for tie in self.ties)
        return _Written(cases, routes, roots, assumed, known, *self._search(roots, assumed, cases, known))

    def remaining_with(self, entry: Entry) -> Mapping[str, int]:
        """What would remain of each goal that is open with one item more on the record."""
        then = copy(self)
        then.bench = having(self.bench, entry)
        there = then.written(EARNED, {})
        return dict(zip(there.roots, there.search.remaining(), strict=False))

    def _known(self, assumed: Collection[str]) -> list[str]:
        """The awards of which something is known that counts in them: it is recorded, or taken to be so."""
        return [name for name, award in self.awarded.items() if name in assumed or award.roots != {award.key}]

    def _search(
        self,
        roots: Mapping[str, Part],
        assumed: Mapping[str, Part],
        cases: Mapping[str, Case],
        found: Sequence[Tie],
    ) -> tuple[Search, dict[str, list[Entry]]]:
        """The search for all goals with the limits between them, and the items that stay where they were.

        An award whose items are not on the record is taken to be met in some legal way.
        """
        posed = {**roots, **assumed}
        search = Search([(part, cases[name]) for name, part in posed.items()])
        counted = {
            name: Counted(case, own.entries, own.anywhere, own.parts)
            for name, (_, case, own) in zip(posed, search.goals, strict=True)
        }
        for _, _, own in search.goals[len(roots) :]:
            for column in own.remaining:
                search.programme.row({column: 1}, at_most=0)
        stay = {name: self._recorded(name) for name in self.awarded if name not in assumed}
        one = search.programme.column(1, 1)
        for name, entries in stay.items():
            inside = {entry.key: entry for entry in entries}
            counted[name] = recorded(cases[name], inside, one)
        rows = SharedRows(search.programme, counted)
        remaining = zip(roots, search.goals, strict=False)
        own_rows = OwnRows(
            search.programme, counted, {name: own.remaining for name, (_, _, own) in remaining}
        )
        for tie in found:
            rows.add(tie)
            own_rows.add(tie)
        return search, stay

    def _case(self, name: str, view: View) -> Case:
        target = self.targets[name]
        case = self.bench.case(view, target).for_goal(name, target.worth)
        return case.resuming(route.name for route in target.routes)

    def _routes(self, name: str, case: Case) -> list[Part]:
        return apart([route_part(route, case) for route in self.targets[name].routes])

    def _recorded(self, name: str) -> list[Entry]:
        """The items recorded with an award, of which none was failed, withdrawn or revoked."""
        return list(recorded_with(self.awarded[name], self.bench.record))

    def _assumed(self, cases: Mapping[str, Case]) -> dict[str, Part]:
        """For each award without recorded items the routes by which it could have been met; nothing if these are gone."""
        found: dict[str, Part] = {}
        for name, award in self.awarded.items():
            met = [part for _, part, outcome in solved(self.targets[name], cases[name]) if outcome.met]
            if met and award.roots == {award.key}:
                found[name] = either(self.targets[name], met)
        return found

    def _verdict(self, name: str, state: State, looks: Sequence[_Looked]) -> GoalAudit:
        alone = self.bench.goal(name)
        target = self.targets[name]
        seen: list[tuple[Case, Solved]] = []
        for look in looks:
            one = look.found[name]
            seen.append((look.cases[name], [(target.routes[one.at], one.part, one.outcome)]))
        others = tuple(other for other in self.group if other != name)
        look = looks[0]
        everything = shared_of(look.ties, look.applied, look.cases, look.parts)
        shared = tuple(
            replace(each, awarded=each.owner in self.awarded) for each in everything if name in each.goals
        )
        own = own_from_nothing(look.ties, name, look.cases[name])
        verdict = self.bench.verdict(target, state, seen, partial(self._conflicts, look, name), own)
        return replace(
            verdict,
            unused=tuple(self._elsewhere(each, name, looks[0]) for each in verdict.unused),
            together=Together(others, alone.state, alone.progress, alone.percent, alone.remaining, shared),
            choices=self._choices(name, looks) if self.bench.telling.choices else None,
        )

    def _choices(self, name: str, looks: Sequence[_Looked]) -> OpenChoices:
        """What could as well count elsewhere in a goal, while nothing gets worse in any of the goals."""
        grounds = [Ground(partial(self._posed, look), self.open.index(name)) for look in looks]
        return choices_of(grounds, looks[0].found[name].outcome)

    def _posed(self, look: _Looked) -> Search:
        roots = {name: look.found[name].part for name in self.open}
        return self._search(roots, self._assumed(look.cases), look.cases, look.ties)[0]

    def _elsewhere(self, unused: Unused, name: str, look: _Looked) -> Unused:
        """What would fit here and counts in another goal that it cannot be shared with."""
        others = [other for other in self.group if other != name and self._ties_with(name, other)]
        users = [other for other in others if unused.item in {each.key for each in look.applied[other]}]
        if unused.reason != "surplus" or not users:
            return unused
        return replace(unused, reason="counts elsewhere", values=tuple(users))

    def _ties_with(self, name: str, other: str) -> bool:
        return any({name, other} == set(pair) for tie in self.ties for pair in tie.pairs)

    def _conflicts(
        self, look: _Looked, name: str, part: Part, case: Case, outcome: Outcome
    ) -> tuple[Conflict, ...]:
        """Why not by itself, and then why not while limits on sharing are kept and the goals before have their way."""
        found = list(conflicts_of(part, case, outcome, every=self.bench.telling.every_reason))
        told = {path for each in found for path in each.requirements}
        left = [each for each in required(part) if declared_path(each.path) not in told]
        limits = list(one_by_one(look.ties))
        while any(limit.own for limit in limits) or any(not is_met(each, outcome) for each in left):
            among, kept = self._tied_down(look, name, [*limits, *left])
            if not kept:
                break
            found.append(self._told(look, name, among, kept))
            left = [each for each in left if each not in kept or isinstance(each, Ceiling)]
            limits = [each for each in limits if each not in kept or not each.own]
            if not self.bench.telling.every_reason:
                break
        return tuple(found)

    def _tied_down(
        self, look: _Looked, name: str, everything: "Sequence[Pin | Tie | Part]"
    ) -> tuple[Sequence[str], Sequence[Pin | Tie | Part]]:
        """The fewest of these requirements and limits on sharing, and of pins if need be, that cannot all be kept.

        Also the goals among which they cannot.
        """
        before = self.open[: self.open.index(name) + 1]
        if not self._unmeetable(look, name, before, everything):
            before = self.open
            everything = [*self._honoured(look), *everything]
            if not self._unmeetable(look, name, before, everything):
                return before, ()
        return before, fewest(everything, partial(self._unmeetable, look, name, before))

    def _told(
        self, look: _Looked, name: str, among: Sequence[str], kept: Sequence[Pin | Tie | Part]
    ) -> Conflict:
        parts = [each for each in kept if not isinstance(each, Pin | Tie)]
        beside = [each for each in kept if isinstance(each, Pin | Tie)]
        asked = [each for each in parts if not isinstance(each, Ceiling)]
        possible = limits_on(parts, look.cases[name])

        def unmeetable(some: Sequence[Limit]) -> bool:
            loose, case = freed(parts, look.cases[name], [each for each in possible if each not in some])
            return self._unmeetable(
                replace(look, cases={**look.cases, name: case}), name, among, [*beside, *loose]
            )

        inside = fewest(possible, unmeetable) if possible and not unmeetable(()) else []
        return Conflict(
            tuple(dict.fromkeys(declared_path(each.path) for each in asked)),
            pins=tuple(each for each in kept if isinstance(each, Pin)),
            limits=(*inside, *(as_limit(each) for each in kept if isinstance(each, Tie | Ceiling))),
            contested=contested(asked),
        )

    def _unmeetable(
        self, look: _Looked, name: str, among: Sequence[str], kept: Sequence[Pin | Tie | Part]
    ) -> bool:
        """Whether these requirements of a goal cannot be met while these limits and pins are kept among some goals."""
        pins = tuple(each for each in kept if isinstance(each, Pin))
        there = {*among, *self.awarded}
        limits = [each.among(there) for each in kept if isinstance(each, Tie)]
        parts = [each for each in kept if not isinstance(each, Tie | Pin)]
        asks_own = any(limit.own for limit in limits)
        if not parts and not asks_own:
            return False
        forgiven = left_out(look.found[name].part, parts) if asks_own else []
        own = all_of([*parts, *forgiven], look.found[name].part)
        roots = {other: own if other == name else look.found[other].part for other in among}
        cases = {other: replace(case, pins=pins) for other, case in look.cases.items()}
        search, _ = self._search(roots, self._assumed(cases), cases, limits)
        at = among.index(name)
        forgive(search.goals[at][2], forgiven, parts)
        return bool(search.remaining()[at])

    def _honoured(self, look: _Looked) -> list[Pin]:
        """The pins that are honoured in some goal, those with most say first."""
        found = {pin for solution in look.found.values() for pin in solution.outcome.honoured}
        return [pin for pin in self.bench.pins if pin in found]


def _applied(outcome: Outcome) -> list[Entry]:
    found = {each.entry.key: each.entry for fill in outcome.fills.values() for each, _ in fill.applied}
    return list(found.values())
