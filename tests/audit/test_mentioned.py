"""A verdict carries the titles and the requirements that words about it need."""

from datetime import date

import pytest

from pathways.audit.admission import admit
from pathways.audit.from_graph import audit
from pathways.audit.verdict import GoalAudit
from pathways.graph.from_model import graph_of
from pathways.model.learner import Item, Learner, Status
from tests.model.reading import read

RULES = """
source paper "A paper" { }
institution uni "University" { academic calendar semester }
scale uni.letters "Letters" { passing A 4.00, B 3.00 failing F 0.00 }
area uni.data "Data"
set uni.basics "Basics" = { uni.one, uni.two }
course uni.one "One" { taught at uni subject "CS" number "1" worth 3 credits teaches area uni.data }
course uni.two "Two" { taught at uni worth 4 credits }
course uni.work "Work" { taught at uni not for credit }
exam uni.test "Test" { issued by uni }
requirement uni.core "Core" = all of { uni.one, uni.two }
certificate uni.low "Low" { issued by uni awarded on application require score at least 60 on uni.test }
certificate uni.plain "Plain" {
  issued by uni
  awarded on application
  require uni.core
  require all of { lacks uni.work, holds uni.low, gpa at least 2.00 over record courses at uni }
  pool { 1 course from (uni.basics or courses in area uni.data) except courses at uni }
  overall { at least 3 credits, gpa at least 2.00 over record (courses and courses at uni) }
  cites paper "page 7"
}
certificate uni.crowded "Crowded" {
  issued by uni
  awarded on application
  require at least 3 credits from uni.basics
  require at least 4 credits from courses at uni
  require when gpa at least 2.00 over what counts { uni.one }
}
certificate uni.counted "Counted" {
  issued by uni
  awarded on application
  require at least (3 when gpa at least 2.00 over what counts otherwise 6) credits from uni.basics
}
conversion uni.convert "Convert" {
  converts uni.work
  gives 3 credits as uni.one
  require attested "shown" by "Dean"
  cites paper "page 9"
}
admission uni.way "Way" { admits to uni.low require uni.one review when age below 18 }
"""
CATALOGUE = read(RULES).catalogue
GRAPH = graph_of(CATALOGUE)
DAY = date(2024, 6, 1)
LEARNER = Learner("1", "", items=(Item("w", "uni.work", "course", "", Status.EARNED, date(2024, 5, 1)),))


def _goal(name: str, learner: Learner = LEARNER) -> tuple[GoalAudit, dict[str, str]]:
    found = audit(GRAPH, learner, [name], DAY, "")
    return found.goals[0], dict(found.titles)


def test_the_rules_of_these_tests_are_sound() -> None:
    assert read(RULES).told == ()


def test_every_name_that_a_verdict_speaks_of_has_its_title() -> None:
    _, titles = _goal("uni.plain")
    assert titles == {
        "paper": "A paper",
        "uni": "University",
        "uni.basics": "Basics",
        "uni.core": "Core",
        "uni.data": "Data",
        "uni.low": "Low",
        "uni.one": "CS 1 One",
        "uni.two": "Two",
        "uni.work": "Work",
    }


def test_a_conversion_that_is_open_brings_what_it_still_requires() -> None:
    goal, _ = _goal("uni.plain")
    assert [option.conversion for option in goal.options] == ["uni.convert"]
    assert [each.path for each in goal.mentioned] == ["uni.convert/require"]


def test_a_conversion_that_was_done_has_its_title() -> None:
    done = Item("o", "uni.work", "course", "", Status.EARNED, date(2024, 5, 1), converted_by="uni.convert")
    _, titles = _goal("uni.plain", Learner("1", "", items=(done,)))
    assert titles["uni.convert"] == "Convert"


@pytest.mark.parametrize("name", ["uni.crowded", "uni.counted"])
def test_a_goal_that_is_not_decided_brings_the_requirements_that_stand_in_the_way(name: str) -> None:
    goal, titles = _goal(name)
    assert goal.undecided is not None
    assert {each.path for each in goal.mentioned} >= {goal.undecided.path}
    assert titles["uni.basics"] == "Basics"


def test_an_admission_brings_its_review_clauses() -> None:
    decision = admit(GRAPH, LEARNER, "uni.way", DAY, "")
    (clause,) = CATALOGUE.admissions["uni.way"].review_when
    assert [each.path for each in decision.goal.mentioned] == ["uni.convert/require", clause.path]
    assert dict(decision.titles)["uni.one"] == "CS 1 One"


def test_an_exam_is_named() -> None:
    _, titles = _goal("uni.low")
    assert titles == {"uni.test": "Test"}
