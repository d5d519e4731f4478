"""The second judge by itself: answers that are worked out by hand, and what it refuses."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pathways.model.catalogue import LearnerTest
from pathways.ruleset import load_rules
from tests.properties.comparing import rules_of
from tests.second_opinion.case import UnmodelledError
from tests.second_opinion.judge import Judged, SecondJudge
from tests.second_opinion.programme import MISSING, is_installed

if not is_installed():
    pytest.skip(MISSING, allow_module_level=True)

COUNTER_EXAMPLES = sorted((Path(__file__).parents[1] / "language" / "counter_examples").glob("*.pathway"))
DAY = date(2024, 6, 1)
COLLEGE = """
institution here "Here" { academic calendar semester }
course a "A" { taught at here worth 3 credits subject "X" number 110 }
course b "B" { taught at here worth 3 credits subject "X" number 210 }
course c "C" { taught at here worth 3 credits subject "Y" number 310 }
course four "Four" { taught at here worth 4 credits subject "Z" number 310 }
course other "Other" { taught at here worth 4 credits subject "Z" number 320 }
course same "Same" { taught at here worth 3 credits subject "Y" number 111 equivalent to a }
course choir "Choir" { taught at here worth 1 credit subject "M" number 100 repeatable up to 2 times }
unit ects = 1/2 semester rounded down to 0.5 on each item
course abroad "Abroad" { worth 4 ects credits }
badge won "Won" { issued by here require 2 courses from courses }
requirement shape = 2 courses from { a, b, c }
"""
A, B = "earned a on 2023-05-10", "earned b on 2023-05-10"
BOTH = "earned four on 2023-05-10 earned other on 2023-05-10"
CASES = {
    "an item is applied to one leaf": (
        "require 1 course from { a, b } require a", A, 3000,
    ),
    "another item may stand in for it": (
        "require 1 course from { a, b } require a", f"{A} {B}", 0,
    ),
    "items are whole": (
        "require at least 5 credits from { four, other } require at least 3 credits from { four, other }",
        BOTH, 1000,
    ),
    "unless they are divided": (
        "require all of { at least 5 credits from { four, other } split, at least 3 credits from { four, other } split }",
        BOTH, 0,
    ),
    "what is divided is not whole elsewhere": (
        "require at least 3 credits from { four } split require four", BOTH, 3000,
    ),
    "the cheapest two of three": (
        'require 2 of { all of { a, b }, at least 4 credits from { four }, attested "it" by "us" }', "", 5000,
    ),
    "of a branch only what is missing": (
        "require any of { all of { a, b, c }, four }", f"{A} {B}", 3000,
    ),
    "a limit of a leaf": (
        "require at least 9 credits from { a, b, c, four } of which { at most 3 credits from { a, b } }",
        f"{A} {B} earned c on 2023-05-10", 3000,
    ),
    "a limit for each value": (
        "require 3 courses from { a, b, c } of which { at most 1 course from each subject }",
        f"{A} {B} earned c on 2023-05-10", 3000,
    ),
    "minimums that one item serves together": (
        "require 1 course from { a, b, c } of which { at least 1 course from { a, b }, at least 1 course from { b, c } }",
        "", 3000,
    ),
    "minimums that no item serves together": (
        'require 1 course from courses of which { at least 1 course from courses in subject "X", at least 1 course from { c } }',
        "", 6000,
    ),
    "different terms": (
        "require 2 courses from { a, b } of which { spread over at least 2 terms }",
        'earned a on 2023-05-10 term "one" earned b on 2023-05-10 term "one"', 3000,
    ),
    "a minimum over everything sees what is not applied": (
        "require a overall { at least 6 credits }", f"{A} {B}", 0,
    ),
    "a limit over everything binds what is applied": (
        'require a require b overall { at most 3 credits from courses in subject "X" }',
        f"{A} {B}", 3000,
    ),
    "a limit over everything binds what a minimum over everything needs": (
        'require a overall { at least 6 credits, at most 3 credits from courses in subject "X" }',
        f"{A} {B}", 3000,
    ),
    "a shared leaf takes what is applied": (
        "require a require at least 3 credits from courses shared", A, 0,
    ),
    "a pool is a competition of its own": ("require a pool { a, a }", A, 3000),
    "an equivalent gives credit once": (
        "require 2 courses from { a, b, same }", "earned a on 2023-05-10 earned same on 2023-05-10", 3000,
    ),
    "what may be repeated counts as often as that": (
        "require at least 3 credits from { choir, a }",
        "earned choir on 2021-05-10 earned choir on 2022-05-10 earned choir on 2023-05-10", 1000,
    ),
    "a named requirement is one requirement": (
        "require all of { shape, any of { shape, four } }", A, 3000,
    ),
    "a condition weighs one": ('require a require attested "it" by "us"', "", 4000),
    "a branch by a fact": (
        "require when age at least 22 { a, b } otherwise { a, b, c }", "born 2000-01-01", 6000,
    ),
    "an award counts where it is asked for": ("require 1 badge from badges", "earned won on 2023-05-10", 0),
    "an award and the learning behind it count once": (
        "require 2 items from { won, a }", "earned a on 2023-05-10 earned won on 2023-05-10 with { a }", 3000,
    ),
    "a part of what the credential is worth": (
        "worth 12 credits require at least the greater of 5 credits and 1/2 of the programme's credits from courses",
        A, 3000,
    ),
}  # fmt: skip
REFUSED = {
    "require in order { a, b }": "InOrder",
    "require at least 3 courses from what satisfies { a, 2 courses from { b, c } }": "Contributions",
    "require gpa at least 2.00 over record courses": "Gpa",
    "require holds won": "Holds",
    "require age at least 22": "Age",
    "require at least 20 hours from experiences": "hours",
    "require 2 courses from courses split": "counted items divided",
    "require at least 3 credits from courses of which { at most 2 credits from { a } } split": "an unusual way",
    "require 2 courses from courses of which { at least 1 course from each subject }": "each subject",
    "require 2 courses from courses of which { gpa at least 2.00 over what counts }": "average",
    "require 2 courses from courses of which { at most 1 course from each term }": "without term",
    "require a overall { gpa at least 2.00 over record courses }": "average",
    "require at least 3 credits from { a, abroad }": "is not worth semester credits",
    "require at least (3 when age at least 22 otherwise 6) credits from courses": "Age",
    "worth 4 credits require at least 1/7 of the programme's credits from courses": "parts of a thousandth",
    "require 1 course from courses of which { at least 1 course from courses numbered 199 and below, "
    "at least 1 course from courses numbered 900 and above }": "undeclared",
}
REFUSED_BESIDE = {
    'badge quick "Quick" { issued by here awarded automatically require a }': "awarded automatically",
    'vertical stack up "Up" { made of won into goal taken in order }': "taken in order",
    'conversion turn "Turn" { converts b gives its worth }': "conversions",
}
TWO = """
certificate goal "Goal" { issued by here require 2 courses from { a, b } }
certificate second "Second" { issued by here require 2 courses from { a, b, same } }
sharing limits "Limits" { between credentials of kind certificate share at most 1 course }
"""
REFUSED_TOGETHER = {
    "earned won on 2023-05-10": "awards",
    "declared second": "declared",
    "earned same on 2023-05-10": "in goals that share",
}


def _judged(rules_text: str, record: str, goals: tuple[str, ...] = ("goal",)) -> Judged:
    """The verdict on the first goal; clauses alone are those of a certificate."""
    if not rules_text.lstrip().startswith("certificate"):
        rules_text = f'certificate goal "Goal" {{ issued by here {rules_text} }}'
    rules = rules_of(f'{COLLEGE}\n{rules_text}\nlearner "one" {{ {record} expect goal met }}')
    assert rules.sound, [problem.message for problem in rules.problems]
    return SecondJudge(rules.catalogue, rules.catalogue.tests[0].learner, DAY).goals(goals)[goals[0]]


@pytest.mark.parametrize("about", CASES)
def test_what_remains_is_what_is_worked_out_by_hand(about: str) -> None:
    goal, record, remaining = CASES[about]
    found = _judged(goal, record)
    assert (found.state, found.remaining) == ("unmet" if remaining else "met", remaining)


def test_what_is_not_finished_yet_is_told_from_what_is_missing() -> None:
    taking = _judged("require a require b", "taking a earned b on 2023-05-10")
    planning = _judged("require a require b", "taking a planning b")
    assert (taking.state, taking.remaining, taking.progress) == ("in progress", 3000, Fraction(1, 2))
    assert (planning.state, planning.remaining, planning.progress) == ("planned", 6000, Fraction(0))


def test_a_way_in_which_so_little_remains_is_told() -> None:
    found = _judged("require 1 course from { a, b } require a", f"{A} {B}")
    assert found.places == {"goal/require/1": ("b@2023-05-10#1",), "goal/require/2": ("a@2023-05-10#1",)}


def test_an_earlier_goal_has_its_way_before_a_later_one() -> None:
    record = f"{A} {B}"
    assert _judged(TWO, record, ("goal", "second")).state == "met"
    assert _judged(TWO, record, ("second", "goal")).state == "met"
    rules = rules_of(f'{COLLEGE}\n{TWO}\nlearner "one" {{ {record} expect goal met }}')
    judge = SecondJudge(rules.catalogue, rules.catalogue.tests[0].learner, DAY)
    assert {name: one.remaining for name, one in judge.goals(("goal", "second")).items()} == {
        "goal": 0,
        "second": 3000,
    }


@pytest.mark.parametrize("goal", REFUSED)
def test_what_is_not_modelled_is_refused(goal: str) -> None:
    with pytest.raises(UnmodelledError, match=REFUSED[goal]):
        _judged(goal, f"{A} {B} earned abroad on 2023-05-10" if "abroad" in goal else f"{A} {B}")


@pytest.mark.parametrize("beside", REFUSED_BESIDE)
def test_what_is_not_modelled_beside_the_goal_is_refused(beside: str) -> None:
    converted = "converted by turn" if "turn" in beside else ""
    with pytest.raises(UnmodelledError, match=REFUSED_BESIDE[beside]):
        _judged(f'certificate goal "Goal" {{ issued by here require b }}\n{beside}', f"{A} {B} {converted}")


@pytest.mark.parametrize("beside", REFUSED_TOGETHER)
def test_what_is_not_modelled_of_goals_that_share_is_refused(beside: str) -> None:
    with pytest.raises(UnmodelledError, match=REFUSED_TOGETHER[beside]):
        _judged(TWO, f"{A} {beside}", ("goal", "second"))


def _goals(test: LearnerTest) -> tuple[str, ...]:
    declared = (relation.programme for relation in test.learner.declared)
    return tuple(dict.fromkeys((*declared, *(expected.target for expected in test.expectations))))


@pytest.mark.parametrize("file", COUNTER_EXAMPLES, ids=lambda file: file.stem)
def test_the_counter_examples_come_out_as_they_are_written(file: Path) -> None:
    rules = load_rules(file)
    for test in rules.catalogue.tests:
        judged = SecondJudge(rules.catalogue, test.learner, test.expectations[0].as_of or DAY)
        found = judged.goals(_goals(test))
        for expected in test.expectations:
            one = found[expected.target]
            if expected.percent is not None:
                assert int(one.progress * 100) == expected.percent
            else:
                assert one.state == expected.wanted
