"""What remains of contributions: the larger of what their members are short of and what they come to too little."""

import pytest

from tests.audit.auditing import DAY, desk, earned, requiring
from tests.oracle.judge import Judge
from tests.properties.comparing import differences

WRITING = "1 course from courses in area alder.writing"
NUMBERS = "1 course from courses in area alder.numbers"
TALK = "1 item from { alder.talk, alder.first_aid } shared"
THIRD = "at least 1 credit from alder.wri101 split"


@pytest.mark.parametrize(
    ("asked", "members", "record", "remaining"),
    [
        ("3 courses", (WRITING, NUMBERS), earned("wri101"), 6000),
        ("3 courses", (WRITING, NUMBERS + " up to 1 course"), earned("wri101", "mat101"), 3000),
        ("at least 7 credits", (WRITING, NUMBERS), earned("wri101"), 4000),
        ("at least 4 credits", (WRITING, NUMBERS), "", 4000),
        ("at least 2 credits", (WRITING, NUMBERS), "", 3000),
        ("at least 7 credits", (WRITING, NUMBERS + " up to 3 credits"), earned("mat101"), 4000),
        ("at least 30 contact hours", (TALK,), earned("talk"), 1200),
        ("at least 31 contact hours", (TALK,), earned("talk"), 1267),
        ("at least 90 contact hours", (TALK, TALK), "", 6000),
        ("at least 100 contact hours", (TALK, TALK), "", 6667),
        ("at least 30 contact hours", (TALK + " up to 10 contact hours", TALK), earned("talk"), 1200),
        ("4 courses", (WRITING, "all of { alder.mat101, any of { alder.bio101, alder.lab100 } }"), "", 12000),
        ("2 courses", ("gpa at least 3.00 over record courses", WRITING), "", 6000),
        ("2 courses", (WRITING, f"all of {{ gpa at least 3.00 over record courses, {NUMBERS} }}"), "", 6000),
    ],
)
def test_what_remains_is_what_the_members_or_the_sum_are_short_of(
    asked: str, members: tuple[str, ...], record: str, remaining: int
) -> None:
    rules = requiring(f"{asked} from what satisfies {{ {', '.join(members)} }}")
    asking = desk(rules, record)
    goal = asking.audit()
    judged = Judge(asking.graph.graph["catalogue"], asking.learner, DAY).goal("goal")
    assert (goal.remaining, differences(goal, judged)) == (remaining, [])


@pytest.mark.parametrize(
    ("members", "elsewhere", "remaining"),
    [
        ((THIRD,), 2, 2000),
        ((THIRD, THIRD), 1, 1000),
        ((THIRD, THIRD, THIRD), 0, 0),
        ((THIRD + " up to 1 course",) * 3, 0, 0),
        ((THIRD,) * 2 + ("alder.wri102 up to 1 course",), 1, 0),
        ((THIRD.replace("wri101", "bio101"),), 2, 1500),
        ((THIRD.replace("wri101", "bio101"),), 1, 750),
    ],
)
def test_parts_of_a_course_remain_as_parts(members: tuple[str, ...], elsewhere: int, remaining: int) -> None:
    """Of a course of three credits a third weighs one, of one of four credits a quarter three quarters."""
    course = members[0].partition("from ")[2].partition(" split")[0]
    rival = f"at least {elsewhere} credits from {course} split".replace("1 credits", "1 credit")
    rules = requiring(
        f"at least 1 course from what satisfies {{ {', '.join(members)} }}", *[rival] * bool(elsewhere)
    )
    assert desk(rules, earned("wri101", "bio101", "wri102")).audit().remaining == remaining


HALF = 'course two "Two" { taught at alder worth 20 credits }\n'


@pytest.mark.parametrize(
    ("need", "part", "remaining"),
    [
        ("1 course", "at least 1 credit from alder.wri101 split", 2000),
        ("2 courses", "at least 10 credits from two split", 4500),
    ],
)
def test_parts_of_a_course_remain_as_parts_where_they_are_named_twice(
    need: str, part: str, remaining: int
) -> None:
    elsewhere = "at least 2 credits from alder.wri101 split", "at least 10 credits from two split"
    rules = f"{HALF}requirement part = {part}\n" + requiring(
        f"{need} from what satisfies {{ part, part }}", *elsewhere
    )
    record = earned("wri101") + "\nearned two on 2024-05-10"
    assert desk(rules, record).audit().remaining == remaining


@pytest.mark.parametrize(("need", "remaining"), [(5, 0), (6, 1000)])
def test_what_members_give_is_rounded_on_their_total(need: int, remaining: int) -> None:
    """Twice four quarter credits are five and a third semester credits."""
    rules = "unit quarter = 2/3 semester rounded down to 1 on the total\n" + "".join(
        f'course q{number} "Q" {{ taught at birch worth 4 credits }}\n' for number in (1, 2)
    )
    rules += requiring(f"at least {need} credits from what satisfies {{ 2 courses from {{ q1, q2 }} }}")
    goal = desk(rules, "earned q1 on 2024-05-10\nearned q2 on 2024-05-10").audit()
    assert goal.route is not None
    assert (goal.remaining, goal.route.finding.have) == (remaining, 5000)


def test_what_two_members_have_of_an_item_that_is_rounded_on_a_total_is_not_decided() -> None:
    rules = "unit quarter = 2/3 semester rounded down to 1 on the total\n"
    rules += 'course q1 "Q" { taught at birch worth 4 credits }\n'
    rules += requiring("at least 2 credits from what satisfies { q1 shared, 1 course from q1 }")
    undecided = desk(rules, "earned q1 on 2024-05-10").audit().undecided
    assert undecided is not None
    assert undecided.reason == "parts-of-another-unit"


@pytest.mark.parametrize("asked", ["3 courses", "at least 13.5 quarter credits"])
def test_what_is_not_converted_is_not_rounded(asked: str) -> None:
    rules = "unit quarter = 2/3 semester rounded down to 2 on the total\n" + "".join(
        f'course q{number} "Q" {{ taught at birch worth 4.5 credits }}\n' for number in (1, 2, 3)
    )
    rules += requiring(f"{asked} from what satisfies {{ 3 courses from {{ q1, q2, q3 }} }}")
    record = "\n".join(f"earned q{number} on 2024-05-10" for number in (1, 2, 3))
    goal = desk(rules, record).audit()
    assert goal.undecided is None
    assert goal.remaining == 0
