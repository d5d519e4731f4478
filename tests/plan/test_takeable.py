"""What could be part of a plan: what requirements can take, what comes before that, and not what is there already."""

from collections.abc import Iterable
from datetime import date

import pytest

from pathways.plan.candidates import COURSE, Candidates, candidates_for
from pathways.plan.wish import Wish
from tests.plan.test_plans import COLLEGE, DAY, certificate
from tests.properties.comparing import rules_of

MORE = """
area red "Red" skill count "Counting"
institution v "Vale" {}
course v1 "V1" { taught at v worth 3 credits teaches area red }
course v2 "V2" { taught at v worth 3 credits prerequisite v1 }
course anywhere "Anywhere" { worth 3 credits }
course art "Art" { taught at u worth 3 credits subject "ART" number 310 teaches area red }
course sum "Sums" { taught at u worth 3 credits subject "MAT" number 110 teaches skill count equivalent to v2 }
course choir "Choir" { taught at u worth 1 credit repeatable up to 3 times prerequisite at least 9 credits from courses }
experience job "Job" { taught at u }
exam proof "Proof" { taught at u }
requirement chosen "Chosen" = 1 course from { art, sum }
badge mark "Mark" { issued by u awarded automatically require stat }
course next "Next" { taught at u worth 3 credits prerequisite holds mark }
course later "Later" { taught at u worth 3 credits corequisite 1 badge from { mark } }
transfer v1_to_stat "To statistics" { takes v1 gives stat effective 2020-01-01 }
transfer v2_to_eng1 "To composition, long ago" { takes v2 gives eng1 retired 2025-12-31 }
"""
AT_U = {"eng1", "eng2", "lab", "bio", "stat", "big", "art", "sum", "choir", "next", "later"}


def candidates(goal: str, learner: str = "", *, elsewhere: bool = False) -> Candidates:
    rules = rules_of(f'{COLLEGE} {MORE} {goal} learner "someone" {{ {learner} expect goal unmet }}')
    assert rules.sound, [problem.message for problem in rules.problems]
    found = rules.catalogue.tests[0].learner
    return candidates_for(rules.graph, found, ("goal",), DAY, Wish(elsewhere=elsewhere))


def names(keys: Iterable[str]) -> set[str]:
    return {key.removeprefix(COURSE) for key in keys}


@pytest.mark.parametrize(
    ("asked", "courses", "named"),
    [
        ("at least 3 credits from courses", AT_U | {"anywhere"}, {"stat"}),
        ("1 course from courses in area red", {"art", "v1"}, {"art", "v1"}),
        ("1 course from courses with skill count", {"sum"}, {"sum"}),
        ("1 course from { art, stat }", {"art", "stat"}, {"art", "stat"}),
        ("chosen", {"art", "sum", "v1", "v2"}, {"art", "sum", "v1", "v2"}),
        ("v2", {"v1", "v2", "sum"}, {"v1", "v2", "sum"}),
        ("eng2", {"eng1", "eng2"}, {"eng1", "eng2"}),
        ("lab", {"bio", "lab"}, {"bio", "lab"}),
        ("choir", {"choir"}, {"choir"}),
        ("1 course from (courses except { art }) and courses in area red", {"v1"}, {"v1"}),
        ("1 course from { v1 } or courses", AT_U | {"anywhere"}, {"stat"}),
        ("100 hours from job", {"job"}, {"job"}),
        ("next", {"next", "stat"}, {"next", "stat"}),
        ("later", {"later", "stat"}, {"later", "stat"}),
        ("holds mark", {"stat"}, {"stat"}),
        ("art overall { at least 3 credits from { v1, bio } }", {"art", "bio"}, {"art"}),
    ],
)  # fmt: skip
def test_what_can_be_taken_and_what_is_asked_for_by_name(
    asked: str, courses: set[str], named: set[str]
) -> None:
    found = candidates(certificate(asked))
    assert (names(found.courses), names(found.named)) == (courses, named)


@pytest.mark.parametrize(
    ("asked", "learner", "left"),
    [
        ("stat", "earned stat on 2025-05-10", set()),
        ("stat", "taking stat", set()),
        ("stat", "planning stat", set()),
        ("stat", "failed stat on 2025-05-10 grade F", {"stat"}),
        ("stat with grade B or better", "earned stat on 2025-05-10 grade C", {"stat"}),
        ("stat with grade B or better", "earned stat on 2025-05-10 grade B", set()),
        ("sum", "earned v2 on 2025-05-10", {"v1"}),
        ("choir", "earned choir on 2025-05-10", {"choir"}),
    ],
)
def test_what_counts_once_and_is_there_or_under_way_is_not_taken_again(
    asked: str, learner: str, left: set[str]
) -> None:
    assert names(candidates(certificate(asked), learner).courses) == left


def test_what_is_taught_elsewhere_is_taken_where_it_would_be_transferred_now() -> None:
    assert names(candidates(certificate("all of { stat, eng1 }"), elsewhere=True).courses) == {
        "stat",
        "eng1",
        "v1",
    }


def test_a_credential_that_comes_before_a_course_is_obtained_first() -> None:
    assert list(candidates(certificate("next")).awards) == ["held mark"]
    assert list(candidates(certificate("later"), "earned mark on 2025-05-10").awards) == []
    assert list(candidates(certificate("stat")).awards) == []


def test_what_is_supposed_is_the_record_in_its_order_and_all_that_could_be() -> None:
    found = candidates(
        certificate("all of { eng2, choir }"), "earned choir on 2025-05-10 earned art on 2024-05-10"
    )
    assert [item.name for item in found.supposed.items] == ["art", "choir", "eng1", "eng2", "choir"]
    assert [item.completed for item in found.supposed.items] == [
        date(2024, 5, 10),
        date(2025, 5, 10),
        None,
        None,
        None,
    ]
