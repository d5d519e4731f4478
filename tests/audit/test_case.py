"""What an audit may use in one view, and amounts in another unit."""

from pathways.audit.bench import Bench
from pathways.audit.from_record import derived_award
from pathways.audit.state import State
from pathways.audit.target import target_of
from pathways.audit.view import EARNED
from pathways.model.learner import Status
from tests.audit.auditing import DAY, desk, earned, requiring


def test_a_credential_that_turns_out_to_be_held_is_seen_from_then_on() -> None:
    asked = desk(requiring("alder.listener"), earned("wri101"))
    case = Bench(asked.graph, asked.learner, DAY).case(EARNED, target_of(asked.graph, "goal"))
    before = case.entries()
    award = derived_award(
        case.catalogue.credentials["alder.listener"], None, Status.EARNED, frozenset({"listening"})
    )
    case.held["alder.listener"] = award
    assert list(case.entries()) == [*before, award]


def test_the_earliest_is_seen_first() -> None:
    asked = desk(
        requiring("alder.listener"), earned("wri101 2024-05-10", "wri102 2022-05-10", "mat101 2023-05-10")
    )
    case = Bench(asked.graph, asked.learner, DAY).case(EARNED, target_of(asked.graph, "goal"))
    assert [entry.title for entry in case.entries()] == ["Writing 2", "Numbers 1", "Writing 1"]


CARING = 'badge goal "Goal" { issued by alder.centre teaches area alder.care require 2 badges from badges in area alder.care }\n'


def test_an_award_of_the_goal_does_not_count_toward_the_goal() -> None:
    record = "earned goal on 2024-05-10\nearned alder.listener on 2024-05-10"
    goal = desk(CARING, record).audit()
    assert (goal.state, goal.remaining) == (State.UNMET, 3000)
    assert desk(CARING, f"{record}\nearned alder.helper on 2024-05-10").audit().state is State.MET


def test_credits_never_become_hours() -> None:
    rules = """
    unit quarter = 2/3 semester rounded down to 0.5 on each item
    course drawing "Drawing" { taught at birch worth 6 credits }
    """
    record = "earned drawing on 2024-05-10"
    in_credits = requiring("at least 4 semester credits from courses at birch")
    assert desk(rules + in_credits, record).audit().state is State.MET
    in_hours = requiring("at least 4 contact hours from courses at birch")
    assert desk(rules + in_hours, record).audit().state is State.UNMET
