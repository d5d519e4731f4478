"""What to do next, at the head of a page: what to finish and take, convert and see to, and what all of it costs."""

from collections.abc import Iterator, Sequence

from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit, Use
from pathways.plan.steps import Obtain, Plan, Slot
from pathways.report.amounts_in_words import day, worth
from pathways.report.averages_in_words import to_reach
from pathways.report.costs_in_words import cost, for_price
from pathways.report.from_plan import called, converted, errand, term_with_days, titles_of_plan, when_to_apply
from pathways.report.known import item_name
from pathways.report.lists_in_words import counted, joined
from pathways.report.page import Point, Section
from pathways.report.plain_text import plain
from pathways.report.states_in_words import holding
from pathways.report.under_way import IN_PROGRESS, PLANNED, not_known, under_way

HEADING = "What to do next"
_OPEN = frozenset({State.UNMET, State.UNKNOWN})
_NOTHING = "Nothing: all that is asked for is met."
_ASK_FOR_A_PLAN = "What is missing stands under “Still needed”. Ask for a plan: it tells what to take when, and what it costs."
_ON_RECORD = "What is to be confirmed or put on the record stands under “Still needed”."
_HANGS = "No course helps now: what is left is told at the end of the plan."


def next_steps(plan: Plan) -> Section:
    """The first steps of a plan."""
    steps = tuple(Point(text, "→") for text in _steps(plan)) or (Point(_nothing(plan), "·"),)
    return Section(HEADING, (*steps, Point(cost(plan), "·")))


def without_plan(goals: Sequence[GoalAudit]) -> Section:
    """The same of a page that has no plan, as far as its verdicts say it."""
    steps = list(_of_verdicts(goals))
    points = [Point(text, "→") for text in steps] or [Point(_NOTHING, "·")]
    open_ = {goal.state for goal in goals if goal.held is None} & _OPEN
    if open_:
        rest = _ON_RECORD if State.UNMET not in open_ else _ASK_FOR_A_PLAN
        points = [*(Point(text, "→") for text in steps), Point(rest, "·")]
    return Section(HEADING, tuple(points))


def _of_verdicts(goals: Sequence[GoalAudit]) -> Iterator[str]:
    for goal in goals:
        if goal.held is None and goal.undecided is None and goal.state not in _OPEN:
            title = plain(goal.title or goal.name)
            if goal.state is not State.MET:
                yield f"Finish what is under way for {title}"
            elif holding(goal):
                yield f"Apply for {title} now{for_price(goal.price)}"


def _nothing(plan: Plan) -> str:
    return _HANGS if plan.left else _NOTHING


def _steps(plan: Plan) -> Iterator[str]:
    titles = titles_of_plan(plan)
    for status, word in ((IN_PROGRESS, "Finish what is in progress"), (PLANNED, "Take as planned")):
        names = [_until(use) for use in under_way(plan) if use.status == status]
        if names:
            yield f"{word}: {joined(names)}"
    if plan.takes:
        yield from _taken(plan)
    yield from to_reach(plan)
    yield from (converted(step) for step in plan.converts)
    yield from (errand(each, titles) for each in plan.errands)
    yield from (text.removesuffix(".") for text in not_known(plan, titles))
    yield from (_applied_for(each) for each in plan.obtains if not each.automatic)


def _until(use: Use) -> str:
    """Something under way; of what is only planned also until when."""
    name = item_name(use.code, use.title, use.item)
    dated = use.status == PLANNED and use.completed is not None
    return f"{name} (until {day(use.completed)})" if dated and use.completed else name


def _taken(plan: Plan) -> Iterator[str]:
    slot = plan.takes[0].slot
    takes = [take for take in plan.takes if take.slot == slot]
    rest = len(plan.takes) - len(takes)
    listed = [
        ", ".join(
            filter(
                None, (item_name(each.code, each.title, each.name), worth(each.worth) if each.worth else "")
            )
        )
        for each in takes
    ]
    yield f"Take in {_when(slot)}: {'; '.join(listed)}"
    if rest and plan.last is not None:
        yield f"Later {counted(rest, 'more', 'more')} to take, the last in {called(plan.last)}"


def _when(slot: Slot) -> str:
    """A term with its days; the first of those that are only numbered is the next one."""
    return "the next term" if slot.begins is None and slot.number == 1 else term_with_days(slot)


def _applied_for(each: Obtain) -> str:
    return f"Apply for {plain(each.title)} {when_to_apply(each)}{for_price(each.price)}"
