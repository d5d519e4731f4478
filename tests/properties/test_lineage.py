"""One learning counts once in a competition, whatever form it has there: converted, an award, or behind one that nobody gave."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit, Use
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from tests.oracle.details import DetailJudge
from tests.properties.comparing import Drawn, compared, drawn, drawn_together, rules_of
from tests.properties.drawn_learners import unsaid
from tests.properties.explained import behind, competitions, recorded
from tests.properties.strategies import FEWER, FEWEST, colleges

pytestmark = pytest.mark.no_cover

DAY = date(2024, 6, 1)
Roots = frozenset[str]


def _ways(use: Use, learner: Learner, awards: dict[str, tuple[Roots, ...]]) -> tuple[Roots, ...]:
    """The learning behind what is applied; of an award that nobody recorded that of each way in which it is met."""
    return awards[use.item] if use.derived else (_behind_any(learner, recorded(use)),)


def _behind_any(learner: Learner, keys: Roots) -> Roots:
    return frozenset[str]().union(*(behind(learner, key) for key in keys))


def _once(uses: Iterable[Use]) -> list[Use]:
    """What one transfer gives is one learning, however many courses it is given as."""
    return list({recorded(use) if use.transferred_by else use.item: use for use in uses}.values())


def twice(found: GoalAudit, learner: Learner, rules: RuleSet, day: date) -> list[str]:
    """The competitions in which some learning counts twice, however awards that nobody recorded were met."""
    if found.route is None or found.undecided is not None:
        return []
    awards = DetailJudge(rules.catalogue, learner, day).learning_behind()
    wrong = []
    for leaves in competitions(found.route):
        uses = {use.item: use for leaf in leaves.values() for use in leaf.applied}
        ways = product(*(_ways(use, learner, awards) for use in _once(uses.values())))
        if not any(all(one.isdisjoint(two) for one, two in combinations(some, 2)) for some in ways):
            wrong.append(f"{found.name}: {sorted(uses)}")
    return wrong


@given(colleges())
@FEWER
def test_no_learning_counts_twice_in_a_competition(college: Drawn) -> None:
    for learner in college.learners:
        for goal in audit_learner(college.rules, learner, college.goals, college.as_of).goals:
            assert twice(goal, learner, college.rules, college.as_of) == []


@given(st.integers(0, 2**48))
@FEWEST
def test_nor_in_a_set_of_goals(seed: int) -> None:
    random = Random(seed)
    college = drawn_together(random)
    for learner in (unsaid(random, each) for each in college.learners):
        for goal in audit_learner(college.rules, learner, college.goals, college.as_of).goals:
            assert twice(goal, learner, college.rules, college.as_of) == []


COLLEGE = """
institution here "Here" { academic }
course c1 "C1" { taught at here worth 3 credits }
course c2 "C2" { taught at here worth 3 credits }
course c3 "C3" { taught at here worth 3 credits }
course c4 "C4" { taught at here worth 3 credits }
exam e1 "E1" { taught at here }
conversion turn "Turn" { converts { c1, e1, b1 } gives 3 credits as c4 }
badge b1 "B1" { issued by here require c1 }
badge b2 "B2" { issued by here require b1 }
badge self "Self" { issued by here awarded automatically require 1 course from { c1, c2 } }
badge upon "Upon" { issued by here awarded automatically require self }
badge turned "Turned" { issued by here awarded automatically require c4 }
bachelor degree programme "Programme" { issued by here require c1 }
"""
ONCE = "earned c1 on 2022-05-10"
TWICE = {
    "converted, and its source": (
        "all of { c1, c4 }", "earned c1 on 2022-05-10 converted by turn", "earned c4 on 2023-05-10",
    ),
    "an exam as a course, and the exam": (
        "2 items from { e1, c4 }", "earned e1 on 2022-05-10 converted by turn", "earned e1 on 2023-05-10",
    ),
    "credits of both": (
        "at least 6 credits from { c1, c4 }", "earned c1 on 2022-05-10 converted by turn", "earned c4 on 2023-05-10",
    ),
    "an award, and what was recorded with it": (
        "all of { b1, c1 }", f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }}", "earned b1 on 2023-06-10",
    ),
    "an award upon an award, and the course of that one": (
        "all of { c1, b2 }",
        f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }} earned b2 on 2022-07-10 with {{ b1 }}",
        "earned b2 on 2023-07-10",
    ),
    "an award, and the one recorded with it": (
        "2 badges from { b1, b2 }",
        f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }} earned b2 on 2022-07-10 with {{ b1 }}",
        "earned b2 on 2023-07-10",
    ),
    "two awards of one course": (
        "2 badges from { b1, b2 }",
        f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }} earned b2 on 2022-07-10 with {{ c1 }}",
        "earned b2 on 2023-07-10",
    ),
    "an award as a course, and its course": (
        "all of { c1, c4 }",
        f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }} converted by turn",
        "earned c4 on 2023-05-10",
    ),
    "an automatic award, and its course": ("all of { c1, self }", ONCE, "earned c2 on 2023-05-10"),
    "an automatic award upon another, and the course of that one": (
        "all of { c1, upon }", ONCE, "earned c2 on 2023-05-10",
    ),
    "an automatic award, and the one it stands on": ("2 badges from { self, upon }", ONCE, "earned upon on 2023-05-10"),
    "an automatic award through a conversion, and its source": (
        "all of { c1, turned }", "earned c1 on 2022-05-10 converted by turn", "earned c4 on 2023-05-10",
    ),
    "an automatic award, and the award that was recorded with the same course": (
        "2 badges from { b1, self }", f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }}", "earned c2 on 2023-05-10",
    ),
    "in what requirements contribute": (
        "2 items from what satisfies { b1, c1 }", f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }}", "earned b1 on 2023-06-10",
    ),
}  # fmt: skip


def _read(goal: str, record: str) -> RuleSet:
    return rules_of(f'{COLLEGE}\n{goal}\nlearner "someone" {{ {record} expect goal met }}')


def _goal(require: str) -> str:
    return f'certificate goal "Goal" {{ issued by here require {require} }}'


def decided(rules: RuleSet, learner: Learner) -> GoalAudit:
    """The verdict, which the oracle shares and in which nothing counts twice."""
    found = audit_learner(rules, learner, ("goal",), DAY).goal("goal")
    assert found.undecided is None
    assert compared(rules, learner, "goal", DAY) == []
    assert twice(found, learner, rules, DAY) == []
    return found


def _learner(rules: RuleSet, *, transferred: bool = False) -> Learner:
    assert rules.sound, [problem.message for problem in rules.problems]
    learner = rules.catalogue.tests[0].learner
    return replace(learner, items=tuple(replace(each, transferred=transferred) for each in learner.items))


@pytest.mark.parametrize("transferred", [False, True])
@pytest.mark.parametrize("about", TWICE)
def test_one_learning_is_not_two(about: str, transferred: bool) -> None:  # a parameter of the test
    require, once, more = TWICE[about]
    alone, both = (_read(_goal(require), record) for record in (once, f"{once} {more}"))
    assert decided(alone, _learner(alone, transferred=transferred)).state is State.UNMET
    assert decided(both, _learner(both, transferred=transferred)).state is State.MET


APART = {
    "a pool": _goal("b1 pool { c1 }"),
    "a shared requirement": _goal("all of { b1, c1 shared }"),
    "a line over everything": _goal("b1 overall { at least 3 credits }"),
    "what a stack is put on": 'certificate goal "Goal" {} value-added stack on_it "On it" { onto b1 add c1 into goal }',
}


@pytest.mark.parametrize("about", APART)
def test_what_competes_with_nobody_may_be_the_same_learning(about: str) -> None:
    rules = _read(APART[about], f"{ONCE} earned b1 on 2022-06-10 with {{ c1 }}")
    assert decided(rules, _learner(rules)).state is State.MET


def test_what_two_goals_do_not_share_is_not_shared_in_another_form() -> None:
    rules = rules_of(
        f'{COLLEGE} certificate one "One" {{ issued by here require c1 }} certificate two "Two" {{ issued by here require c4 }}'
        'sharing once "Once" { between { one, two } each item in at most 1 credentials }'
        'learner "someone" { earned c1 on 2022-05-10 converted by turn expect one met }'
    )
    found = audit_learner(rules, _learner(rules), ("one", "two"), DAY)
    assert [goal.state for goal in found.goals] == [State.MET, State.UNMET]
    assert all(goal.together is not None for goal in found.goals)


ANY = ("c1", "c2", "c3", "c4", "e1", "b1", "b2", "self", "upon", "turned")


def _wants(random: Random) -> str:
    """A goal that asks for several forms of what may be the same learning."""
    some = ", ".join(random.sample(ANY, random.randint(2, 5)))
    number = random.randint(2, 3)
    return _goal(
        random.choice(
            (
                f"all of {{ {some} }}",
                f"{min(number, some.count(',') + 1)} items from {{ {some} }}",
                f"all of {{ {number} items from anything, {random.choice(ANY)} }}",
                f"all of {{ 1 badge from badges, {number} courses from courses }}",
                f"all of {{ at least 6 credits from courses, 1 badge from badges, {random.choice(ANY)} }}",
                f"{number} items from what satisfies {{ {some} }}",
            )
        )
    )


def _has(random: Random) -> Iterator[str]:
    for name in random.sample(("c1", "c2", "c3", "c4", "e1", "b1", "b2", "self", "b1"), random.randint(2, 6)):
        turned = " converted by turn" if name in {"c1", "e1", "b1"} and random.randrange(2) else ""
        yield f"earned {name} on 202{random.randint(1, 3)}-05-10{turned}"


def forms(seed: int) -> tuple[RuleSet, Learner]:
    random = Random(seed)
    rules = _read(_wants(random), " ".join(_has(random)))
    return rules, unsaid(random, rules.catalogue.tests[0].learner)


@given(st.integers(0, 2**48))
@FEWER
def test_however_manyforms_it_has_one_learning_counts_once(seed: int) -> None:
    rules, learner = forms(seed)
    if rules.sound:
        decided(rules, learner)


def _common(found: GoalAudit, learner: Learner, rules: RuleSet, day: date) -> bool:
    """Whether items that are on the record share learning with one that is applied, which then keeps them out."""
    if found.route is None or found.undecided is not None:
        return False
    awards = DetailJudge(rules.catalogue, learner, day).learning_behind()
    used = {
        use.item for leaves in competitions(found.route) for leaf in leaves.values() for use in leaf.applied
    }
    roots = [(key, one) for key, ways in awards.items() for one in ways]
    return any(
        one & two and (first in used) != (second in used) for (first, one), (second, two) in _pairs(roots)
    )


def _pairs(roots: Sequence[tuple[str, Roots]]) -> Iterator[tuple[tuple[str, Roots], tuple[str, Roots]]]:
    return ((one, two) for one, two in combinations(roots, 2) if one[0] != two[0])


def test_enough_records_have_one_learning_in_severalforms() -> None:
    made = [(rules, learner, DAY) for rules, learner in map(forms, range(30)) if rules.sound]
    found = [
        _common(audit_learner(rules, learner, ("goal",), day).goal("goal"), learner, rules, day)
        for rules, learner, day in made
    ]
    assert sum(found) >= 12
    colleges_ = [drawn(Random(seed), learners=1) for seed in range(150)]
    some = [
        _common(
            audit_learner(one.rules, one.learners[0], ("goal",), one.as_of).goal("goal"),
            one.learners[0],
            one.rules,
            one.as_of,
        )
        for one in colleges_
    ]
    assert sum(some) >= 5
