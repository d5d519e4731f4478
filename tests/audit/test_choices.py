"""Which items could as well count elsewhere, with nothing worse in any view that the verdict stands on."""

from pathlib import Path

import pytest

from pathways.audit import choices as choosing
from pathways.audit import what_if
from pathways.audit.from_graph import audit
from pathways.audit.open_choice import OpenChoices
from pathways.audit.telling import Telling
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from pathways.report.choices_in_words import pin_of
from pathways.ruleset import load_rules
from pathways.search.programme import OutOfTimeError
from tests.audit.auditing import DAY, desk, earned, requiring

TWO_OF_THREE = requiring(
    "1 course from { alder.wri101, alder.wri102 }", "1 course from { alder.wri101, alder.wri201 }"
)


def asked(rules: str, record: str, *pins: Pin) -> GoalAudit:
    of = desk(rules, record).knowing(pins=pins)
    return audit(of.graph, of.learner, ("goal",), DAY, "digest", telling=Telling(choices=True)).goals[0]


def found(goal: GoalAudit) -> list[tuple[str, str, str]]:
    assert goal.choices is not None
    assert goal.choices.complete
    return [(each.title, each.here, each.there) for each in goal.choices.found]


def test_without_being_asked_for_there_are_no_choices() -> None:
    assert desk(TWO_OF_THREE, earned("wri101")).audit().choices is None


def test_what_fits_two_requirements_of_which_neither_is_met_otherwise_is_a_choice() -> None:
    assert found(asked(TWO_OF_THREE, earned("wri101"))) == [("Writing 1", "goal/require/1", "goal/require/2")]


def test_what_another_item_must_make_up_for_is_a_choice_only_if_that_is_there() -> None:
    assert found(asked(TWO_OF_THREE, earned("wri101", "wri102"))) == []
    assert found(asked(TWO_OF_THREE, earned("wri101", "wri102", "wri201"))) == [
        ("Writing 1", "goal/require/1", "goal/require/2")
    ]


def test_what_would_take_its_place_is_told_and_what_would_not_be_needed() -> None:
    goal = asked(TWO_OF_THREE, earned("wri101", "wri102", "wri201"))
    assert goal.choices is not None
    (choice,) = goal.choices.found
    assert [shift.there for shift in choice.shifts] == ["goal/require/1", None]


def test_whether_something_else_would_be_open_is_told() -> None:
    alone = asked(TWO_OF_THREE, earned("wri101")).choices
    others = asked(TWO_OF_THREE, earned("wri101", "wri102", "wri201")).choices
    assert alone is not None
    assert others is not None
    assert [each.only_places for each in (*alone.found, *others.found)] == [False, True]


def test_what_is_as_good_only_as_long_as_something_is_not_finished_is_no_choice() -> None:
    record = earned("wri101") + "\ntaking alder.wri201"
    assert found(asked(TWO_OF_THREE, record)) == []


def test_what_is_pinned_is_no_choice() -> None:
    pin = Pin("alder.wri101", "goal/require/1", "M. Arden", None)
    assert found(asked(TWO_OF_THREE, earned("wri101"), pin)) == []


def test_what_is_shared_is_no_choice() -> None:
    assert (
        found(asked(requiring("alder.wri101", "1 course from { alder.wri101 } shared"), earned("wri101")))
        == []
    )


def test_the_pin_of_a_choice_chooses_it() -> None:
    goal = asked(TWO_OF_THREE, earned("wri101"))
    assert goal.choices is not None
    (choice,) = goal.choices.found
    pin = Pin(choice.pin, choice.there, "", None)
    assert found(asked(TWO_OF_THREE, earned("wri101"), pin)) == []
    moved = asked(TWO_OF_THREE, earned("wri101"), pin)
    assert (moved.remaining, moved.state, moved.pins[0].honoured) == (goal.remaining, goal.state, True)


def test_the_line_of_a_choice_is_a_line_of_a_learner(tmp_path: Path) -> None:
    (tmp_path / "rules.pathway").write_text(
        'institution u "U" {} course a "A" { taught at u } course b "B" { taught at u }\n'
        'course c "C" { taught at u }\n'
        'certificate goal "Goal" { issued by u require 1 course from { a, b } require 1 course from { a, c } }\n'
        'learner "x" { earned a on 2024-05-10 expect goal unmet }',
        encoding="utf-8",
    )
    rules = load_rules(tmp_path / "rules.pathway")
    learner = rules.catalogue.tests[0].learner
    goal = audit(rules.graph, learner, ("goal",), DAY, "digest", telling=Telling(choices=True)).goals[0]
    assert goal.choices is not None
    (choice,) = goal.choices.found
    supposed = what_if(rules, learner, ("goal",), DAY, [pin_of(choice)])
    assert [(each.honoured, each.pin.requirement) for each in supposed.changes[0].pins] == [
        (True, choice.there)
    ]


def test_of_two_attempts_with_one_name_a_pin_names_the_one() -> None:
    rules = requiring("1 course from { alder.update }", "1 course from { alder.update, alder.wri101 }")
    goal = asked(rules, "earned alder.update on 2023-05-10\nearned alder.update on 2024-05-10")
    assert goal.choices is not None
    assert all(each.pin == each.item for each in goal.choices.found)


def test_another_branch_is_a_choice() -> None:
    rules = requiring(
        "any of { 1 course from { alder.wri101, alder.wri102 }, 1 course from { alder.wri101, alder.wri201 } }"
    )
    assert found(asked(rules, earned("wri101"))) == [("Writing 1", "goal/require/1", "goal/require/2")]


@pytest.mark.parametrize(
    ("sharing", "open_ones"),
    [
        ("", [("Writing 1", "goal/require/1", "goal/require/2")]),
        ('sharing limits "Limits" { between { goal, other } each item in at most 1 credential }\n', []),
    ],
)
def test_a_choice_takes_nothing_from_a_goal_with_more_say(
    sharing: str, open_ones: list[tuple[str, str, str]]
) -> None:
    other = 'certificate other "Other" { issued by alder require alder.wri102 }\n'
    of = desk(TWO_OF_THREE + other + sharing, earned("wri101", "wri102", "wri201"))
    _, goal = audit(
        of.graph, of.learner, ("other", "goal"), DAY, "digest", telling=Telling(choices=True)
    ).goals
    assert found(goal) == open_ones
    assert (goal.together is not None) == bool(sharing)


def test_when_time_is_up_what_was_found_is_kept_and_told_as_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> None:
        raise OutOfTimeError

    monkeypatch.setattr(choosing, "_instead", late)
    assert asked(TWO_OF_THREE, earned("wri101")).choices == OpenChoices((), complete=False)
