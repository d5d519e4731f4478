"""What would need a search is refused with a reason, never answered: every reason has a small rule that reaches it."""

from typing import NamedTuple

import pytest

from pathways.audit.classify import RuleClass
from pathways.audit.needs_search import CODE, needs_search, pages
from pathways.audit.obstacles import OBSTACLES, obstacle_of
from pathways.audit.verdict import State
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
    "a limit over everything": Refused(
        "overall-limits", goal_text("require alder.wri101", "overall { at most 2 courses }")
    ),
    "a minimum of each over everything": Refused(
        "overall-limits", goal_text("require alder.wri101", "overall { at least 1 course from each level }")
    ),
    "a spread over everything": Refused(
        "overall-limits", goal_text("require alder.wri101", "overall { spread over at least 2 terms }")
    ),
    "a limit over everything, one credential below": Refused(
        "overall-limits",
        AUTOMATIC.format("require alder.wri101 overall { at most 2 courses }") + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "an average of what counts": Refused(
        "average-of-what-counts", requiring("alder.wri101", "gpa at least 2.00 over what counts")
    ),
    "an average of what counts, overall": Refused(
        "average-of-what-counts",
        goal_text("require alder.wri101", "overall { gpa at least 2.00 over what counts }"),
    ),
    "an average of what counts in a requirement": Refused(
        "average-of-what-counts",
        requiring("2 courses from courses at alder of which { gpa at least 2.00 over what counts }"),
    ),
    "an average of what counts as a fact": Refused(
        "average-of-what-counts", requiring("when gpa at least 3.00 over what counts { alder.wri101 }")
    ),
    "an average of what counts in a number": Refused(
        "average-of-what-counts",
        goal_text("overall { at least (6 when gpa at least 3.00 over what counts otherwise 9) credits }"),
    ),
    "an average of what counts, one credential below": Refused(
        "average-of-what-counts",
        AUTOMATIC.format("require alder.wri101 require gpa at least 2.00 over what counts")
        + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "an average in a requirement, one credential below": Refused(
        "average-of-what-counts",
        AUTOMATIC.format(
            "require 1 course from courses at alder of which { gpa at least 2.00 over what counts }"
        )
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
    "divided beside whole": Refused(
        "split-and-whole", requiring(CREDITS.format(4) + " split", CREDITS.format(3))
    ),
    "divided beside whole, one credential below": Refused(
        "split-and-whole",
        AUTOMATIC.format(f"require {CREDITS.format(4)} split require {CREDITS.format(3)}") + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "whole courses of unequal credits": Refused(
        "whole-unequal-credits",
        requiring(*[f"at least {number} credits from {{ alder.bio101, alder.lab100 }}" for number in (3, 1)]),
    ),
    "whole courses of any credits": Refused(
        "whole-unequal-credits",
        requiring("at least 6 credits from courses", "at least 3 credits from courses at alder"),
    ),
    "a course that was worth more than the others": Refused(
        "whole-unequal-credits",
        requiring(CREDITS.format(6), CREDITS.format(3)),
        "earned alder.wri101 on 2024-05-10 worth 4 credits\n" + earned("wri102"),
        told_of_the_rule=False,
    ),
    "a minimum that ends within a course": Refused(
        "whole-unequal-credits",
        requiring(
            CREDITS.format(6) + " of which { at least 4 credits from { alder.wri101, alder.wri102 } }",
            CREDITS.format(3),
        ),
        earned("wri101", "wri102", "mat101"),
        told_of_the_rule=False,
    ),
    "a limit in credits on counted courses of unequal credits": Refused(
        "whole-unequal-credits",
        requiring(
            "2 courses from courses at alder of which { at most 4 credits from { alder.bio101, alder.lab100 } }"
        ),
        earned("bio101", "lab100"),
        told_of_the_rule=False,
    ),
    "ten choices that compete": Refused(
        "too-many-branches",
        requiring(*["any of { alder.wri101, alder.mat101 }"] * 10),
        earned("wri101", "mat101"),
        told_of_the_rule=False,
    ),
    "a workshop and the badge that is made of it": Refused(
        "common-learning",
        AUTOMATIC.format("require alder.talk") + requiring("2 items from { low, alder.talk }"),
        earned("talk"),
        told_of_the_rule=False,
    ),
    "a minimum in credits on counted courses": Refused(
        "minimum-of-another-unit",
        requiring(
            "2 courses from courses at alder of which { at least 3 credits from courses in area alder.numbers }",
            "1 course from courses at alder",
        ),
        earned("wri101", "mat101"),
        told_of_the_rule=False,
    ),
    "minimums that cross": Refused(
        "overlays-cross",
        requiring(
            "2 courses from courses at alder of which { at least 1 course from courses in area alder.writing, "
            "at least 1 course from courses numbered 200 and above }",
            "1 course from courses at alder",
        ),
        earned("wri101", "wri201"),
        told_of_the_rule=False,
    ),
    "a spread beside a minimum": Refused(
        "overlays-cross",
        requiring(
            "2 courses from courses at alder of which { at least 1 course from courses in area alder.writing, "
            "spread over at least 2 terms }",
            "1 course from courses at alder",
        ),
        earned("wri101", "wri201"),
        told_of_the_rule=False,
    ),
    "attempts of which each would serve another line": Refused(
        "attempts-differ",
        requiring(
            "at least 5 credits from courses in area alder.writing of which { at least 1 course from courses at alder }"
        ),
        "earned alder.wri101 on 2023-05-10 worth 2 credits\nearned alder.wri101 on 2023-12-10 at birch worth 3 semester credits\n"
        "earned alder.wri102 on 2024-05-10 at birch worth 3 semester credits",
        told_of_the_rule=False,
    ),
    "a minimum of each subject": Refused(
        "least-of-each",
        requiring("2 courses from courses at alder of which { at least 1 course from each subject }"),
        told_of_the_rule=False,
    ),
    "more converted than may count": Refused(
        "conversion-limit",
        'conversion upgrade "Upgrade" { converts alder.placement_year gives 3 credits as practice limit 3 credits per learner }\n'
        'course practice "Practice" { taught at alder worth 3 credits repeatable }\n'
        + requiring("at least 6 credits from practice"),
        "\n".join(
            f"earned alder.placement_year on 202{n}-05-10 worth 8 hours converted by upgrade" for n in (2, 3)
        ),
        told_of_the_rule=False,
    ),
    "limits that cross": Refused(
        "caps-cross",
        requiring(
            "2 courses from courses at alder of which { at most 1 course from { alder.wri101, alder.wri102 }, "
            "at most 1 course from { alder.wri102, alder.mat101 }, at most 1 course from { alder.mat101, alder.wri101 } }"
        ),
        earned("wri101", "wri102", "mat101"),
        told_of_the_rule=False,
    ),
    "credits rounded on their total": Refused(
        "rounded-on-the-total",
        "unit quarter = 2/3 semester rounded down to 0.5 on the total\n"
        'course q1 "Q1" { taught at birch worth 6 credits }\ncourse q2 "Q2" { taught at birch worth 6 credits }\n'
        + requiring(
            "at least 3 semester credits from { q1, q2 }", "at least 3 semester credits from { q1, q2 }"
        ),
        "earned q1 on 2024-05-10\nearned q2 on 2024-05-10",
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
    "repeats of which only some may count, divided": Refused(
        "attempts-differ",
        'course choir "Choir" { taught at alder worth 1 credit repeatable up to 2 times }\n'
        + requiring(
            "at least 1 credit from choir split", "at least 1 credit from { choir, alder.lab100 } split"
        ),
        "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3)),
        told_of_the_rule=False,
    ),
    "a limit on courses where courses are divided": Refused(
        "caps-of-another-unit",
        requiring(
            "at least 5 credits from courses at alder of which { at most 1 course from courses in area alder.writing } split"
        ),
        earned("wri101", "mat101"),
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
    told = classified.rule_class is RuleClass.SEARCH
    assert told is refused.told_of_the_rule
    assert not told or classified.reason == refused.reason
    assert (classified.refusal is not None) is told


def test_every_reason_that_there_is_has_a_rule_here() -> None:
    assert {refused.reason for refused in RULES.values()} == set(OBSTACLES)


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


def test_the_warning_has_a_page() -> None:
    assert pages()[CODE].startswith("# needs-search")


def test_the_same_learning_under_one_name_is_decided() -> None:
    rules = AUTOMATIC.format("require alder.talk") + requiring("1 item from { low, alder.talk }")
    assert desk(rules, earned("talk")).audit().state is State.MET


def test_a_refusal_on_a_later_reading_does_not_touch_an_earlier_yes() -> None:
    rules, record = requiring(CREDITS.format(6), CREDITS.format(3)), earned("wri101", "wri102", "mat101")
    more = record + '\nearned alder.mat101 on 2024-06-01 worth 4 credits asserted by "Rosa"'
    assert desk(rules, more).audit().state is State.MET
