"""What is decided directly is decided as a search would decide it, allocation and all, and needs none."""

from dataclasses import replace
from itertools import combinations

import pytest

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.searched import searched
from pathways.audit.allocation.solve import plain
from tests.audit.auditing import Desk, desk, earned, requiring

COURSES = ("wri101", "wri102", "wri201", "mat101", "mat102", "soc101")
RECORD = "born 1999-01-01\n" + earned(*(f"{name} 2023-05-{20 - at}" for at, name in enumerate(COURSES)))
SIX = "{ alder.wri101, alder.wri102, alder.wri201, alder.mat101, alder.mat102, alder.soc101 }"
WRITING = "{ alder.wri101, alder.wri102, alder.wri201 }"
NUMBERS = "{ alder.mat101, alder.mat102 }"
FIRST = "{ alder.wri101, alder.mat101 }"
ANY = f"1 course from {FIRST}"
TWO = "at least 2 courses from { alder.wri101, alder.wri102 }"
EITHER = f"at least 1 course from {WRITING}, at least 1 course from {NUMBERS}"
RULES = {
    "a minimum inside a minimum": [
        f"3 courses from {SIX} of which {{ at least 1 course from alder.wri101, at least 2 courses from {WRITING} }}",
        ANY,
    ],
    "a minimum around a minimum, said first": [
        f"3 courses from {SIX} of which {{ at least 2 courses from {WRITING}, at least 1 course from alder.wri101 }}",
        ANY,
    ],
    "a minimum that is more than the one around it": [
        f"3 courses from {SIX} of which {{ at least 1 course from {WRITING}, {TWO} }}",
        ANY,
    ],
    "minimums beside each other": [
        f"3 courses from {SIX} of which {{ {EITHER} }}",
        ANY,
    ],
    "minimums that are more than is asked for": [
        f"1 course from {SIX} of which {{ {EITHER} }}",
        ANY,
    ],
    "minimums that are more than is asked for of what is divided": [
        (
            f"at least 3 credits from {SIX} of which "
            f"{{ at least 2 credits from {WRITING}, at least 2 credits from {NUMBERS} }} split"
        ),
        f"at least 2 credits from {FIRST} split",
    ],
    "minimums beside each other and one around both": [
        f"3 courses from {SIX} of which {{ at least 3 courses, {EITHER}, at least 1 course from alder.wri102 }}",
        ANY,
        f"1 course from {NUMBERS}",
    ],
    "a minimum in credits": [
        f"at least 9 credits from {SIX} of which {{ at least 3 credits from {NUMBERS}, at least 3 credits from alder.wri101 }}",
        ANY,
    ],
    "a minimum in credits of what is divided": [
        f"at least 7 credits from {SIX} of which {{ at least 4 credits from {NUMBERS} }} split",
        f"at least 2 credits from {FIRST} split",
    ],
    "a limit beside a minimum": [
        f"3 courses from {SIX} of which {{ at most 1 course from {WRITING}, at least 1 course from {NUMBERS} }}",
        ANY,
    ],
    "a limit beside a minimum inside a minimum, in credits": [
        (
            f"at least 9 credits from {SIX} of which {{ at least 3 credits from alder.wri101, "
            f"at least 6 credits from {WRITING}, at most 6 credits from {NUMBERS} }}"
        ),
    ],
    "a limit of each subject": [
        f"3 courses from {SIX} of which {{ at most 1 course from each subject }}",
        ANY,
    ],
    "a limit in credits": [
        f"3 courses from {SIX} of which {{ at most 3 credits from {WRITING} }}",
        ANY,
    ],
    "several subjects": [
        f"3 courses from {SIX} of which {{ spread over at least 2 subjects }}",
        ANY,
    ],
    "more subjects than courses": [
        f"1 course from {SIX} of which {{ spread over at least 2 subjects }}",
        ANY,
    ],
    "credits that end within a course": [
        f"at least 7 credits from {SIX}",
        f"at least 2 credits from {FIRST}",
    ],
    "divided credits": [f"at least 7 credits from {SIX} split", f"at least 4 credits from {WRITING} split"],
    "branches": [
        f"any of {{ 2 courses from {WRITING}, 2 courses from {NUMBERS}, alder.soc101 }}",
        f"2 of {{ 1 course from {FIRST}, alder.soc101, 1 course from {NUMBERS} }}",
    ],
    "branches of which more or less is met": [
        f"any of {{ alder.soc101, all of {{ {ANY}, alder.wri102 }} }}",
        ANY,
    ],
    "branches that compete with nobody": [
        "any of { alder.soc101, all of { alder.wri102, alder.mat101 } }",
        "any of { age at least 22, alder.wri101 }",
        "any of { age below 22, alder.wri201 }",
        "any of { age below 22, at least 1 credit from alder.lab100 }",
    ],
    "branches of which some compete with nobody": [
        f"any of {{ all of {{ alder.soc101, age at least 22 }}, 2 courses from {NUMBERS} }}",
        f"2 of {{ 1 course from {WRITING}, alder.wri201, age at least 22 }}",
    ],
}


SEARCHED = {
    "a minimum in credits beside one in courses": (
        "minimum-of-another-unit",
        f"2 courses from {SIX} of which {{ at least 1 course from {WRITING}, at least 3 credits from {NUMBERS} }}",
    ),
    "courses of several areas": (
        "overlays-cross",
        f"2 courses from {SIX} of which {{ spread over at least 2 areas }}",
    ),
    "one minimum of several that ends within a course": (
        "whole-unequal-credits",
        f"at least 9 credits from {SIX} of which {{ at least 3 credits from {WRITING}, at least 4 credits from {NUMBERS} }}",
    ),
}


@pytest.mark.parametrize("about", SEARCHED)
def test_what_is_not_decided_directly_is_left_to_the_search(about: str) -> None:
    reason, rule = SEARCHED[about]
    part, _, case = desk(requiring(rule, ANY), RECORD).outcome()
    with pytest.raises(NeedsSearchError, match=reason):
        plain(part, case)


def _with(asked: Desk, names: tuple[str, ...]) -> Desk:
    items = tuple(item for item in asked.learner.items if item.name in {f"alder.{name}" for name in names})
    return replace(asked, learner=replace(asked.learner, items=items))


def _told(outcome: Outcome, *, applied: bool) -> tuple[object, ...]:
    """What is told of an outcome."""
    fills = {
        path: (fill.met, [(each.entry.key, amount) for each, amount in fill.applied] if applied else [])
        for path, fill in outcome.fills.items()
    }
    return outcome.remaining, outcome.leaves_met, outcome.chosen, fills


@pytest.mark.no_cover
@pytest.mark.parametrize("about", RULES)
def test_a_search_finds_the_same(about: str) -> None:
    """Of leaves with minimums that are not met either way is right: a flow fills the minimums before the rest."""
    asked = desk(requiring(*RULES[about]), RECORD)
    for many in range(len(COURSES) + 1):
        for names in combinations(COURSES, many):
            part, found, case = _with(asked, names).outcome()
            applied = found.met or "minimum" not in about
            assert plain(part, case) == found
            assert _told(searched(part, case), applied=applied) == _told(found, applied=applied), names
