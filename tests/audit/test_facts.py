"""Conditions: what was seen, and what is unknown."""

from dataclasses import replace

import pytest

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.facts import answer, fact
from pathways.audit.state import State
from pathways.model.requirement import Gpa, When
from tests.audit.auditing import Desk, desk, earned, goal_text, leaves, requiring


def _seen(requirement: str, record: str) -> tuple[tuple[str, str], ...]:
    goal = desk(requiring(requirement), record).audit()
    assert goal.route is not None
    return leaves(goal.route.finding)[0].facts


@pytest.mark.parametrize(
    ("requirement", "record", "seen"),
    [
        ("age at least 22", "born 2003-07-01", (("age", "20"),)),
        ("age at least 22", "", ()),
        (
            "score at least 60 on alder.placement",
            "earned alder.placement on 2024-05-10 score 59.5",
            (("score", "59.5"),),
        ),
        (
            "score at least 60 on alder.placement",
            "earned alder.placement on 2023-05-10 score 70\nearned alder.placement on 2024-05-10 score 65",
            (("score", "70"),),
        ),
        ("score at least 60 on alder.placement", "", ()),
        (
            'attested "shown" by "dean"',
            'attested "shown" by "dean" on 2024-05-10',
            (("signed", "2024-05-10"),),
        ),
        (
            'attested "shown" by "dean"',
            'attested "shown" by "dean" on 2024-05-10\nattested "shown" by "dean" on 2024-06-10',
            (("signed", "2024-05-10"),),
        ),
        ('attested "shown" by "dean"', 'attested "shown" by "dean"', ()),
        (
            "gpa at least 3.00 over record courses at alder",
            "earned alder.wri101 on 2024-05-10 grade A\nearned alder.bio101 on 2024-05-10 grade C",
            (("gpa", "2.857"), ("graded", "2"), ("credits", "7")),
        ),
        ("gpa at least 3.00 over record courses at alder", "", (("graded", "0"),)),
    ],
)
def test_what_was_seen_is_told(requirement: str, record: str, seen: tuple[tuple[str, str], ...]) -> None:
    assert _seen(requirement, record) == seen


def test_an_average_is_cut_and_never_rounded_up() -> None:
    record = (
        "earned alder.wri101 on 2024-05-10 grade B worth 75 credits\n"
        "earned alder.wri102 on 2024-05-10 grade C worth 25.1 credits"
    )
    assert _seen("gpa at least 2.75 over record courses at alder", record)[0] == ("gpa", "2.749")


@pytest.mark.parametrize(
    ("attempts", "graded"),
    [("", "3"), (" counting the best attempt", "2"), (" counting the last attempt", "2")],
)
def test_the_policy_on_repeats_says_how_many_attempts_count(attempts: str, graded: str) -> None:
    record = "failed alder.wri101 on 2023-05-10 grade F\n" + "\n".join(
        f"earned alder.{name} on 2024-05-10 grade B" for name in ("wri101", "wri102")
    )
    seen = dict(_seen(f"gpa at least 2.00 over record courses at alder{attempts}", record))
    assert seen["graded"] == graded


def test_the_earlier_of_two_equally_good_attempts_counts() -> None:
    record = "earned alder.wri101 on 2023-05-10 grade B worth 1 credit\nearned alder.wri101 on 2024-05-10 grade B worth 3 credits"
    assert (
        dict(_seen("gpa at least 2.00 over record courses at alder counting the best attempt", record))[
            "credits"
        ]
        == "1"
    )


def test_an_average_of_what_counts_is_no_fact() -> None:
    asked = desk(requiring("alder.wri101"))
    part, _, case = asked.outcome()
    with pytest.raises(NeedsSearchError):
        fact(Gpa("path", 2000, None, "all", place=part.requirement.place), case)


def _when(asked: Desk) -> bool | None:
    part, _, case = asked.outcome()
    assert isinstance(part.requirement, When)
    return answer(part.requirement.fact, case)


FACTS = {
    'all of { age at least 22, population "athlete" }': (None, None, False),
    'any of { age at least 22, population "athlete" }': (None, True, None),
    '2 of { age at least 22, age at least 21, population "athlete" }': (None, None, None),
    'all of { grown, population "athlete" }': (None, None, False),
}  # fmt: skip


@pytest.mark.parametrize("words", FACTS)
def test_facts_are_joined_with_what_is_unknown(words: str) -> None:
    rules = "requirement grown = age at least 22\n" + requiring(f"when {words} {{ alder.wri101 }}")
    nobody = desk(rules).knowing(populations=None)
    athlete = desk(rules, 'population "athlete"')
    neither = desk(rules)
    assert (_when(nobody), _when(athlete), _when(neither)) == FACTS[words]


def test_a_number_without_a_known_fact_is_the_stricter_one_and_for_limits_too() -> None:
    lines = "at most (1 when age at least 22 otherwise 2) courses from courses in area alder.writing"
    rules = requiring(f"2 courses from courses at alder of which {{ {lines} }}")
    writing = earned("wri101", "wri102")
    assert desk(rules, writing).audit().state is State.UNKNOWN
    assert desk(rules, "born 2015-01-01\n" + writing).audit().state is State.MET
    assert desk(rules, "born 1990-01-01\n" + writing).audit().state is State.UNMET
    assert desk(rules, earned("wri101", "mat101")).audit().state is State.MET


def test_an_amount_without_a_known_fact_is_the_greater_one() -> None:
    rules = requiring("(2 when age at least 22 otherwise 1) courses from courses at alder")
    assert desk(rules, earned("wri101")).audit().state is State.UNKNOWN
    assert desk(rules, "born 2015-01-01\n" + earned("wri101")).audit().state is State.MET
    assert desk(rules, "born 1990-01-01\n" + earned("wri101")).audit().state is State.UNMET
    assert desk(rules, earned("wri101", "wri102")).audit().state is State.MET


def test_lacking_a_course_is_lacking_its_equivalent_too() -> None:
    rules = 'course old "Old" { taught at alder equivalent to alder.wri101 }\n' + requiring(
        "lacks alder.wri101"
    )
    assert desk(rules).audit().state is State.MET
    assert desk(rules, "earned old on 2024-05-10").audit().state is State.UNMET


def test_a_share_of_a_programme_that_is_worth_nothing_known_is_nothing() -> None:
    rules = requiring(
        "1 course from courses at alder of which { at least 50 % of the programme's credits from courses at alder }"
    )
    valued = rules.replace("issued by alder", "issued by alder worth 12 credits")
    assert desk(rules, earned("wri101")).audit().state is State.MET
    assert desk(valued, earned("wri101")).audit().state is State.UNMET
    assert desk(valued, earned("wri101", "wri102")).audit().state is State.MET


def test_a_share_of_a_programme_that_is_worth_hours_is_no_credits() -> None:
    half = "at least 50 % of the programme's credits from courses in area alder.writing"
    require = f"require 1 course from courses at alder of which {{ {half} }}"
    for worth in (["worth 12 contact hours"], []):
        assert desk(goal_text(*worth, require), earned("mat101")).audit().state is State.MET
    assert desk(goal_text("worth 12 credits", require), earned("mat101")).audit().state is State.UNMET


@pytest.mark.parametrize(
    ("require", "tiny", "small"),
    [
        ("at least {} from {{ tiny, small }}", State.UNMET, State.MET),
        ("1 course from {{ tiny, small }} of which {{ at most {} from {{ tiny, small }} }}", State.MET, State.UNMET),
    ],
)  # fmt: skip
def test_a_share_between_two_thousandths_is_no_less_for_a_minimum_and_no_more_for_a_limit(
    require: str, tiny: State, small: State
) -> None:
    """12.345 % of 10.5 credits are 1.296225."""
    courses = "".join(
        f'course {name} "{name}" {{ taught at alder worth {worth} credits }}\n'
        for name, worth in (("tiny", 1.296), ("small", 1.297))
    )
    asked = "require " + require.format("12.345 % of the programme's credits")
    rules = courses + goal_text("worth 10.5 credits", asked)
    assert desk(rules, "earned tiny on 2024-05-10").audit().state is tiny
    assert desk(rules, "earned small on 2024-05-10").audit().state is small


def test_an_average_over_the_record_may_stand_among_overlays() -> None:
    rules = requiring("1 course from courses at alder of which { gpa at least 3.00 over record courses }")
    assert desk(rules, "earned alder.wri101 on 2024-05-10 grade A").audit().state is State.MET
    assert desk(rules, "earned alder.wri101 on 2024-05-10 grade C").audit().state is State.UNMET


def test_a_failure_is_nothing_in_an_average() -> None:
    rules = requiring("gpa at least 2.00 over record courses")
    record = (
        "earned alder.wri101 on 2024-05-10 grade A\n"
        "failed alder.wri102 on 2024-05-10 grade F\nfailed alder.mat101 on 2024-05-10 grade F"
    )
    goal = desk(rules, record).audit()
    assert goal.route is not None
    assert goal.route.finding.facts[0] == ("gpa", "1.333")


def test_the_score_of_another_exam_is_no_score() -> None:
    rules = 'exam other "Another" { taught at alder }\n' + requiring("score at least 60 on alder.placement")
    record = "earned alder.placement on 2024-05-10 score 50\nearned other on 2024-05-10 score 70"
    assert desk(rules, record).audit().state is State.UNMET


def test_an_asserted_score_may_come_true() -> None:
    rules = requiring("score at least 60 on alder.placement")
    asked = desk(rules, 'earned alder.placement on 2024-05-10 score 70 asserted by "Rosa"')
    assert asked.audit().state is State.UNKNOWN
    item = asked.learner.items[0]
    assert asked.knowing(items=(replace(item, score=50_000),)).audit().state is State.UNMET
