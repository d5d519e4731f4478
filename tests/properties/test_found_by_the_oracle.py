"""Rules on which audit and oracle once differed, made small: the right answer is written beside each."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest

from pathways.audit import audit_learner
from pathways.audit.verdict import GoalAudit
from pathways.ruleset import RuleSet
from tests.oracle.asked import AskedJudge
from tests.properties.comparing import compared, placements, rules_of

DAY = date(2024, 6, 1)
COLLEGE = """
institution here "Here" { academic calendar semester uses scale letters }
scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00 failing F 0.00 }
course c1 "C1" { taught at here worth 3 credits subject "X" }
course c2 "C2" { taught at here worth 3 credits subject "X" }
course c3 "C3" { taught at here worth 3 credits subject "Y" }
course c4 "C4" { taught at here worth 3 credits subject "Y" equivalent to c1 }
course small "Small" { taught at here worth 2 credits subject "Y" }
course choir "Choir" { taught at here worth 3 credits repeatable up to 2 times }
course workshop "Workshop" { taught at here worth 3 credits not for credit }
exam e1 "Exam" { taught at here }
experience x1 "Placement" { repeatable }
bachelor degree programme "Programme" { issued by here require c1 }
requirement shape = 1 course from { c3, c4 }
requirement part = at least 2 credits from { c1 } split
requirement each_area = 1 course from { c2 } of which { at least 1 course from each area }
"""
GOAL = 'certificate goal "Goal" {{ issued by here {} }}'


@dataclass(frozen=True)
class Case:
    rules: str
    record: str
    state: str
    remaining: int

    @property
    def read(self) -> RuleSet:
        goal = self.rules if self.rules.startswith("certificate") else GOAL.format(self.rules)
        return rules_of(f'{COLLEGE}\n{goal}\nlearner "someone" {{ {self.record} expect goal met }}')


CASES = {
    "hours weigh a fifteenth of credits, also where they compete": Case(
        "require all of { 2 items from { c1, x1 }, at least 20 hours from x1 }",
        "earned x1 on 2023-05-10 worth 60 hours", "unmet", 4334,
    ),
    "a minimum above the amount of its own requirement is asked for once": Case(
        "require at least 4 credits from { c1, c2, c3 } of which { at most 3 credits from { c3 }, "
        "at least 6 credits from { c1, c2 } }",
        "", "unmet", 6000,
    ),
    "of two equivalent courses the one that serves the minimum counts": Case(
        'require 1 course from { c1, c4 } of which { at least 1 course from courses in subject "Y" }',
        "earned c1 on 2022-05-10 earned c4 on 2023-05-10", "met", 0,
    ),
    "terms that nobody recorded are no different terms": Case(
        "require 2 courses from { c1, c2 } of which { spread over at least 2 terms }",
        "earned c1 on 2022-05-10 earned c2 on 2023-05-10", "unmet", 6000,
    ),
    "`not holds` sees recorded awards only": Case(
        "require not holds programme", 'earned programme on 2023-05-10 asserted by "them"', "met", 0
    ),
    "who has an equivalent course does not lack the course": Case(
        "require lacks c1", "earned c4 on 2023-05-10", "unmet", 1000
    ),
    "what can only be recorded is in progress while it is taken": Case(
        'certificate goal "Goal" { issued by here }', "taking goal", "in progress", 0,
    ),
    "what can only be recorded is planned where it is planned": Case(
        'certificate goal "Goal" { issued by here }', "planning goal", "planned", 0,
    ),
    "what can only be recorded is unknown where it is only asserted": Case(
        'certificate goal "Goal" { issued by here }', 'earned goal on 2022-05-10 asserted by "them"', "unknown", 0,
    ),
    "what can only be recorded is unmet once it is revoked": Case(
        'certificate goal "Goal" { issued by here }', "revoked goal on 2022-05-10", "unmet", 0,
    ),
    "opposite tests of one unknown fact are not combined": Case(
        'certificate goal "Goal" { require when any of { holds second, lacks c2 } { at least 40 hours from x1 } } '
        'badge second "Second" { issued by here awarded automatically require c2 }',
        'earned c2 on 2022-05-10 asserted by "them"', "unknown", 2667,
    ),
    "a pass is no graded work, whatever letter stands there": Case(
        "require gpa at least 3.00 over record courses",
        "earned c1 on 2023-05-10 grade C earned c2 on 2023-05-10 grade A graded pass_fail", "unmet", 1000,
    ),
    "an asserted failure does not spoil what asserted learning would give": Case(
        "require all of { c1, gpa at least 3.00 over record courses }",
        'earned c2 on 2022-05-10 grade B earned c1 on 2023-05-10 asserted by "them" '
        'failed c3 on 2023-05-10 grade F asserted by "them"',
        "unknown", 3000,
    ),
    "an average over everything may be unknown": Case(
        "require age at least 22 overall { gpa at least 3.00 over record courses }",
        'earned c1 on 2023-05-10 grade B asserted by "them"', "unknown", 2000,
    ),
    "work in progress comes last, whenever it is expected": Case(
        "require in order { c1, c2 }", "taking c1 taking c2 on 2024-12-01", "in progress", 7000
    ),
    "a branch that another view does not need": Case(
        "require all of { when lacks c1 { c2 }, c3 }", "taking c1", "unmet", 6000
    ),
    "an asserted failure may change which branch is asked for": Case(
        "require when gpa at least 3.00 over record courses { c2 } otherwise { c1 }",
        'earned c1 on 2022-05-10 grade A failed c3 on 2023-05-10 grade F asserted by "them"', "unknown", 3000,
    ),
    "what is not applied raises no average": Case(
        "require all of { any of { c1, all of { at least 3 credits from { c2 } split, age at least 99 } }, "
        "gpa at least 3.00 over what counts }",
        "born 2000-01-01 earned c1 on 2022-05-10 grade C earned c2 on 2023-05-10 grade A", "unmet", 1000,
    ),
    "members contribute no more of a divided course than is applied to them": Case(
        "require all of { at least 1 credit from { c1 } split, "
        "at least 3 credits from what satisfies { part, any of { part, age at least 99 } } }",
        "earned c1 on 2022-05-10", "unmet", 1000,
    ),
    "a limit in credits does not hold back what bears none": Case(
        "require 2 courses from { c1, workshop } of which { at most 3 credits from { c1, workshop } }",
        "earned c1 on 2022-05-10 earned workshop on 2023-05-10", "met", 0,
    ),
    "a limit on courses does not hold back an exam": Case(
        "require 2 items from { c1, e1 } of which { at most 1 course from { c1, e1 } }",
        "earned c1 on 2022-05-10 earned e1 on 2023-05-10 score 60", "met", 0,
    ),
    "divided credits of something that counts twice at most": Case(
        "require all of { at least 3 credits from { c2, choir } split, at least 6 credits from { c1, choir } split }",
        "earned choir on 2023-05-10", "unmet", 6000,
    ),
    "an order is shown by different learning": Case(
        'certificate goal "Goal" { require in order { c1, c2 } } '
        'conversion turn "Turn" { converts { c1, c4 } gives 3 credits as c2 }',
        "earned c1 on 2021-05-10 grade C converted by turn earned c4 on 2020-05-10 grade D converted by turn",
        "met", 0,
    ),
    "what an award is converted into is no award": Case(
        'certificate goal "Goal" { require 1 badge from badges } '
        'badge own "Own" { issued by here require c1 } '
        'conversion turn "Turn" { converts { own } gives 3 credits as c2 limit 3 credits per learner }',
        "earned own on 2021-05-10 valid until 2022-05-10 converted by turn", "unmet", 3000,
    ),
    "an award upon an award stands on other learning where the first is wanted": Case(
        'certificate goal "Goal" { require all of { c1, upon } } '
        'badge lower "Lower" { issued by here awarded automatically require 1 course from { c1, c2 } } '
        'badge upon "Upon" { issued by here awarded automatically require lower }',
        "earned c1 on 2022-05-10 earned c2 on 2023-05-10", "met", 0,
    ),
}  # fmt: skip


def _audited(rules: RuleSet) -> GoalAudit:
    assert rules.sound, [problem.message for problem in rules.problems]
    return audit_learner(rules, rules.catalogue.tests[0].learner, ("goal",), DAY).goal("goal")


@pytest.mark.parametrize("about", CASES)
def test_the_answer_is_right_and_the_oracle_agrees(about: str) -> None:
    case = CASES[about]
    rules = case.read
    found = _audited(rules)
    assert found.undecided is None
    assert (found.state.value, found.remaining) == (case.state, case.remaining)
    assert compared(rules, rules.catalogue.tests[0].learner, "goal", DAY) == []


PLACES = {
    "what is named twice stands where it is named first": (
        "require 2 of { any of { age at least 99, shape }, all of { c1, shape } }",
        "earned c1 on 2023-05-10",
        {"shape": {"c1@2023-05-10#1": 1000}},
    ),
    "of two branches that leave the same, the one that keeps an earlier requirement met": (
        "require all of { any of { age at least 99, 1 course from { c2, c3 } }, c2 }",
        "born 2000-01-01 earned c2 on 2023-05-10",
        {"goal/require/2": {"c2@2023-05-10#1": 1000}},
    ),
    "a divided course gives what is asked for, the earliest first": (
        "require at least 4 credits from { c1, small } split",
        "earned small on 2022-05-10 earned c1 on 2023-05-10",
        {"goal/require": {"small@2022-05-10#1": 2000, "c1@2023-05-10#1": 2000}},
    ),
    "what is applied shows the order": (
        "require in order { c1, c2 }",
        "earned c1 on 2020-05-10 grade C earned c1 on 2023-05-10 grade A earned c2 on 2021-05-10",
        {"goal/require/1": {"c1@2020-05-10#1": 1000}, "goal/require/2": {"c2@2021-05-10#1": 1000}},
    ),
    "of two branches that contribute nothing, the first that the rules name": (
        (
            "require at least 3 courses from what satisfies { all of { choir, at least 2 credits from courses shared } "
            'up to 1 course, at least 3 credits from { c1, c2 } of which { at least 6 credits from courses in subject "Y" }, '
            "any of { at least 100 hours from x1, lacks c2 } }"
        ),
        "earned x1 on 2022-06-01 worth 40 hours",
        {"goal/require/3/1": {"x1@2022-06-01#1": 40000}},
    ),
    "what lowers nothing that remains is not applied": (
        "require 2 courses from { c1, c2, c3 } of which { at least 1 course from { c3 } }",
        "earned c1 on 2022-05-10 earned c2 on 2023-05-10",
        {"goal/require": {"c1@2022-05-10#1": 1000}},
    ),
}


@pytest.mark.parametrize("about", PLACES)
def test_the_items_stand_where_they_should(about: str) -> None:
    wanted, record, places = PLACES[about]
    rules = Case(wanted, record, "", 0).read
    found = _audited(rules)
    assert found.route is not None
    assert placements(found.route.finding) == places
    assert compared(rules, rules.catalogue.tests[0].learner, "goal", DAY) == []


def test_of_two_routes_that_leave_the_same_the_one_with_more_leaves_met_is_shown() -> None:
    stacked = 'certificate goal "Goal" { require c1 } vertical stack up "Up" { made of all of { c2, c3 } into goal }'
    found = _audited(
        Case(stacked, "earned c1 on 2023-05-10 earned c2 on 2023-05-10 earned c3 on 2023-05-10", "", 0).read
    )
    assert found.route is not None
    assert found.route.name == "up"


def test_progress_is_measured_from_what_would_be_asked_of_a_learner_without_items() -> None:
    rules = "require when score at least 60 on e1 { c1 } otherwise { c1, c2 }"
    found = _audited(Case(rules, "earned e1 on 2023-05-10 score 70", "", 0).read)
    assert (found.remaining, found.progress) == (3000, Fraction(1, 2))


def test_of_attempts_of_which_each_serves_another_line_only_one_counts() -> None:
    rules = (
        'require 1 course from { c1, c4 } of which { at least 1 course from courses in subject "Y", '
        "at least 1 course from courses with grade A or better }"
    )
    found = _audited(
        Case(rules, "earned c1 on 2022-05-10 grade A earned c4 on 2023-05-10 grade C", "", 0).read
    )
    assert found.undecided is None
    assert (found.state.value, found.remaining) == ("unmet", 3000)


NOES = {
    "what is asked for by itself may also serve a choice": (
        "require all of { any of { shape, each_area }, age at least 99, shape }",
        "born 2000-01-01 earned c3 on 2023-05-10",
        ("goal/require/2",),
    ),
    "what a choice does not need is not missed there": (
        "require all of { gpa at least 2.00 over what counts, any of { c2, shape }, shape }",
        "earned c2 on 2023-05-10 grade B",
        ("shape",),
    ),
}


@pytest.mark.parametrize("about", NOES)
def test_a_no_names_what_cannot_be_met(about: str) -> None:
    wanted, record, requirements = NOES[about]
    rules = Case(wanted, record, "", 0).read
    found = _audited(rules)
    assert found.conflict is not None
    assert found.conflict.requirements == requirements
    judge = AskedJudge(rules.catalogue, rules.catalogue.tests[0].learner, DAY)
    assert not judge.meets("goal", "goal", frozenset(requirements))
