"""Several goals tried together: every way through each of them, as long as no more is shared than may be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from pathways.model.declaration import OwnMinimum, ShareLimit, Sharing
from pathways.model.learner import Item
from pathways.model.members import members
from pathways.model.requirement import Line, Requirement
from tests.oracle import record as views
from tests.oracle.choices import choices, leaves_in_order
from tests.oracle.facts import Facts
from tests.oracle.judge import STATES, Judge
from tests.oracle.judgement import Found, Judgement, pinned_shares
from tests.oracle.leaves import unit_of, weight, worth_of
from tests.oracle.own import Shares, own_amount
from tests.oracle.record import Thing, View
from tests.oracle.routes import Route, minimums, routes_to
from tests.oracle.selecting import takes
from tests.oracle.transfers import apart, exclude
from tests.oracle.whole import Way, kept, missed, shares, together

Used = frozenset[Thing]


@dataclass(frozen=True)
class GoalWay:
    """One way through a goal: which route, and a way through each of its competitions; `order` are all leaves of the goal."""

    at: int
    route: Route
    ways: tuple[Way, ...]
    lacking: int
    order: tuple[str, ...]
    honoured: tuple[int | Fraction, ...] = ()
    """Of the items of the learner's pins how much is kept where it should be."""

    @cached_property
    def used(self) -> Used:
        """The learning that counts; awards are never shared."""
        things = (thing for way in self.ways for used in way.used for thing in used)
        return frozenset(thing for thing in things if thing.sort != "credential")

    @cached_property
    def shares(self) -> Shares:
        """How much of each item is applied, where most of it is."""
        return shares(part for way in self.ways for part in way.parts)

    @cached_property
    def remaining(self) -> int:
        return self.lacking + sum(way.remaining for way in self.ways)

    @cached_property
    def met(self) -> list[bool]:
        met = {
            leaf.path
            for way in self.ways
            for part in way.parts
            for leaf, is_met in zip(part.order, part.met, strict=True)
            if is_met
        }
        return [path in met for path in self.order]

    @cached_property
    def stages(self) -> tuple[object, ...]:
        parts = [part for way in self.ways for part in way.parts]
        return (
            -self.remaining,
            sum(self.met),
            self.met,
            (-self.at, [-way.branch for way in self.ways]),
            [way.filled for way in self.ways],
            kept(parts),
            sum(part.best_attempts for part in parts),
            [way.units for way in self.ways],
        )


@dataclass(frozen=True)
class Own:
    """What must be the own of a goal beside others, of which who owes what is short."""

    minimum: OwnMinimum
    goal: str
    others: tuple[str, ...]
    debtors: tuple[str, ...]


class SetJudge(Judge):
    """Tries everything for a set of goals, of which an earlier one has its way before a later one."""

    _asked: Sequence[Own] = ()

    def goals(self, names: Sequence[str]) -> dict[str, Judgement]:
        """What an audit of these declared programmes should say of each."""
        looks: dict[View, dict[str, GoalWay]] = {}
        for view in [self._record.seen_by(view) for _, view in STATES]:
            looks[view] = looks.get(view) or self._look(names, view)
        earned = looks[views.EARNED]
        states = dict.fromkeys(names, "unmet")
        for word, view in reversed(STATES):
            for name, way in looks[self._record.seen_by(view)].items():
                states[name] = states[name] if way.remaining else word
        return {name: self._judgement(name, states[name], earned[name]) for name in names}

    def _judgement(self, name: str, state: str, way: GoalWay) -> Judgement:
        nothing = min(self._from_nothing(route, name) for route in routes_to(self._catalogue, name))
        empty = Facts(self._nothing, views.EARNED, (), goal=name)
        for own in self._asked:
            if own.goal == name:
                need = empty.need(own.minimum.amount, self._worth(name), at_least=True)
                nothing += weight(unit_of(own.minimum.amount), need)
        done = (
            Fraction(nothing - min(way.remaining, nothing), nothing) if nothing else Fraction(state == "met")
        )
        places = {
            leaf.path: {thing.key: part for thing, part in applied.items()}
            for one in way.ways
            for allocation in one.parts
            for leaf, applied in allocation.places.items()
            if applied
        }
        courses = {thing.key: min(thing.once) for thing in self._things(views.EARNED)}
        pins = frozenset(pin for pin, share in zip(self._pins, way.honoured, strict=True) if share)
        found = Found(way.route.name, way.remaining, places, sum(way.met), courses, pins)
        return Judgement(state, way.remaining, done, (found,))

    def _look(self, names: Sequence[str], view: View) -> dict[str, GoalWay]:
        each = [self._different(name, view) for name in names]
        stay: dict[str, Used] = {}
        unknown: set[str] = set()
        open_ = names
        for name, award in self._record.awards().items():
            if not any(name in self._between(sharing) for sharing in self._catalogue.sharings.values()):
                continue
            legal = [way for way in self._different(name, view) if not way.remaining]
            if award.part_of or not legal:
                stay[name] = self._recorded_with(award)
                unknown.update(() if award.part_of else (name,))
            else:
                names = (*names, name)
                each.append(legal)
        asked = list(self._own((*stay, *names), open_, unknown))
        self._asked = asked if view == views.EARNED else self._asked
        best: tuple[list[object], tuple[GoalWay, ...]] | None = None
        for found in product(*each):
            used = stay | {name: way.used for name, way in zip(names, found, strict=True)}
            if all(self.keeps(sharing, used, view) for sharing in self._catalogue.sharings.values()):
                ways = self._owing(dict(zip(names, found, strict=True)), asked, used, view)
                merit: list[object] = [list(zip(*(way.honoured for way in ways), strict=True))]
                merit += [list(stage) for stage in zip(*(way.stages for way in ways), strict=True)]
                if best is None or merit > best[0]:
                    best = (merit, ways)
        if best is None:
            raise AssertionError(names)
        return dict(zip(names, best[1], strict=True))

    def _own(self, names: Sequence[str], open_: Sequence[str], unknown: Collection[str]) -> Iterator[Own]:
        """All that must be somebody's own in a set, in no certain order; of an award, by what is open beside it."""
        for sharing in self._catalogue.sharings.values():
            pairs = [set(pair) for pair in self._pairs(sharing, names)]
            for minimum in sharing.own:
                takers = names if minimum.of is None else members(self._catalogue, minimum.of)
                for goal in names:
                    others = tuple(other for other in names if {goal, other} in pairs and other != goal)
                    if goal in takers and goal not in unknown and others:
                        owed = (
                            (goal,) if goal in open_ else tuple(other for other in others if other in open_)
                        )
                        yield Own(minimum, goal, others, owed)

    def _owing(
        self, ways: Mapping[str, GoalWay], asked: Sequence[Own], used: Mapping[str, Used], view: View
    ) -> tuple[GoalWay, ...]:
        """Ways with what is short of what must be somebody's own."""
        lacking = dict.fromkeys(ways, 0)
        for own in asked:
            unit, chosen = unit_of(own.minimum.amount), own.minimum.selection
            able = [
                thing
                for thing in used[own.goal]
                if chosen is None or takes(chosen, thing, self._record.as_of)
            ]
            whole: Shares = dict.fromkeys(able, 1)
            shares = ways[own.goal].shares if own.goal in ways else whole
            elsewhere = [thing for other in own.others for thing in used[other]]
            found = own_amount(self._catalogue, unit, able, shares, elsewhere)
            need = self._facts(view, own.goal).need(own.minimum.amount, self._worth(own.goal), at_least=True)
            for name in own.debtors:
                lacking[name] += weight(unit, max(need - found, 0))
        return tuple(replace(way, lacking=way.lacking + lacking[name]) for name, way in ways.items())

    def _coupled(self, asked: Sequence[Requirement | Line]) -> bool:
        """More may count than is asked for where that makes up what must be a goal's own."""
        own = any(sharing.own for sharing in self._catalogue.sharings.values())
        return own or super()._coupled(asked)

    def _recorded_with(self, award: Item) -> Used:
        """The learning that stays in an award."""
        behind = self._record.roots(award)
        things = self._record.things(replace(views.FAVOURABLE, kind=False))
        return frozenset(
            thing
            for thing in things
            if thing.sort != "credential" and thing.roots[0] <= behind and not thing.came_by
        )

    def _different(self, name: str, view: View) -> list[GoalWay]:
        """Of ways that use the same learning the best."""
        best: dict[object, GoalWay] = {}
        own = any(sharing.own for sharing in self._catalogue.sharings.values())
        for way in self._through(name, view):
            key = (way.used, way.honoured, frozenset(way.shares.items()) if own else None)
            other = best.get(key)
            if other is None or way.stages > other.stages:
                best[key] = way
        return list(best.values())

    def _through(self, name: str, view: View) -> Iterator[GoalWay]:
        things = self._record.toward(name, self._things(view))
        facts = self._facts(view, name)
        how = (self._scales(facts, name), facts, view)
        routes = routes_to(self._catalogue, name)
        leaves = [
            leaf for route in routes for part in route.competitions for leaf in leaves_in_order(part, facts)
        ]
        ordered = [*leaves, *(leaf for route in routes[:1] for leaf in minimums(route.overall))]
        order = tuple(dict.fromkeys(leaf.path for leaf in ordered))
        for at, route in enumerate(routes):
            meant = self._pinned(route, name, how[0], facts)
            parts = [(part, choices(part, facts, kind=view.kind)) for part in route.competitions]
            lacking = self._records_lacking(route.overall, facts)
            each = self._ways(parts, route.overall, how, things)
            for ways in together(each, self._limits(route.overall, how, things)):
                short = missed(ways, self._catalogue)
                kept = pinned_shares(meant, ways)
                vector = tuple(kept.get(pin, 0) for pin in self._pins)
                yield GoalWay(at, route, ways, lacking + short, order, vector)

    def _between(self, sharing: Sharing) -> tuple[str, ...]:
        others = members(self._catalogue, sharing.others) if sharing.others is not None else ()
        return (*members(self._catalogue, sharing.among), *others)

    def _pairs(
        self, sharing: Sharing, names: Iterable[str], *, lapsed: bool = False
    ) -> list[tuple[str, str]]:
        """The pairs of a set that a sharing is between; `lapsed` also with awards that have run out."""
        among = members(self._catalogue, sharing.among)
        others = among if sharing.others is None else members(self._catalogue, sharing.others)
        apart = () if sharing.apart is None else members(self._catalogue, sharing.apart)
        return [
            (one, two)
            for one, two in combinations(names, 2)
            if lapsed or self._record.lapsed.isdisjoint({one, two})
            if ((one in among and two in others) or (two in among and one in others))
            and not (one in apart and two in apart)
        ]

    def keeps(self, sharing: Sharing, used: Mapping[str, Used], view: View) -> bool:
        """Whether no more is shared than may be, where this learning counts in these goals."""
        pairs = self._pairs(sharing, used, lapsed=sharing.in_a_lifetime)
        for limit in sharing.limits:
            today = [pair for pair in pairs if self._record.lapsed.isdisjoint(pair)]
            for some in [today] if limit.in_all else [[pair] for pair in today]:
                if some and self._shared(limit, some, used) > self._most(limit, some, view):
                    return False
        goals = {goal for pair in pairs for goal in pair}
        known = {
            goal: {one for thing in used[goal] for one in self._known_by(sharing, thing)} for goal in goals
        }
        return sharing.most is None or not any(
            all(exclude(one, two) for one, two in combinations(behind, 2))
            for some in combinations(sorted(goals), sharing.most + 1)
            for behind in product(*(known[goal] for goal in some))
        )

    def _known_by(self, sharing: Sharing, thing: Thing) -> Iterator[str]:
        """What makes two items one for `each item in at most`, of what it is about."""
        if sharing.most_of is None or takes(sharing.most_of, thing.turned, self._record.as_of):
            yield from (root for each in thing.roots for root in each)
            if sharing.in_a_lifetime:
                yield f"any attempt at {min(thing.once)}"

    def _shared(self, limit: ShareLimit, pairs: Sequence[tuple[str, str]], used: Mapping[str, Used]) -> int:
        """One learning that counts in two forms is shared once, as the larger of both."""
        found: dict[str, int] = {}
        for one, two in pairs:
            for first, second in product(used[one], used[two]):
                if not apart(first.roots[0], second.roots[0]):
                    larger = min((first, second), key=lambda thing: (-self._under(limit, thing), thing.key))
                    found[larger.key] = self._under(limit, larger)
        return sum(found.values())

    def _under(self, limit: ShareLimit, thing: Thing) -> int:
        if limit.selection is not None and not takes(limit.selection, thing.turned, self._record.as_of):
            return 0
        return worth_of(self._catalogue, unit_of(limit.amount), thing)

    def _most(self, limit: ShareLimit, pairs: Sequence[tuple[str, str]], view: View) -> int:
        goals = [goal for pair in pairs for goal in pair]
        return min(
            self._facts(view, goal).need(limit.amount, self._worth(goal), at_least=False) for goal in goals
        )
