"""What would do for each open requirement of a solved route: everything declared that would count, the most useful first."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from pathways.audit.allocation.demand import NeedsSearchError, declared_path
from pathways.audit.allocation.parts import Choice, Gathered, Part, Settled, Wanted, demands_in, read, walk
from pathways.audit.case import Case
from pathways.audit.closure import best_of, solved
from pathways.audit.earnable import Earnable, earnable
from pathways.audit.entry import Entry
from pathways.audit.exchanges import exchanges
from pathways.audit.facts import sums_of
from pathways.audit.from_record import converted_entry
from pathways.audit.helpful import Exchange, Helpful, Raises, WouldDo
from pathways.audit.more_contributed import more_contributed
from pathways.audit.offered import is_ready, is_soon
from pathways.audit.one_more import Place, Solution, lowering
from pathways.audit.raising import raising
from pathways.audit.reasons import Opening, Option
from pathways.audit.scales import scale_of
from pathways.audit.state import State
from pathways.audit.target import Target
from pathways.audit.verdict import Finding
from pathways.model.members import is_open
from pathways.model.requirement import Age, Gpa, Holds, InOrder, OnDate, Score
from pathways.model.whole import home_of
from pathways.text import limits

LEAST_OF_EACH = "least-of-each"
"""Of minimums of each value of a key only a search knows what lowers what remains."""
Tried: TypeAlias = Callable[[Entry], int | None]
"""What would remain of a goal with one item more; None where that is not decided."""


def would_do(
    finding: Finding,
    solution: Solution,
    options: Iterable[Option],
    tried: Tried,
    could_hurt: Container[str],
) -> tuple[tuple[WouldDo, ...], tuple[Helpful, ...]]:
    """What would do for each requirement that is not met, in the order of the rules, and all these things, each once.

    Of things that could hurt elsewhere it is `tried` what would remain of the whole goal.
    """
    telling = _Telling(solution, tuple(options), tried, could_hurt, finding.remaining)
    wanted = dict.fromkeys(_open(finding))
    found: dict[str, WouldDo] = {}
    for inside in walk(solution.part):
        path = declared_path(inside.requirement.path)
        if path in wanted and path not in found:
            told = telling.of(inside)
            if told is not None:
                found[path] = replace(told, path=inside.requirement.path)
    at_once = telling.at_once(found)
    helpful = {name: replace(each, at_once=at_once.get(name, ())) for name, each in telling.helpful.items()}
    return (
        tuple(replace(each, items=by_usefulness(each.items, helpful)) for each in found.values()),
        tuple(helpful.values()),
    )


def _open(finding: Finding) -> Iterator[str]:
    """The requirements that something would do for: not those inside what is met."""
    if finding.state is not State.MET:
        yield declared_path(finding.path)
        for child in finding.children:
            yield from _open(child)


def remaining_with(entry: Entry, target: Target, case: Case) -> int | None:
    """What would remain of a goal with one item more; None where that is not decided."""
    record = tuple(sorted((*case.record, entry), key=lambda each: each.order))
    selecting = replace(case.selecting, seen=(*case.selecting.seen, entry), unknown=set())
    more = replace(case, record=record, selecting=selecting, unknown=set(), previous={})
    try:
        best = best_of(solved(target, more))
    except NeedsSearchError:
        return None
    return best[2].remaining if best is not None else None


class _Telling:
    """What is told of one route; everything that would help is looked at once."""

    def __init__(
        self,
        solution: Solution,
        options: tuple[Option, ...],
        tried: Tried,
        could_hurt: Container[str],
        remaining: int,
    ) -> None:
        self.solution, self.case, self.options = solution, solution.case, options
        self._tried, self._could_hurt, self._remaining = tried, could_hurt, remaining
        self._known: dict[str | None, int | None] = {}
        gathering = [part for part in walk(solution.part) if isinstance(part, Gathered)]
        self._contributing = {demand.path for part in gathering for demand in demands_in(part)}
        inside = (each for part in gathering for member in part.members for each in walk(member))
        self._within = {each.path for each in inside if isinstance(each, Gathered)}
        learner = self.case.learner
        self.all: Earnable = earnable(self.case.catalogue, self.case.as_of, learner.matriculated)
        self.helpful: dict[str, Helpful] = {}
        self.home = _home(self.case)

    def of(self, part: Part) -> WouldDo | None:
        """What would do for a leaf or a condition; None where nothing is to be told."""
        match part:
            case Settled(holds=True):
                return None
            case Wanted():
                return self._leaf(part)
            case Gathered():
                return self._gathered(part)
            case (
                Settled(requirement=Holds(credential=name, negated=False))
                | Settled(requirement=Score(exam=name))
            ):
                entry = self.all.entry(name)
                helps = entry is not None and not self._hurts(entry, part.remaining)
                names = [name] if helps else []
                return WouldDo(part.path, self._kept(names), frozenset(names))
            case Settled(requirement=InOrder() as order):
                return self._anew(order)
            case Settled(requirement=Age() as age):
                return self._age(age)
            case Settled(requirement=OnDate(on_or_after=True, day=day)):
                return WouldDo(part.path, since=day)
            case Settled(requirement=Gpa(below=False) as asked):
                return WouldDo(part.path, raises=tuple(self._raises(asked)))
            case _:
                return None

    def _leaf(self, part: Wanted) -> WouldDo:
        place, leaf = self.solution.places[part.demand.path], part.demand.leaf
        entries = self.all.taken_by(leaf.selection, self.case.selecting)
        is_wide = is_open(leaf.selection)
        near = (each for each in entries if self._is_told(each, place))
        each = LEAST_OF_EACH in place.demand.obstacle
        names = {
            entry.name: left
            for entry, left in lowering(self.solution, place, near)
            if entry.name
            and not (place.in_use and self._hurts(entry, self._gain(place, left), surely_tried=each))
        }
        ordered = self._kept(names, is_wide=is_wide)
        return WouldDo(
            part.path,
            ordered,
            frozenset(name for name, left in names.items() if not left),
            is_wide,
            self._exchanges(place, names) if place.in_use else (),
            tuple(self._conversions(place)),
        )

    def _gathered(self, part: Gathered) -> WouldDo | None:
        """What would count for contributions; of those within others it is not known."""
        if part.path in self._within:
            return None
        found = more_contributed(self.solution, part, self.all)
        kept = {each.name: enough for each, enough in found if each.name and not self._hurts(each, 1)}
        if not kept:
            return None
        return WouldDo(part.path, self._kept(kept), frozenset(name for name in kept if kept[name]))

    def _exchanges(self, place: Place, told: Container[str]) -> tuple[Exchange, ...]:
        each = LEAST_OF_EACH in place.demand.obstacle

        def is_told(entry: Entry, other: Place) -> bool:
            hurts = entry.name in told or self._hurts(entry, 1, surely_tried=each)
            return self._is_told(entry, other) and not hurts

        found = tuple(exchanges(self.solution, place, self.all, is_told))
        for exchange in found:
            self._kept(exchange.items, is_wide=True)
        return found

    def _gain(self, place: Place, left: int) -> int:
        """How much less would surely remain of the goal; what is lacking of contributions together may stay the same."""
        return 0 if place.demand.path in self._contributing else place.remaining - left

    def _hurts(self, entry: Entry, gain: int, *, surely_tried: bool = False) -> bool:
        """Whether less than that would be gained, because a rule elsewhere turns; of many things it is not tried."""
        if entry.name not in self._could_hurt and not surely_tried:
            return False
        if entry.name not in self._known and len(self._known) < limits.WOULD_DO_TRIED:
            self._known[entry.name] = self._tried(entry)
        left = self._known.get(entry.name, self._remaining if surely_tried else 0)
        return left is None or left > self._remaining - gain

    def _is_told(self, entry: Entry, place: Place) -> bool:
        """Not the goal itself, and of what anything would do for nothing that is taught elsewhere."""
        if entry.name == self.case.goal:
            return False
        return (
            not is_open(place.demand.leaf.selection)
            or entry.institution is None
            or not self.home
            or entry.institution in self.home
        )

    def _kept(self, names: Iterable[str], *, is_wide: bool = False) -> tuple[str, ...]:
        """Things by their names, each looked at once."""
        order = list(names)
        for at, name in enumerate(order):
            if name not in self.helpful:
                looked = not is_wide or at < limits.WOULD_DO_LOOKED_AT
                self.helpful[name] = self._made(name, looked=looked)
        return tuple(order)

    def at_once(self, found: Mapping[str, WouldDo]) -> dict[str, tuple[str, ...]]:
        """Things that would count for several open requirements, of which none takes them from the other."""
        served: dict[str, dict[str, str]] = {}
        for demand in demands_in(self.solution.part):
            told = found.get(declared_path(demand.path))
            if told is not None and not told.is_wide and self.solution.places[demand.path].in_use:
                for name in told.items:
                    served.setdefault(name, {}).setdefault(demand.scope, told.path)
        return {name: tuple(paths.values()) for name, paths in served.items() if len(paths) > 1}

    def _made(self, name: str, *, looked: bool) -> Helpful:
        entry = self.all.entry(name)
        before = self.solution.attempts.get(entry.identity, ()) if entry is not None else ()
        again = entry is not None and any(each.sort == entry.sort for each in before)
        return thing_of(name, self.case, again=again, looked=looked)

    def _conversions(self, place: Place) -> Iterator[tuple[str, str]]:
        """The conversions that are open and would give something that counts here."""
        record = {entry.key: entry for entry in self.case.record}
        for option in self.options:
            if option.opening is not Opening.OPEN or option.item not in record:
                continue
            conversion = self.case.catalogue.conversions[option.conversion]
            given = converted_entry(record[option.item], conversion, self.case.catalogue)
            given = replace(given, key=f"{given.key} by {option.conversion}")
            if self.case.selecting.takes(place.demand.leaf.selection, given):
                added = self.solution.candidate(given, place.demand)
                left = self.solution.lowers(place, added) if added is not None else None
                if left is not None and left < place.remaining:
                    yield option.conversion, option.item

    def _anew(self, order: InOrder) -> WouldDo:
        """What could be completed anew to show an order whose items are all there."""
        takes = (self.all.taken_by(member.selection, self.case.selecting) for member in order.members)
        entries = {entry.name: entry for found in takes for entry in found if entry.name is not None}
        names = [name for name, entry in entries.items() if self._shows(order, entry)]
        return WouldDo(order.path, self._kept(names), frozenset(names))

    def _shows(self, order: InOrder, entry: Entry) -> bool:
        case, more = self.case, (*self.case.record, entry)
        selecting = replace(case.selecting, seen=(*case.selecting.seen, entry), unknown=set())
        part = read(order, replace(case, record=more, selecting=selecting), "anew")
        members = part.members if isinstance(part, Choice) else ()
        return any(isinstance(each, Settled) and each.holds for each in members)

    def _age(self, asked: Age) -> WouldDo | None:
        born = self.case.learner.born
        if born is None or not asked.at_least or born.year + asked.years > date.max.year:
            return None
        year = born.year + asked.years
        leap = (born.month, born.day) == (2, 29) and (year % 4 or (not year % 100 and year % 400))
        day = born.replace(year=year, month=3, day=1) if leap else born.replace(year=year)
        return WouldDo(asked.path, since=day)

    def _raises(self, asked: Gpa) -> Iterator[Raises]:
        """How much more of each grade lifts an average, the grades that are there being what they are; the best grade first."""
        points, credits_, _ = sums_of(asked, self.case)
        declared = self.case.catalogue.credentials.get(self.case.goal)
        scale = scale_of(declared.issuer if declared is not None else None, self.case.catalogue)
        yield from raising(asked, points, credits_, scale)


def thing_of(name: str, case: Case, *, again: bool, looked: bool = True) -> Helpful:
    """A declared thing as it is told; whether it can be taken now is looked up where it is to be."""
    learning = case.catalogue.learning.get(name)
    if learning is None:
        kind = case.catalogue.credentials[name].kind if name in case.catalogue.credentials else ""
        return Helpful(name, "credential", "", case.catalogue.title(name), again, kind=kind)
    ready = is_ready(learning, case) if looked else None
    return Helpful(
        name,
        learning.sort,
        learning.code,
        learning.title,
        again,
        ready,
        is_soon(learning, case.catalogue, case.as_of) if looked else None,
        learning.prerequisite if ready is False else None,
    )


def by_usefulness(names: Iterable[str], helpful: Mapping[str, Helpful]) -> tuple[str, ...]:
    """What counts here and can be taken now comes first, of that what counts for more, then what is offered next."""

    def usefulness(name: str) -> tuple[int, ...]:
        each = helpful[name]
        more = len(each.at_once) + len(each.completes) + len(each.elsewhere)
        return (bool(each.first_for), each.ready is False, -more, each.soon is False, each.again)

    return tuple(sorted(names, key=usefulness))


def _home(case: Case) -> frozenset[str]:
    """Where the goal is awarded, with all that it is part of and all that is part of it; nothing where nobody says it."""
    catalogue = case.catalogue
    credential = catalogue.credentials.get(case.goal)
    at = credential.issuer if credential is not None else None
    return home_of([at], catalogue)
