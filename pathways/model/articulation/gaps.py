"""What no transfer rule of a course takes: grades that pass, and days between two versions."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.store import Store


class Span(NamedTuple):
    """The days on which a rule is in force, and the grades that it takes, as bits."""

    begins: int
    ends: int
    grades: int
    rule: int


def bits(best: int, worst: int) -> int:
    """The places from the best grade to the worst as bits.

    >>> bin(bits(1, 3))
    '0b1110'
    """
    return (1 << worst + 1) - (1 << best)


def of_course(spans: Sequence[Span], passing: int) -> Iterator[Finding]:
    """The gaps between the rules that take a course for one receiver; `passing` is how many grades pass.

    Days before the first rule and after the last are no gap. A grade is missing if no rule takes it on some day on which
    another is in force; it is one of the lowest if all that are taken that day are better.
    """
    wanted = bits(0, max(0, passing - 1))
    if len(spans) == 1:
        missing, lowest = _missing(spans[0].grades, wanted)
        yield from _of_grades(spans[0].rule, missing, lowest)
        return
    missing = lowest = 0
    first_missing = first_lowest = spans[0].rule
    for begins, ends, grades, rule, after in _segments(spans):
        if not grades:
            yield Finding(Defect.DAYS, rule, after, days=(begins, ends))
            continue
        more, lower = _missing(grades, wanted)
        first_missing = rule if more and not missing else first_missing
        first_lowest = rule if lower and not lowest else first_lowest
        missing, lowest = missing | more, lowest | lower
    yield from _of_grades(first_missing, missing, 0)
    yield from _of_grades(first_lowest, 0, lowest)


def _of_grades(rule: int, missing: int, lowest: int) -> Iterator[Finding]:
    if missing:
        yield Finding(Defect.GRADES, rule, grades=missing)
    if lowest:
        yield Finding(Defect.LOWEST, rule, grades=lowest)


def _missing(grades: int, wanted: int) -> tuple[int, int]:
    """The grades that are not taken: those with a better and a worse one beside them or none better, and the lowest ones."""
    missing = wanted & ~grades
    lowest = missing & ~((1 << grades.bit_length()) - 1)
    return missing & ~lowest, lowest


def _segments(spans: Sequence[Span]) -> Iterator[tuple[int, int, int, int, int]]:
    """Runs of days on which the same rules are in force: first and last day, grades, a rule of it or before it, and the next.

    Every rule is put in once and taken out once; of each grade it is counted how many take it.
    """
    changes = sorted(
        [(span.begins, 1, at) for at, span in enumerate(spans)]
        + [(span.ends + 1, 0, at) for at, span in enumerate(spans)]
    )
    counts = array("I", bytes(4 * max(span.grades.bit_length() for span in spans)))
    grades = 0
    rule = spans[changes[0][2]].rule
    for at, (day, comes, which) in enumerate(changes):
        left = spans[which].grades
        while left:
            place = (left & -left).bit_length() - 1
            left &= left - 1
            counts[place] = counts[place] + 1 if comes else counts[place] - 1
            grades = grades | 1 << place if counts[place] else grades & ~(1 << place)
        if comes or not grades:
            rule = spans[which].rule
        if at + 1 < len(changes) and changes[at + 1][0] > day:
            yield day, changes[at + 1][0] - 1, grades, rule, spans[changes[at + 1][2]].rule


def spans_of(store: Store, numbers: Sequence[int], together: Sequence[tuple[int, int, int]]) -> list[Span]:
    """The spans of rules that take one course alone, and of those that take it with others, with their grades there."""
    found: list[Span] = []
    best, worst = store.rows[1], store.rows[2]
    for number in numbers:
        row = store.order[store.starts[number]]
        if store.rows[0][row] < 0:
            taken = store.takes(number)[0]
            grades = bits(taken.best, taken.worst)
        else:
            grades = bits(best[row], worst[row])
        found.append(Span(store.begins[number], store.ends[number], grades, number))
    for number, first, last in together:
        found.append(Span(store.begins[number], store.ends[number], bits(first, last), number))
    return found
