"""Choices that an audit tells, beside those that trying everything finds, and beside audits with their pins."""

from dataclasses import replace
from datetime import date

from pathways.audit.from_graph import audit
from pathways.audit.telling import Telling
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Learner, Pin
from pathways.ruleset import RuleSet
from tests.oracle.open_choices import ChoiceJudge, Open


def chosen(rules: RuleSet, learner: Learner, goal: str, as_of: date) -> GoalAudit:
    """The verdict on a goal with its choices."""
    return audit(rules.graph, learner, (goal,), as_of, "digest", telling=Telling(choices=True)).goals[0]


def told(goal: GoalAudit) -> set[Open]:
    """The choices that are told."""
    return {(each.item, each.here, each.there) for each in goal.choices.found} if goal.choices else set()


def misjudged(rules: RuleSet, learner: Learner, goal: GoalAudit, as_of: date) -> set[Open] | None:
    """Choices that only one of audit and oracle knows; None where the oracle cannot tell."""
    judge = ChoiceJudge(rules.catalogue, learner, as_of)
    if goal.route is None or not judge.can_tell(goal.name):
        return None
    return told(goal) ^ judge.open_choices(goal.name, goal.route.name)


def worse_by_pin(rules: RuleSet, learner: Learner, goal: GoalAudit, as_of: date) -> list[str]:
    """Choices whose pin is not honoured, or makes another verdict of it."""
    found = []
    for each in goal.choices.found if goal.choices else ():
        if each.pin:
            pins = (*learner.pins, Pin(each.pin, each.there, "", None))
            other = audit(rules.graph, replace(learner, pins=pins), (goal.name,), as_of, "digest").goals[0]
            honoured = all(pinned.honoured for pinned in other.pins if pinned.pin == pins[-1])
            if not honoured or standing(other) != standing(goal):
                found.append(f"{each}: {standing(other)}, honoured: {honoured}")
    return found


def standing(goal: GoalAudit) -> tuple[object, ...]:
    """What a choice leaves as it is."""
    return goal.state, goal.remaining, goal.progress
