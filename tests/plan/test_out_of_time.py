"""A search that is not done in time, and choices and timetables that the audit does not accept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.reasons import Undecided
from pathways.audit.state import State
from pathways.audit.verdict import Audit
from pathways.plan import from_audit, timetable
from pathways.plan.best import Best, _Searched
from pathways.plan.choice import Choice
from pathways.plan.clock import Clock
from pathways.plan.found import Found
from pathways.plan.from_audit import _Planning
from pathways.plan.timetable import Timetabling
from pathways.plan.wish import By
from pathways.search.programme import NoAnswerError, OutOfTimeError
from tests.plan.test_plans import certificate, planned, taken
from tests.plan.test_ways import CHAIN

SLOW = "all of { b, c }"
"""What takes three terms, though two could hold it."""


@pytest.mark.parametrize("stop", [OutOfTimeError, NoAnswerError])
def test_where_nothing_was_found_there_is_no_plan(
    stop: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr(Choice, "settle", stopped)
    assert planned(certificate("stat"), seconds=60.0) == ()


def only_once(monkeypatch: pytest.MonkeyPatch, then: Callable[[_Searched], _Searched | None]) -> None:
    """Search as ever the first time, and then find what is given."""
    search = Best._search  # noqa: SLF001 # the one step that is to be late
    found: list[_Searched | None] = []

    def searched(self: Best, by: By, *, timed: bool, near: _Searched | None = None) -> _Searched | None:
        if found and found[0] is not None:
            return then(found[0])
        found.append(search(self, by, timed=timed, near=near))
        return found[0]

    monkeypatch.setattr(Best, "_search", searched)


def nothing(_: _Searched) -> None:
    return None


def no_timetable(found: _Searched) -> _Searched:
    return replace(found, found=None, ends=0, bound=9)


WAITING = """course r "R" { taught at u worth 3 credits } course p "P" { taught at u worth 3 credits }
course q "Q" { taught at u worth 3 credits prerequisite r }
course x "X" { taught at u worth 3 credits prerequisite any of { p, q } }"""
"""Without `p`, which takes nothing else, `x` must wait."""


@pytest.mark.parametrize("then", [nothing, no_timetable])
@pytest.mark.parametrize(
    ("asked", "more", "names"),
    [(SLOW, CHAIN, {"a", "b", "c"}), ("all of { x, q }", WAITING, {"r", "q", "x"})],
)
def test_what_was_found_before_is_told_as_perhaps_not_the_best(
    asked: str,
    more: str,
    names: set[str],
    then: Callable[[_Searched], _Searched | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    only_once(monkeypatch, then)
    (plan,) = planned(certificate(asked), more=more, per_term=6_000)
    assert (set(taken(plan)), plan.last and plan.last.number, plan.proven) == (names, 3, False)


def test_what_fits_into_no_terms_is_left() -> None:
    (plan,) = planned(certificate(SLOW), more=CHAIN, per_term=6_000, terms=3)
    assert (len(plan.takes), plan.left) == (3, ())
    (plan,) = planned(certificate(SLOW), more=CHAIN, per_term=6_000, terms=2)
    assert plan.proven
    assert plan.left


def refusing(monkeypatch: pytest.MonkeyPatch, *refused: set[str]) -> None:
    """Let the audit accept no plan with just these courses."""
    monkeypatch.setattr(
        _Planning,
        "_is_met",
        lambda _, found: {key.removeprefix("plan ") for key in found.takes} not in refused,
    )


def test_what_the_audit_refuses_is_told_to_nobody_and_the_next_best_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = certificate("any of { stat, all of { stat, eng1 } }")
    refusing(monkeypatch, {"stat"})
    (plan,) = planned(asked)
    assert (set(taken(plan)), plan.left, plan.proven) == ({"stat", "eng1"}, (), True)
    refusing(monkeypatch, {"stat"}, {"stat", "eng1"})
    assert [plan.left for plan in planned(asked)] != [()]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"state": State.UNMET}, False),
        ({"state": State.UNMET, "held": State.MET}, True),
        ({"undecided": Undecided("not-in-time", (), "goal/require")}, False),
    ],
)
def test_only_what_the_audit_finds_met_or_held_is_told(
    other: dict[str, Any], told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def otherwise(*args: object, **more: object) -> Audit:
        whole = audit(*args, **more)  # type: ignore[arg-type] # all arguments are handed on as they come
        goals = (replace(goal, **other) if goal.name == "goal" else goal for goal in whole.goals)
        return replace(whole, goals=tuple(goals))

    monkeypatch.setattr(from_audit, "audit", otherwise)
    more = 'certificate other "Other" { issued by u require eng1 }'
    (plan,) = planned(certificate("stat"), goals=("goal", "other"), more=more)
    assert (not plan.left) is told


def test_what_comes_before_is_not_there_in_the_same_term(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Timetabling, "of", lambda _, courses, *__: dict.fromkeys(courses, 1))
    assert planned(certificate("eng2")) == ()
    assert [taken(plan) for plan in planned(certificate("lab"))] == [
        {"bio": "Spring 2026", "lab": "Spring 2026"}
    ]


def not_at_first() -> Callable[[_Planning, Found], bool]:
    """Refuse the first timetable, whatever it is."""
    can_be_taken = _Planning._can_be_taken  # noqa: SLF001 # what refuses a timetable
    asked: list[Found] = []

    def refused(self: _Planning, found: Found) -> bool:
        asked.append(found)
        return len(asked) > 1 and can_be_taken(self, found)

    return refused


def test_a_timetable_in_which_something_comes_too_late_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Planning, "_can_be_taken", not_at_first())
    (plan,) = planned(certificate("all of { stat, big }"))
    assert len(set(taken(plan).values())) == 2
    assert plan.proven
    monkeypatch.setattr(_Planning, "_can_be_taken", not_at_first())
    plans = planned(certificate("any of { stat, big }"), alternatives=1)
    assert [taken(plan) for plan in plans] == [{"stat": "Fall 2026"}, {"big": "Spring 2026"}]


def test_where_no_time_is_left_for_terms_courses_are_put_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settle = Choice.settle

    def settled(choice: Choice, wishes: Sequence[Mapping[int, int]]) -> None:
        settle(choice, wishes)
        monkeypatch.setattr(Clock, "to_place", lambda _: 0.0)
        raise OutOfTimeError

    monkeypatch.setattr(Choice, "settle", settled)
    (plan,) = planned(certificate("all of { eng2, lab, stat }"), seconds=60.0, per_term=6_000)
    assert (taken(plan), plan.proven) == (
        {"eng1": "Spring 2026", "bio": "Fall 2026", "lab": "Fall 2026", "eng2": "Spring 2027", "stat": "Spring 2027"},
        False,
    )  # fmt: skip


@pytest.mark.parametrize("after", [0, 1])
def test_terms_that_are_not_settled_in_time_are_terms_all_the_same(
    after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(courses: object, at: object, used: Mapping[int, int], _: object) -> Iterator[Mapping[int, int]]:
        assert courses
        assert at
        if after:
            yield dict.fromkeys(used.values(), 1)
        raise OutOfTimeError

    monkeypatch.setattr(timetable, "_wishes", late)
    (plan,) = planned(certificate("eng2"), seconds=60.0)
    assert taken(plan) == {"eng1": "Spring 2026", "eng2": "Spring 2027"}


def test_what_was_refuted_or_does_not_fit_is_not_put_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def late(*_: object) -> Iterator[Mapping[int, int]]:
        raise OutOfTimeError

    monkeypatch.setattr(timetable, "_wishes", late)
    assert all(
        plan.left for plan in planned(certificate(SLOW), more=CHAIN, per_term=6_000, terms=2, seconds=60.0)
    )
    monkeypatch.setattr(_Planning, "_can_be_taken", not_at_first())
    assert planned(certificate("stat"), seconds=60.0) == ()


def wastefully(choice: Choice, _: Sequence[Mapping[int, int]]) -> None:
    """Choose all there is, and run out of time."""
    for remaining in choice.goals.remaining:
        choice.least(remaining)
    choice.least(dict.fromkeys(choice.goals.chosen.values(), -1))
    raise OutOfTimeError


NEEDED = "all of { eng2, at least 3 credits from { stat, bio, big } }"
SHOP = """course shop "Workshop" { taught at u worth 30 clock hours not for credit }
conversion turn "Turn" { converts shop gives 3 credits as stat }"""


@pytest.mark.parametrize(
    ("asked", "learner", "names", "converted"),
    [
        (NEEDED, "", {"eng1", "eng2", "bio"}, 0),
        (NEEDED, "earned shop on 2025-10-01", {"eng1", "eng2"}, 1),
        ("eng2", "earned shop on 2025-10-01", {"eng1", "eng2"}, 0),
    ],
)
def test_a_plan_that_need_not_be_the_best_has_no_needless_step(
    asked: str, learner: str, names: set[str], converted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Choice, "settle", wastefully)
    (plan,) = planned(certificate(asked), learner, more=SHOP, seconds=60.0)
    assert (set(taken(plan)), len(plan.converts), plan.proven, plan.left) == (names, converted, False, ())


@pytest.mark.parametrize("late", [True, False])
def test_a_needless_step_stays_where_there_is_no_time_or_the_audit_refuses_less(
    late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Choice, "settle", wastefully)
    if late:
        monkeypatch.setattr(Clock, "to_place", lambda _: 0.0)
    else:
        monkeypatch.setattr(_Planning, "_is_met", lambda _, found: len(found.takes) > 3)
    (plan,) = planned(certificate(NEEDED), seconds=60.0)
    assert len(plan.takes) > 3
