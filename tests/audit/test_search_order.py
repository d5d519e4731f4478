"""Of allocations that are equally good a search takes the one that trying everything takes, item by item."""

from dataclasses import replace
from itertools import combinations

import pytest

from pathways.audit.allocation import searched
from tests.audit.auditing import DAY, desk, earned, goal_text, requiring
from tests.oracle.judge import Judge
from tests.properties.comparing import differences

pytestmark = pytest.mark.no_cover

RECORD = (
    earned("wri101 2024-05-10", "bio101 2022-05-10", "mat101 2023-05-10", "lab100 2021-05-10")
    + "\nearned alder.wri101 on 2020-05-10 grade D\nearned alder.wri102 on 2020-05-11"
)
SOME = "{ alder.wri101, alder.bio101, alder.mat101, alder.wri102 }"
OTHERS = "{ alder.wri101, alder.bio101, alder.lab100 }"
RULES = {
    "whole courses of unequal credits": requiring(
        f"at least 4 credits from {SOME}", f"at least 3 credits from {OTHERS}"
    ),
    "divided courses beside whole ones": requiring(
        f"at least 5 credits from {SOME} split", f"1 course from {OTHERS}"
    ),
    "divided courses beside divided ones": requiring(
        f"at least 5 credits from {SOME} split",
        f"at least 2 credits from {OTHERS} split",
        f"1 course from {OTHERS}",
    ),
    "a limit over everything": goal_text(
        f"require 2 courses from {SOME}", f"require 1 course from {OTHERS}", "overall { at most 9 credits }"
    ),
    "branches": requiring(
        f"any of {{ at least 7 credits from {SOME}, 2 courses from {OTHERS} }}",
        f"2 of {{ at least 3 credits from {OTHERS}, alder.wri102, alder.mat101 }}",
    ),
    "what some contribute": requiring(
        f"3 courses from what satisfies {{ 1 course from {SOME}, 1 course from {OTHERS} up to 2 courses }}"
    ),
}


@pytest.mark.parametrize("about", RULES)
def test_a_search_takes_what_trying_everything_takes(about: str) -> None:
    asked = desk(RULES[about], RECORD)
    for many in (1, 3, 4, 6):
        for items in combinations(asked.learner.items, many):
            learner = replace(asked.learner, items=items)
            judged = Judge(asked.graph.graph["catalogue"], learner, DAY).goal("goal")
            assert differences(replace(asked, learner=learner).audit(), judged) == [], items


@pytest.mark.parametrize("about", RULES)
@pytest.mark.parametrize("many", [1, 2, 3])
def test_however_many_are_put_in_order_at_once_the_choice_is_the_same(
    about: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = desk(RULES[about], RECORD)
    answer = asked.audit()
    monkeypatch.setattr(searched, "AT_ONCE", many)
    assert asked.audit() == answer
