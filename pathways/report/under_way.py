"""What a plan counts on beside its own steps: what is in progress or planned on the record, and what is not on it."""

from collections.abc import Iterator
from dataclasses import replace

from pathways.audit.state import State
from pathways.audit.verdict import Finding, Use
from pathways.model.requirement import Leaf
from pathways.plan.steps import Plan
from pathways.report.amounts_in_words import day
from pathways.report.known import Known, item_name, walk
from pathways.report.lists_in_words import joined
from pathways.report.missing_in_words import missing
from pathways.report.page import Point, Tone
from pathways.report.places_in_words import BY_NAME, place
from pathways.report.titles import Titles

IN_PROGRESS = "in progress"
PLANNED = "planned"
_MARKS = {IN_PROGRESS: "◐", PLANNED: "○"}
MOST_COUNTED = 2
"""Requirements that are told of one course."""


def under_way(plan: Plan) -> tuple[Use, ...]:
    """Items of the record on which the plan counts though they are not earned yet: first those in progress."""
    steps = {take.item for take in plan.takes} | {step.item for step in plan.converts}
    names = {each.name for each in plan.obtains}
    found = {
        use.item: replace(use, status=IN_PROGRESS) if use.item in plan.in_progress else use
        for part in _in_use(plan)
        for use in (*part.applied, *part.coming)
        if use.status in _MARKS
        and not (use.derived or use.converted_by or use.item in steps or use.name in names)
        and not use.item.startswith("score ")
    }
    return tuple(sorted(found.values(), key=lambda use: (list(_MARKS).index(use.status), use.code, use.item)))


def points_under_way(plan: Plan, titles: Titles) -> tuple[Point, ...]:
    """Each of these items with what it counts for."""
    counts = counting(plan, titles)
    return tuple(
        Point(
            f"{item_name(use.code, use.title, use.item)}, {_when(use)}{for_what(counts.get(use.item, []))}",
            _MARKS[use.status],
            Tone.COMING,
        )
        for use in under_way(plan)
    )


def _when(use: Use) -> str:
    return f"{use.status} until {day(use.completed)}" if use.completed is not None else use.status


def for_what(where: list[str]) -> str:
    """The requirements that something counts for, behind its name."""
    if not where:
        return ""
    return f" — {'' if where[0].startswith(BY_NAME) else 'for '}{joined(where[:MOST_COUNTED])}"


def not_known(plan: Plan, titles: Titles) -> list[str]:
    """What would have to be put on the record, where that is all that is left; nothing where anything else is."""
    found = [
        (text, finding)
        for goal in plan.then.goals
        if goal.route is not None
        for text, finding in missing(goal.route.finding, Known(goal, titles))
    ]
    states = {
        finding.path: finding.state
        for goal in plan.then.goals
        if goal.route is not None
        for finding in walk(goal.route.finding)
    }
    if any(states.get(each.path) is not State.UNKNOWN for each in plan.left):
        return []
    left = {each.path for each in plan.left}
    return list(dict.fromkeys(text for text, finding in found if finding.path in left))


def counting(plan: Plan, titles: Titles) -> dict[str, list[str]]:
    """For each item of the audit what it counts for, in words; totals, which many share, only where there is nothing else."""
    found: dict[str, dict[bool, list[str]]] = {}
    several = len(plan.goals) > 1
    for goal in plan.then.goals:
        whose = f" in {titles.of(goal.name)}" if several or goal.name not in plan.goals else ""
        for part in goal.route.finding.in_use() if goal.route is not None else ():
            shared = isinstance(part.requirement, Leaf) and part.requirement.shared
            for use in (*part.applied, *part.coming):
                where = found.setdefault(use.item, {}).setdefault(shared, [])
                words = place(part.requirement, item_name(use.code, use.title, use.item), titles)
                where.append(f"{words if words == BY_NAME else f'“{words}”'}{whose}")
    return {item: list(dict.fromkeys(places.get(False) or places[True])) for item, places in found.items()}


def _in_use(plan: Plan) -> Iterator[Finding]:
    for goal in plan.then.goals:
        if goal.route is not None:
            yield from goal.route.finding.in_use()
