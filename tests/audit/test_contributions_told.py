"""How much is there of what satisfies, where it is not enough: the same number that the verdict stands on."""

import pytest

from pathways.audit.allocation.contributions import cheapest
from pathways.audit.allocation.parts import Gathered
from pathways.audit.state import State
from pathways.model.amount import SCALE
from tests.audit.auditing import DAY, desk, earned, requiring
from tests.oracle.judge import Judge
from tests.properties.comparing import differences

WRITING = "1 course from courses in area alder.writing shared"
TWO_OF_WRITING = "2 courses from courses in area alder.writing"
PART = "requirement part = at least 2 credits from alder.bio101 split\n"
CHOIR = 'course choir "Choir" { taught at alder worth 1 credit repeatable up to 2 times }\n'
SUNG = "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3))
TURN = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'


@pytest.mark.parametrize(
    ("asked", "members", "record", "have"),
    [
        ("3 courses", (WRITING, WRITING), earned("wri101", "wri102"), 2000),
        ("2 courses", (WRITING, WRITING), earned("wri101 2023-05-10", "wri101 2024-05-10"), 1000),
        ("at least 9 credits", (WRITING, WRITING), earned("wri101", "wri102"), 6000),
        ("3 courses", (WRITING + " up to 1 course",) * 2, earned("wri101", "wri102", "wri201"), 2000),
        ("4 courses", (WRITING, WRITING + " up to 1 course"), earned("wri101", "wri102", "wri201"), 3000),
        ("3 courses", ("1 course from choir shared",) * 2, SUNG, 2000),
        (
            "3 courses",
            (WRITING, "1 course from courses in area alder.numbers"),
            earned("wri101", "mat101"),
            2000,
        ),
        (
            "4 courses",
            (WRITING + " up to 1 course", "1 course from courses in area alder.numbers"),
            earned("wri101", "wri102", "mat101"),
            2000,
        ),
        (
            "2 items",
            ("1 item from alder.talk shared", "1 item from alder.wri101 shared"),
            "earned alder.talk on 2024-05-10 converted by turn",
            1000,
        ),
        (
            "at least 8 credits",
            ("1 course from alder.bio101", "1 item from { alder.talk, alder.wri102 }"),
            earned("bio101", "talk", "wri102"),
            7000,
        ),
        (
            "at least 6 credits",
            (
                "at least 1 credit from alder.bio101 split",
                "at least 1 credit from { alder.bio101, alder.lab100 } split",
            ),
            earned("bio101", "lab100"),
            5000,
        ),
        (
            "4 courses",
            (TWO_OF_WRITING + " up to 1 course", "1 course from courses in area alder.numbers"),
            earned("wri101", "wri102", "mat101"),
            2000,
        ),
        (
            "4 courses",
            ("3 courses from courses in area alder.writing shared up to 1 course",) * 2,
            earned("wri101", "wri102", "wri201"),
            2000,
        ),
        (
            "2 courses",
            (
                "1 course from courses in area alder.writing with grade B or better shared",
                "1 course from courses in area alder.writing completed before 2024-01-01 shared",
            ),
            "earned alder.wri101 on 2023-05-10 grade D\nearned alder.wri101 on 2024-05-10 grade A",
            1000,
        ),
        (
            "2 courses",
            ("all of { alder.wri101 shared, 1 course from alder.wri101 }",),
            earned("wri101"),
            1000,
        ),
        ("3 courses", ("alder.wri101", "1 item from alder.placement"), earned("wri101", "placement"), 1000),
        (
            "4 courses",
            ("all of { alder.wri101, any of { alder.wri201, alder.wri102 } }", "alder.mat101"),
            earned("wri101", "wri102", "mat101"),
            3000,
        ),
    ],
)
def test_what_satisfies_is_told_as_far_as_it_counts(
    asked: str, members: tuple[str, ...], record: str, have: int
) -> None:
    goal = desk(
        CHOIR + TURN + requiring(f"{asked} from what satisfies {{ {', '.join(members)} }}"), record
    ).audit()
    assert goal.route is not None
    assert goal.route.finding.have == have


BADGE = 'badge low "Low" {{ issued by alder.centre awarded automatically require {} }}\n'
EITHER = "1 item from { alder.talk, alder.wri101 }"


@pytest.mark.parametrize(
    ("made_of", "record", "have"),
    [
        ("alder.talk", ("talk",), 1000),
        ("alder.talk", ("talk", "wri101"), 2000),
        (EITHER, ("talk",), 1000),
        (EITHER, ("talk", "wri101"), 2000),
        ("all of { alder.talk, alder.wri101 }", ("talk", "wri101"), 2000),
    ],
)
def test_a_badge_and_what_it_is_made_of_satisfy_once_wherever_they_stand(
    made_of: str, record: tuple[str, ...], have: int
) -> None:
    """Whichever workshop or course the badge may be thought to stand on, as long as nothing else counts that."""
    satisfying = "low shared, alder.talk shared, alder.wri101 shared"
    rules = BADGE.format(made_of) + requiring(f"2 items from what satisfies {{ {satisfying} }}")
    asked = desk(rules, earned(*record))
    goal = asked.audit()
    assert goal.undecided is None
    assert goal.route is not None
    assert (goal.route.finding.have, goal.state is State.MET) == (have, have == 2 * SCALE)
    judged = Judge(asked.graph.graph["catalogue"], asked.learner, DAY).goal("goal")
    assert differences(goal, judged) == []


def test_a_badge_that_may_stand_on_one_of_two_is_thought_to_stand_on_the_one_that_does_not_count() -> None:
    rules = BADGE.format(EITHER) + requiring("2 items from what satisfies { low shared, alder.talk shared }")
    goal = desk(rules, earned("talk", "wri101")).audit()
    assert goal.state is State.MET
    assert desk(rules, earned("talk")).audit().state is State.UNMET


@pytest.mark.parametrize(
    ("asked", "weights", "members"),
    [
        ("1 course", (3, 1, 2), (1,)),
        ("2 courses", (3, 1, 2), (1, 2)),
        ("3 courses", (3, 1, 2), (0, 1, 2)),
        ("4 courses", (3, 1, 2), (0, 1, 2)),
        ("1 course", (1, 1, 1), (0,)),
        ("2 courses", (1, 1, 1), (0, 1)),
        ("2 courses", (0, 0, 0), (0, 1)),
    ],
)
def test_the_members_that_cost_least_are_thought_to_be_used(
    asked: str, weights: tuple[int, ...], members: tuple[int, ...]
) -> None:
    up_to_one = ", ".join([f"{WRITING} up to 1 course"] * 3)
    part, _, _ = desk(requiring(f"{asked} from what satisfies {{ {up_to_one} }}")).outcome()
    assert isinstance(part, Gathered)
    assert cheapest(part, weights) == members


@pytest.mark.parametrize("members", [("part",), ("part", "part")])
def test_of_a_course_that_is_divided_what_is_applied_to_the_members_satisfies_once(
    members: tuple[str, ...],
) -> None:
    rules = PART + requiring(
        f"at least 4 credits from what satisfies {{ {', '.join(members)} }}",
        "at least 2 credits from alder.bio101 split",
    )
    goal = desk(rules, earned("bio101")).audit()
    assert goal.route is not None
    assert (goal.route.finding.children[0].have, goal.state) == (2000, State.UNMET)


def test_a_badge_that_two_members_have_satisfies_once_beside_what_it_may_be_made_of() -> None:
    members = "low shared, 1 item from { low } shared, alder.talk shared"
    rules = BADGE.format(EITHER) + requiring(f"3 items from what satisfies {{ {members} }}")
    goal = desk(rules, earned("talk", "wri101")).audit()
    assert goal.route is not None
    assert (goal.route.finding.have, goal.state) == (2000, State.UNMET)


def test_two_badges_of_the_same_workshop_satisfy_as_one() -> None:
    rules = BADGE.format("alder.talk") + BADGE.format("alder.talk").replace("low", "lower")
    rules += requiring("2 items from what satisfies { low shared, lower shared }")
    assert desk(rules, earned("talk")).audit().state is State.UNMET
    either = BADGE.format(EITHER) + rules.partition("\n")[2]
    assert desk(either, earned("talk", "wri101")).audit().state is State.MET
