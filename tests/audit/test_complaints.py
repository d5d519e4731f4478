"""What users of degree audits complain about, complaint by complaint, with the answer they should have had."""

from itertools import permutations

import pytest

from pathways.audit.state import State
from tests.audit.auditing import applied, desk, earned, goal_text, leaves, reasons, requiring

# 1. "Not met", although another assignment of my courses works.

RING = [
    "1 course from { alder.wri101, alder.mat101 }",
    "1 course from { alder.wri102, alder.mat101 }",
    "1 course from { alder.wri101, alder.wri102 }",
]
COURSES = ["wri101", "wri102", "mat101"]


@pytest.mark.parametrize("lines", list(permutations(RING)))
def test_whatever_the_order_of_the_rule_and_of_the_transcript_a_way_that_works_is_found(
    lines: tuple[str, ...],
) -> None:
    for courses in permutations(COURSES):
        record = earned(*(f"{course} 2024-05-{day:02}" for day, course in enumerate(courses, 1)))
        goal = desk(requiring(*lines), record).audit()
        assert goal.state is State.MET
        assert sorted(title for titles in applied(goal) for title in titles) == [
            "Numbers 1",
            "Writing 1",
            "Writing 2",
        ]


def test_a_branch_is_not_spent_on_what_another_requirement_needs() -> None:
    rules = requiring(
        "any of { 1 course from alder.mat101, 1 course from alder.wri101 }", "1 course from alder.mat101"
    )
    goal = desk(rules, earned("wri101", "mat101")).audit()
    assert goal.state is State.MET
    assert goal.route is not None
    assert [[use.title for use in leaf.applied] for leaf in leaves(goal.route.finding)] == [
        [],
        ["Writing 1"],
        ["Numbers 1"],
    ]


# 4. All options, not one arbitrary one.


def test_every_item_that_would_also_do_is_listed() -> None:
    goal = desk(
        requiring("1 course from courses in area alder.writing"), earned("wri101", "wri102", "wri201")
    ).audit()
    assert goal.route is not None
    assert goal.route.finding.also_fits == ("alder.wri102@2024-05-10#1", "alder.wri201@2024-05-10#1")


# 5. It never ends when the learner is unfinished.


def test_a_large_and_hopeless_record_is_decided() -> None:
    lines = [
        f"{number} courses from courses numbered {low} to {low + 99}"
        for number, low in ((9, 100), (9, 200), (9, 300))
    ]
    rules = "".join(
        f'course x{at} "X{at}" {{ taught at alder number {100 + at * 3} worth 3 credits }}\n'
        for at in range(60)
    ) + requiring(*lines, "40 courses from courses")
    record = "\n".join(f"earned x{at} on 2024-05-10" for at in range(0, 60, 2))
    goal = desk(rules, record).audit()
    assert goal.state is State.UNMET
    assert goal.undecided is None


# 6. A requirement in prose blocks its parent for ever.


def test_what_an_office_must_sign_is_met_by_its_signature_and_says_who_must_sign() -> None:
    rules = requiring("alder.wri101", 'attested "recital heard" by "music office"')
    waiting = desk(rules, earned("wri101")).audit()
    assert waiting.state is State.UNMET
    assert waiting.route is not None
    assert getattr(leaves(waiting.route.finding)[1].requirement, "office", "") == "music office"
    signed = desk(
        rules, earned("wri101") + '\nattested "recital heard" by "music office" on 2024-06-01'
    ).audit()
    assert signed.state is State.MET


# 7. Odd credit sizes.


def test_a_transferred_course_of_2_68_credits_fills_a_slot_for_one_course() -> None:
    record = "earned alder.wri101 on 2024-05-10 worth 2.68 credits"
    assert desk(requiring("1 course from alder.wri101"), record).audit().state is State.MET
    short = desk(requiring("at least 3 credits from alder.wri101"), record).audit()
    assert (short.state, short.remaining) == (State.UNMET, 320)


def test_two_courses_of_5_credits_fill_10_credits_and_one_fills_half() -> None:
    rules = 'course five "Five" { taught at alder worth 5 credits }\ncourse other "Other" { taught at alder worth 5 credits }\n'
    rules += requiring("at least 10 credits from { five, other }")
    one = desk(rules, "earned five on 2024-05-10").audit()
    assert (one.state, one.percent) == (State.UNMET, 50)
    assert desk(rules, "earned five on 2024-05-10\nearned other on 2024-05-10").audit().state is State.MET


def test_a_course_of_0_credits_fills_a_slot_beside_a_requirement_in_credits() -> None:
    rules = requiring(
        "1 course from { alder.chapel, alder.wri101 }",
        "at least 3 credits from { alder.chapel, alder.wri101 }",
    )
    goal = desk(rules, earned("chapel", "wri101")).audit()
    assert goal.state is State.MET
    assert applied(goal) == [["Assembly"], ["Writing 1"]]


# 8. Repeats in progress are counted twice; failing a repeat deletes the earlier credit.


def test_a_repeat_in_progress_is_not_counted_beside_the_earlier_attempt() -> None:
    goal = desk(
        requiring("at least 6 credits from courses at alder"), earned("wri101") + "\ntaking alder.wri101"
    ).audit()
    assert goal.state is State.UNMET
    assert goal.remaining == 3000


def test_a_failed_repeat_deletes_nothing() -> None:
    record = earned("wri101 2023-05-10") + "\nfailed alder.wri101 on 2024-05-10 grade F"
    goal = desk(requiring("alder.wri101"), record).audit()
    assert goal.state is State.MET
    assert reasons(goal) == {"Writing 1": "failed"}


# 9. The empty set counts as done.


@pytest.mark.parametrize(
    "rules",
    [
        goal_text("awarded automatically"),
        goal_text(
            "awarded automatically", "require 1 course from courses at alder of which { at most 0 courses }"
        ),
        goal_text("awarded automatically")
        + 'horizontal stack up "Up" { made of 1 badge from badges in area alder.numbers into goal }\n',
    ],
)
def test_nothing_is_awarded_for_nothing(rules: str) -> None:
    goal = desk(rules).audit()
    assert (goal.state, goal.held, goal.percent) == (State.UNMET, None, 0)


# 10. Caps are ignored when there is surplus.


def test_of_twelve_courses_the_ten_that_a_limit_lets_count_are_chosen() -> None:
    rules = "".join(
        f'course {name}{at} "{name}{at}" {{ taught at alder subject "{name}" worth 3 credits }}\n'
        for name, many in (("CS", 6), ("HI", 6))
        for at in range(many)
    ) + requiring(
        '10 courses from courses at alder of which { at most 4 courses from courses in subject "HI" }'
    )
    all_twelve = "\n".join(f"earned {name}{at} on 2024-05-10" for name in ("HI", "CS") for at in range(6))
    goal = desk(rules, all_twelve).audit()
    assert goal.state is State.MET
    (used,) = applied(goal)
    assert (len(used), sum(title.startswith("HI") for title in used)) == (10, 4)
    fewer = all_twelve.replace("earned CS5 on 2024-05-10", "")
    assert desk(rules, fewer).audit().state is State.UNMET


# 13. The verdict depends on the order of evaluation.


def test_the_order_of_the_record_and_of_the_rules_changes_nothing() -> None:
    parts = [
        'badge low "Low" { issued by alder awarded automatically require alder.talk }\n',
        requiring("low", *RING, "1 course from courses in area alder.society"),
        'vertical stack up "Up" { made of alder.speaker into goal }\n',
    ]
    lines = [earned(name) for name in (*COURSES, "talk", "soc201")]
    found = {
        repr((goal.state, goal.progress, applied(goal), [(each.title, each.reason) for each in goal.unused]))
        for rules in permutations(parts)
        for record in (lines, lines[::-1], lines[2:] + lines[:2])
        for goal in [desk("".join(rules), "\n".join(record)).audit()]
    }
    assert len(found) == 1
