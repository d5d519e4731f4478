"""Which names are given with their titles, and which requirements are told beside a verdict: those that its words need."""

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.verdict import Audit
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, desk, earned, goal_text, requiring

PAPER = 'source paper "A paper" { }\n'
SHELF = 'set shelf "Shelf" = { alder.mat101 }\n'
PAIR = (
    'certificate one "One" { issued by alder require alder.wri101 }\n'
    'certificate two "Two" { issued by alder require 1 course from { alder.wri101, alder.wri102 } }\n'
)
WRI101, WRI102, MAT101 = "WRI 101 Writing 1", "WRI 102 Writing 2", "MAT 101 Numbers 1"


def _audited(rules: str, record: str = "", *goals: str, pins: tuple[Pin, ...] = ()) -> Audit:
    asked = desk(rules, record, goals[0] if goals else "goal").knowing(pins=pins)
    return audit(asked.graph, asked.learner, goals or ("goal",), DAY, "digest", None)


TITLES = {
    "of an average over part of the record": (
        SHELF + requiring("gpa at least 2.00 over record (courses in area alder.writing except shelf)"),
        {"alder.writing": "Writing", "shelf": "Shelf"},
    ),
    "of an average over everything": (requiring("gpa at least 2.00 over record (courses)"), {}),
    "of a choice": (
        requiring("any of { alder.wri101, alder.mat101 }"),
        {"alder.wri101": WRI101, "alder.mat101": MAT101},
    ),
    "of a line within a leaf, but no subject": (
        SHELF + requiring('2 courses from courses in subject "WRI" of which { at most 1 course from shelf }'),
        {"shelf": "Shelf"},
    ),
    "of a spread": (
        requiring('2 courses from courses in subject "WRI" of which { spread over at least 1 subject }'),
        {},
    ),
    "of a line over all": (
        SHELF + goal_text("require alder.wri101", "overall { at least 3 credits from shelf }"),
        {"alder.wri101": WRI101, "shelf": "Shelf"},
    ),
    "of a fact in a line over all": (
        SHELF
        + goal_text(
            "require alder.wri101",
            "overall { at least (3 when gpa at least 2.00 over record (shelf) otherwise 6) credits }",
        ),
        {"alder.wri101": WRI101, "shelf": "Shelf"},
    ),
    "of a source of a stack": (
        PAPER + requiring("age at least 200") + 'vertical stack up "Up" { made of alder.listener into goal cites paper "p" }\n',
        {"alder.listener": "Listener", "paper": "A paper"},
    ),
    "of a source of the goal": (
        PAPER + goal_text("require age at least 200", 'cites paper "p"'),
        {"paper": "A paper"},
    ),
    "of what a named requirement holds": (
        'requirement writing "Papers" = alder.wri101\n' + requiring("writing"),
        {"alder.wri101": WRI101, "writing": "Papers"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", TITLES)
def test_the_titles_that_the_words_need_are_given(about: str) -> None:
    rules, titles = TITLES[about]
    assert dict(_audited(rules).titles) == titles


def test_titles_come_in_the_order_of_names() -> None:
    names = [name for name, _ in _audited(requiring("alder.wri101", "alder.mat101", "alder.bio101")).titles]
    assert names == ["alder.bio101", "alder.mat101", "alder.wri101"]


OPEN = requiring("alder.wri101") + (
    'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101\n'
    'require all of { alder.mat101, attested "shown" by "Dean" } }\n'
)


def test_what_an_open_conversion_requires_is_told_and_its_names_have_titles() -> None:
    found = _audited(OPEN, "earned alder.talk on 2024-02-29")
    assert [each.path for each in found.goals[0].mentioned] == ["turn/require/1", "turn/require/2"]
    assert dict(found.titles) == {"alder.wri101": WRI101, "alder.mat101": MAT101}


def test_a_source_of_an_open_conversion_has_its_title() -> None:
    cited = PAPER + OPEN.replace("gives", 'cites paper "p" gives')
    assert dict(_audited(cited, "earned alder.talk on 2024-02-29").titles)["paper"] == "A paper"


@pytest.mark.parametrize("line", ["taking alder.wri101", "earned alder.wri101 on 2024-02-29"])
def test_a_conversion_that_gave_what_counts_or_will_count_has_its_title(line: str) -> None:
    rules = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    found = _audited(rules + requiring("alder.wri101"), f"{line} converted by turn")
    assert dict(found.titles) == {"alder.wri101": WRI101, "turn": "Turn"}


def test_a_limit_on_what_is_shared_brings_its_names() -> None:
    limits = (
        PAPER
        + 'set words "Words" = courses in area alder.writing\n'
        + 'sharing limits "Limits" { between { one, two } share at most 3 credits from words cites paper "p" }\n'
    )
    rules = {"alder.wri101": WRI101, "alder.wri102": WRI102}
    assert dict(_audited(limits + PAIR, earned("wri101"), "one", "two").titles) == {
        **rules,
        "limits": "Limits",
        "one": "One",
        "paper": "A paper",
        "two": "Two",
        "words": "Words",
    }
    assert dict(_audited(limits + PAIR, earned("wri101"), "one").titles) == {"alder.wri101": WRI101}


def test_a_limit_without_a_rule_of_its_own_brings_its_title() -> None:
    once = 'sharing once "Once" { between { one, two } each item in at most 1 credential }\n'
    titles = dict(_audited(once + PAIR, earned("wri101"), "one", "two").titles)
    assert titles == {
        "alder.wri101": WRI101, "alder.wri102": WRI102, "once": "Once", "one": "One", "two": "Two",
    }  # fmt: skip


LOW = (
    'certificate low "Low" { issued by alder awarded automatically require 1 course from { alder.wri101, alder.wri102 }\n'
    "require 1 course from { alder.wri101, alder.mat101 } }\n"
)


def test_a_pin_below_the_goal_brings_the_requirement_and_its_names() -> None:
    found = _audited(
        LOW + requiring("holds low"),
        earned("wri101", "wri102"),
        pins=(Pin("alder.wri101", "low/require/2"),),
    )
    assert [each.path for each in found.goals[0].mentioned] == ["low/require/2"]
    assert dict(found.titles) == {"alder.wri101": WRI101, "alder.mat101": MAT101, "low": "Low"}


def test_a_pin_within_the_goal_is_told_of_by_what_is_found_there() -> None:
    found = _audited(requiring("alder.wri101"), earned("wri101"), pins=(Pin("alder.mat101", "goal/require"),))
    assert found.goals[0].pins
    assert found.goals[0].mentioned == ()
    assert dict(found.titles) == {"alder.wri101": WRI101, "alder.mat101": MAT101}


def test_a_pin_to_a_credential_below_the_goal_brings_its_title() -> None:
    rules = LOW + requiring("any of { alder.mat102, 1 credential from credentials }")
    found = _audited(rules, earned("wri101", "wri102"), pins=(Pin("alder.wri101", "low"),))
    assert [each.pin.requirement for each in found.goals[0].pins] == ["low"]
    assert dict(found.titles)["low"] == "Low"


NOT_DECIDED = {
    "a fact": (
        requiring(
            "at least 3 credits from { alder.wri101, alder.mat101 }",
            "at least 4 credits from courses in area alder.writing",
            "when gpa at least 2.00 over what counts { alder.wri101 }",
        ),
        ["goal/require/3/fact"],
    ),
    "a line over all": (
        goal_text(
            "require alder.wri101",
            "overall { at least (3 when gpa at least 2.00 over what counts otherwise 6) credits }",
        ),
        ["goal/overall/1"],
    ),
    "a fact in a line": (
        requiring(
            "at least 3 credits from alder.wri101 "
            "of which { at least (1 when gpa at least 2.00 over what counts otherwise 2) courses from courses }"
        ),
        ["goal/require/which/1/number/fact"],
    ),
}


@pytest.mark.parametrize("about", NOT_DECIDED)
def test_what_stands_in_the_way_of_an_answer_is_told(about: str) -> None:
    rules, paths = NOT_DECIDED[about]
    found = _audited(rules, earned("wri101", "mat101")).goals[0]
    assert found.undecided is not None
    assert [each.path for each in found.mentioned] == paths
