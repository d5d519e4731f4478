"""What would do for contributions that are short: all that is told leaves less, nothing else does, in rules drawn at random."""

from collections import Counter
from itertools import product

import pytest

from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit
from pathways.model.requirement import Contributions, Leaf
from pathways.model.selection import OneOf
from tests.audit.auditing import desk, earned, requiring
from tests.audit.test_contributions_tried import Drawing

WRITING, NUMBERS = (
    "{ alder.wri101, alder.wri102, alder.wri201 }",
    "{ alder.mat101, alder.mat102, alder.mat201 }",
)
MEMBERS = [
    f"{asked} from {{ {courses} }}{limit}"
    for asked in ("1 course", "2 courses")
    for courses in (
        "alder.wri101, alder.wri102, alder.wri201",
        "alder.wri102, alder.mat101",
        "alder.mat101, alder.mat102",
    )
    for limit in ("", " up to 1 course", " up to 2 courses")
]
RECORDS = (("wri101", "wri102", "mat101"), ("wri101", "mat101", "mat102"), ("wri102",))
COURSES = tuple(f"alder.{name}" for name in ("wri101", "wri102", "wri201", "mat101", "mat102", "soc101"))
FIXED = range(60)
"""Seeds of the fixed run."""


def _contributions(goal: GoalAudit) -> list[Finding]:
    """Those that nothing else contributes to."""
    assert goal.route is not None
    found = (goal.route.finding, *goal.route.finding.children)
    return [each for each in found if isinstance(each.requirement, Contributions) and each.chosen]


def told_is_so(rules: str, record: str) -> Counter[str]:
    """Check all that is told, and all that is not where members are apart and those in use met; how many things these were."""
    found = Counter[str]()
    goal = desk(rules, record).audit()
    told = {each.path: each for each in goal.would_do}
    everything = {name for each in goal.would_do for name in each.items}
    for asked in _contributions(goal):
        for name in told[asked.path].items if asked.path in told else ():
            then = _having(rules, record, name)
            assert then.remaining < goal.remaining, name
            enough = all(each.have >= each.need for each in _contributions(then))
            assert (name in told[asked.path].enough) is enough
            found["told"] += 1
        if _is_plain(asked):
            for name in set(COURSES) - everything - {one for one in COURSES if one in record}:
                assert _having(rules, record, name).remaining == goal.remaining, name
                found["untold"] += 1
    return found


def _is_plain(asked: Finding) -> bool:
    """Whether contributions are short though all of their members are met, of which no two take the same course."""
    takes = [each.requirement.selection for each in asked.children if isinstance(each.requirement, Leaf)]
    names = [name for each in takes if isinstance(each, OneOf) for name in each.names]
    apart = len(takes) == len(asked.children) and len(set(names)) == len(names)
    met = all(each.state is State.MET for each in asked.children)
    return apart and met and asked.have < asked.need


def _having(rules: str, record: str, name: str) -> GoalAudit:
    return desk(rules, f"{record}\nearned {name} on 2024-06-01 grade A").audit()


@pytest.mark.no_cover
def test_all_that_is_told_leaves_less_and_nothing_else_does() -> None:
    found = Counter[str]()
    for seed in FIXED:
        drawing = Drawing(seed)
        found += told_is_so(drawing.rules(), drawing.record())
    for members in product(MEMBERS, repeat=2):
        for record in RECORDS:
            found += told_is_so(
                requiring(f"4 courses from what satisfies {{ {', '.join(members)} }}"), earned(*record)
            )
    assert found["told"] >= 100
    assert found["untold"] >= 100


def _items(rules: str, record: str) -> list[tuple[str, ...]]:
    return [each.items for each in desk(rules, record).audit().would_do]


LIMITED = requiring(
    f"4 courses from what satisfies {{ 2 courses from {WRITING} up to 2 courses, 1 course from {NUMBERS} }}"
)


def test_of_a_member_at_its_limit_nothing_more_would_do() -> None:
    assert _items(LIMITED, earned("wri101", "wri102", "mat101")) == [("alder.mat102", "alder.mat201")]


def test_while_a_member_in_use_is_short_of_as_much_only_that_one_is_told() -> None:
    two = requiring(f"5 courses from what satisfies {{ 3 courses from {WRITING}, 1 course from {NUMBERS} }}")
    assert _items(two, earned("wri101", "mat101", "mat102")) == [("alder.wri102", "alder.wri201")]


def test_a_member_that_is_not_in_use_and_would_be_met_would_do() -> None:
    one = requiring(f"2 courses from what satisfies {{ 1 course from {WRITING}, alder.soc101 }}")
    assert _items(one, earned("wri101"))[0] == ("alder.wri102", "alder.wri201", "alder.soc101")
