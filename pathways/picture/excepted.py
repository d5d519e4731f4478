"""What exceptions make of the courses in a picture: which are waived, and which something else stands for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pathways.audit.verdict import Finding, GoalAudit, Use
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.model.requirement import Leaf, SpreadLine, SumLine
from pathways.model.walk import walk
from pathways.picture.from_graph import Standing
from pathways.picture.nouns import State


@dataclass(slots=True)
class _Asked:
    """Where a course is asked for: how often as it is written, who waived it, and what stands for it."""

    asked: int = 0
    waived: list[GrantedException] = field(default_factory=list)
    instead: list[Use] = field(default_factory=list)


def with_exceptions_of(goals: Iterable[GoalAudit], found: Mapping[str, Standing]) -> dict[str, Standing]:
    """The standings of boxes with what exceptions make of courses that the record does not have.

    A course has no state where nobody asks for it any more. Where only some waive it, it is still missing.
    """
    courses: dict[str, _Asked] = {}
    for goal in goals:
        for route in goal.routes:
            for name, waived, uses in _leaves(route.finding, None):
                course = courses.setdefault(name, _Asked())
                course.asked += waived is None
                course.waived += [waived] if waived is not None else []
                course.instead += [use for use in uses if use.granted is not None]
    return {
        name: _standing(courses[name], standing)
        if name in courses and standing[0] is State.MISSING
        else standing
        for name, standing in found.items()
    }


def in_words(goal: GoalAudit) -> str:
    """How many exceptions stand behind the requirements of a goal, or behind what counts there; nothing for none."""
    count = len({granted for route in goal.routes for granted in _granted(route.finding)})
    return f"{count} exception{'s' * (count != 1)}" if count else ""


def _granted(finding: Finding) -> Iterator[GrantedException]:
    yield from finding.granted
    yield from (use.granted for use in (*finding.applied, *finding.coming) if use.granted is not None)
    for inside in (*finding.lines, *finding.children):
        yield from _granted(inside)


def _leaves(
    finding: Finding, above: GrantedException | None
) -> Iterator[tuple[str, GrantedException | None, tuple[Use, ...]]]:
    """Each course that is asked for by name, the exception by which it is waived, and what counts for it."""
    waived = above or next((each for each in finding.granted if each.kind is ExceptionKind.WAIVE), None)
    for child in finding.children:
        yield from _leaves(child, waived)
    if finding.children:
        return
    asked = finding.requirement
    below = walk(asked) if waived is not None and not isinstance(asked, SumLine | SpreadLine) else (asked,)
    for leaf in below:
        if isinstance(leaf, Leaf) and leaf.item is not None:
            yield leaf.item, waived, (*finding.applied, *finding.coming)


def _standing(course: _Asked, standing: Standing) -> Standing:
    if course.instead:
        use = min(course.instead, key=lambda each: (each.status != "earned", each.item))
        state = State.EARNED if use.status == "earned" else State.IN_PROGRESS
        return state, f"by {use.code or use.title}, by exception"
    if not course.waived:
        return standing
    by = min(course.waived, key=lambda each: (each.on, each.by)).by
    return (State.MISSING, f"waived in part by {by}") if course.asked else (None, f"waived by {by}")
