"""An award that is recorded without what led to it is noted, once a file, and nobody is left out for it."""

from dataclasses import replace

import pytest

from pathways.exchange.record.to_learners import from_csv
from pathways.model.declaration import Stack
from pathways.model.requirement import Holds
from pathways.problem import Severity
from tests.exchange.record.college import COLLEGE, PLACE
from tests.exchange.record.reading import codes, read_items, read_rows

AWARD = '{"item": "college.ba", "status": "earned"}'
_MADE_OF = Holds("up/made", "college.data_badge", negated=False, place=PLACE)
COURSE = '{"item": "college.eng101", "status": "earned", "id": "1"}'


def test_an_award_without_the_items_that_led_to_it_is_noted_and_read() -> None:
    learners, problems = read_items(AWARD)
    assert codes(problems) == ["lineage-unknown"]
    assert (problems[0].severity, problems[0].spots[0].line) == (Severity.NOTICE, 2)
    assert problems[0].message.startswith("in `learner.items[0]`, the award is recorded without the items")
    assert len(learners) == 1


@pytest.mark.parametrize(
    "items",
    [
        (COURSE, '{"item": "college.ba", "status": "earned", "part_of": ["1"]}'),
        ('{"item": "college.ba", "status": "in progress"}',),
        ('{"item": "college.ba", "status": "revoked"}',),
        ('{"item": "college.certificate", "status": "earned"}',),
        (COURSE,),
    ],
    ids=["its items are there", "not awarded yet", "no more", "its rules ask for nothing", "no award"],
)
def test_what_leaves_no_doubt_is_not_noted(items: tuple[str, ...]) -> None:
    assert codes(read_items(*items)[1]) == []


def test_a_stack_into_a_credential_asks_for_something() -> None:
    row = "learner_id,item,status\n1,college.certificate,earned\n"
    assert codes(from_csv(row, "a.csv", COLLEGE)[1]) == []
    up = Stack(
        "up",
        "Up",
        "vertical",
        _MADE_OF,
        None,
        "college.certificate",
        in_order=False,
        details=(),
        cites=(),
        place=PLACE,
    )
    stacked = replace(COLLEGE, stacks={"up": up})
    assert codes(from_csv(row, "a.csv", stacked)[1]) == ["lineage-unknown"]


def test_ten_thousand_such_awards_are_noted_in_one_sentence() -> None:
    learners, problems = read_rows(
        "learner_id,item,status", *(f"{at},college.ba,earned" for at in range(10_000))
    )
    assert (len(learners), codes(problems)) == (10_000, ["lineage-unknown"])
    assert problems[0].message.startswith("in row 2, ")
    assert problems[0].message.endswith("(here and in 9,999 more places)")
