"""What two audits come to for a learner, in one word: so many of a class are compared at a glance."""

from enum import Enum

from pathways.changes.change import OF_THE_RULES, AuditChanges, GoalChanges, Kind


class Outcome(Enum):
    """What came of it for a learner, the first that is true of any goal."""

    LOST = "no longer finished"
    UNDECIDED = "undecided now"
    FURTHER = "further away"
    FINISHED = "finished"
    NEARER = "nearer"
    OTHERWISE = "changed otherwise"
    UNCHANGED = "unchanged"


def outcome_of(changes: AuditChanges) -> Outcome:
    """What came of it for a learner; items and goals that only one audit knows are a change otherwise.

    Rules that ask otherwise change nothing for those who stand as before, with the same items at the same places.
    """
    found = {_of_goal(goal) for goal in changes.goals}
    if changes.record:
        found.add(Outcome.OTHERWISE)
    return next((each for each in Outcome if each in found), Outcome.UNCHANGED)


def _of_goal(goal: GoalChanges) -> Outcome:
    was, now = goal.before, goal.after
    if _only_words_changed(goal):
        return Outcome.UNCHANGED
    if was is None or now is None:
        return Outcome.OTHERWISE
    if now.undecided is not None:
        return Outcome.UNDECIDED if was.undecided is None else Outcome.OTHERWISE
    if was.undecided is not None:
        return Outcome.FINISHED if now.state == "met" else Outcome.OTHERWISE
    if (was.state == "met" and now.state != "met") or (was.held is not None and now.held is None):
        return Outcome.LOST
    if (now.state == "met" and was.state != "met") or (now.held is not None and was.held is None):
        return Outcome.FINISHED
    if now.remaining > was.remaining or (now.remaining == was.remaining and goal.has(Kind.NO_LONGER_MET)):
        return Outcome.FURTHER
    if now.remaining < was.remaining or goal.has(Kind.MET):
        return Outcome.NEARER
    return Outcome.OTHERWISE


def _only_words_changed(goal: GoalChanges) -> bool:
    moved = goal.moves or goal.options or goal.pins or goal.exceptions
    kinds = {kind for each in goal.requirements for kind in each.kinds}
    return not goal.stands_otherwise and not moved and kinds <= OF_THE_RULES
