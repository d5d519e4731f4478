"""Transfer rules judged the slow way: every two rules, every grade, every day; nothing of the checker is used.

A rule of the judge is plain: what it takes with which grades, on which days it is in force, what it gives and how.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import NamedTuple

LAST_DAY = 12
"""Days are 1, 2, 3 and so on; a rule without an end runs to the last."""
PASSING = ("A", "B", "C")
Given = tuple[str, int | None]
"""How, and thousandths."""


class Said(NamedTuple):
    """A rule as a test draws it; the grades that it takes of each course, and what it gives of each."""

    takes: dict[str, frozenset[str]]
    days: frozenset[int]
    gives: dict[str, Given]
    priority: int
    brought: dict[str, int]


def duplicates(rules: Sequence[Said]) -> set[tuple[int, int]]:
    """The later and the earlier of two rules that say the same."""
    return {(b, a) for a, b in combinations(range(len(rules)), 2) if _same(rules[a], rules[b])}


def shadows(rules: Sequence[Said]) -> set[tuple[int, int]]:
    """A rule that is never needed, and the one that serves instead; of two that serve alike the later is not needed."""
    found = set()
    for a, b in combinations(range(len(rules)), 2):
        if not _same(rules[a], rules[b]):
            if _serves(rules[a], rules[b]):
                found.add((b, a))
            elif _serves(rules[b], rules[a]):
                found.add((a, b))
    return found


def overlaps(rules: Sequence[Said]) -> set[tuple[int, int]]:
    """Two rules for one learner, with the same courses and different ones to give, neither of which is idle."""
    idle = duplicates(rules) | shadows(rules)
    return {
        (b, a)
        for a, b in combinations(range(len(rules)), 2)
        if rules[a].takes.keys() == rules[b].takes.keys()
        and rules[a].gives != rules[b].gives
        and rules[a].priority == rules[b].priority
        and (a, b) not in idle
        and (b, a) not in idle
        and any(_apply(rules[a], rules[b], record, day) for record, day in _records(rules[a]))
    }


def _records(rule: Said) -> Iterator[tuple[dict[str, str], int]]:
    """Every learner who has what a rule takes, with any grades, on any day."""
    for grades in product(PASSING, repeat=len(rule.takes)):
        for day in range(1, LAST_DAY + 1):
            yield dict(zip(rule.takes, grades, strict=True)), day


def _apply(one: Said, other: Said, record: dict[str, str], day: int) -> bool:
    return _applies(one, record, day) and _applies(other, record, day)


def _applies(rule: Said, record: dict[str, str], day: int) -> bool:
    return day in rule.days and all(record.get(course) in grades for course, grades in rule.takes.items())


def _same(one: Said, other: Said) -> bool:
    return (one.takes, one.days, one.gives) == (other.takes, other.days, other.gives)


def _serves(one: Said, other: Said) -> bool:
    """Whether every learner to whom one rule applies has as much of everything by another, and gives up no more."""
    if not one.takes.keys() <= other.takes.keys():
        return False
    if not all(_applies(one, record, day) for record, day in _records(other) if _applies(other, record, day)):
        return False
    if any(how == "rest" for how, _ in other.gives.values()):
        return one.takes.keys() == other.takes.keys() and one.gives == other.gives
    return all(
        course in one.gives and _as_much(one.gives[course], given) for course, given in other.gives.items()
    )


def _as_much(one: Given, other: Given) -> bool:
    least = {"fixed": one[1], "at most": None, "rest": None}[one[0]]
    most = {"fixed": other[1], "at most": other[1], "rest": None}[other[0]]
    if one[0] == other[0] != "rest":
        return (one[1] or 0) >= (other[1] or 0)
    return least is not None and most is not None and least >= most


def missing(rules: Sequence[Said]) -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[int]]]:
    """Of each course that a rule takes alone: grades that are missing, lowest ones that are, and days without a rule."""
    found = {}
    for course in {next(iter(rule.takes)) for rule in rules if len(rule.takes) == 1}:
        those = [rule for rule in rules if course in rule.takes]
        days = sorted(set().union(*(rule.days for rule in those)))
        without = frozenset(range(days[0], days[-1])) - frozenset(days)
        gaps: set[str] = set()
        lowest: set[str] = set()
        for day in days:
            taken = set().union(*(rule.takes[course] for rule in those if day in rule.days))
            for at, grade in enumerate(PASSING):
                if grade not in taken:
                    (gaps if taken & set(PASSING[at:]) else lowest).add(grade)
        if gaps or lowest or without:
            found[course] = frozenset(gaps), frozenset(lowest), without
    return found


def balance(rule: Said) -> tuple[str, int] | None:
    """Whether credits appear or vanish, and thousandths of how many."""
    brought = sum(rule.brought.values())
    certain = sum(worth or 0 for how, worth in rule.gives.values() if how == "fixed")
    possible = certain + sum(worth or 0 for how, worth in rule.gives.values() if how == "at most")
    if certain > brought:
        return "appear", certain - brought
    if possible < brought and all(how != "rest" for how, _ in rule.gives.values()):
        return "vanish", brought - possible
    return None


def growing(rules: Sequence[Said]) -> list[frozenset[str]]:
    """The knots of courses, each given for each other one in the end, in which some circle multiplies to more than one."""
    edges = [(one, other, _ratio(rule)) for rule in rules for one in rule.takes for other in rule.gives]
    courses = sorted({course for edge in edges for course in edge[:2]})
    reach = {course: {end for start, end, _ in edges if start == course} for course in courses}
    for middle, start in product(courses, repeat=2):
        if middle in reach[start]:
            reach[start] |= reach[middle]
    knots = {frozenset(b for b in courses if b in reach[a] and a in reach[b]) for a in courses}
    return [knot for knot in knots if knot and any(_grows(edges, start) for start in knot)]


def _grows(edges: Sequence[tuple[str, str, Fraction]], start: str) -> bool:
    """Whether some way from a course comes back to it with more, going through no other course twice."""
    todo = [(start, Fraction(1), frozenset[str]())]
    while todo:
        at, grown, seen = todo.pop()
        for one, other, ratio in edges:
            if one == at and other == start and grown * ratio > 1:
                return True
            if one == at and other not in seen and other != start:
                todo.append((other, grown * ratio, seen | {other}))
    return False


def _ratio(rule: Said) -> Fraction:
    brought = sum(rule.brought.values())
    certain = sum(worth or 0 for how, worth in rule.gives.values() if how == "fixed")
    possible = certain + sum(worth or 0 for how, worth in rule.gives.values() if how == "at most")
    has_rest = any(how == "rest" for how, _ in rule.gives.values())
    return Fraction(max(certain, brought if has_rest else min(possible, brought)), brought)
