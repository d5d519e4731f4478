"""What would change: suppositions put into a record, and the difference between two audits."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pathways import RulesError, audit_learner, what_if
from pathways.audit.supposition import WhatIf
from pathways.audit.verdict import State
from pathways.model.from_tree.supposing import supposing
from pathways.model.learner import Item, Learner, Relation, Status
from pathways.model.supposed import supposed
from pathways.report import what_if_to_text
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
certificate q.two "Two of three" { issued by q require 2 of { q.a, q.b with grade B or better, q.c } }
certificate q.year "By year" { issued by q effective 2020-08-01 retired 2022-07-31 require q.a }
certificate q.year "By year" { issued by q effective 2022-08-01 require q.c }
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
    assert what_if_to_plain(found)["changes"][0]["text"] == ["Nothing changes: not yet met, 0 %."]
    assert "Nothing changes" in str(found)


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
