"""What would do for goals that share within limits: told for the goal that it would help, tried only where that is in doubt."""

import pytest

from pathways.audit import goal_set
from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.from_graph import audit
from pathways.audit.telling import Telling
from pathways.audit.tried_together import having
from pathways.audit.verdict import GoalAudit
from pathways.text import limits
from tests.audit.auditing import DAY, desk, earned

ONCE = "each item in at most 1 credential"
WRITING = "require at least 6 credits from courses in area alder.writing"


def _asked(limit: str, record: str, *requirements: str, more: str = "", why: bool = False) -> list[GoalAudit]:
    rules = more + "".join(
        f'certificate {name} "{name}" {{ issued by alder {each} }}\n'
        for name, each in zip(("one", "two"), requirements, strict=True)
    )
    rules += f'sharing limits "Limits" {{ between {{ one, two }} {limit} }}\n'
    asked = desk(rules, record, "one")
    return list(
        audit(
            asked.graph, asked.learner, ("one", "two"), DAY, "digest", telling=Telling(every_reason=why)
        ).goals
    )


def _first(goal: GoalAudit) -> dict[str, tuple[str, ...]]:
    return {each.name.removeprefix("alder."): each.first_for for each in goal.helpful}


def _elsewhere(goal: GoalAudit) -> dict[str, tuple[str, ...]]:
    return {each.name.removeprefix("alder."): each.elsewhere for each in goal.helpful}


def test_what_a_goal_before_it_would_take_is_told_to_be_for_that_one_first() -> None:
    one, two = _asked(ONCE, earned("wri101"), WRITING, WRITING)
    courses = {"wri102", "wri201", "wri301", "soc201"}
    assert _first(one) == dict.fromkeys(courses, ())
    assert _first(two) == dict.fromkeys(courses, ("one",))


def test_what_only_one_of_them_asks_for_comes_before_what_another_would_take() -> None:
    either = "require 1 course from { alder.wri101, alder.mat101 }"
    _, two = _asked(ONCE, "", "require 1 course from alder.wri101", either)
    assert two.would_do[0].items == ("alder.mat101", "alder.wri101")
    assert two.would_do[0].enough == {"alder.mat101"}
    assert _first(two) == {"mat101": (), "wri101": ("one",)}


def test_what_may_count_in_both_is_told_so_at_each() -> None:
    either = "require 1 course from { alder.wri101, alder.mat101 }"
    one, two = _asked("share at most 1 course", "", "require 1 course from alder.wri101", either)
    assert _elsewhere(one) == {"wri101": ("two",)}
    assert _elsewhere(two) == {"mat101": (), "wri101": ("one",)}


def test_where_no_more_may_be_shared_what_is_new_counts_in_one() -> None:
    two_courses = "require 2 courses from { alder.wri101, alder.wri102 }"
    for limit, first in (("share at most 1 course", ("one",)), ("share at most 2 courses", ())):
        _, two = _asked(limit, earned("wri101"), two_courses, two_courses)
        assert _first(two) == {"wri102": first}


def test_what_it_would_be_transferred_as_is_looked_at_too() -> None:
    moved = 'transfer over "Over" { takes alder.mat101 gives alder.wri101 }\n'
    one, two = _asked(ONCE, "", "require alder.wri101", "require alder.mat101", more=moved)
    assert "alder.mat101" not in _first(one)
    assert _first(two) == {"mat101": ("one",)}


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of what is tried from now on."""
    names: list[str | None] = []

    def noted(bench: Bench, entry: Entry) -> Bench:
        names.append(entry.name)
        return having(bench, entry)

    monkeypatch.setattr(goal_set, "having", noted)
    return names


def test_nothing_is_tried_where_nothing_is_in_doubt(tried: list[str | None]) -> None:
    _asked(ONCE, earned("wri101", "wri102"), WRITING, WRITING)
    _asked(ONCE, "", "require alder.mat101", WRITING)
    assert tried == []


def test_of_what_counts_alike_one_is_tried(tried: list[str | None]) -> None:
    _asked(ONCE, earned("wri101"), WRITING, WRITING)
    assert len(tried) == 1


def test_what_counts_otherwise_for_a_line_is_tried_by_itself(tried: list[str | None]) -> None:
    finer = f"{WRITING} of which {{ at most 1 course from each subject }}"
    _asked(ONCE, earned("mat101"), finer, WRITING)
    assert len(tried) == 2


def test_beyond_so_many_things_only_those_that_were_tried_are_told(
    tried: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TRIED_TOGETHER", 1)
    finer = f"{WRITING} of which {{ at most 1 course from each subject }}"
    _, two = _asked(ONCE, earned("mat101"), finer, WRITING)
    assert len(tried) == 1
    assert set(_first(two)) == {"wri101", "wri102", "wri201", "wri301"}
    _, two = _asked(ONCE, earned("mat101"), finer, WRITING, why=True)
    assert set(_first(two)) == {"wri101", "wri102", "wri201", "wri301", "soc201"}


def test_where_a_trial_is_not_decided_nothing_more_is_tried_and_what_is_in_doubt_is_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names: list[str | None] = []

    def too_long(_: Bench, entry: Entry) -> Bench:
        names.append(entry.name)
        raise NeedsSearchError("not-in-time", "")

    monkeypatch.setattr(goal_set, "having", too_long)
    finer = f"{WRITING} of which {{ at most 1 course from each subject }}"
    one, two = _asked(ONCE, earned("mat101"), finer, WRITING)
    assert len(names) == 1
    assert len(_first(one)) == 5
    assert two.would_do[0].items == ()
