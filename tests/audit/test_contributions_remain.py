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
