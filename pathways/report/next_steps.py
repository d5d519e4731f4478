"""What to do next, at the head of a page: what to finish and take, convert and see to, and what all of it costs."""

from collections.abc import Iterator

from pathways.plan.steps import Convert, Obtain, Plan, Take
from pathways.report.amounts_in_words import money, worth
from pathways.report.averages_in_words import to_reach
from pathways.report.from_plan import converted, errand, is_told, term_with_days, titles_of_plan
from pathways.report.known import item_name
from pathways.report.lists_in_words import capital, counted, joined
from pathways.report.page import Point, Section
from pathways.report.plain_text import plain
from pathways.report.under_way import IN_PROGRESS, PLANNED, not_known, under_way

HEADING = "What to do next"
AT_LEAST = "at least "
_NOT_ALL = ", because the rules do not state every price"
_NOTHING = "Nothing: all that is asked for is met."
_HANGS = "No course helps now: what is left is told at the end of the plan."


def next_steps(plan: Plan) -> Section:
    """The first steps of a plan."""
    return Section(HEADING, tuple(Point(text, "→") for text in _steps(plan)) or (Point(_nothing(plan), "·"),))


def _nothing(plan: Plan) -> str:
    return _HANGS if plan.left else _NOTHING


def _steps(plan: Plan) -> Iterator[str]:
    titles = titles_of_plan(plan)
    for status, word in ((IN_PROGRESS, "Finish what is in progress"), (PLANNED, "Take as planned")):
        names = [item_name(use.code, use.title, use.item) for use in under_way(plan) if use.status == status]
        if names:
            yield f"{word}: {joined(names)}"
    if plan.takes:
        yield from _taken(plan)
    yield from to_reach(plan)
    yield from (converted(step) for step in plan.converts)
    yield from (errand(each, titles) for each in plan.errands)
    yield from (text.removesuffix(".") for text in not_known(plan, titles))
    now = [each for each in plan.obtains if not each.automatic and each.after is None]
    yield from (f"Apply for {plain(each.title)} now{_price(each)}" for each in now)
    if plan.takes or plan.converts or any(is_told(each, plan) for each in plan.obtains):
        yield cost(plan)


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
    yield f"Take in {term_with_days(slot)}: {'; '.join(listed)}"
    if rest and plan.last is not None:
        until = capital(plain(plan.last.title))
        yield f"Later {counted(rest, 'more', 'more')} to take, the last in {until}"


def _price(each: Obtain) -> str:
    return f", for {money(each.price)}" if each.price is not None else ""


def cost(plan: Plan) -> str:
    """What a plan costs, as far as rules say; what they do not say is no less than nothing."""
    if not plan.costs:
        return "What it costs is not stated in the rules"
    said = joined([money(each) for each in plan.costs])
    return f"It costs {AT_LEAST}{said}{_NOT_ALL}" if is_partly_unsaid(plan) else f"It costs {said}"


def is_partly_unsaid(plan: Plan) -> bool:
    """Whether some step has no price that rules say; what is awarded by itself has none."""
    applied = (each for each in plan.obtains if not each.automatic)
    steps: tuple[Take | Convert | Obtain, ...] = (*plan.takes, *plan.converts, *applied)
    return any(step.price is None for step in steps)
