"""What would change: suppositions put into a record, and the difference between two audits."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import jsonschema
import pytest

from pathways import RulesError, audit_learner, what_if
from pathways.audit.state import State
from pathways.audit.supposition import WhatIf
from pathways.exchange.audit.schema import schema
from pathways.exchange.audit.what_if import WHAT_IF, WhatIfDocument
from pathways.model.amount import SEMESTER, Worth
from pathways.model.from_tree.supposing import supposing
from pathways.model.learner import Item, Learner, Relation, Status
from pathways.model.supposed import supposed
from pathways.report import what_if_to_text
from pathways.report.to_plain import WHAT_IF as WHAT_IF_THAT_IS_WRITTEN
from pathways.report.to_plain import what_if_to_plain
from pathways.ruleset import RuleSet, load_rules

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 6, 30)
RULES = """
institution q "Quill" { is a college uses scale letters }
scale letters { passing A 4, B 3, C 2 failing F 0 }
course q.a "Alpha" { taught at q worth 3 credits }
course q.b "Beta" { taught at q worth 3 credits }
course q.c "Gamma" { taught at q worth 3 credits }
course q.d "Delta" { taught at q subject "D" number "4" worth 3 credits }
certificate q.two "Two of three" { issued by q require 2 of { q.a, q.b with grade B or better, q.c } }
certificate q.year "By year" { issued by q effective 2020-08-01 retired 2022-07-31 require q.a }
certificate q.year "By year" { issued by q effective 2022-08-01 require q.c }
certificate q.either "Either" { issued by q require any of { q.c, all of { q.b, q.d } } }
certificate q.average "Average" { issued by q require q.a require gpa at least 3.5 over record courses }
badge q.talk "Talk" { issued by q not for credit require q.c }
conversion q.credit_for_talk "Credit for the talk" { converts q.talk gives 3 credits as q.d window 2 years after completed }
certificate q.last "Last" { issued by q require q.d }
certificate q.declared "Declared" { issued by q require declared q.two }
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    file: Path = tmp_path_factory.mktemp("rules") / "a.pathway"
    file.write_text(RULES, encoding="utf-8")
    return load_rules(file)


def item(name: str, status: Status, on: date | None = None) -> Item:
    return Item(f"{name} {status.value}", f"q.{name}", "course", name, status, on, grade="B" if on else None)


ROSA = Learner(
    "rosa",
    "Rosa",
    items=(item("a", Status.EARNED, date(2023, 5, 1)), item("b", Status.IN_PROGRESS)),
    declared=(Relation("q.year", None, date(2023, 1, 1)),),
)


TALK = Item("talk", "q.talk", "credential", "Talk", Status.EARNED, date(2024, 1, 5))


def change(rules: RuleSet, goal: str, *lines: str, learner: Learner = ROSA) -> WhatIf:
    return what_if(rules, learner, [goal], DAY, lines)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("earned q.b grade B", State.MET),
        ("earned q.b grade C", State.UNMET),
        ("failed q.b grade F", State.UNMET),
        ("earned q.c", State.MET),
        ("planning q.c", State.IN_PROGRESS),
        ("withdrew from q.b", State.UNMET),
        ("withdrew from q.a", State.UNMET),
    ],
)
def test_what_is_supposed_of_a_course_takes_the_place_of_what_is(
    rules: RuleSet, line: str, state: State
) -> None:
    found = change(rules, "q.two", line)
    assert found.now.goals[0].state is State.IN_PROGRESS
    assert found.then.goals[0].state is state
    assert found.changes[0].is_none is (line == "planning q.c")


def test_what_counts_newly_and_what_no_longer_is_told_with_its_requirement(rules: RuleSet) -> None:
    alone = replace(ROSA, items=ROSA.items[:1])
    (found,) = change(rules, "q.two", "withdrew from q.a", "earned q.c", learner=alone).changes
    assert [(each.use.name, each.path) for each in found.no_longer] == [("q.a", "q.two/require/1")]
    assert [(each.use.name, each.use.status, each.path) for each in found.counts] == [
        ("q.c", "earned", "q.two/require/3")
    ]


def test_another_catalogue_year_holds_for_what_was_declared_under_one(rules: RuleSet) -> None:
    found = change(rules, "q.year", "goes by catalogue 2021-01-01")
    assert (found.now.goals[0].state, found.then.goals[0].state) == (State.UNMET, State.MET)
    assert "Then by the rules in force from 1 August 2020 to 31 July 2022." in what_if_to_text(found, 200)


def test_another_programme_is_declared(rules: RuleSet) -> None:
    found = change(rules, "q.declared", "declared q.two")
    assert (found.now.goals[0].state, found.then.goals[0].state) == (State.UNMET, State.MET)


def test_where_nothing_changes_one_sentence_says_so(rules: RuleSet) -> None:
    found = change(rules, "q.year", "earned q.b grade B")
    assert said(found) == [
        "Nothing changes: not yet met, 0 %.",
        "Not used: Beta — nothing in these requirements asks for it.",
    ]
    assert "Nothing changes" in str(found)


def said(found: WhatIf) -> list[str]:
    """The sentences on the first goal."""
    text: list[str] = what_if_to_plain(found)["changes"][0]["text"]
    return text


def test_an_exception_may_be_supposed_before_anybody_signs_it(rules: RuleSet) -> None:
    found = change(rules, "q.last", "granted waiver of 'q.last/require'")
    assert (found.now.goals[0].state, found.then.goals[0].state) == (State.UNMET, State.MET)
    assert said(found) == [
        "Now not yet met, 0 %; then met.",
        "“D 4 Delta” would be met.",
        "“D 4 Delta” is waived (which nobody has granted yet).",
    ]


def test_a_supposed_exception_is_in_force_from_the_day_that_it_says(rules: RuleSet) -> None:
    line = 'granted q.a in place of q.d by "Dr Gray" on {} because "the same"'
    assert change(rules, "q.last", line.format("2024-06-30")).then.goals[0].state is State.MET
    later = change(rules, "q.last", line.format("2024-07-01"))
    assert later.then.goals[0].state is State.UNMET
    assert said(later)[1].startswith(
        "Not used: Alpha counts in place of D 4 Delta (granted by Dr Gray on 1 July 2024"
    )


def test_an_item_in_a_branch_that_is_not_in_use_is_told_with_the_branch(rules: RuleSet) -> None:
    found = change(rules, "q.either", "planning q.d", learner=replace(ROSA, items=()))
    assert said(found) == [
        "Nothing changes: not yet met, 0 %.",
        "D 4 Delta would fit “D 4 Delta”, in a branch that is not in use.",
    ]


def test_what_stands_for_a_course_is_named_where_that_course_is_still_needed(rules: RuleSet) -> None:
    found = change(rules, "q.last", "taking q.c", "granted q.c in place of q.d")
    (needed,) = what_if_to_plain(found)["then"]["goals"][0]["still_needed"]
    assert needed["text"] == "Finish Gamma, which is in progress: this completes D 4 Delta."


def test_a_pin_that_is_supposed_is_told_with_what_becomes_of_it(rules: RuleSet) -> None:
    found = change(
        rules, "q.two", "pinned q.a to 'q.two/require/1' by learner", "pinned q.d to q.two by learner"
    )
    assert {each.pin.item: each.honoured for each in found.changes[0].pins} == {"q.a": True, "q.d": False}
    assert any(text.startswith("Not honoured: you pinned") for text in said(found))


def test_what_no_longer_counts_is_not_told_twice(rules: RuleSet) -> None:
    assert said(change(rules, "q.two", "withdrew from q.b"))[1:] == [
        "Beta would no longer count for “Beta with grade B or better”.",
        "Newly missing: Choose one of these: complete Beta with grade B or better; complete Gamma.",
    ]


def test_a_grade_is_told_by_what_it_makes_of_the_average(rules: RuleSet) -> None:
    (found,) = change(rules, "q.average", "earned q.b grade A").changes
    assert [(each.now, each.then) for each in found.averages] == [("3", "3.5")]
    assert [each.now for each in change(rules, "q.average", "earned q.a grade C").changes[0].averages] == [
        "3"
    ]


def test_a_grade_is_posted_where_there_is_none_and_else_is_of_another_attempt(rules: RuleSet) -> None:
    ungraded = replace(ROSA, items=(replace(ROSA.items[0], grade=None),))
    told, _ = supposing(rules.trees, rules.catalogue, ["earned q.a grade C"])
    (posted,) = supposed(ungraded, told, DAY).items
    assert (posted.key, posted.completed, posted.grade) == ("a earned", date(2023, 5, 1), "C")
    assert [each.grade for each in supposed(ROSA, told, DAY).items if each.name == "q.a"] == ["B", "C"]


def test_a_badge_that_was_earned_is_converted_and_not_earned_twice(rules: RuleSet) -> None:
    learner = replace(ROSA, items=(TALK,))
    found = change(rules, "q.last", "earned q.talk converted by q.credit_for_talk", learner=learner)
    assert (found.now.goals[0].state, found.then.goals[0].state) == (State.UNMET, State.MET)
    told, _ = supposing(rules.trees, rules.catalogue, ["earned q.talk converted by q.credit_for_talk"])
    (converted,) = supposed(learner, told, DAY).items
    assert (converted.completed, converted.converted_on) == (date(2024, 1, 5), DAY)


def test_a_conversion_that_comes_too_late_is_told(rules: RuleSet) -> None:
    learner = replace(ROSA, items=(replace(TALK, completed=date(2020, 1, 5)),))
    found = change(rules, "q.last", "earned q.talk converted by q.credit_for_talk", learner=learner)
    assert found.changes[0].is_none
    assert said(found)[-1] == (
        "Not used: Talk — “Credit for the talk” came too late for it, or after more attempts than it allows."
    )


def test_conversions_that_come_to_be_open_or_no_longer_are_are_told(rules: RuleSet) -> None:
    late = replace(ROSA, items=(replace(TALK, completed=date(2020, 1, 5)),))
    (longer,) = change(
        rules, "q.last", "granted time until 2024-12-31 at q.credit_for_talk", learner=late
    ).changes
    assert [(each.conversion, each.deadline) for each in longer.offers] == [
        ("q.credit_for_talk", date(2024, 12, 31))
    ]
    in_time = replace(ROSA, items=(TALK,))
    gone = change(rules, "q.last", "revoked q.talk", learner=in_time)
    assert [each.conversion for each in gone.changes[0].withdrawn] == ["q.credit_for_talk"]
    assert any(
        text.startswith("No longer an option: You can convert Talk into 3 credits") for text in said(gone)
    )
    earned = change(rules, "q.last", "earned q.d", learner=in_time)
    assert not earned.changes[0].withdrawn


def test_what_is_under_way_keeps_what_the_record_says_of_it(rules: RuleSet) -> None:
    taken = replace(
        ROSA.items[1], worth=Worth(4000, SEMESTER), term="2024 spring", completed=date(2024, 12, 1)
    )
    told, _ = supposing(rules.trees, rules.catalogue, ["earned q.b grade B"])
    (earned,) = supposed(replace(ROSA, items=(taken,)), told, DAY).items
    assert (earned.worth, earned.term, earned.completed) == (taken.worth, "2024 spring", DAY)


def test_what_if_fits_its_schema(rules: RuleSet) -> None:
    check = jsonschema.Draft202012Validator(schema())
    for goal, line in (
        ("q.two", "earned q.b grade B"),
        ("q.average", "earned q.b grade A"),
        ("q.either", "planning q.d"),
        ("q.last", "granted q.c in place of q.d"),
        ("q.two", "pinned q.a to 'q.two/require/1' by learner"),
        ("q.last", "earned q.talk"),
        ("q.year", "goes by catalogue 2021-01-01"),
    ):
        document = what_if_to_plain(change(rules, goal, line))
        check.validate(document)
        assert WhatIfDocument.model_validate(document).pathways == WHAT_IF == WHAT_IF_THAT_IS_WRITTEN


@pytest.mark.parametrize(
    ("lines", "message", "help_"),
    [
        ([""], "there is nothing to suppose", "write lines of a learner, such as"),
        (["waive q.last"], "`waive` begins no line of a learner", "or `granted waiver of 'PATH'`"),
        (["expect q.last met"], "only what stands on a record can be supposed", "write lines of a learner"),
        (["planning D 4"], "`D 4` has a blank, and a name has none", "write `q.d`"),
        (
            ["earned q.a converted by q.credit_for_talk"],
            "`q.credit_for_talk` does not convert `q.a`",
            "no conversion",
        ),
        (["granted waiver of"], "after `waiver of` comes a name such as", "a name is letters"),
        (["granted waiver of 'q.last/requires'"], "no requirement, limit or conversion", "`q.last/require`"),
    ],
)
def test_what_cannot_be_supposed_is_told_with_what_can(
    rules: RuleSet, lines: list[str], message: str, help_: str
) -> None:
    _, problems = supposing(rules.trees, rules.catalogue, lines)
    assert problems[0].message.startswith(message)
    assert help_ in problems[0].help
    assert [each.quoted for each in problems[0].spots] == lines


def test_the_learner_and_the_audit_of_now_are_left_as_they_are(rules: RuleSet) -> None:
    found = change(rules, "q.two", "earned q.b grade B")
    assert found.now == audit_learner(rules, ROSA, ["q.two"], DAY)
    assert found.then.learner == ROSA.key


@pytest.mark.parametrize(
    "line",
    [
        "earned q.z",
        "earn q.b",
        "expect q.two met",
        '} course q.d "D" { ',
        '} learner "other" { earned q.b',
        "earned q.b grade Z",
    ],
)
def test_a_line_that_cannot_be_supposed_is_told_at_its_number(rules: RuleSet, line: str) -> None:
    with pytest.raises(RulesError) as wrong:
        change(rules, "q.two", "earned q.a", line)
    assert {problem.spots[0].line for problem in wrong.value.problems} == {2}


def test_the_problems_of_the_rules_are_not_those_of_the_lines(rules: RuleSet) -> None:
    learner, problems = supposing(rules.trees, rules.catalogue, ["earned q.a on 2024-01-10"])
    assert not problems
    assert [each.name for each in learner.items] == ["q.a"]


def test_what_is_revoked_or_withdrawn_and_not_there_is_only_recorded() -> None:
    gone = Learner("", "", items=(item("c", Status.WITHDRAWN),))
    found = supposed(ROSA, gone, DAY)
    assert [each.status for each in found.items] == [Status.EARNED, Status.IN_PROGRESS, Status.WITHDRAWN]


def test_facts_about_the_person_are_said_instead_or_added() -> None:
    known = Learner("a", "A", populations=("adult",), admitted=None, enrolled=(Relation("q"),))
    told = Learner(
        "", "", born=date(2000, 1, 1), populations=("veteran",), enrolled=(Relation("p"),), admitted=()
    )
    found = supposed(known, told, DAY)
    assert found.populations == ("adult", "veteran")
    assert (found.born, found.admitted, found.enrolled) == (
        date(2000, 1, 1),
        None,
        (Relation("q"), Relation("p")),
    )
