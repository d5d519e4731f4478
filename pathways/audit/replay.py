"""The independent checker: replays every yes from the rule and the applied items, sharing nothing with what found it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from pathways.audit.allocation.demand import amount_in
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Average, Ceiling, Choice, Gathered, Part, Settled, Wanted
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import Unit
from pathways.model.learner import Status
from pathways.model.requirement import Gpa, Line, SpreadLine, SumLine
from pathways.model.selection import Every

Applied = Sequence[tuple[Entry, int]]


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
        path: [(candidate.entry, amount) for candidate, amount in fill.applied]
        for path, fill in outcome.fills.items()
    }
    if not _holds(part, applied, case, wrong):
        wrong.append(f"{part.path}: not met by what was applied")
    wrong.extend(_used_twice(part, applied, case))
    wrong.extend(_same_learning(part, applied))
    wrong.extend(_not_where_pinned(part, outcome, applied, case))
    return tuple(wrong)


def _holds(part: Part, applied: dict[str, Applied], case: Case, wrong: list[str]) -> bool:
    if isinstance(part, Settled):
        return part.holds
    if isinstance(part, Ceiling):
        return _within(part, applied, case)
    if isinstance(part, Average):
        counting = {
            entry.key: entry
            for path, found in applied.items()
            if "/overall/" not in path
            for entry, _ in found
        }
        return _average_holds(part.minimum, list(counting.values()), case)
    if isinstance(part, Choice):
        return sum(_holds(member, applied, case, wrong) for member in part.members) >= part.need
    if isinstance(part, Gathered):
        return _contributes(part, applied, case, wrong)
    return part.path in applied and _leaf_holds(part, applied[part.path], case, wrong)


def _contributes(part: Gathered, applied: dict[str, Applied], case: Case, wrong: list[str]) -> bool:
    """Members that hold give what is applied to them; however some are closed at their limits, enough comes through.

    Of what is rounded on its total each piece is taken for what it comes to by itself, rounded up.
    """
    given: list[dict[str, Fraction]] = []
    limits: list[int | None] = []
    whole_of: dict[str, Fraction] = {}
    pieces: dict[str, dict[str, Fraction]] = {}
    entries: dict[str, Entry] = {}
    for member, limit in zip(part.members, part.most, strict=True):
        if _holds(member, applied, case, wrong):
            limits.append(limit)
            given.append({})
            for leaf in _leaves(member):
                for entry, amount in applied.get(leaf.path, ()):
                    worth = whole(entry, part.unit, case) or 0
                    entries[entry.key] = entry
                    has = amount if leaf.demand.unit == part.unit else worth
                    whole_of[entry.key] = Fraction(max(worth, has) if worth else 0)
                    pieces.setdefault(entry.key, {})[leaf.path] = Fraction(has)
                    before = given[-1].get(entry.key, Fraction(0))
                    given[-1][entry.key] = min(before + has, whole_of[entry.key])
    closable = [at for at, limit in enumerate(limits) if limit is not None]
    return any(
        all(
            sum(limits[at] or 0 for at in closed)
            + sum(
                min(
                    whole_of[key],
                    sum(pieces[key].values()),
                    sum(each.get(key, 0) for at, each in enumerate(given) if at not in closed),
                )
                for key in counted
            )
            >= part.need
            for size in range(len(closable) + 1)
            for closed in combinations(closable, size)
        )
        for counted in _counted_once(entries)
    )


def _counted_once(entries: dict[str, Entry]) -> Iterator[tuple[str, ...]]:
    """Items of which none is the same learning as another one, and no course counts more often than it may."""
    for size in range(len(entries), -1, -1):
        for keys in combinations(entries, size):
            roots = [root for key in keys for root in entries[key].roots]
            courses = Counter(entries[key].identity for key in keys)
            often = (
                entries[key].uses is None or courses[entries[key].identity] <= (entries[key].uses or 0)
                for key in keys
            )
            if len(roots) == len(set(roots)) and all(often):
                yield keys
                if size == len(entries):
                    return


def _within(part: Ceiling, applied: dict[str, Applied], case: Case) -> bool:
    """A limit over everything looks at each item once, wherever it counts; without a selection it leaves awards out."""
    line = part.requirement
    once = {entry.key: entry for found in applied.values() for entry, _ in found}
    everything = [
        (entry, 0) for entry in once.values() if line.selection is not None or entry.sort != "credential"
    ]
    return _line_holds(line, everything, None, case)


def _leaf_holds(part: Wanted, applied: Applied, case: Case, wrong: list[str]) -> bool:
    for entry, _ in applied:
        if not case.selecting.takes(part.requirement.selection, entry):
            wrong.append(f"{part.path}: cannot take {entry.key}")
        if not entry.derived and not case.view.sees(entry):
            wrong.append(f"{part.path}: {entry.key} may not count yet")
    enough = _sum(applied, part.demand.unit, case) >= part.demand.need
    return enough and all(
        _line_holds(line, applied, part.demand.unit, case) for line in part.requirement.lines
    )


def _sum(applied: Applied, unit: Unit, case: Case) -> Fraction:
    if unit.measure == "items":
        return Fraction(1000 * len(applied))
    plain = Fraction(0)
    exact: dict[Unit, Fraction] = {}
    for entry, amount in applied:
        own = entry.worth.unit if entry.worth else unit
        rule = case.catalogue.units.get(own)
        if own == unit or rule is None or not rule.on_total:
            plain += amount
        else:
            worth = entry.worth.thousandths if entry.worth else 0
            exact[own] = exact.get(own, Fraction(0)) + worth * rule.ratio
    for own, gathered in exact.items():
        rule = case.catalogue.units[own]
        steps = gathered / rule.step
        whole = {"down": steps.__floor__(), "up": steps.__ceil__()}.get(rule.rounding)
        plain += (whole if whole is not None else (steps + Fraction(1, 2)).__floor__()) * rule.step
    return plain


def _line_holds(line: Line, applied: Applied, leaf_unit: Unit | None, case: Case) -> bool:
    if isinstance(line, Gpa):
        if line.over is not None:
            return case.answer(line, case) is not False
        return _average_holds(line.minimum, [entry for entry, _ in applied], case)
    if isinstance(line, SpreadLine):
        return (
            len({value for entry, _ in applied for value in _values(entry, line.key)} - {""}) >= line.number
        )
    taken = [
        (entry, amount)
        for entry, amount in applied
        if line.selection is None or case.selecting.takes(line.selection, entry)
    ]
    return _sum_line_holds(line, taken, leaf_unit, case)


def _average_holds(minimum: int, entries: Sequence[Entry], case: Case) -> bool:
    """Cross-multiplied, so that nothing is rounded; without graded credits it does not hold."""
    points = credits_ = Fraction(0)
    for entry in entries:
        grade = entry.points if entry.basis == "graded" and entry.status is Status.EARNED else None
        if grade is not None and entry.for_credit and not entry.transferred and entry.worth is not None:
            rule = case.catalogue.units.get(entry.worth.unit)
            weight = entry.worth.thousandths * (rule.ratio if rule is not None else Fraction(1))
            if entry.worth.unit.measure == "credits":
                points, credits_ = points + weight * grade, credits_ + weight
    return credits_ > 0 and points >= minimum * credits_


def _sum_line_holds(line: SumLine, taken: Applied, leaf_unit: Unit | None, case: Case) -> bool:
    limit, unit = amount_in(line.amount, case, at_least=line.at_least)
    groups: dict[str, list[tuple[Entry, int]]] = {"": []} if line.each is None else {}
    for entry, amount in taken:
        own = amount if unit == leaf_unit else whole(entry, unit, case)
        for value in _values(entry, line.each) if line.each else ("",):
            group = groups.setdefault(value or (f"? {entry.key}" if line.each else ""), [])
            if own is not None:
                group.append((entry, own))
    sums = [_sum(group, unit, case) for group in groups.values()]
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
    steps = entry.worth.thousandths * rule.ratio / rule.step
    found = {"down": steps.__floor__(), "up": steps.__ceil__()}.get(rule.rounding)
    return (found if found is not None else (steps + Fraction(1, 2)).__floor__()) * rule.step


def _values(entry: Entry, key: str) -> tuple[str, ...]:
    return {
        "area": tuple(sorted(entry.areas)),
        "term": (entry.term,),
        "subject": (entry.subject,),
        "level": (entry.level or "",),
        "institution": (entry.institution or "",),
        "year": (str(entry.completed.year) if entry.completed else "",),
    }[key]


def _used_twice(part: Part, applied: dict[str, Applied], case: Case) -> Iterator[str]:
    """In one competition an item gives at most what it is worth, and a course counts at most as often as it may be repeated."""
    given: dict[tuple[str, str], Fraction] = {}
    attempts: dict[tuple[str, str], set[str]] = {}
    for leaf in _leaves(part):
        scope, unit = leaf.demand.scope, leaf.demand.unit
        for entry, amount in applied.get(leaf.path, ()):
            share = Fraction(amount, _worth(entry, unit, amount, case) or 1)
            given[scope, entry.key] = given.get((scope, entry.key), Fraction(0)) + share
            counted = attempts.setdefault((scope, entry.identity), set())
            counted.add(entry.key)
            if entry.uses is not None and len(counted) > entry.uses:
                yield f"{leaf.path}: {entry.identity} counts more often than it may"
    yield from (f"{scope}: {key} counts twice" for (scope, key), share in given.items() if share > 1)


def _same_learning(part: Part, applied: dict[str, Applied]) -> Iterator[str]:
    """In one competition two different items never come from the same learning."""
    behind: dict[tuple[str, str], str] = {}
    for leaf in _leaves(part):
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
        for leaf in _leaves(part):
            for entry, _ in applied.get(leaf.path, ()):
                if entry.name == pin.item or entry.key.split(" as ")[0] == pin.item.split(" as ")[0]:
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


def _worth(entry: Entry, unit: Unit, amount: int, case: Case) -> int:
    """What all of an item comes to in the unit of a leaf, before any rounding on a total; a course among courses is whole."""
    if entry.worth is None or unit.measure == "items":
        return amount
    rule = case.catalogue.units.get(entry.worth.unit)
    if entry.worth.unit != unit and rule is not None and rule.into == unit and rule.on_total:
        return (entry.worth.thousandths * rule.ratio).__ceil__()
    found = whole(entry, unit, case)
    return amount if found is None else found


def _leaves(part: Part, seen: set[str] | None = None) -> Iterator[Wanted]:
    seen = set() if seen is None else seen
    if isinstance(part, Wanted):
        if part.path not in seen:
            seen.add(part.path)
            yield part
    elif isinstance(part, Choice | Gathered):
        for member in part.members:
            yield from _leaves(member, seen)
