"""What counts elsewhere once a plan is done than it does today."""

from collections.abc import Mapping

from pathways.audit.verdict import Audit, Use
from pathways.model.requirement import Leaf
from pathways.plan.steps import Plan
from pathways.report.known import item_name
from pathways.report.lists_in_words import joined


def moved_by(plan: Plan, now: Audit) -> str:
    """A sentence that names what is on the record and counts elsewhere in the end; empty where nothing does."""
    before, after = _places(now, plan.goals), _places(plan.then, plan.goals)
    moved = [use for key, (use, paths) in before.items() if key in after and after[key][1] != paths]
    names = joined([item_name(use.code, use.title, use.item) for use in moved])
    return (
        f"Once all of it is done, {names} count{'s' * (len(moved) == 1)} elsewhere than today."
        if moved
        else ""
    )


def _places(audit: Audit, goals: tuple[str, ...]) -> Mapping[str, tuple[Use, frozenset[str]]]:
    """For each item where it counts, or would once it is completed; totals that share it are no place of their own."""
    found: dict[str, tuple[Use, set[str]]] = {}
    for goal in audit.goals:
        if goal.name in goals and goal.route is not None:
            for part in goal.route.finding.in_use():
                if isinstance(part.requirement, Leaf) and not part.requirement.shared:
                    for use in (*part.applied, *part.coming):
                        found.setdefault(use.item, (use, set()))[1].add(part.path)
    return {key: (use, frozenset(paths)) for key, (use, paths) in sorted(found.items())}
