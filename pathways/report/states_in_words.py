"""States and answers in words: a mark, a word, and a sentence that a learner could be handed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pathways.audit.reasons import Undecided
from pathways.audit.state import State
from pathways.audit.verdict import Answer, Award, Decision, GoalAudit
from pathways.report.amounts_in_words import day, money


class Told(NamedTuple):
    """How something is told: by a mark, a word and a sentence."""

    mark: str
    word: str
    sentence: str


STATES: Mapping[State, Told] = MappingProxyType(
    {
        State.MET: Told("✓", "Met", "What you have earned meets all requirements."),
        State.IN_PROGRESS: Told(
            "◐", "In progress", "What you are taking now would complete the requirements."
        ),
        State.PLANNED: Told("○", "Planned", "What you have planned would complete the requirements."),
        State.UNKNOWN: Told(
            "?", "Not known yet", "Whether the requirements are met depends on facts that are not confirmed."
        ),
        State.UNMET: Told("✗", "Not yet met", "Some requirements are still open."),
    }
)
UNDECIDED = Told(
    "?", "Undecided", "These rules cannot be decided by Pathways yet, so it says neither yes nor no."
)
_RECORDED_ONLY: Mapping[State, Told] = MappingProxyType(
    {
        State.MET: Told("✓", "Met", "Its award is on the record."),
        State.IN_PROGRESS: Told(
            "◐", "In progress", "It is under way; it is held once its award is recorded."
        ),
        State.PLANNED: Told("○", "Planned", "It is planned; it is held once its award is recorded."),
        State.UNKNOWN: Told("?", "Not known yet", "An award is on the record that nobody has confirmed."),
        State.UNMET: Told(
            "✗",
            "Not awarded",
            "No rule says what it requires, so it can only be recorded, "
            "and no confirmed award that is in force is on the record.",
        ),
    }
)
"""How a credential is told that nothing leads to; it is on the record or it is not."""
NOT_NEEDED = "-"
"""The mark of a branch that another branch made unnecessary."""

ANSWERS: Mapping[Answer | None, Told] = MappingProxyType(
    {
        Answer.ADMITTED: Told("✓", "Admitted", "You meet all requirements for admission."),
        Answer.NEEDS_REVIEW: Told("?", "Needs review", "A person has to look at this before it is decided."),
        Answer.CANNOT_BE_DECIDED: Told(
            "?", "Cannot be decided", "A fact that the decision needs is not on the record."
        ),
        Answer.NOT_YET: Told("✗", "Not yet", "Some requirements for admission are still open."),
        None: UNDECIDED,
    }
)


def told(goal: GoalAudit) -> Told:
    """How the verdict on a goal is told."""
    if goal.undecided is not None:
        return without_answer(goal.undecided)
    return (STATES if goal.routes else _RECORDED_ONLY)[goal.state]


def without_answer(why: Undecided) -> Told:
    """How it is told that there is no verdict: past the time that was given another run may find one."""
    if why.reason != "not-in-time":
        return UNDECIDED
    seconds = why.values[0] if why.values else ""
    time = f"{seconds} second{'s' * (seconds != '1')}" if seconds else "time"
    sentence = (
        f"This was not decided in the {time} given, so Pathways says neither yes nor no; "
        "allow more with `--seconds`."
    )
    return Told(UNDECIDED.mark, UNDECIDED.word, sentence)


def answered(decision: Decision) -> Told:
    """How the answer of an admission is told."""
    if decision.answer is None and decision.goal.undecided is not None:
        return without_answer(decision.goal.undecided)
    return ANSWERS[decision.answer]


def holding(goal: GoalAudit) -> str:
    """Whether a credential is held, and why or why not; nothing for what nobody can hold."""
    if goal.kind in {"admission", "vertical", "horizontal", "value-added"}:
        return ""
    if goal.held is not None:
        return _held(goal.held, goal.state)
    if goal.undecided is not None:
        return "No award is on the record."
    if goal.state is State.MET:
        return f"Not held yet: you are eligible, and it is awarded {on_application(goal)}."
    if not goal.routes:
        return "Not held."
    how = "automatically once its requirements are met" if goal.automatic else on_application(goal)
    return f"Not held. It is awarded {how}."


def on_application(goal: GoalAudit) -> str:
    """That a credential has to be applied for, and what that costs where the rules say it."""
    return f"on application, for {money(goal.price)}" if goal.price is not None else "on application"


def _held(award: Award, state: State) -> str:
    if award.automatic:
        return "Held: its requirements are met, and it is awarded automatically."
    since = (
        f"awarded on {day(award.on)}"
        if award.on is not None
        else "awarded, on a day that the record does not give"
    )
    until = f", in force until {day(award.until)}" if award.until is not None else ""
    beside = (
        ""
        if state is State.MET
        else " The award stands, whatever of the requirements is shown below as open."
    )
    return f"Held: {since}{until}.{beside}"
