"""The independent checker: replays every yes from the rule and the applied items, sharing nothing with what found it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from pathways.audit.allocation.demand import amount_in
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Average, Ceiling, Choice, Gathered, Part, Settled, Wanted
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.replay_contributions import Applied, contributes
from pathways.audit.replay_transfers import wrong_transfers
from pathways.model.amount import Unit, UnitRule
from pathways.model.learner import Status
from pathways.model.requirement import Gpa, Line, SpreadLine, SumLine
from pathways.model.selection import Every


class ReplayError(AssertionError):
    """A yes that does not hold when replayed: a defect of ours; nobody is told yes."""


def must_replay(part: Part, outcome: Outcome, case: Case) -> None:
    """No yes leaves the house that this checker does not confirm: raises ReplayError."""
    wrong = replay(part, outcome, case)
    if wrong:
        raise ReplayError("; ".join(wrong))


def replay(part: Part, outcome: Outcome, case: Case) -> tuple[str, ...]:
    """What is wrong with a yes; empty when every step holds."""
    wrong: list[str] = []
    applied: dict[str, Applied] = {
        leaf.path: [
            (candidate.entry, share_of(leaf, candidate.entry, amount, case))
            for candidate, amount in outcome.fills[leaf.path].applied
        ]
        for leaf in leaves_of(part)
        if leaf.path in outcome.fills
    }
    over = _most_of_each(part, applied)
    if not _holds(part, _Allocation(applied, over, outcome.assumed), case, wrong):
        wrong.append(f"{part.path}: not met by what was applied")
    wrong.extend(_used_twice(part, applied))
    wrong.extend(_same_learning(part, applied))
    wrong.extend(_not_where_pinned(part, outcome, applied, case))
    counting = [
        (leaf.demand.scope, entry) for leaf in leaves_of(part) for entry, _ in applied.get(leaf.path, ())
    ]
    wrong.extend(wrong_transfers(counting, case.record, case.catalogue, case.goal))
    return tuple(wrong)


@dataclass(frozen=True, slots=True)
class _Allocation:
    """What is applied where (by path), how much of each item anywhere, and the learning assumed behind contributed awards."""

    places: dict[str, Applied]
    over: Applied
    assumed: Mapping[tuple[str, str], frozenset[str]]


def _holds(part: Part, found: _Allocation, case: Case, wrong: list[str]) -> bool:
    if isinstance(part, Settled):
        return part.holds
    if isinstance(part, Ceiling):
        return _within(part, found.places, case)
    if isinstance(part, Average):
        return _average_holds(part.minimum, found.over, case)
    if isinstance(part, Choice):
        return sum(_holds(member, found, case, wrong) for member in part.members) >= part.need
    if isinstance(part, Gathered):
        return _contributes(part, found, case, wrong)
    return part.path in found.places and _leaf_holds(part, found.places[part.path], case, wrong)


def _contributes(part: Gathered, found: _Allocation, case: Case, wrong: list[str]) -> bool:
    return contributes(
        part,
        found.places,
        found.assumed,
        lambda inner: _holds(inner, found, case, wrong),
        lambda applied: come_to(applied, part.unit, case),
    )


def _within(part: Ceiling, applied: dict[str, Applied], case: Case) -> bool:
    """A limit over everything looks at each item once, wherever it counts; without a selection it leaves awards out."""
    line = part.requirement
    once = {entry.key: entry for found in applied.values() for entry, _ in found}
    everything = [
        (entry, 1) for entry in once.values() if line.selection is not None or entry.sort != "credential"
    ]
    return _line_holds(line, everything, case)


def _leaf_holds(part: Wanted, applied: Applied, case: Case, wrong: list[str]) -> bool:
    for entry, _ in applied:
        if not case.selecting.takes(part.requirement.selection, entry):
            wrong.append(f"{part.path}: cannot take {entry.key}")
        if not entry.derived and not case.view.sees(entry):
            wrong.append(f"{part.path}: {entry.key} may not count yet")
    enough = come_to(applied, part.demand.unit, case) >= part.demand.need
    return enough and all(_line_holds(line, applied, case) for line in part.requirement.lines)


def come_to(applied: Applied, unit: Unit, case: Case) -> int | Fraction:
    """What items come to in a unit that counts them; units that are rounded on their total are added up first."""
    plain: int | Fraction = 0
    exact: dict[UnitRule, list[int | Fraction]] = {}
    for entry, share in applied:
        rule = _on_total(entry, unit, case)
        if rule is not None:
            exact.setdefault(rule, []).append(share * _exactly(entry, unit, case))
        else:
            plain += share * _exactly(entry, unit, case)
    return plain + sum(_rounded(Fraction(sum(parts)), rule) for rule, parts in exact.items())


def _on_total(entry: Entry, unit: Unit, case: Case) -> UnitRule | None:
    """The rule that leads from the unit of an item to this one, if it rounds on the total."""
    rule = case.catalogue.units.get(entry.worth.unit) if entry.worth is not None else None
    return rule if rule is not None and rule.on_total and rule.into == unit else None


def _exactly(entry: Entry, unit: Unit, case: Case) -> int | Fraction:
    """What a whole item comes to in a unit, before any rounding on a total; nothing if the unit does not count it."""
    rule, found = _on_total(entry, unit, case), whole(entry, unit, case)
    if rule is None or found is None or entry.worth is None:
        return found or 0
    return entry.worth.thousandths * rule.ratio


def _line_holds(line: Line, applied: Applied, case: Case) -> bool:
    if isinstance(line, Gpa):
        if line.over is not None:
            return case.answer(line, case) is not False
        return _average_holds(line.minimum, applied, case)
    if isinstance(line, SpreadLine) and not line.at_least:
        return _of_few(line, applied)
    if isinstance(line, SpreadLine):
        return (
            len({value for entry, _ in applied for value in _values(entry, line.key)} - {""}) >= line.number
        )
    counts = case.selecting.takes if line.at_least else case.selecting.falls_under
    taken = [
        (entry, share) for entry, share in applied if line.selection is None or counts(line.selection, entry)
    ]
    return _sum_line_holds(line, taken, case)


def _of_few(line: SpreadLine, applied: Applied) -> bool:
    """Whether some values, as few as the line says, have all that is applied; what has no value is one by itself."""
    behind = [set(_values(entry, line.key)) - {""} or {f"? {entry.key}"} for entry, _ in applied]
    return any(
        all(values.intersection(some) for values in behind)
        for size in range(line.number + 1)
        for some in combinations(sorted(set().union(*behind)), size)
    )


def _most_of_each(part: Part, applied: dict[str, Applied]) -> Applied:
    """How much of each item is applied in the competition that has most of it; minimums over everything apply nothing."""
    entries: dict[str, Entry] = {}
    shares: dict[str, dict[str, int | Fraction]] = {}
    for leaf in leaves_of(part):
        for entry, share in applied.get(leaf.path, ()) if "/overall/" not in leaf.path else ():
            entries[entry.key] = entry
            scopes = shares.setdefault(entry.key, {})
            scopes[leaf.demand.scope] = scopes.get(leaf.demand.scope, 0) + share
    return [(entry, max(shares[key].values())) for key, entry in entries.items()]


def share_of(leaf: Wanted, entry: Entry, amount: int, case: Case) -> int | Fraction:
    """How much of an item a leaf takes: all of it, unless it divides items."""
    worth = _exactly(entry, leaf.demand.unit, case)
    return Fraction(amount) / worth if leaf.requirement.split and worth else 1


def _average_holds(minimum: int, shares: Applied, case: Case) -> bool:
    """By how far each grade is above the minimum, so that nothing is rounded; without graded credits it does not hold."""
    above = []
    for entry, share in shares:
        grade = entry.points if entry.basis == "graded" and entry.status is Status.EARNED else None
        worth = entry.worth if entry.for_credit and not entry.transferred else None
        if grade is not None and worth is not None and worth.unit.measure == "credits":
            rule = case.catalogue.units.get(worth.unit)
            weight = share * worth.thousandths * (rule.ratio if rule is not None else 1)
            above.append(weight * (grade - minimum))
    return bool(above) and sum(above) >= 0


def _sum_line_holds(line: SumLine, taken: Applied, case: Case) -> bool:
    limit, unit = amount_in(line.amount, case, at_least=line.at_least)
    groups: dict[str, list[tuple[Entry, int | Fraction]]] = {"": []} if line.each is None else {}
    for entry, share in taken:
        for value in _values(entry, line.each) if line.each else ("",):
            group = groups.setdefault(value or (f"? {entry.key}" if line.each else ""), [])
            if whole(entry, unit, case) is not None:
                group.append((entry, share))
    sums = [come_to(group, unit, case) for group in groups.values()]
    return all(each >= limit if line.at_least else each <= limit for each in sums)


_SORTS = {"courses": "course", "exams": "exam", "experiences": "experience", "credentials": "credential"}


def whole(entry: Entry, unit: Unit, case: Case) -> int | None:
    """What a whole item comes to in a unit; None if the unit does not count it."""
    if unit.measure == "items":
        counted = case.selecting.takes(Every("badges"), entry) if unit.name == "badges" else True
        return 1000 if counted and _SORTS.get(unit.name, entry.sort) == entry.sort else None
    if entry.worth is None or (unit.measure == "credits" and not entry.for_credit):
        return None
    if entry.worth.unit == unit:
        return entry.worth.thousandths
    rule = case.catalogue.units.get(entry.worth.unit)
    if rule is None or rule.into != unit:
        return None
    return int(_rounded(entry.worth.thousandths * rule.ratio, rule))


def _rounded(exact: Fraction, rule: UnitRule) -> Fraction:
    """To the steps of the rule."""
    steps = exact / rule.step
    found = {"down": steps.__floor__(), "up": steps.__ceil__()}.get(rule.rounding)
    return Fraction((found if found is not None else (steps + Fraction(1, 2)).__floor__()) * rule.step)


def _values(entry: Entry, key: str) -> tuple[str, ...]:
    return {
        "area": tuple(entry.areas),
        "term": (entry.term,),
        "subject": (entry.subject,),
        "level": (entry.level or "",),
        "institution": (entry.institution or "",),
        "year": (str(entry.completed.year) if entry.completed else "",),
    }[key]


def _used_twice(part: Part, applied: dict[str, Applied]) -> Iterator[str]:
    """In one competition an item gives at most what it is worth, and a course counts at most as often as it may be repeated."""
    given: dict[tuple[str, str], int | Fraction] = {}
    attempts: dict[tuple[str, str], set[str]] = {}
    for leaf in leaves_of(part):
        scope = leaf.demand.scope
        for entry, share in applied.get(leaf.path, ()):
            given[scope, entry.key] = given.get((scope, entry.key), 0) + share
            counted = attempts.setdefault((scope, entry.identity), set())
            counted.add(entry.key)
            if entry.uses is not None and len(counted) > entry.uses:
                yield f"{leaf.path}: {entry.identity} counts more often than it may"
    yield from (f"{scope}: {key} counts twice" for (scope, key), share in given.items() if share > 1)


def _same_learning(part: Part, applied: dict[str, Applied]) -> Iterator[str]:
    """In one competition two different items never come from the same learning."""
    behind: dict[tuple[str, str], str] = {}
    for leaf in leaves_of(part):
        for entry, _ in applied.get(leaf.path, ()):
            for root in sorted(entry.roots):
                other = behind.setdefault((leaf.demand.scope, root), entry.key)
                if other != entry.key:
                    yield f"{leaf.path}: {entry.key} is the same learning as {other}"


def _not_where_pinned(part: Part, outcome: Outcome, applied: dict[str, Applied], case: Case) -> Iterator[str]:
    """A pin that is said to be honoured has its item in the requirement that it names, and in that competition only there."""
    for pin in outcome.honoured:
        meant = _paths_within(part, pin.requirement, pin.requirement == case.goal)
        inside: set[str] = set()
        outside: set[str] = set()
        for leaf in leaves_of(part):
            for entry, _ in applied.get(leaf.path, ()):
                same = entry.key.split(" as ")[0] == pin.item.split(" as ")[0]
                if entry.name == pin.item or same or pin.item in entry.sources | entry.source_names:
                    (inside if leaf.path in meant else outside).add(leaf.demand.scope)
        if not inside - outside:
            yield f"{pin.requirement}: {pin.item} is pinned and does not count here"


def _paths_within(part: Part, requirement: str, within: bool) -> set[str]:  # noqa: FBT001 # it goes down with the part
    """The leaves in a requirement, through whichever place they are reached; minimums over everything are none of them."""
    path = part.requirement.path
    within = within or path == requirement or path.startswith(f"{requirement}/")
    if isinstance(part, Wanted):
        return {part.path} if within and not part.demand.scope.startswith("overall ") else set()
    members = part.members if isinstance(part, Choice | Gathered) else ()
    return set[str]().union(*(_paths_within(member, requirement, within) for member in members))


def leaves_of(part: Part, seen: set[str] | None = None) -> Iterator[Wanted]:
    """The leaves of a part in the order of the rules; one that stands in several places comes once."""
    seen = set() if seen is None else seen
    if isinstance(part, Wanted):
        if part.path not in seen:
            seen.add(part.path)
            yield part
    elif isinstance(part, Choice | Gathered):
        for member in part.members:
            yield from leaves_of(member, seen)
