"""Records on which an audit that goes through them once goes wrong: what it says, what is true, and the page that tells of it."""

import re
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from pathways.audit import audit_learner
from pathways.cli.expected import differences
from pathways.model.catalogue import LearnerTest
from pathways.ruleset import RuleSet, load_rules
from tests.language.counter_examples.one_pass import BEST_FIT, DIVIDED, TOP_DOWN, OnePass
from tests.language.kept import Kept
from tests.oracle.goal_set import SetJudge
from tests.oracle.judge import Judge
from tests.properties.comparing import placements

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.pathway"))
PAGE = HERE.parents[2] / "docs" / "counter_examples.md"
WRONG = {
    "ce1_top_down": TOP_DOWN,
    "ce2_best_fit": BEST_FIT,
    "ce3_indivisible": TOP_DOWN,
    "ce4_ce5_cap": TOP_DOWN,
    "ce6_one_more_course": BEST_FIT,
    "ce7_any_of": TOP_DOWN,
    "ce8_sharing": TOP_DOWN,
    "ce8b_sharing_with_one": TOP_DOWN,
    "ce9_splitting": DIVIDED,
}
"""For each file the way of going through a record once that it proves wrong."""
MANNERS = (TOP_DOWN, BEST_FIT, DIVIDED)


def _rules(file: Path) -> RuleSet:
    rules = load_rules(file)
    assert rules.sound, [problem.message for problem in rules.problems]
    return rules


def _goals(test: LearnerTest) -> tuple[str, ...]:
    """The programmes declared, else the goals that something is expected of."""
    declared = [relation.programme for relation in test.learner.declared]
    return tuple(dict.fromkeys((*declared, *(expected.target for expected in test.expectations))))


def _day(test: LearnerTest) -> date:
    """The day on which the first thing is expected."""
    return test.expectations[0].as_of or date.min


def _told(rules: RuleSet, test: LearnerTest) -> dict[str, dict[str, bool]]:
    """For each goal whether it is met, by each manner of going through once, and in truth."""
    goals = _goals(test)
    audit = audit_learner(rules, test.learner, goals, _day(test))
    together = bool(test.learner.declared)
    found = {goal: {"true": audit.goal(goal).eligible} for goal in goals}
    for manner in MANNERS:
        one_pass = OnePass(rules.catalogue, test.learner, _day(test), manner)
        said = one_pass.met(goals) if together else {goal: one_pass.met([goal])[goal] for goal in goals}
        for goal in goals:
            found[goal][manner] = said[goal]
    return found


def test_every_counter_example_proves_some_manner_wrong() -> None:
    assert sorted(file.stem for file in FILES) == sorted(WRONG)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_true_is_what_the_audit_says(file: Path) -> None:
    rules = _rules(file)
    assert rules.catalogue.tests
    assert [problem.message for problem in differences(rules.catalogue.tests, rules)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_trying_everything_says_the_same(file: Path) -> None:
    rules = _rules(file)
    for test in rules.catalogue.tests:
        goals = _goals(test)
        if test.learner.declared:
            judged = SetJudge(rules.catalogue, test.learner, _day(test)).goals(goals)
        else:
            judge = Judge(rules.catalogue, test.learner, _day(test))
            judged = {goal: judge.goal(goal) for goal in goals}
        audit = audit_learner(rules, test.learner, goals, _day(test))
        assert [(goal, one.state, one.remaining) for goal, one in judged.items()] == [
            (goal.name, goal.state.value, goal.remaining) for goal in audit.goals
        ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_going_through_once_says_something_else(file: Path) -> None:
    rules = _rules(file)
    manner = WRONG[file.stem]
    told = [each for test in rules.catalogue.tests for each in _told(rules, test).values()]
    assert any(each[manner] != each["true"] for each in told)


def test_in_every_order_of_the_requirements_two_orders_of_earning_are_denied() -> None:
    rules = _rules(HERE / "ce2_best_fit.pathway")
    assert len(rules.catalogue.tests) == len(list(permutations("ABC")))
    for goal in rules.catalogue.credentials:
        said = [_told(rules, test)[goal] for test in rules.catalogue.tests]
        assert all(each["true"] for each in said)
        assert [each[BEST_FIT] for each in said].count(False) == 2
        assert [each[TOP_DOWN] for each in said].count(False) == 2


def _by_learner(name: str, goal: str, manner: str) -> dict[str, tuple[bool, bool]]:
    rules = _rules(HERE / f"{name}.pathway")
    told = {test.learner.name: _told(rules, test)[goal] for test in rules.catalogue.tests}
    return {learner: (each[manner], each["true"]) for learner, each in told.items()}


@pytest.mark.parametrize("goal", ["capped", "capped_inside"])
def test_one_more_credit_transferred_loses_completion_in_an_audit_that_goes_through_once(goal: str) -> None:
    found = _by_learner("ce4_ce5_cap", goal, TOP_DOWN)
    assert found == {"B alone": (True, True), "A, then B": (False, True)}


def test_one_more_course_passed_loses_completion_in_an_audit_by_best_fit() -> None:
    found = _by_learner("ce6_one_more_course", "one_more", BEST_FIT)
    assert found == {"A and C": (True, True), "A, C and B": (False, True)}


def test_credits_added_up_say_yes_where_whole_courses_are_short() -> None:
    found = _by_learner("ce9_splitting", "whole", DIVIDED)
    assert found == {"A and B": (True, False)}


def test_splitting_shows_which_course_was_divided() -> None:
    rules = _rules(HERE / "ce9_splitting.pathway")
    divided = audit_learner(
        rules, rules.catalogue.tests[0].learner, ("divided",), _day(rules.catalogue.tests[0])
    ).goal("divided")
    assert divided.route is not None
    given = {path: sorted(parts.values()) for path, parts in placements(divided.route.finding).items()}
    assert given == {"divided/require/1": [1000, 4000], "divided/require/2": [3000]}


def _rewritten(text: str) -> str:
    """The page with every rule and every table made anew from the files."""

    def section(found: re.Match[str]) -> str:
        file = HERE / f"{found.group(1)}.pathway"
        return f"<!-- {file.stem} -->\n\n{_quoted(file)}\n{_table(file)}\n<!-- end -->"

    return re.sub(r"<!-- (ce\w+) -->.*?<!-- end -->", section, text, flags=re.DOTALL)


def _quoted(file: Path) -> str:
    """The rules of a file without its opening remark and its learners; of CE2 one of the six orders is enough."""
    rules = re.split(r"^learner ", file.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[0]
    rules = re.sub(r"\A(#[^\n]*\n)+\n", "", rules).strip()
    if rules.count("\ncertificate order_") > 1:
        rules = re.split(r"\n\ncertificate order_132", rules)[0]
    return f"```pathway\n{rules}\n```\n"


def _table(file: Path) -> str:
    rules = _rules(file)
    lines = [
        "| learner | asked for | top down | best fit | added up | true |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for test in rules.catalogue.tests:
        for goal, said in list(_told(rules, test).items())[
            : 1 if len(rules.catalogue.credentials) > 4 else None
        ]:
            words = [_word(said[manner], true=said["true"]) for manner in MANNERS]
            title = rules.catalogue.credentials[goal].title
            lines.append(
                f"| {test.learner.name} | {title} | {' | '.join(words)} | {'met' if said['true'] else 'unmet'} |"
            )
    return "\n".join(lines) + "\n"


def _word(met: bool, *, true: bool) -> str:
    word = "met" if met else "unmet"
    return word if met == true else f"**{word}**"


def test_the_page_says_what_is_said_today(kept: Kept) -> None:
    kept.check(PAGE, _rewritten(PAGE.read_text(encoding="utf-8")))


def test_the_page_has_every_counter_example() -> None:
    assert re.findall(r"<!-- (ce\w+) -->", PAGE.read_text(encoding="utf-8")) == [file.stem for file in FILES]
