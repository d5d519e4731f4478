"""What must be a credential's own, in words: as the rule says it, as a verdict has it, and as what is missing."""

from functools import cache

import pytest

from pathways.audit.from_graph import audit
from pathways.model.catalogue import Catalogue
from pathways.report import show_to_text, to_text
from pathways.report.paths_in_words import limits
from pathways.report.titles import titles_of
from tests.audit.auditing import DAY, desk, earned
from tests.model.reading import read

RULES = """
institution u "U" {{ is a college academic calendar semester }}
course a "A" {{ taught at u worth 3 credits }}
certificate one "One" {{ issued by u require a }}
certificate two "Two" {{ issued by u require a }}
sharing apart "Apart" {{ between {{ one, two }} {} }}
"""
TWO = """
certificate one "One" {{ issued by alder require 2 courses from courses at alder }}
certificate two "Two" {{ issued by alder require 2 courses from courses at alder }}
sharing apart "Apart" {{ between {{ one, two }} {} }}
"""


@cache
def _catalogue(clause: str) -> Catalogue:
    return read(RULES.format(clause)).catalogue


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        (
            "each credential has at least 2 courses of its own from courses at u",
            "Each of them has at least 2 courses from courses at U of its own, counted in no other of them.",
        ),
        (
            "each credential from one has at least 4 credits of its own",
            "“One” has at least 4 credits of its own, counted in no other of them.",
        ),
        (
            "each credential from { one, two } has at least 1 item of its own",
            "Each of “One” and “Two” has at least 1 item of its own, counted in no other of them.",
        ),
    ],
)
def test_a_rule_says_what_of_its_own_is_asked_of_whom(clause: str, said: str) -> None:
    text = show_to_text("apart", _catalogue(clause))
    assert said in " ".join(text.split())


def test_its_path_is_told_as_a_place_for_exceptions() -> None:
    catalogue = _catalogue("each credential has at least 4 credits of its own")
    found = limits(catalogue.sharings["apart"], catalogue, titles_of(catalogue))
    assert found == {
        "apart/own/1": "each of them has at least 4 credits of its own, counted in no other of them"
    }


def _page(clause: str, record: str, *goals: str) -> str:
    asked = desk(TWO.format(clause), record, "one")
    return " ".join(to_text(audit(asked.graph, asked.learner, goals, DAY, "digest")).split())


def test_what_is_missing_of_its_own_is_still_needed() -> None:
    clause = "each credential has at least 2 courses of its own"
    text = _page(clause, earned("wri101", "wri102", "wri201"), "one", "two")
    assert "Have 1 more course count for this alone, not for “One” as well." in text
    assert "Decided together with “One”, because something must count in one of them alone." in text
    assert "By itself it would be met: too little of it counts here alone." in text
    assert "“Apart”: at least 2 courses must count in “Two” and not in “One”; 1 course does: " in text
    assert "“Apart”: at least 2 courses must count in “One” and not in “Two”; 2 courses do: " in text


def test_a_goal_with_nothing_of_its_own_is_told_so() -> None:
    clause = "each credential from two has at least 3 credits of its own"
    text = _page(clause, earned("wri101", "wri102"), "one", "two")
    assert "Have 3 credits count for this alone, not for “One” as well." in text
    assert "at least 3 credits must count in “Two” and not in “One”; none does." in text
    assert (
        "This cannot be kept while the goals before it come first: “Two” has at least 3 credits of its own."
        in text
    )


def test_what_an_award_must_keep_is_told_beside_it() -> None:
    clause = "each credential has at least 1 course of its own"
    award = "\nearned one on 2024-05-20 with { alder.wri101 }"
    text = _page(clause, earned("wri101", "wri102") + award, "two")
    assert "“One” is awarded and must have 1 course of its own, not counted here as well." in text
    assert "“One” and “Two” each have at least 1 course of their own" in text
