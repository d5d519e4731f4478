"""What an audit says, without places and titles, so that two audits can be put side by side."""

from datetime import date

from pathways.audit import audit_learner
from pathways.audit.verdict import Audit, GoalAudit
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from tests.properties.comparing import placements


def told(goal: GoalAudit) -> tuple[object, ...]:
    """Everything that must not hang on the order of what was read."""
    return (
        goal.name,
        goal.state.value,
        goal.remaining,
        str(goal.progress),
        goal.percent,
        str(goal.undecided and goal.undecided.reason),
        [
            (
                route.name,
                route.state.value,
                route.remaining,
                route.chosen,
                sorted(_places(placements(route.finding))),
            )
            for route in goal.routes
        ],
        [(one.item, one.reason, one.values) for one in goal.unused],
        [
            (each.requirements, each.items, each.demand, each.supply, each.contested, each.repairs)
            for each in goal.conflicts
        ],
        [(limit.kind, limit.path) for each in goal.conflicts for limit in each.limits],
        sorted((each.path, each.goals, each.have, each.items) for each in goal.together.shared)
        if goal.together
        else None,
    )


def _places(found: dict[str, dict[str, int]]) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(path, sorted(parts.items())) for path, parts in found.items()]


def told_of(
    rules: RuleSet, learner: Learner, goals: tuple[str, ...], as_of: date, previous: Audit | None = None
) -> list[tuple[object, ...]]:
    """The same for several goals."""
    return [told(goal) for goal in audit_learner(rules, learner, goals, as_of, previous=previous).goals]
