"""Which requirements can be met together, and those that are named where not all can, for every part of small records."""

from collections.abc import Iterable, Iterator

import pytest

from pathways.audit.allocation.demand import declared_path
from pathways.audit.allocation.meeting import Meeting
from pathways.audit.allocation.parts import Part
from pathways.audit.allocation.solve import solve
from pathways.audit.bench import Bench
from pathways.audit.closure import route_part
from pathways.audit.conflict import conflicts_of, fewest, required
from pathways.audit.target import target_of
from pathways.audit.view import EARNED
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from tests.audit.auditing import DAY
from tests.audit.test_goals_tried import COLLEGE
from tests.audit.trying import earner, parts_of
from tests.oracle.asked import AskedJudge

pytestmark = pytest.mark.no_cover

ONE_THREE, THREE_FOUR = "1 course from { c1, c3 }", "1 course from { c3, c4 }"
RULES = {
    "rivals": f"require {ONE_THREE} require {THREE_FOUR} require c1",
    "a rival pair beside another": f"require d3 require {ONE_THREE} require c1 require c4",
    "two pairs of rivals": "require c1 require any of { c1 } require part require 1 course from { d3, q4 } require d3",
    "a limit by itself": "require d3 require 2 courses from { c1, c3, d3 } of which { at most 1 course from each area }",
    "a limit beside rivals": (
        "require d3 require 2 courses from { c1, c3, c4 } of which { at most 1 course from each area } require c1"
    ),
    "a condition": f"require {ONE_THREE} require c1 require age at least 90",
    "a condition that holds beside rivals": f"require holds low require {ONE_THREE} require c1",
    "unequal credits": "require at least 4 credits from { c1, c3, c4 } require at least 3 credits from { c3, c4 }",
    "a choice beside rivals": f"require any of {{ c4, d3 }} require {ONE_THREE} require {THREE_FOUR}",
    "named twice": "require part require any of { all of { part, c3 }, c4 } require c1",
    "in two competitions": "require part pool { 1 course from { c1, c4 } } require c1 pool { c3 }",
    "averages": "require d3 require 1 course from c1 of which { gpa at least 3.50 over what counts } require part",
    "a rival whose limits no flow keeps": (
        "require c3 require 2 courses from { c1, c3, c4 } of which { at most 1 course from { c1, c3 }, "
        "at most 1 course from { c3, c4 } } require part"
    ),
    "lines of another unit": (
        "require c1 require 2 courses from { c1, c3, c4 } of which { at least 4 credits from { c3, c4 } } require d3"
    ),
    "something converted": "require c3 require 1 course from { more, c4 } require part",
    "a limit on what is converted": "require 1 course from more require 1 item from { more, test } require c1",
    "a limit on what one leaf takes": "require 2 courses from { more, c1 } require d3",
    "an award beside its course": "require low require 1 course from { c1, d3 } require c4",
    "an award alone": "require high require low require 1 course from { c3, c4 }",
    "something twice in the record": "require talk require c3 require 1 course from { c1, c3 }",
}
ITEMS = {
    "a limit on what is converted": "talk/twice talk/twice c1 test",
    "a limit on what one leaf takes": "talk/twice talk/twice c1 d3",
    "something converted": "c1 talk/turn talk/twice c4",
    "something twice in the record": "talk/turn c1 c4",
}


@pytest.mark.parametrize("rules", RULES)
def test_what_is_named_cannot_be_met_and_without_any_one_it_can(rules: str) -> None:
    found, whole = earner(COLLEGE, RULES[rules], ITEMS.get(rules, "c1 c3 d3 c4"))
    noes = [_explained(found, learner) for learner in parts_of(whole)]
    assert any(noes)


def _explained(found: RuleSet, learner: Learner) -> bool:
    """Whether these items do not meet the goal."""
    target, judge = target_of(found.graph, "goal"), AskedJudge(found.catalogue, learner, DAY)
    case = Bench(found.graph, learner, DAY).case(EARNED, target).for_goal("goal", target.worth)
    route = route_part(target.routes[0], case)
    parts = required(route)

    def can(some: Iterable[Part]) -> bool:
        return judge.meets("goal", "goal", frozenset(declared_path(part.path) for part in some))

    meeting = Meeting(parts, route, case)
    for some in _some_of(parts):
        assert meeting.meets(some) is can(some), [item.name for item in learner.items]
    if can(parts):
        return False
    alone = [part for part in parts if not can([part])]
    rest = [part for part in parts if part not in alone]
    told = conflicts_of(route, case, solve(route, case), unmet=True)
    assert [each.requirements for each in told[: len(alone)]] == [
        (declared_path(part.path),) for part in alone
    ]
    if can(rest):
        assert len(told) == len(alone)
        return True
    kept, is_least = Meeting(parts, route, case).narrowed(rest)
    assert not can(kept)
    if not is_least:
        kept = fewest(kept, lambda some: not can(some))
    for left in kept:
        assert can(part for part in kept if part is not left)
    assert told[len(alone)].requirements == tuple(declared_path(part.path) for part in kept)
    return True


def _some_of(parts: list[Part]) -> Iterator[list[Part]]:
    for number in range(1 << len(parts)):
        yield [part for at, part in enumerate(parts) if number >> at & 1]
