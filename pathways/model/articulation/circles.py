"""Circles of transfer rules in which credits grow: a course that comes back worth more than it left."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.store import Store

_TRIES = 50
"""Times that every rule of a knot is tried before it is left undecided."""


class Edge(NamedTuple):
    """A rule that takes one course and gives another."""

    taken: int
    given: int
    rule: int


def circles(store: Store, ratio_of: Callable[[int], Fraction | None]) -> Iterator[Finding]:
    """One circle that makes credits grow for each knot of rules in which there is one.

    What leads nowhere or comes from nowhere is taken away first, which leaves little; what is left falls into knots
    (strongly connected components), and in each the longest way is looked for (Bellman and Ford), with exact fractions.
    """
    edges = _in_circles(_edges(store), len(store.courses))
    ratios = {edge.rule: ratio_of(edge.rule) for edge in edges}
    for knot in _knots([edge for edge in edges if ratios[edge.rule] is not None]):
        known = {rule: ratio for rule, ratio in ratios.items() if ratio is not None}
        yield from _growing(knot, known)


def _edges(store: Store) -> tuple["array[int]", "array[int]", "array[int]"]:
    """What each edge takes and gives, and whose it is, side by side: there may be millions."""
    edges = array("I"), array("I"), array("I")
    taken, given = store.rows[0], store.rows[4]
    for rule in range(len(store)):
        first, end = store.starts[rule], store.starts[rule + 1]
        row = store.order[first]
        if end - first == 1 and taken[row] >= 0 and given[row] >= 0:
            pairs = [(taken[row], given[row])]
        else:
            pairs = [(one.course, other.course) for one in store.takes(rule) for other in store.gives(rule)]
        for one, other in pairs:
            for held, value in zip(edges, (one, other, rule), strict=True):
                held.append(value)
    return edges


def _in_circles(edges: tuple["array[int]", "array[int]", "array[int]"], courses: int) -> list[Edge]:
    """The edges that are left when what no rule gives, and then what no rule takes, is taken away again and again."""
    taken, given, rules = edges
    left = array("I", range(len(rules)))
    for starts, ends in ((taken, given), (given, taken)):
        gone = _peeled(left, starts, ends, courses)
        left = array("I", (at for at in left if not gone[taken[at]] and not gone[given[at]]))
    return sorted(Edge(taken[at], given[at], rules[at]) for at in left)


def _peeled(left: "array[int]", starts: "array[int]", ends: "array[int]", courses: int) -> bytearray:
    """The courses that nothing leads to, and those that nothing else leads to when they are gone, and so on."""
    count = array("I", bytes(4 * courses))
    firsts = array("I", bytes(4 * (courses + 1)))
    for at in left:
        count[ends[at]] += 1
        firsts[starts[at] + 1] += 1
    for course in range(courses):
        firsts[course + 1] += firsts[course]
    order = array("I", sorted(left, key=starts.__getitem__))
    todo = array("I", (course for course in range(courses) if not count[course]))
    gone = bytearray(courses)
    while todo:
        course = todo.pop()
        gone[course] = 1
        for at in order[firsts[course] : firsts[course + 1]]:
            count[ends[at]] -= 1
            if not count[ends[at]]:
                todo.append(ends[at])
    return gone


def _knots(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """The edges inside each strongly connected component, in the order of the courses (Kosaraju and Sharir)."""
    following: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for edge in edges:
        following.setdefault(edge.taken, []).append(edge.given)
        before.setdefault(edge.given, []).append(edge.taken)
    knot_of: dict[int, int] = {}
    finished = [course for root in sorted(following) for course in _reached(root, following, knot_of)]
    knot_of = {}
    for root in reversed(finished):
        for course in _reached(root, before, knot_of):
            knot_of[course] = root
    found: dict[int, list[Edge]] = {}
    for edge in edges:
        if knot_of[edge.taken] == knot_of[edge.given]:
            found.setdefault(knot_of[edge.taken], []).append(edge)
    yield from found.values()


def _reached(root: int, following: dict[int, list[int]], seen: dict[int, int]) -> list[int]:
    """The courses that are reached from one and were not seen before, those with nothing left to reach first."""
    if root in seen:
        return []
    seen[root] = root
    finished: list[int] = []
    todo = [(root, iter(following.get(root, ())))]
    while todo:
        course, rest = todo[-1]
        other = next((each for each in rest if each not in seen), None)
        if other is None:
            finished.append(course)
            todo.pop()
        else:
            seen[other] = root
            todo.append((other, iter(following.get(other, ()))))
    return finished


def _growing(knot: Sequence[Edge], ratios: dict[int, Fraction]) -> Iterator[Finding]:
    """A circle whose ratios multiply to more than one, if the knot has one."""
    if all(ratios[edge.rule] <= 1 for edge in knot):
        return
    courses = {edge.taken for edge in knot}
    most = dict.fromkeys(courses, Fraction(1))
    came: dict[int, Edge] = {}
    for _ in range(min(len(courses), _TRIES)):
        last = None
        for edge in knot:
            grown = most[edge.taken] * ratios[edge.rule]
            if grown > most[edge.given]:
                most[edge.given], came[edge.given], last = grown, edge, edge.given
        if last is None:
            return
        circle = _circle(came)
        if circle:
            yield Finding(Defect.INFLATE, circle[0], circle=circle)
            return
    yield Finding(Defect.UNDECIDED, min(edge.rule for edge in knot))


def _circle(came: dict[int, Edge]) -> tuple[int, ...]:
    """The rules of a circle among the ways by which each course was reached at its most; empty if there is none."""
    seen: dict[int, int] = {}
    for start in sorted(came):
        way: list[int] = []
        course = start
        while course in came and course not in seen:
            seen[course] = start
            way.append(course)
            course = came[course].taken
        if course in came and seen[course] == start:
            rules = [came[each].rule for each in way[way.index(course) :]][::-1]
            first = rules.index(min(rules))
            return (*rules[first:], *rules[:first])
    return ()
