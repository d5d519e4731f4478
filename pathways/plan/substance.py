"""What a plan is in substance: what another plan has half of at most, or it is the same one again.

It is the conversions, the credentials to be applied for, and the courses that count where rules ask for something narrower than
any course. A course that only fills up credits is no substance: any other would do.
"""

from pathways.model.requirement import Leaf
from pathways.plan.candidates import Candidates
from pathways.plan.found import Found
from pathways.plan.steps import Plan
from pathways.plan.takeable import is_narrow


def substance(plan: Plan, found: Found, candidates: Candidates) -> frozenset[str]:
    """The steps (keys) of a plan that make it what it is; none where that is one course, which others could stand for."""
    narrowly = {
        use.item
        for goal in plan.then.goals
        if goal.route is not None
        for part in goal.route.finding.in_use()
        if isinstance(part.requirement, Leaf) and is_narrow(part.requirement.selection)
        for use in (*part.applied, *part.coming)
    }
    applied = (key for key in found.obtains if not candidates.awards[key].automatic)
    courses = [key for key in found.takes if key in narrowly]
    others = (*found.converts, *applied)
    return frozenset((*courses, *others)) if others or len(courses) > 1 else frozenset()
