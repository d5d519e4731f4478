"""What neither independence nor a flow decides is decided by search, as the oracle decides it: a small rule for every reason."""

from typing import NamedTuple

import pytest

from pathways.audit.allocation import solve as solving
from pathways.audit.allocation.solve import SEARCHABLE
from pathways.audit.classify import RuleClass
from tests.audit.auditing import DAY, desk, earned, goal_text, leaves, requiring
from tests.oracle.judge import Judge
from tests.properties.comparing import differences

AUTOMATIC = 'badge low "Low" {{ issued by alder.centre awarded automatically {} }}\n'
CREDITS = "at least {} credits from {{ alder.wri101, alder.wri102, alder.mat101 }}"


class Searched(NamedTuple):
    """A rule and a record that need a search; `told_of_the_rule` where the rule alone says so."""

    reason: str
    rules: str
    record: str = ""
    told_of_the_rule: bool = True


RULES = {
    "somebody's word on where an item counts": Searched(
        "pinned",
        requiring("1 course from { alder.wri101, alder.wri102 }"),
        earned("wri101", "wri102") + "\npinned alder.wri102 to 'goal/require' by learner",
        told_of_the_rule=False,
    ),
    "a limit over everything": Searched(
        "overall-limits", goal_text("require alder.wri101", "overall { at most 2 courses }")
    ),
    "a limit over everything, one credential below": Searched(
        "overall-limits",
        AUTOMATIC.format("require alder.wri101 overall { at most 2 courses }") + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "divided beside whole": Searched(
        "split-and-whole",
        requiring(CREDITS.format(4) + " split", CREDITS.format(3)),
        earned("wri101", "wri102"),
    ),
    "divided beside whole, one credential below": Searched(
        "split-and-whole",
        AUTOMATIC.format(f"require {CREDITS.format(4)} split require {CREDITS.format(3)}") + requiring("low"),
        earned("wri101"),
        told_of_the_rule=False,
    ),
    "whole courses of unequal credits": Searched(
        "whole-unequal-credits",
        requiring(*[f"at least {number} credits from {{ alder.bio101, alder.lab100 }}" for number in (3, 1)]),
        earned("bio101", "lab100"),
    ),
    "whole courses of any credits": Searched(
        "whole-unequal-credits",
        requiring("at least 6 credits from courses", "at least 3 credits from courses at alder"),
        earned("wri101", "bio101", "lab100"),
    ),
    "a course that was worth more than the others": Searched(
        "whole-unequal-credits",
        requiring(CREDITS.format(6), CREDITS.format(3)),
        "earned alder.wri101 on 2024-05-10 worth 4 credits\n" + earned("wri102"),
        told_of_the_rule=False,
    ),
    "a minimum that ends within a course": Searched(
        "whole-unequal-credits",
        requiring(
            CREDITS.format(6) + " of which { at least 4 credits from { alder.wri101, alder.wri102 } }",
            CREDITS.format(3),
        ),
        earned("wri101", "wri102", "mat101"),
        told_of_the_rule=False,
    ),
    "a limit in credits on counted courses of unequal credits": Searched(
        "whole-unequal-credits",
        requiring(
            "2 courses from courses at alder of which { at most 4 credits from { alder.bio101, alder.lab100 } }"
        ),
        earned("bio101", "lab100"),
        told_of_the_rule=False,
    ),
    "seven choices that compete": Searched(
        "too-many-branches",
        requiring(*["any of { alder.wri101, alder.mat101 }"] * 7),
        earned("wri101", "mat101"),
        told_of_the_rule=False,
    ),
    "a workshop and the badge that is made of it": Searched(
        "common-learning",
        AUTOMATIC.format("require alder.talk") + requiring("2 items from { low, alder.talk }"),
        earned("talk"),
        told_of_the_rule=False,
    ),
    "a minimum in credits on counted courses": Searched(
        "minimum-of-another-unit",
        requiring(
            "2 courses from courses at alder of which { at least 3 credits from courses in area alder.numbers }",
            "1 course from courses at alder",
        ),
        earned("wri101", "mat101"),
        told_of_the_rule=False,
    ),
    "minimums that cross": Searched(
        "overlays-cross",
        requiring(
            "2 courses from courses at alder of which { at least 1 course from courses in area alder.writing, "
            "at least 1 course from courses numbered 200 and above }",
            "1 course from courses at alder",
        ),
        earned("wri101", "wri201"),
        told_of_the_rule=False,
    ),
    "a few values": Searched(
        "few-values",
        requiring("2 courses from courses at alder of which { spread over at most 1 subject }"),
        earned("wri101", "wri201"),
    ),
    "a spread beside a minimum": Searched(
        "overlays-cross",
        requiring(
            "2 courses from courses at alder of which { at least 1 course from courses in area alder.writing, "
            "spread over at least 2 terms }",
            "1 course from courses at alder",
        ),
        earned("wri101", "wri201"),
        told_of_the_rule=False,
    ),
    "attempts of which each would serve another line": Searched(
        "attempts-differ",
        requiring(
            "at least 5 credits from courses in area alder.writing of which { at least 1 course from courses at alder }"
        ),
        "earned alder.wri101 on 2023-05-10 worth 2 credits\nearned alder.wri101 on 2023-12-10 at birch worth 3 semester credits\n"
        "earned alder.wri102 on 2024-05-10 at birch worth 3 semester credits",
        told_of_the_rule=False,
    ),
    "a minimum of each subject": Searched(
        "least-of-each",
        requiring("2 courses from courses at alder of which { at least 1 course from each subject }"),
        told_of_the_rule=False,
    ),
    "more converted than may count": Searched(
        "conversion-limit",
        'conversion upgrade "Upgrade" { converts alder.placement_year gives 3 credits as practice limit 3 credits per learner }\n'
        'course practice "Practice" { taught at alder worth 3 credits repeatable }\n'
        + requiring("at least 6 credits from practice"),
        "\n".join(
            f"earned alder.placement_year on 202{n}-05-10 worth 8 hours converted by upgrade" for n in (2, 3)
        ),
        told_of_the_rule=False,
    ),
    "an average over what counts": Searched(
        "average-of-what-counts",
        requiring("2 courses from courses at alder", "gpa at least 3.00 over what counts"),
        "earned alder.wri101 on 2024-05-10 grade C\nearned alder.wri102 on 2024-05-10 grade B\n"
        "earned alder.mat101 on 2024-05-10 grade A",
    ),
    "an average over everything that counts": Searched(
        "average-of-what-counts",
        goal_text("require 1 course from courses at alder", "overall { gpa at least 3.00 over what counts }"),
        "earned alder.wri101 on 2024-05-10 grade C\nearned alder.wri102 on 2024-05-10 grade B",
    ),
    "an average over what one requirement takes": Searched(
        "average-of-what-counts",
        requiring(
            "1 course from courses at alder of which { gpa at least 3.00 over what counts }", "alder.wri102"
        ),
        "earned alder.wri101 on 2024-05-10 grade C\nearned alder.wri102 on 2024-05-10 grade B",
    ),
    "an average over the record, asked of one requirement": Searched(
        "average-of-what-counts",
        requiring("1 course from courses at alder of which { gpa at least 2.50 over record courses }"),
        "earned alder.wri101 on 2024-05-10 grade C\nearned alder.wri102 on 2024-05-10 grade B",
    ),
    "what some requirements contribute": Searched(
        "contributions",
        requiring(
            "3 courses from what satisfies { 1 course from courses in area alder.numbers, "
            "2 courses from courses in area alder.writing up to 2 courses }",
            "1 course from courses at alder",
        ),
        earned("wri101", "wri201", "mat101"),
    ),
    "limits that cross": Searched(
        "caps-cross",
        requiring(
            "2 courses from courses at alder of which { at most 1 course from { alder.wri101, alder.wri102 }, "
            "at most 1 course from { alder.wri102, alder.mat101 }, at most 1 course from { alder.mat101, alder.wri101 } }"
        ),
        earned("wri101", "wri102", "mat101"),
        told_of_the_rule=False,
    ),
    "credits rounded on their total": Searched(
        "rounded-on-the-total",
        "unit quarter = 2/3 semester rounded down to 0.5 on the total\n"
        'course q1 "Q1" { taught at birch worth 6 credits }\ncourse q2 "Q2" { taught at birch worth 6 credits }\n'
        + requiring(
            "at least 3 semester credits from { q1, q2 }", "at least 3 semester credits from { q1, q2 }"
        ),
        "earned q1 on 2024-05-10\nearned q2 on 2024-05-10",
        told_of_the_rule=False,
    ),
    "repeats of which only some may count, divided": Searched(
        "attempts-differ",
        'course choir "Choir" { taught at alder worth 1 credit repeatable up to 2 times }\n'
        + requiring(
            "at least 1 credit from choir split", "at least 1 credit from { choir, alder.lab100 } split"
        ),
        "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3)),
        told_of_the_rule=False,
    ),
    "a limit on courses where courses are divided": Searched(
        "caps-of-another-unit",
        requiring(
            "at least 5 credits from courses at alder of which { at most 1 course from courses in area alder.writing } split"
        ),
        earned("wri101", "mat101"),
        told_of_the_rule=False,
    ),
}


@pytest.mark.parametrize("about", RULES)
def test_a_search_says_what_trying_everything_says(about: str) -> None:
    asked = desk(RULES[about].rules, RULES[about].record)
    goal = asked.audit()
    assert goal.undecided is None
    catalogue = asked.graph.graph["catalogue"]
    assert differences(goal, Judge(catalogue, asked.learner, DAY).goal("goal")) == []


@pytest.mark.parametrize("about", RULES)
def test_without_a_search_it_would_be_refused_for_its_reason(
    about: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = RULES[about]
    monkeypatch.setattr(solving, "SEARCHABLE", frozenset())
    refused = desk(searched.rules, searched.record).audit().undecided
    assert refused is not None
    assert (refused.reason, bool(refused.path)) == (searched.reason, True)


@pytest.mark.parametrize("about", RULES)
def test_the_class_of_a_rule_that_surely_needs_a_search_is_told(about: str) -> None:
    classified = desk(RULES[about].rules).classified()
    assert (classified.rule_class is RuleClass.SEARCH) is RULES[about].told_of_the_rule
    assert classified.refusal is None


def test_every_reason_for_a_search_has_a_rule_here() -> None:
    assert {searched.reason for searched in RULES.values()} == SEARCHABLE


def test_past_the_time_allowed_the_answer_is_not_decided_in_time() -> None:
    unequal = RULES["whole courses of unequal credits"]
    asked = desk(unequal.rules, unequal.record)
    assert asked.audit(seconds=60).undecided is None
    undecided = asked.audit(seconds=0).undecided
    assert undecided is not None
    assert (undecided.reason, undecided.values) == ("not-in-time", ("0",))


def test_what_would_fit_as_well_is_told() -> None:
    unequal = requiring(
        "at least 3 credits from { alder.wri101, alder.bio101, alder.mat101 }",
        "at least 1 credit from { alder.wri101, alder.lab100 }",
    )
    goal = desk(unequal, earned("wri101", "bio101", "mat101", "lab100")).audit()
    assert goal.route is not None
    found = [sorted(key.partition("@")[0] for key in leaf.also_fits) for leaf in leaves(goal.route.finding)]
    spare = [leaf.applied[0].name for leaf in leaves(goal.route.finding)]
    assert spare == ["alder.bio101", "alder.lab100"]
    assert found == [["alder.mat101", "alder.wri101"], ["alder.wri101"]]
