"""Two transfer rules beside each other: the same twice, both for one grade, or one that never serves better than the other."""

from collections.abc import Iterator, Sequence

from pathways.model.articulation.columns import AT_MOST, CATALOGUE, FIXED, REST
from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.groups import Groups, Rule, rule_of
from pathways.model.articulation.store import UNKNOWN, Given, Store
from pathways.text import limits


def of_group(store: Store, groups: Groups, receiver: int, numbers: Sequence[int]) -> Iterator[Finding]:
    """What is wrong between rules that take the same, and between them and rules that take fewer courses.

    They are gone through by their first day, beside those that are in force on it, which are few: the versions of a rule
    follow one another.
    """
    rules = sorted(
        (rule_of(store, number) for number in numbers), key=lambda rule: (rule.begins, rule.number)
    )
    in_force: list[Rule] = []
    is_crowded = False
    for rule in rules:
        in_force = [each for each in in_force if each.ends >= rule.begins]
        if len(in_force) > limits.ALIKE:
            if not is_crowded:
                yield Finding(Defect.CROWD, rule.number)
            is_crowded = True
            in_force = in_force[-limits.ALIKE :]
        for other in in_force:
            yield from compared(*sorted((other, rule)))
        in_force.append(rule)
        if len(rule.courses) > 1 and not store.goals_of[rule.number]:
            yield from _beside_fewer(store, groups, receiver, rule)


def _beside_fewer(store: Store, groups: Groups, receiver: int, rule: Rule) -> Iterator[Finding]:
    for number in groups.taking_fewer(rule.courses, receiver):
        if shadows(rule_of(store, number), rule):
            yield Finding(Defect.SHADOW, rule.number, number)


def compared(first: Rule, second: Rule) -> Iterator[Finding]:
    """What is wrong between two rules that take the same courses and are in force together on some day."""
    if not all(_meet(one, other) for one, other in zip(first.intervals, second.intervals, strict=True)):
        return
    alike = first.targets == second.targets
    same_days = (first.begins, first.ends) == (second.begins, second.ends)
    if alike and same_days and first.intervals == second.intervals:
        yield Finding(Defect.DUPLICATE, second.number, first.number)
    elif shadows(first, second):
        yield Finding(Defect.SHADOW, second.number, first.number)
    elif shadows(second, first):
        yield Finding(Defect.SHADOW, first.number, second.number)
    elif not alike and first.priority == second.priority:
        yield Finding(Defect.OVERLAP, second.number, first.number)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def shadows(one: Rule, other: Rule) -> bool:
    """Whether one rule takes no more than the other, whenever that does, and gives as much of each course."""
    if one.begins > other.begins or one.ends < other.ends or not other.given <= one.given:
        return False
    wanted = dict(zip(other.courses, other.intervals, strict=True))
    for course, (best, worst) in zip(one.courses, one.intervals, strict=True):
        if course not in wanted or best > wanted[course][0] or worst < wanted[course][1]:
            return False
    if any(given.how == REST for given in other.gives):
        return one.courses == other.courses and one.targets == other.targets
    gives = {given.course: given for given in one.gives}
    return all(_is_as_much(gives[given.course], given) for given in other.gives)


def _is_as_much(one: Given, other: Given) -> bool:
    """Whether what is given of a course is always as much as by the other rule."""
    if one.how == other.how:
        return (
            one.catalogue >= other.catalogue or one.catalogue == UNKNOWN
            if one.how == CATALOGUE
            else (one.worth >= other.worth)
        )
    least = {FIXED: one.worth, CATALOGUE: one.catalogue}.get(one.how, UNKNOWN)
    most = {FIXED: other.worth, AT_MOST: other.worth, CATALOGUE: other.catalogue}.get(other.how, UNKNOWN)
    return UNKNOWN not in (least, most) and least >= most
