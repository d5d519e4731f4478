"""What several goals share within a limit: what is counted, in which form, and between whom."""

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, desk, earned

MET, UNMET = State.MET, State.UNMET
TURN = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
TALK = "earned alder.talk on 2022-05-10 converted by turn"
BOTH = "all of { alder.wri101, alder.mat101 }"


def _states(limit: str, record: str, *requirements: str, pins: tuple[Pin, ...] = ()) -> list[State]:
    names = ("one", "two", "three")[: len(requirements)]
    rules = TURN + "".join(
        f'certificate {name} "{name}" {{ issued by alder {each} }}\n'
        for name, each in zip(names, requirements, strict=True)
    )
    rules += f'sharing limits "Limits" {{ between {{ {", ".join(names)} }} {limit} }}\n'
    asked = desk(rules, record, "one").knowing(pins=pins)
    return [goal.state for goal in audit(asked.graph, asked.learner, names, DAY, "digest").goals]


def _two(limit: str, record: str, one: str, two: str) -> list[State]:
    return _states(limit, record, f"require {one}", f"require {two}")


ONCE = "each item in at most 1 credential"


def test_two_of_three_may_share_what_all_of_them_together_may_not() -> None:
    asked = ("require alder.wri101", f"require {BOTH}", "require alder.mat101")
    assert _states("share at most 1 course", earned("wri101", "mat101"), *asked) == [MET, MET, MET]
    assert _states("share at most 1 course in all", earned("wri101", "mat101"), *asked) == [MET, MET, UNMET]


def test_what_may_be_shared_is_said_of_the_goals_there_are_though_a_pin_of_a_later_one_takes_it() -> None:
    either = "1 course from { alder.wri101, alder.mat101 }"
    for many in ("", " in all"):
        found = _states(
            f"share at most 2 credits{many}",
            earned("wri101", "mat101"),
            "require alder.wri101",
            f"require {either}",
            pins=(Pin("alder.wri101", "two"),),
        )
        assert found == [UNMET, MET]


def test_an_item_counts_wherever_in_a_goal_it_is_applied() -> None:
    either = "1 course from { alder.mat101, alder.wri101 }"
    record = earned("mat101 2022-05-10", "wri101 2023-05-10")
    asked = (f"require {either} require {either}", "require alder.wri101")
    assert _states(ONCE, record, *asked) == [MET, UNMET]
    pool = (f"require alder.mat101 pool {{ {either}, {either} }}", "require alder.wri101")
    assert _states(ONCE, record, *pool) == [MET, UNMET]


def test_learning_counts_in_whichever_form_it_is_applied() -> None:
    later = "all of { %s, alder.bio101 }"
    one = f"any of {{ {later % 'alder.talk'}, alder.wri101 }}"
    other = f"any of {{ {later % 'alder.wri101'}, alder.talk }}"
    assert _two(ONCE, TALK, one, "alder.talk") == [MET, UNMET]
    assert _two(ONCE, TALK, other, "alder.wri101") == [MET, UNMET]


def test_of_two_forms_the_larger_one_is_shared() -> None:
    assert _two("share at most 2 credits", TALK, "alder.talk", "alder.wri101") == [MET, UNMET]
    assert _two("share at most 3 credits", TALK, "alder.talk", "alder.wri101") == [MET, MET]
    assert _two("share at most 11 contact hours", TALK, "alder.talk", "alder.wri101") == [MET, UNMET]


def test_of_two_forms_that_are_as_much_it_is_always_the_same_one_that_is_shared() -> None:
    found = _states(
        "share at most 1 item in all",
        TALK,
        "require alder.wri101",
        "require alder.talk",
        "require alder.talk",
    )
    assert found == [MET, MET, MET]


@pytest.mark.parametrize(
    ("limit", "record", "asked", "states"),
    [
        ("1 course from alder.wri101", earned("wri101", "mat101"), BOTH, [MET, MET]),
        (
            "3 credits from alder.wri101",
            earned("mat101") + "\nearned alder.wri101 on 2024-05-10 worth 3.001 credits",
            BOTH,
            [MET, UNMET],
        ),
        ("3 credits", earned("wri101", "chapel"), "all of { alder.wri101, alder.chapel }", [MET, MET]),
        (
            "3 credits",
            earned("chapel") + "\nearned alder.wri101 on 2024-05-10 worth 3.001 credits",
            "all of { alder.wri101, alder.chapel }",
            [MET, UNMET],
        ),
        ("1 course", earned("wri101", "placement"), "all of { alder.wri101, alder.placement }", [MET, MET]),
        ("1 item", earned("wri101", "placement"), "all of { alder.wri101, alder.placement }", [MET, UNMET]),
        (
            "(1 when age at least 22 otherwise 2) courses",
            earned("wri101", "mat101"),
            BOTH,
            [MET, State.UNKNOWN],
        ),
    ],
)
def test_what_a_limit_counts_is_shared_and_nothing_else(
    limit: str, record: str, asked: str, states: list[State]
) -> None:
    assert _two(f"share at most {limit}", record, asked, asked) == states
