"""Near misses: an attempt at the right thing, done in a way that does not count."""

from dataclasses import replace
from datetime import date

import pytest

from pathways.audit.verdict import NearMiss
from pathways.model.learner import Item, Provenance, Status
from tests.audit.auditing import Desk, desk, requiring

WRITING = "1 course from courses in area alder.writing"


def _near(asked: Desk) -> tuple[NearMiss, ...]:
    goal = asked.audit()
    assert goal.route is not None
    return goal.route.finding.near


@pytest.mark.parametrize(
    ("requirement", "line", "filter_", "value"),
    [
        (f"{WRITING} with grade B or better", "earned alder.wri101 on 2024-05-10 grade C", "with grade", "B"),
        (
            "alder.placement with score 60 or better",
            "earned alder.placement on 2024-05-10 score 59.5",
            "with score",
            "60000",
        ),
        (
            f"{WRITING} completed within 2 years",
            "earned alder.wri101 on 2022-06-29",
            "completed within",
            "2 years",
        ),
        (
            f"{WRITING} completed on or after 2024-01-01",
            "earned alder.wri101 on 2023-12-31",
            "completed on or after",
            "2024-01-01",
        ),
        (
            f"{WRITING} completed before 2024-01-01",
            "earned alder.wri101 on 2024-01-01",
            "completed before",
            "2024-01-01",
        ),
        (
            "1 course from alder.talk bearing credit",
            "earned alder.talk on 2024-05-10",
            "bearing credit",
            "True",
        ),
        (
            "at least 3 credits from { alder.talk, alder.wri101 }",
            "earned alder.talk on 2024-05-10",
            "bearing credit",
            "True",
        ),
    ],
)
def test_what_is_nearly_right_is_told_with_the_filter(
    requirement: str, line: str, filter_: str, value: str
) -> None:
    (near,) = _near(desk(requiring(requirement), line))
    assert (near.filter, near.value) == (filter_, value)


def test_only_the_word_of_the_learner_is_near_where_verified_items_are_asked_for() -> None:
    asked = desk(requiring(f"{WRITING} verified"))
    item = Item(
        "x", "alder.wri101", "course", "", Status.EARNED, date(2024, 1, 1), provenance=Provenance.ASSERTED
    )
    assert _near(asked.having(item)) == ()
    assert _near(asked.having(replace(item, provenance=Provenance.VERIFIED))) == ()


@pytest.mark.parametrize(
    "line",
    [
        "earned alder.mat101 on 2024-05-10 grade C",
        "earned alder.listener on 2024-05-10",
        "failed alder.wri101 on 2024-05-10 grade F",
    ],
)
def test_something_else_is_not_near(line: str) -> None:
    assert _near(desk(requiring(f"{WRITING} with grade B or better"), line)) == ()


def test_a_filter_on_the_thing_itself_goes_before_one_on_how_it_was_learnt() -> None:
    requirement = "1 course from courses with grade B or better numbered 200 and above"
    assert _near(desk(requiring(requirement), "earned alder.wri101 on 2024-05-10 grade C")) == ()


def test_of_two_ways_to_refuse_the_nearer_is_told() -> None:
    both = '1 course from courses in subject "MAT" with grade A or better or courses in subject "WRI" with grade B or better'
    (near,) = _near(desk(requiring(both), "earned alder.wri101 on 2024-05-10 grade C"))
    assert near.value == "B"


def test_of_what_must_hold_together_the_thing_itself_is_told() -> None:
    both = '1 course from courses with grade B or better and courses in subject "MAT"'
    assert _near(desk(requiring(both), "earned alder.wri101 on 2024-05-10 grade C")) == ()
    (near,) = _near(desk(requiring(both), "earned alder.mat101 on 2024-05-10 grade C"))
    assert near.filter == "with grade"


@pytest.mark.parametrize(
    ("unit", "learnt"), [("hours", "alder.wri101"), ("hours", "alder.talk"), ("credits", "by_the_hour")]
)
def test_what_gives_nothing_in_the_unit_that_is_asked_for_is_no_near_miss(unit: str, learnt: str) -> None:
    course = 'course by_the_hour "By the hour" { taught at alder worth 12 hours }\n'
    rules = course + requiring(f"at least 3 {unit} from anything")
    assert _near(desk(rules, f"earned {learnt} on 2024-05-10")) == ()


@pytest.mark.parametrize(
    ("requirement", "line", "has"),
    [
        (f"{WRITING} with grade B or better", "earned alder.wri101 on 2024-05-10 grade C", "C"),
        (
            "alder.placement with score 60 or better",
            "earned alder.placement on 2024-05-10 score 59.5",
            "59.5",
        ),
        (f"{WRITING} completed within 2 years", "earned alder.wri101 on 2022-06-29", "2022-06-29"),
        ("1 course from alder.talk bearing credit", "earned alder.talk on 2024-05-10", ""),
    ],
)
def test_a_near_miss_tells_what_the_item_has_instead(requirement: str, line: str, has: str) -> None:
    (found,) = _near(desk(requiring(requirement), line))
    assert found.has == has
