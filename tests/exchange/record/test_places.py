"""Where a problem is shown: the line of the mistake, quoted, with the caret under what is wrong."""

import pytest

from pathways.exchange.record.to_learners import from_json
from pathways.problem import Spot
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import document, only_problem, read_items

ENG = '"item": "college.eng101", "status": "earned"'


@pytest.mark.parametrize(
    ("wrong", "quoted"),
    [
        ('{"item": "college.eng101",\n "status": "earned",\n "grade": "B++"}', ' "grade": "B++"}'),
        ('{"item": "college.eng101",\n "status": "earned",\n "grad" :\n "B"}', ' "grad" :'),
        ('{\n"item": "college.eng101"}', "{"),
    ],
)
def test_the_line_of_the_mistake_is_quoted(wrong: str, quoted: str) -> None:
    assert only_problem(read_items(wrong)).spots[0].quoted == quoted


def test_the_caret_stands_under_the_value() -> None:
    spot = only_problem(read_items(f'{{{ENG}, "grade": "B++"}}')).spots[0]
    assert spot.quoted[spot.column - 1 :][: spot.length] == '"B++"'


def test_a_very_long_line_is_quoted_up_to_its_limit_or_not_at_all() -> None:
    _, problems = from_json(
        document(f', "born": "x", "name": "{"y" * 700}", "applied": "z"'), "a.json", COLLEGE
    )
    lengths = [len(problem.spots[0].quoted) for problem in problems]
    assert lengths == [600, 0]
    assert problems[1].spots[0] == Spot("a.json", 1, 786, 1, "")


def test_a_value_longer_than_what_is_quoted_is_underlined_as_far_as_it_is_seen() -> None:
    spot = only_problem(from_json(document(f', "born": "{"y" * 700}"'), "a.json", COLLEGE)).spots[0]
    assert spot.column + spot.length == len(spot.quoted) + 1
