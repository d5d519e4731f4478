"""The second look at the terms of a plan refuses each timetable that breaks a rule, whatever the search thought of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from pathways.model.learner import Item, Learner, Status
from pathways.plan.candidates import Candidates
from pathways.plan.checked import PlanError, must_hold
from pathways.plan.found import Found
from pathways.plan.slots import slots_ahead
from pathways.plan.timetable import Timetabling
from pathways.plan.wish import Wish
from tests.plan.test_plans import COLLEGE, DAY, certificate, planned
from tests.properties.comparing import rules_of

CATALOGUE = rules_of(
    f"""{COLLEGE} course odd "Odd" {{ taught at u worth 3 credits offered fall in odd years }}
    course even "Even" {{ taught at u worth 3 credits offered fall in even years }}
    institution v "Vale" {{ academic calendar semester term fall "Fall" from September 1 to December 1 }}
    course far "Far" {{ taught at v worth 3 credits offered fall }}"""
).catalogue
SLOTS = {slot.number: slot for slot in slots_ahead("u", CATALOGUE, DAY, 4)}
"""Spring and fall of 2026 and of 2027."""
FOUND = Found({}, (), (), (), {}, {}, {}, 0, (), frozenset(), {}, proven=True)
SPRING_BEGINS, SPRING_ENDS = date(2026, 1, 10), date(2026, 5, 10)


def check(
    takes: Mapping[str, int], *beside: Item, per_term: int = 6_000, issuer: str | None = "u"
) -> str | None:
    """Look at a timetable of courses (names) beside what is on the record; what is wrong with it, if anything is."""
    candidates = Candidates(
        {name: CATALOGUE.learning[name] for name in takes}, {}, {}, Learner("x", "X", items=beside)
    )
    slots = {slot.number: slot for slot in slots_ahead(issuer, CATALOGUE, DAY, 4)}
    try:
        must_hold(replace(FOUND, takes=takes), candidates, slots, Wish(per_term=per_term), CATALOGUE)
    except PlanError as wrong:
        return str(wrong)
    return None


def item(name: str | None, day: date | None, status: Status = Status.PLANNED, key: str = "record") -> Item:
    return Item(key, name, "course", "", status, day)


@pytest.mark.parametrize(
    ("course", "good"),
    [("eng2", {1, 3}), ("eng1", {1, 2, 3, 4}), ("stat", {1, 2, 3, 4}), ("even", {2}), ("odd", {4})],
)  # fmt: skip
def test_what_is_taken_when_it_is_not_offered_is_refused(course: str, good: set[int]) -> None:
    title = CATALOGUE.learning[course].name
    assert {number: check({course: number}) for number in SLOTS} == {
        number: None if number in good else f"{title} is not offered in {slot.title}"
        for number, slot in SLOTS.items()
    }


def test_what_is_taught_by_a_calendar_of_its_own_is_not_looked_at() -> None:
    assert [check({"far": number}) for number in SLOTS] == [None, None, None, None]


def test_where_no_terms_are_declared_nothing_is_taken_at_a_wrong_time() -> None:
    assert check({"eng2": 2}, item("bio", SPRING_ENDS), issuer=None) is None


def test_a_term_that_holds_more_than_it_may_is_refused() -> None:
    assert check({"eng1": 1, "stat": 1}) is None
    assert check({"eng1": 1, "stat": 2}, per_term=3_000) is None
    assert check({"eng1": 1, "stat": 1}, per_term=5_999) == "a term holds more than it may"
    assert check({"eng1": 2, "stat": 1, "lab": 2}, per_term=3_999) == "a term holds more than it may"


@pytest.mark.parametrize(
    ("beside", "fits"),
    [
        (item("bio", SPRING_BEGINS), False),
        (item("bio", SPRING_ENDS, Status.IN_PROGRESS), False),
        (item("bio", date(2026, 1, 9)), True),
        (item("bio", date(2026, 5, 11)), True),
        (item("bio", None), True),
        (item("bio", SPRING_ENDS, Status.EARNED), True),
        (item("bio", SPRING_ENDS, key="stat"), True),
        (item("nobody_knows", SPRING_ENDS), True),
        (item(None, SPRING_ENDS), True),
    ],
)
def test_what_is_to_be_completed_in_a_term_takes_room_in_it(beside: Item, fits: bool) -> None:
    assert check({"stat": 1}, beside) == (None if fits else "a term holds more than it may")


def test_a_plan_that_breaks_a_rule_is_told_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Timetabling, "of", lambda _, courses, *__: dict.fromkeys(courses, 2))
    with pytest.raises(PlanError, match="eng2 is not offered in Fall 2026"):
        planned(certificate("eng2"))
