"""Whenever time runs out, the answer is the one that was found by then, or that it was not decided in time: nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.searched import Asked, least_remaining
from pathways.audit.conflict import required
from pathways.audit.from_graph import audit
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from pathways.search.programme import OutOfTimeError, Programme
from tests.audit.auditing import DAY, Desk, desk, earned, requiring

SIX = "{ alder.wri101, alder.wri102, alder.bio101, alder.mat101, alder.mat102, alder.lab100 }"
UNEQUAL = requiring(f"at least 5 credits from {SIX}", f"at least 8 credits from {SIX}")
ALL = earned("wri101", "wri102", "bio101", "mat101", "mat102", "lab100")
LIMITS = 'sharing limits "Limits" { between { goal, other } each item in at most 1 credential }\n'
OTHER = f'certificate other "Other" {{ issued by alder require at least 5 credits from {SIX} }}\n'

ASKED: dict[str, Callable[[], Desk]] = {
    "finished": lambda: desk(UNEQUAL, ALL),
    "not finished": lambda: desk(UNEQUAL, earned("wri101", "bio101")),
    "pinned": lambda: desk(UNEQUAL, ALL).knowing(
        pins=(
            Pin("alder.wri101", "goal/require/2"),
            Pin("alder.bio101", "goal/require/2"),
            Pin("alder.mat101", "goal/require/3"),
        )
    ),
    "pinned where it cannot be kept": lambda: desk(
        requiring("1 course from alder.wri101", f"at least 8 credits from {SIX}"), earned("wri101", "bio101")
    ).knowing(pins=(Pin("alder.wri101", "goal/require/2"), Pin("alder.wri101", "goal/require/1"))),
    "with another goal": lambda: desk(LIMITS + OTHER + UNEQUAL, earned("wri101", "bio101", "mat101")),
}


def _goal(asked: Desk, *, alone: bool) -> GoalAudit:
    goals = ("goal",) if alone else ("other", "goal")
    return audit(asked.graph, asked.learner, goals, DAY, "digest", 60).goals[-1]


@pytest.mark.no_cover
@pytest.mark.parametrize("about", ASKED)
def test_wherever_time_runs_out_the_answer_is_the_same_or_none(
    about: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, alone = ASKED[about](), about != "with another goal"
    answer = _goal(asked, alone=alone)
    assert answer.undecided is None
    solves, left = Programme._solves, 0  # noqa: SLF001 # when time runs out is what is tried

    def in_time(self: Programme, *rest: object) -> bool:
        nonlocal left
        if left == 0:
            raise OutOfTimeError
        left -= 1
        return solves(self, *rest)  # type: ignore[arg-type] # passed on as they come

    monkeypatch.setattr(Programme, "_solves", in_time)
    found: list[GoalAudit] = []
    while not found or found[-1] != answer:
        left = len(found)
        found.append(_goal(asked, alone=alone))
    assert found[0].undecided is not None
    for goal in found[:-1]:
        if goal.undecided is not None:
            assert (goal.undecided.reason, goal.undecided.path[:4]) == ("not-in-time", "goal")
            assert goal.undecided.values == ("60",)
        else:
            assert (goal.state, goal.routes) == (answer.state, answer.routes)


def test_in_no_time_it_is_not_known_what_remains_or_what_can_be_met() -> None:
    part, _, case = desk(UNEQUAL, ALL).outcome()
    hurried = replace(case, seconds=0)
    with pytest.raises(NeedsSearchError) as stopped:
        least_remaining(part, hurried)
    assert (stopped.value.reason, stopped.value.path) == ("not-in-time", part.path)
    parts = required(part)
    with pytest.raises(NeedsSearchError) as stopped:
        Asked(parts, hurried).meet(parts)
    assert (stopped.value.reason, stopped.value.path) == ("not-in-time", parts[0].path)
    assert stopped.value.values == ("0",)
    assert Asked(parts, case).meet(parts)
