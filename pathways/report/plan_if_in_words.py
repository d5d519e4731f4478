"""What a plan for a supposed learner saves or costs beside the plan without what is supposed, in sentences."""

from collections.abc import Iterator, Sequence

from pathways.model.declaration import OwnMinimum
from pathways.model.requirement import Line, Requirement
from pathways.plan.difference import Difference, Step, difference
from pathways.plan.steps import Plan, Supposed, Take
from pathways.report.against_the_best import measures
from pathways.report.exceptions_in_words import excepted
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import capital, counted, joined, shortened
from pathways.report.page import Point, Section
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import required
from pathways.report.sharing_in_words import of_its_own
from pathways.report.titles import Titles

_HEADING = "What is supposed, and what it changes"
_MOST = 6
"""So many courses of a kind are told by name."""


def supposing(lines: Sequence[str]) -> str:
    """What is supposed, as it was given."""
    return f"If: {'; '.join(map(plain, lines))}"


def what_it_changes(plan: Plan, titles: Titles) -> tuple[Section, ...]:
    """The section with all sentences; nothing of a plan for a learner as they are."""
    if plan.supposed is None:
        return ()
    points = tuple(Point(text, "·") for text in sentences(plan, plan.supposed, titles))
    return (Section(_HEADING, points),)


def sentences(plan: Plan, supposed: Supposed, titles: Titles) -> list[str]:
    """What became of the exceptions that are supposed, and then the plan beside the one without them."""
    told = [
        excepted(each, Known(goal, titles))
        for goal in plan.then.goals
        for each in goal.exceptions
        if each.granted in supposed.granted
    ]
    return [*dict.fromkeys(told), *_beside(plan, supposed, titles)]


def _beside(plan: Plan, supposed: Supposed, titles: Titles) -> Iterator[str]:
    without = supposed.without
    if without is None:
        yield "Without it no plan was found."
        return
    found = difference(plan, without)
    new, gone = _not_alike(found)
    left = _left(plan, without, titles)
    if not (left or new or gone or found.credits or found.costs or found.terms):
        yield "The plan without it is the same."
        return
    yield from left
    yield _measured(plan, without, found)
    yield from _exchanged(new, gone)
    if supposed.learnt:
        listed = joined(list(dict.fromkeys(plain(title) for _, title in supposed.learnt)))
        yield f"What is supposed to be there already is not counted in these numbers: {listed}."
    if not (plan.proven and without.proven):
        yield "Not both plans are proven to be the best; the difference between the best ones may be another."


def _measured(plan: Plan, without: Plan, found: Difference) -> str:
    more = len(plan.takes) - len(without.takes)
    courses = [f"{counted(abs(more), 'course')} {'more' if more > 0 else 'fewer'}"] if more else []
    told = joined([*courses, *measures(found)])
    if not (courses or measures(found)):
        return "It takes as many credits, as much money and as much time as the plan without it."
    return f"{capital(told)} than without it{_ends(plan, without, found)}."


def _ends(plan: Plan, without: Plan, found: Difference) -> str:
    if not found.terms or plan.last is None or without.last is None:
        return ""
    return f": the last term is {capital(plain(plan.last.title))} instead of {capital(plain(without.last.title))}"


def _left(plan: Plan, without: Plan, titles: Titles) -> list[str]:
    """What only one of the plans can meet."""
    own, others = ({each.path: each for each in some.left} for some in (plan, without))
    told = []
    only = [f"“{_asked(asked, titles)}”" for path, asked in others.items() if path not in own]
    if only:
        told.append(f"Without it no plan gives this: {joined(only)}.")
    lost = [f"“{_asked(asked, titles)}”" for path, asked in own.items() if path not in others]
    if lost:
        told.append(f"With it no plan gives this any more: {joined(lost)}.")
    return told


def _asked(asked: Requirement | Line | OwnMinimum, titles: Titles) -> str:
    return of_its_own(asked, titles) if isinstance(asked, OwnMinimum) else required(asked, titles)


def _not_alike(found: Difference) -> tuple[list[Step], list[Step]]:
    """New steps and those that are gone, less those of which one would have done as well as the other."""
    new, gone = list(found.new), list(found.gone)
    for step in found.new:
        alike = next((each for each in gone if isinstance(step, Take) and _is_like(each, step)), None)
        if alike is not None:
            new.remove(step)
            gone.remove(alike)
    return new, gone


def _is_like(other: Step, step: Take) -> bool:
    return isinstance(other, Take) and other.name in step.instead


def _exchanged(new: Sequence[Step], gone: Sequence[Step]) -> Iterator[str]:
    some, others = (shortened([_called(each) for each in steps], most=_MOST) for steps in (gone, new))
    if gone and new:
        yield f"Not in this plan: {some}; instead {others}."
    elif gone:
        yield f"No longer needed: {some}."
    elif new:
        yield f"Needed besides: {others}."


def _called(step: Step) -> str:
    return item_name(step.code, step.title, step.name) if isinstance(step, Take) else plain(step.title)
