"""What not even a search decides yet is refused with a reason, never answered: every reason has a rule that reaches it."""

from typing import NamedTuple

import pytest

from pathways.audit.allocation.solve import SEARCHABLE
from pathways.audit.classify import REFUSED, RuleClass
from pathways.audit.needs_search import CODE, needs_search, pages
from pathways.audit.obstacles import OBSTACLES, obstacle_of
from pathways.audit.state import State
from pathways.problem import Severity
from tests.audit.auditing import desk, earned, goal_text, requiring

AUTOMATIC = 'badge low "Low" {{ issued by alder.centre awarded automatically {} }}\n'
CREDITS = "at least {} credits from {{ alder.wri101, alder.wri102, alder.mat101 }}"


class Refused(NamedTuple):
    """A rule and a record that are refused; `told_of_the_rule` where the rule alone says so."""

    reason: str
    rules: str
    record: str = ""
    told_of_the_rule: bool = True


RULES = {
    "a minimum of each over everything": Refused(
        "overall-each", goal_text("require alder.wri101", "overall { at least 1 course from each level }")
    ),
    "an average of what counts as a fact": Refused(
        "average-as-a-fact", requiring("when gpa at least 3.00 over what counts { alder.wri101 }")
    ),
    "an average of what counts in a number": Refused(
        "average-as-a-fact",
        goal_text("overall { at least (6 when gpa at least 3.00 over what counts otherwise 9) credits }"),
    ),
    "an average as a fact, one credential below": Refused(
        "average-as-a-fact",
        AUTOMATIC.format("require when gpa at least 2.00 over what counts { alder.wri101 }")
        + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "a minimum of each over everything, one credential below": Refused(
        "overall-each",
        AUTOMATIC.format("require alder.wri101 overall { at least 1 course from each level }")
        + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "groups taken in order": Refused(
        "order-of-groups",
        goal_text()
        + 'horizontal stack up "Up" { made of 2 of { alder.listener, alder.helper, alder.speaker } taken in order into goal }\n',
    ),
    "groups taken in order, one credential below": Refused(
        "order-of-groups",
        AUTOMATIC.format("")
        + 'horizontal stack up "Up" { made of 2 of { alder.listener, alder.helper, alder.speaker } taken in order into low }\n'
        + requiring("low"),
        told_of_the_rule=False,
    ),
    "divided courses in credits beside divided courses by number": Refused(
        "parts-of-another-unit",
        requiring(
            "at least 2 credits from { alder.wri101, alder.wri102 } split",
            "1 course from { alder.wri101, alder.wri102 } split",
        ),
        earned("wri101", "wri102"),
        told_of_the_rule=False,
    ),
}


@pytest.mark.parametrize("about", RULES)
def test_it_is_refused_with_its_reason_and_a_place(about: str) -> None:
    refused = RULES[about]
    goal = desk(refused.rules, refused.record).audit()
    assert goal.undecided is not None
    assert goal.undecided.reason == refused.reason
    assert goal.undecided.path
    assert (goal.state, goal.percent, goal.routes, goal.held) == (State.UNKNOWN, 0, (), None)


@pytest.mark.parametrize("about", RULES)
def test_what_the_rule_alone_tells_is_refused_for_every_learner(about: str) -> None:
    refused = RULES[about]
    classified = desk(refused.rules).classified()
    told = classified.refusal is not None
    assert told is refused.told_of_the_rule
    assert not told or classified.reason == refused.reason
    assert not told or desk(refused.rules, refused.record).audit().undecided == classified.refusal
    assert not told or classified.rule_class is RuleClass.SEARCH


def test_every_reason_that_there_is_has_a_rule_here() -> None:
    assert {refused.reason for refused in RULES.values()} == {*REFUSED, "parts-of-another-unit"}
    assert {*REFUSED, *SEARCHABLE, "parts-of-another-unit", "not-in-time", "too-many-transfers"} == set(
        OBSTACLES
    )


def test_every_reason_says_why_and_what_to_do_and_so_does_an_unknown_one() -> None:
    for reason, obstacle in OBSTACLES.items():
        assert obstacle_of(reason) == obstacle
        assert obstacle.why
        assert obstacle.remedy
    assert "needs a search" in obstacle_of("something else").why


@pytest.mark.parametrize("about", RULES)
def test_who_checks_the_rules_is_warned_of_what_the_rule_alone_tells(about: str) -> None:
    refused = RULES[about]
    catalogue = desk(refused.rules).graph.graph["catalogue"]
    warned = [problem for problem in needs_search(catalogue) if "`goal`" in problem.message]
    assert bool(warned) is refused.told_of_the_rule
    for problem in warned:
        assert (problem.code, problem.severity, problem.help) == (
            CODE,
            Severity.WARNING,
            OBSTACLES[refused.reason].remedy,
        )
        assert OBSTACLES[refused.reason].why in problem.message


def test_who_checks_stacks_and_admissions_is_warned_too() -> None:
    rules = (
        'bachelor degree ba "BA" { issued by alder }\n'
        'horizontal stack side "Side" { made of 2 of { alder.listener, alder.helper, alder.speaker } taken in order }\n'
        'admission entry "Entry" { admits to ba require when gpa at least 3.00 over what counts { alder.wri101 } }\n'
    )
    catalogue = desk(rules + requiring("alder.wri101")).graph.graph["catalogue"]
    warned = [problem.message.partition(" ")[0] for problem in needs_search(catalogue)]
    assert warned == ["`side`", "`entry`"]


def test_the_warning_has_a_page() -> None:
    assert pages()[CODE].startswith("# needs-search")


def test_the_same_learning_under_one_name_is_decided() -> None:
    rules = AUTOMATIC.format("require alder.talk") + requiring("1 item from { low, alder.talk }")
    assert desk(rules, earned("talk")).audit().state is State.MET
