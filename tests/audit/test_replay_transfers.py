"""The independent check of transfers finds each way in which an allocation could be wrong."""

from dataclasses import replace
from functools import cache

import pytest

from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.replay_transfers import wrong_transfers
from pathways.model.learner import Status
from tests.audit.auditing import DAY
from tests.audit.test_transfers import ACCOUNTING, PHYSICS, asked

RULES = (
    ACCOUNTING
    + PHYSICS
    + (
        'transfer one "One" { takes hos.phy1 gives leh.stat effective 2020-01-01 counts only in goal }\n'
        'transfer more "More" { takes leh.acc gives leh.stat chains }\n'
    )
)


@cache
def bench() -> Bench:
    record = "earned hos.acc on 2022-05-20 earned hos.phy1 on 2022-05-20 earned hos.phy2 on 2022-05-20"
    found = asked(RULES, "require leh.acc", record)
    return Bench(found.graph, found.learner, DAY)


def given(rule: str, name: str) -> Entry:
    return next(each for each in bench().record if each.transfers[-1:] == (rule,) and each.name == name)


def native(name: str) -> Entry:
    return next(each for each in bench().record if each.name == name and not each.transfers)


def wrong(*applied: Entry, goal: str = "goal", record: tuple[Entry, ...] | None = None) -> list[str]:
    counting = [("scope", each) for each in applied]
    told = wrong_transfers(counting, record or bench().record, bench().catalogue, goal)
    return [each.rpartition(": ")[2] for each in told]


def test_what_one_rule_gives_side_by_side_is_right() -> None:
    assert wrong(given("phy", "leh.phy1"), given("phy", "leh.phy2"), given("acc", "leh.acc")) == []
    assert wrong(given("more", "leh.stat"), given("acc", "leh.any")) == []
    assert wrong(native("hos.phy1"), native("hos.phy2")) == []


@pytest.mark.parametrize(
    "applied",
    [
        (("", "hos.phy1"), ("phy", "leh.phy1")),
        (("phy", "leh.phy2"), ("", "hos.phy1")),
        (("one", "leh.stat"), ("phy", "leh.phy1")),
        (("acc", "leh.acc"), ("more", "leh.stat")),
        (("more", "leh.stat"), ("", "hos.acc")),
    ],
)
def test_one_item_in_two_ways_is_wrong(applied: tuple[tuple[str, str], ...]) -> None:
    entries = [given(rule, name) if rule else native(name) for rule, name in applied]
    (found,) = wrong(*entries)
    assert found.endswith("come from the same item in two ways")


def test_in_two_competitions_one_item_may_count_in_two_ways() -> None:
    both = [("one", native("hos.phy1")), ("other", given("phy", "leh.phy1"))]
    assert list(wrong_transfers(both, bench().record, bench().catalogue, "goal")) == []


def test_what_no_rule_gives_is_wrong() -> None:
    moved = given("acc", "leh.acc")
    assert wrong(replace(moved, transfers=("nobody",))) == ["no rule gives it"]
    assert wrong(replace(moved, name="leh.stat")) == ["no rule gives it"]


def test_what_was_not_passed_is_not_transferred() -> None:
    moved = given("acc", "leh.acc")
    failed = tuple(
        replace(each, status=Status.FAILED) if each.name == "hos.acc" else each for each in bench().record
    )
    assert wrong(moved, record=failed) == ["what it comes from was not passed"]


def test_a_rule_that_was_not_in_force_or_counts_elsewhere_gives_nothing_here() -> None:
    moved = given("one", "leh.stat")
    assert wrong(moved) == []
    assert moved.completed is not None
    assert wrong(replace(moved, completed=moved.completed.replace(year=2019))) == ["one was not in force"]
    assert wrong(moved, goal="other") == ["it does not count toward other"]
