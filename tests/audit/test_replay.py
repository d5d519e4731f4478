"""The independent checker confirms every yes, and refuses what was tampered with."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pathways.audit.allocation.alone import Fill
from pathways.audit.allocation.demand import Candidate
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Choice, Part, Wanted
from pathways.audit.case import Case
from pathways.audit.replay import ReplayError, replay
from pathways.audit.view import IN_PROGRESS
from pathways.model.requirement import Gpa
from tests.audit.auditing import Desk, desk, earned, goal_text, requiring

TWO_LEAVES = requiring("2 courses from courses in area alder.writing", "1 course from courses at alder")
RECORD = earned("wri101", "wri102", "wri201", "mat101")
WRITING, ALDER = "goal/require/1", "goal/require/2"


def _changed(outcome: Outcome, path: str, change: Callable[[Fill], Fill]) -> Outcome:
    return replace(outcome, fills={**outcome.fills, path: change(outcome.fills[path])})


def _candidate(part: Part, path: str, title: str) -> tuple[Candidate, int]:
    assert isinstance(part, Choice)
    leaf = next(member for member in part.members if member.path == path)
    assert isinstance(leaf, Wanted)
    return next(each for each in leaf.demand.candidates if each.entry.title == title), 1000


def test_the_allocation_as_it_was_found_is_confirmed() -> None:
    part, outcome, case = desk(TWO_LEAVES, RECORD).outcome()
    assert outcome.met
    assert replay(part, outcome, case) == ()


def test_an_item_in_two_leaves_is_refused() -> None:
    part, outcome, case = desk(TWO_LEAVES, RECORD).outcome()
    twice = _changed(outcome, ALDER, lambda fill: replace(fill, applied=outcome.fills[WRITING].applied[:1]))
    wrong = replay(part, twice, case)
    assert [each for each in wrong if "counts twice" in each] == [
        "goal: alder.wri101@2024-05-10#1 counts twice"
    ]


def test_too_little_is_refused() -> None:
    part, outcome, case = desk(TWO_LEAVES, RECORD).outcome()
    less = _changed(outcome, WRITING, lambda fill: replace(fill, applied=fill.applied[:1]))
    assert replay(part, less, case) == ("goal/require: not met by what was applied",)


def test_a_leaf_without_a_fill_is_not_met() -> None:
    part, outcome, case = desk(TWO_LEAVES, RECORD).outcome()
    without = replace(outcome, fills={WRITING: outcome.fills[WRITING]})
    assert replay(part, without, case) == ("goal/require: not met by what was applied",)


def test_the_wrong_item_is_refused() -> None:
    part, outcome, case = desk(TWO_LEAVES, RECORD).outcome()
    wrong = _changed(
        outcome,
        WRITING,
        lambda fill: replace(fill, applied=(fill.applied[0], _candidate(part, ALDER, "Numbers 1"))),
    )
    assert "goal/require/1: cannot take alder.mat101@2024-05-10#1" in replay(part, wrong, case)


def test_an_item_that_the_view_does_not_see_is_refused() -> None:
    asked = desk(requiring("2 courses from courses at alder"), earned("wri101") + "\ntaking alder.wri102")
    part, outcome, _ = asked.outcome(IN_PROGRESS)
    _, _, earned_only = asked.outcome()
    assert outcome.met
    assert replay(part, outcome, earned_only) == ("goal/require: alder.wri102@undated#1 may not count yet",)


def test_a_condition_that_does_not_hold_is_refused() -> None:
    asked = desk(requiring("alder.wri101", "age at least 22"), "born 2000-01-01\n" + earned("wri101"))
    young = desk(requiring("alder.wri101", "age at least 22"), "born 2020-01-01\n" + earned("wri101"))
    _, outcome, _ = asked.outcome()
    part, _, case = young.outcome()
    assert replay(part, outcome, case) == ("goal/require: not met by what was applied",)


def _tampered(asked: Desk) -> tuple[str, ...]:
    """The only leaf of the goal, filled with everything it can take."""
    part, outcome, case = asked.outcome()
    everything = [
        fill.applied + tuple((each, int(each.amount)) for each in fill.also)
        for fill in outcome.fills.values()
    ]
    fills = {
        path: replace(fill, applied=applied)
        for (path, fill), applied in zip(outcome.fills.items(), everything, strict=True)
    }
    return replay(part, replace(outcome, fills=fills), case)


@pytest.mark.parametrize(
    "cap",
    [
        "at most 1 course from courses in area alder.writing",
        "at most 1 course from each subject",
        "at most 1 course from each level",
        "at most 1 course from each institution",
        "at most 1 course from each year",
        "at most 3 credits from courses in area alder.writing",
    ],
)
def test_a_limit_that_was_passed_over_is_refused(cap: str) -> None:
    rules = requiring(f"1 course from courses at alder of which {{ {cap} }}")
    asked = desk(rules, earned("wri101", "wri102"))
    part, outcome, case = asked.outcome()
    assert replay(part, outcome, case) == ()
    assert _tampered(asked) == ("goal/require: not met by what was applied",)


def test_a_limit_on_each_area_and_term_that_was_passed_over_is_refused() -> None:
    record = (
        'earned alder.wri101 on 2024-05-10 term "spring"\nearned alder.wri102 on 2024-05-10 term "spring"'
    )
    for key in ("area", "term"):
        rules = requiring(f"1 course from courses at alder of which {{ at most 1 course from each {key} }}")
        assert _tampered(desk(rules, record)) == ("goal/require: not met by what was applied",)


def test_what_has_no_term_stands_by_itself_under_a_limit_on_each() -> None:
    rules = requiring("1 course from courses at alder of which { at most 1 course from each term }")
    assert _tampered(desk(rules, earned("wri101", "wri102"))) == ()


@pytest.mark.parametrize(
    "line",
    [
        "at least 1 course from courses in area alder.numbers",
        "spread over at least 2 subjects",
        "at least 3 credits from courses in area alder.numbers",
    ],
)
def test_a_minimum_that_was_passed_over_is_refused(line: str) -> None:
    rules = requiring(f"2 courses from courses at alder of which {{ {line} }}")
    part, outcome, case = desk(rules, earned("wri101", "wri102", "mat101")).outcome()
    assert replay(part, outcome, case) == ()
    (path,) = outcome.fills
    one_sided = tuple(each for each in outcome.fills[path].applied if each[0].entry.title != "Numbers 1") * 2
    assert "goal/require: not met by what was applied" in replay(
        part, _changed(outcome, path, lambda fill: replace(fill, applied=one_sided)), case
    )


def test_something_repeatable_counts_no_more_often_than_it_may() -> None:
    rules = 'course choir "Choir" { taught at alder worth 1 credit repeatable up to 2 times }\n'
    rules += requiring("at least 2 credits from choir")
    asked = desk(rules, "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3)))
    part, outcome, case = asked.outcome()
    assert replay(part, outcome, case) == ()
    assert _tampered(asked) == ("goal/require: choir counts more often than it may",)


def test_a_course_and_its_repeat_are_refused() -> None:
    asked = desk(
        requiring("1 course from courses at alder"), earned("wri101 2023-05-10", "wri101 2024-05-10")
    )
    part, outcome, case = asked.outcome()
    repeat = next(
        entry for entry in case.record if entry.key != outcome.fills["goal/require"].applied[0][0].entry.key
    )
    first = outcome.fills["goal/require"].applied[0]
    both = _changed(
        outcome,
        "goal/require",
        lambda fill: replace(fill, applied=(first, (replace(first[0], entry=repeat), 1000))),
    )
    assert replay(part, both, case) == ("goal/require: alder.wri101 counts more often than it may",)


def test_a_division_that_gives_more_than_there_is_is_refused() -> None:
    rules = requiring(
        "at least 3 credits from alder.bio101 split",
        "at least 1 credit from { alder.bio101, alder.lab100 } split",
    )
    part, outcome, case = desk(rules, earned("bio101")).outcome()
    assert replay(part, outcome, case) == ()
    more = _changed(
        outcome, "goal/require/2", lambda fill: replace(fill, applied=((fill.applied[0][0], 2000),))
    )
    assert any("counts twice" in each for each in replay(part, more, case))


def test_a_named_requirement_in_two_places_is_one() -> None:
    rules = "requirement two = 2 courses from courses in area alder.writing\n"
    rules += requiring("two", "any of { all of { two, alder.mat101 }, alder.mat102 }")
    part, outcome, case = desk(rules, earned("wri101", "wri102", "mat101")).outcome()
    assert outcome.met
    assert replay(part, outcome, case) == ()


@pytest.mark.parametrize(
    ("rounding", "need", "enough"),
    [
        ("down", 6, True),
        ("down", 7, False),
        ("up", 7, True),
        ("up", 8, False),
        ("half up", 7, True),
        ("half up", 8, False),
    ],
)
def test_what_is_rounded_on_the_total_is_rounded_again(rounding: str, need: int, enough: bool) -> None:
    rules = f"unit quarter = 2/3 semester rounded {rounding} to 1 on the total\n"
    rules += 'course q1 "Q1" { taught at birch worth 5 credits }\ncourse q2 "Q2" { taught at birch worth 5 credits }\n'
    rules += requiring(f"at least {need} credits from anything")
    asked = desk(rules, "earned q1 on 2024-05-10\nearned q2 on 2024-05-10")
    part, outcome, case = asked.outcome()
    assert outcome.met is enough
    assert (replay(part, outcome, case) == ()) is enough


def test_two_items_of_the_same_learning_are_refused() -> None:
    rules = 'badge low "Low" { issued by alder.centre awarded automatically require alder.talk }\n'
    asked = desk(rules + requiring("1 item from { low, alder.talk }"), earned("talk"))
    part, outcome, case = asked.outcome()
    assert replay(part, outcome, case) == ()
    assert _tampered(asked) == ("goal/require: held low is the same learning as alder.talk@2024-05-10#1",)


@pytest.mark.parametrize(
    ("grade", "wrong"), [("A", ()), ("D", ("goal/require: not met by what was applied",))]
)
def test_an_average_over_what_counts_is_added_up_again(grade: str, wrong: tuple[str, ...]) -> None:
    record = f"earned alder.wri101 on 2024-05-10 grade {grade}"
    part, outcome, case = desk(requiring("1 course from courses at alder"), record).outcome()
    assert isinstance(part, Wanted)
    leaf = part.requirement
    average = Gpa("goal/require/which/1", 2000, None, "all", place=leaf.place)
    asking = replace(part, requirement=replace(leaf, lines=(average,)))
    assert replay(asking, outcome, case) == wrong


def test_a_yes_that_is_not_confirmed_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(part: Part, outcome: Outcome, case: Case) -> tuple[str, ...]:
        del part, outcome, case
        return ("this", "that")

    monkeypatch.setattr("pathways.audit.replay.replay", never)
    with pytest.raises(ReplayError, match="this; that"):
        desk(requiring("alder.wri101"), earned("wri101")).audit()


def test_a_no_is_not_replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.audit.replay.replay", lambda *_: ("wrong",))
    assert desk(requiring("alder.wri101")).audit().eligible is False
    assert desk(goal_text()).audit().eligible is False


def test_a_credential_held_without_an_award_is_confirmed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    low = 'badge low "Low" { issued by alder awarded automatically require alder.wri101 }\n'
    asked = desk(low + requiring("low"), earned("wri101"))
    assert asked.audit().eligible
    confirmed: list[str] = []

    def watched(part: Part, outcome: Outcome, case: Case) -> tuple[str, ...]:
        confirmed.append(part.path)
        return replay(part, outcome, case)

    monkeypatch.setattr("pathways.audit.replay.replay", watched)
    asked.audit()
    assert confirmed == ["low/require", "goal/require"]
