"""A learner at the desk: the record on a day against a graph, and the verdict on each goal by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part
from pathways.audit.case import Case
from pathways.audit.choices import open_choices
from pathways.audit.classify import refusal_of
from pathways.audit.closure import Solved, best_of, close, foremost, solved
from pathways.audit.conflict import conflicts_of
from pathways.audit.entry import Entry
from pathways.audit.facts import answer
from pathways.audit.findings import STATES, Seen, finding_of
from pathways.audit.forced import forced_pins
from pathways.audit.from_record import entries_of
from pathways.audit.helpful import Helpful, WouldDo
from pathways.audit.hurting import that_could_hurt
from pathways.audit.one_more import Solution
from pathways.audit.options import options_from, options_of
from pathways.audit.outlook import percent_then
from pathways.audit.pinned import beside, pinned_of
from pathways.audit.previous import Previous
from pathways.audit.progress import from_nothing, percent, progress
from pathways.audit.reasons import Conflict, Opening, Option, Undecided
from pathways.audit.replay import must_replay
from pathways.audit.replay_exceptions import must_follow
from pathways.audit.selecting import Selecting
from pathways.audit.state import State
from pathways.audit.target import Graph, Route, Target, target_of
from pathways.audit.telling import REASONS, Telling
from pathways.audit.transferred import rules_for
from pathways.audit.unused import unused_of
from pathways.audit.verdict import Award, Finding, GoalAudit, RouteFinding, Use
from pathways.audit.view import EARNED, FOUR_WAYS, View
from pathways.audit.would_do import remaining_with, would_do
from pathways.graph.excepted import excepted_graph
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Citation, Credential, Policy
from pathways.model.exceptions import Change
from pathways.model.learner import Learner, Pin, Provenance


@dataclass(slots=True)
class Bench:
    """A learner's record on a day against a graph, with the cases of all views that were needed so far."""

    graph: Graph
    learner: Learner
    as_of: date
    seconds: float | None = None
    previous: Previous = field(default_factory=dict)
    of_other_years: frozenset[str] = frozenset()
    """Awards that do not count, because they are of another catalogue year than the one that a stack goes by."""
    telling: Telling = REASONS
    as_written: Graph = field(init=False)
    """The graph of the rules as they are for everybody."""
    record: tuple[Entry, ...] = field(default=(), init=False)
    refused: Undecided | None = field(default=None, init=False)
    """Why nothing is decided for this record."""
    pins: tuple[Pin, ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        """Read the record once, by the rules as they are for this learner."""
        self.as_written = self.graph
        self.graph = excepted_graph(self.graph, self.learner, self.as_of)
        try:
            self.record = entries_of(self.learner, self.catalogue, self.as_of)
        except NeedsSearchError as stop:
            self.refused = Undecided(stop.reason, stop.values, stop.path)
            self.record = entries_of(self.learner, self.catalogue, self.as_of, transfers=False)
        if self.of_other_years:
            self.record = tuple(entry for entry in self.record if entry.key not in self.of_other_years)
        there = (pin for pin in self.learner.pins if pin.on is None or pin.on <= self.as_of)
        self.pins = tuple(sorted((*there, *forced_pins(self.changes)), key=lambda pin: pin.say))

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the graph was made from."""
        catalogue: Catalogue = self.graph.graph["catalogue"]
        return catalogue

    @property
    def changes(self) -> tuple[Change, ...]:
        """What became of each exception in force."""
        changes: tuple[Change, ...] = self.graph.graph.get("changes", ())
        return changes

    @property
    def is_pinned(self) -> bool:
        """Whether somebody said where anything counts, and did not grant it as an exception."""
        return not all(pin.forced for pin in self.pins)

    def case(self, view: View, target: Target) -> Case:
        """The case of a view, with every credential that the target depends on and that is held without an award."""
        seen = tuple(entry for entry in self.record if view.sees(entry))
        selecting = Selecting(self.catalogue, self.as_of, view.favourable, seen)
        case = Case(
            self.learner,
            self.catalogue,
            self.as_of,
            view,
            self.record,
            selecting,
            answer,
            seconds=self.seconds,
            pins=self.pins,
            before=self.previous if view == EARNED else {},
            unknown=selecting.unknown,
        )
        if view.favourable and any(
            entry.hangs or entry.provenance is Provenance.ASSERTED for entry in self.record
        ):
            case.trusted = self.case(replace(view, asserted=False, favourable=False), target)
        below = (target_of(self.graph, name) for name in cone(self.graph, target.name))
        close(case, below, self._must_follow if self.changes and view == EARNED else None)
        return case

    def _must_follow(self, target: Target, part: Part, outcome: Outcome, case: Case) -> None:
        """A yes by this learner's own rules follows from everybody's and what was granted."""
        must_follow(target, target_of(self.as_written, target.name), part, outcome, case)

    def options(self, conversion: str) -> tuple[Option, ...]:
        """What a conversion offers this learner now, later or no more; KeyError for an unknown conversion."""
        declared = self.catalogue.conversions[conversion]
        return tuple(options_from(declared, self.offering([conversion])))

    def is_open(self, conversion: str) -> bool:
        """Whether something can be converted now; KeyError for an unknown conversion."""
        return any(option.opening is Opening.OPEN for option in self.options(conversion))

    def automatic(self) -> Iterator[str]:
        """The credentials that are held because they are met and awarded automatically, as far as these can be decided."""
        names = [name for name, each in self.catalogue.credentials.items() if each.automatic]
        case = self._earned((name, *cone(self.graph, name)) for name in names)
        return (name for name in names if name in case.held)

    def offering(self, conversions: Iterable[str]) -> Case:
        """What is earned, with the automatic credentials that conversions start from, as far as these can be decided."""
        return self._earned(cone(self.graph, conversion) for conversion in conversions)

    def _earned(self, below: Iterable[Iterable[str]]) -> Case:
        """What is earned, with the automatic ones of these credentials, as far as they can be decided."""
        seen = tuple(entry for entry in self.record if EARNED.sees(entry))
        selecting = Selecting(self.catalogue, self.as_of, seen=seen)
        case = Case(
            self.learner,
            self.catalogue,
            self.as_of,
            EARNED,
            self.record,
            selecting,
            answer,
            seconds=self.seconds,
            pins=self.pins,
        )
        wanted = {name for names in below for name in names}
        for name in self.graph.graph["order"]:
            if name in wanted:
                with suppress(NeedsSearchError):
                    close(case, [target_of(self.graph, name)], self._must_follow if self.changes else None)
        return case

    def goal(self, name: str, views: Sequence[View] = FOUR_WAYS) -> GoalAudit:
        """The verdict on one goal; what would need a search is told as undecided, never guessed."""
        target = target_of(self.graph, name)
        refused = self.refused or refusal_of(target)
        if refused is not None:
            return self.undecided(target, refused)
        try:
            found = self._decided(target, views)
        except NeedsSearchError as stop:
            return self.undecided(target, Undecided(stop.reason, stop.values, stop.path))
        return beside(found, self.without_pins().goal(name, views)) if self.is_pinned else found

    def without_pins(self) -> "Bench":
        """The same desk, had nobody said where anything counts."""
        telling = replace(self.telling, would_do=False, choices=False)
        return replace(self, learner=replace(self.learner, pins=()), telling=telling)

    def _decided(self, target: Target, views: Sequence[View]) -> GoalAudit:
        seen: list[tuple[Case, Solved]] = []
        state = State.UNMET
        for view, word in zip(views, STATES, strict=False):
            if seen and self.shows_nothing_new(view, seen[-1][0]):
                seen.append(seen[-1])
            else:
                case = self.case(view, target)
                found = solved(target, case, seen)
                seen.append((case.for_goal(target.name, target.worth), found))
            if self._is_met(target, *seen[-1]):
                state = word
                break
        case, found = seen[0]
        best = best_of(found)
        if state is State.MET and best is not None:
            must_replay(best[1], best[2], case)
            if self.changes:
                self._must_follow(target, best[1], best[2], case)
        verdict = self.verdict(target, state, seen)
        return replace(verdict, choices=open_choices(seen)) if self.telling.choices else verdict

    def _is_met(self, target: Target, case: Case, found: Solved) -> bool:
        """Whether a view meets a goal; what no route leads to is met by its award alone."""
        if not found:
            return self._award(target, case, met=False) is not None
        return any(outcome.met for _, _, outcome in foremost(found))

    def shows_nothing_new(self, view: View, before: Case) -> bool:
        """Whether a view sees the same items as the one before it, and nothing that is unknown to take favourably.

        What is asserted matters even where it may not be applied: a failed course is in an average.
        """
        same = all(view.sees(entry) == before.view.sees(entry) for entry in self.record)
        trusted = view.asserted == before.view.asserted or all(
            entry.provenance is not Provenance.ASSERTED for entry in self.record
        )
        attested = view.attested == before.view.attested
        open_ = bool(before.unknown) or any(entry.ungraded for entry in self.record)
        return same and trusted and attested and not (view.favourable and open_)

    def verdict(
        self,
        target: Target,
        state: State,
        seen: Sequence[tuple[Case, Solved]],
        why_not: Callable[[Part, Case, Outcome], tuple[Conflict, ...]] | None = None,
        besides: int = 0,
    ) -> GoalAudit:
        """The verdict from what was solved in each view, the first of them what is earned.

        `besides` remains from nothing besides what the rules of the goal ask for, in thousandths of weight.
        """
        case, found = seen[0]
        best = best_of(found)
        met = state is State.MET
        held = self._award(target, case, met=met)
        if best is None:
            return self._goal(target, state, held, Fraction(met))
        routes = _routes(seen, best[0])
        share = Fraction(1)
        if not met:
            nothing = min(from_nothing(route, case) for route in target.routes) + besides
            share = progress(best[2].remaining, nothing)
        chosen = next(route.finding for route in routes if route.chosen)
        later = next((part for route, part, _ in seen[-1][1] if route.name == best[0].name), best[1])
        asked = self.telling.reasons and not met
        options = self._open(best[1], best[2], target) if asked else ()
        doing, helpful = self._would_do(target, chosen, best, case, options) if not met else ((), ())
        conflicts = (why_not or self._why_not)(best[1], case, best[2]) if asked else ()
        return replace(
            self._goal(target, state, held, share),
            remaining=best[2].remaining,
            percent_then=percent_then(target, state, seen, besides),
            routes=routes,
            unused=tuple(
                replace(each, reason="of another year") if each.item in self.of_other_years else each
                for each in unused_of(best[1], later, chosen, case)
            ),
            options=options,
            conflict=conflicts[0] if conflicts else None,
            other_conflicts=conflicts[1:],
            pins=pinned_of(case, [part for _, part, _ in found], best[2]),
            would_do=doing,
            helpful=helpful,
        )

    def _would_do(
        self,
        target: Target,
        finding: Finding,
        best: tuple[Route, Part, Outcome],
        case: Case,
        options: tuple[Option, ...],
    ) -> tuple[tuple[WouldDo, ...], tuple[Helpful, ...]]:
        if not self.telling.would_do:
            return (), ()

        def tried(entry: Entry) -> int | None:
            return remaining_with(entry, target, case)

        solved_as = Solution(best[1], best[2], case)
        return would_do(finding, solved_as, options, tried, that_could_hurt(target, self.catalogue))

    def _why_not(self, part: Part, case: Case, outcome: Outcome) -> tuple[Conflict, ...]:
        return conflicts_of(part, case, outcome, unmet=True, every=self.telling.every_reason)

    def _open(self, part: Part, outcome: Outcome, target: Target) -> tuple[Option, ...]:
        case = self.offering(self.catalogue.conversions)
        return options_of(part, outcome, case.for_goal(target.name, target.worth))

    def _goal(self, target: Target, state: State, held: Award | None, share: Fraction) -> GoalAudit:
        met = state is State.MET
        return GoalAudit(
            name=target.name,
            title=target.title,
            kind=target.kind,
            state=state,
            held=held,
            automatic=target.automatic,
            progress=share,
            percent=percent(share, met=met),
            remaining=0,
            routes=(),
            unused=(),
            options=(),
            conflict=None,
            undecided=None,
            place=str(target.declaration.place),
            cites=target.declaration.cites,
            policies=self._policies(target),
            price=target.declaration.price if isinstance(target.declaration, Credential) else None,
        )

    def _policies(self, target: Target) -> tuple[Policy, ...]:
        declared = target.declaration
        names = declared.policies if isinstance(declared, Credential) else ()
        return tuple(self.catalogue.policies[name] for name in names)

    def undecided(self, target: Target, why: Undecided) -> GoalAudit:
        """No verdict on a goal, and why."""
        return replace(self._goal(target, State.UNKNOWN, None, Fraction(0)), undecided=why)

    def _award(self, target: Target, case: Case, *, met: bool) -> Award | None:
        """The recorded award in force, else the automatic one."""
        if not isinstance(target.declaration, Credential):
            return None
        awards = [
            entry
            for entry in self.record
            if entry.name == target.name and entry.sort == "credential" and case.view.sees(entry)
        ]
        if awards:
            return Award(awards[-1].completed, automatic=False, until=awards[-1].valid_until)
        return Award(None, automatic=True) if met and target.automatic else None


def _cited(finding: Finding, case: Case) -> Iterator[Citation]:
    """The sources of the rules by which something that counts was transferred."""
    names = dict.fromkeys(use.transferred_by for use in _uses(finding) if use.transferred_by is not None)
    rules = {rule.name: rule for rule in rules_for(case.catalogue, case.record)} if names else {}
    for name in names:
        if name in rules:
            yield from rules[name].cites


def _uses(finding: Finding) -> Iterator[Use]:
    yield from (*finding.applied, *finding.coming)
    for child in finding.children:
        yield from _uses(child)


def _routes(seen: Sequence[tuple[Case, Solved]], best: Route) -> tuple[RouteFinding, ...]:
    routes = []
    for at, (route, _, outcome) in enumerate(seen[0][1]):
        views = [Seen(found[at][1], found[at][2], case) for case, found in seen]
        state = next(
            (word for word, each in zip(STATES, views, strict=False) if each.outcome.met), State.UNMET
        )
        finding = finding_of(views)
        routes.append(
            RouteFinding(
                route.name,
                route.title,
                route.shape,
                state,
                outcome.remaining,
                finding,
                route is best,
                str(route.place),
                tuple(dict.fromkeys((*route.cites, *_cited(finding, seen[0][0])))),
            )
        )
    return tuple(routes)


def cone(graph: Graph, goal: str) -> Iterable[str]:
    """The credentials that a goal depends on, each after those it depends on itself."""
    needs: dict[str, tuple[str, ...]] = graph.graph["needs"]
    found: set[str] = set()
    todo = list(needs.get(goal, ()))
    stack = graph.graph["catalogue"].stacks.get(goal)
    if stack is not None and stack.into is not None:
        # A stack by itself may count what it leads to; on the way there it never does.
        todo.append(stack.into)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(needs.get(name, ()))
    return [name for name in graph.graph["order"] if name in found and name != goal]
