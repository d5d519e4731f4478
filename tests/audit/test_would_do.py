"""What would do for an open requirement: all that the audit would accept, the most useful first, and nothing else."""

from datetime import date

import pytest

from pathways.audit.helpful import Exchange, Helpful, Raises, WouldDo
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from tests.audit.auditing import DAY, desk

COLLEGE = """
institution sea "Seaside" {
  uses scale sea.letters
  term spring "Spring" from January 15 to May 15
  term fall "Fall" from August 25 to December 15
}
institution far "Faraway" { uses scale sea.letters }
scale sea.letters { passing A 4, B 3, C 2, D 1 failing F 0 }
area sea.arts "Arts"
area sea.nature "Nature"
course sea.draw "Drawing" { taught at sea subject "ART" number 101 worth 3 credits teaches area sea.arts offered spring }
course sea.song "Song" { taught at sea subject "MUS" number 110 worth 3 credits teaches area sea.arts offered fall }
course sea.opera "Opera" { taught at sea subject "MUS" number 210 worth 3 credits teaches area sea.arts prerequisite sea.song }
course sea.birds "Birds" { taught at sea subject "BIO" number 110 worth 3 credits teaches area sea.nature }
course sea.plants "Plants" { taught at sea subject "BIO" number 120 worth 3 credits teaches area sea.nature, sea.arts }
course sea.talk "A talk" { taught at sea not for credit worth 3 credits teaches area sea.arts }
course far.draw "Drawing" { taught at far subject "AR" number 1 worth 3 credits }
exam sea.test "Test" { taught at sea }
experience sea.practice "Practice" { }
badge sea.helper "Helper" { issued by sea criteria "help" }
"""


def audited(*clauses: str, record: str = "", more: str = "", day: date = DAY) -> GoalAudit:
    goal = f'certificate goal "Goal" {{ issued by sea worth 12 credits {" ".join(clauses)} }}'
    return desk(f"{COLLEGE}{more}{goal}", record).audit(day=day)


def told(*clauses: str, record: str = "", more: str = "") -> list[WouldDo]:
    return list(audited(*clauses, record=record, more=more).would_do)


def only(*clauses: str, record: str = "", more: str = "") -> WouldDo:
    (found,) = told(*clauses, record=record, more=more)
    return found


def items(*clauses: str, record: str = "", more: str = "") -> tuple[str, ...]:
    return only(*clauses, record=record, more=more).items


def thing(goal: GoalAudit, name: str) -> Helpful:
    return next(each for each in goal.helpful if each.name == name)


ARTS = "require 1 course from courses in area sea.arts bearing credit"
IN_ARTS = {"sea.draw", "sea.song", "sea.opera", "sea.plants"}


def test_everything_that_the_audit_would_accept_is_told() -> None:
    found = only(ARTS)
    assert set(found.items) == found.enough == IN_ARTS
    assert not found.is_wide


def test_what_is_offered_next_comes_before_what_is_not_and_before_what_something_else_comes_before() -> None:
    assert items(ARTS) == ("sea.song", "sea.plants", "sea.draw", "sea.opera")


def test_whether_a_thing_can_be_taken_now_and_what_comes_before_it_is_told() -> None:
    goal = audited(ARTS)
    song, opera, birds = (thing(goal, name) for name in ("sea.song", "sea.opera", "sea.plants"))
    assert (song.ready, song.soon, song.before) == (None, True, None)
    assert (opera.ready, opera.soon) == (False, None)
    assert opera.before is not None
    assert (birds.ready, birds.soon) == (None, None)
    later = audited(ARTS.replace("1 course", "2 courses"), record="earned sea.song on 2024-05-10 grade B")
    assert thing(later, "sea.opera").ready is True


def test_what_is_met_has_nothing_that_would_do() -> None:
    assert told(ARTS, record="earned sea.draw on 2024-05-10 grade B") == []


@pytest.mark.parametrize(
    "record",
    ["taking sea.draw", "planning sea.draw", "earned sea.draw on 2024-05-10 grade B"],
)
def test_what_is_there_or_under_way_and_counts_once_is_not_told_again(record: str) -> None:
    assert set(items(ARTS.replace("1 course", "2 courses"), record=record)) == IN_ARTS - {"sea.draw"}


def test_what_was_failed_may_be_taken_again() -> None:
    goal = audited(ARTS, record="failed sea.draw on 2024-05-10 grade F")
    assert thing(goal, "sea.draw").again
    assert goal.would_do[0].items[-2:] == ("sea.draw", "sea.opera")


def test_a_course_with_a_grade_too_low_would_do_if_it_were_taken_again() -> None:
    wanted = "require 1 course from { sea.draw } with grade C or better"
    assert items(wanted, record="earned sea.draw on 2024-05-10 grade D") == ("sea.draw",)


def test_one_of_several_is_not_enough_where_more_is_short() -> None:
    found = only("require 2 courses from { sea.draw, sea.song }")
    assert set(found.items) == {"sea.draw", "sea.song"}
    assert found.enough == frozenset()


def test_where_anything_would_do_nothing_that_is_taught_elsewhere_is_told() -> None:
    found = only("require 3 credits from anything")
    assert found.is_wide
    assert "far.draw" not in found.items
    assert {"sea.draw", "sea.birds"} <= set(found.items)
    assert "sea.talk" not in found.items
    assert items("require 1 course from { far.draw }") == ("far.draw",)


def test_exams_experiences_and_credentials_are_told() -> None:
    assert items("require sea.test with score 80 or better") == ("sea.test",)
    assert items("require 40 hours from sea.practice") == ("sea.practice",)
    assert items("require 1 badge from badges") == ("sea.helper",)
    assert items("require holds sea.helper") == ("sea.helper",)
    assert items("require score at least 60 on sea.test") == ("sea.test",)


def test_what_is_retired_is_not_told() -> None:
    gone = 'badge sea.old "Old" { issued by sea retired 2024-01-01 criteria "help" }\n'
    assert items("require 1 badge from badges", more=gone) == ("sea.helper",)
    assert items("require holds sea.old", more=gone) == ()


def test_what_is_not_offered_is_not_told() -> None:
    more = 'course sea.blanket "Arts, blanket credit" { taught at sea worth 3 credits teaches area sea.arts not offered }'
    assert set(items(ARTS, more=more)) == IN_ARTS
    assert audited(ARTS, more=more, record="earned sea.blanket").state is State.MET


def test_a_limit_that_is_used_up_keeps_its_items_out() -> None:
    either = "2 courses from { sea.draw, sea.song, sea.birds }"
    wanted = f"require {either} of which {{ at most 1 course from courses in area sea.arts }}"
    assert items(wanted, record="earned sea.draw on 2024-05-10 grade B") == ("sea.birds",)
    overall = f"require {either} overall {{ at most 3 credits from courses in area sea.arts }}"
    assert items(overall, record="earned sea.draw on 2024-05-10 grade B") == ("sea.birds",)


def test_what_turns_a_rule_against_the_learner_is_not_told() -> None:
    wanted = (
        "require 1 course from { sea.draw, sea.birds }",
        "require lacks sea.draw",
        "require lacks sea.song",
    )
    assert items(*wanted) == ("sea.birds",)
    then, otherwise = "1 course from { sea.draw, sea.birds }", "2 courses from { sea.song, sea.opera }"
    turning = f"when fewer than 1 course from {{ sea.draw }} {{ {then} }} otherwise {{ {otherwise} }}"
    assert items(f"require {turning}") == ("sea.birds",)


def test_all_branches_of_an_open_choice_are_told() -> None:
    found = told("require any of { sea.draw, 2 courses from { sea.song, sea.birds } }")
    assert {each.path: each.items for each in found} == {
        "goal/require/1": ("sea.draw",),
        "goal/require/2": ("sea.song", "sea.birds"),
    }


def test_what_would_count_where_another_item_could_move_from_is_told_with_that_item() -> None:
    record = "earned sea.plants on 2024-05-10 grade B"
    wanted = "require 1 course from { sea.plants, sea.birds }", "require 1 course from { sea.plants }"
    (found,) = told(*reversed(wanted), record=f"{record}\npinned sea.plants to 'goal/require/2' by learner")
    assert found.exchanges == ()
    for clauses in (wanted, tuple(reversed(wanted))):
        goal = audited(*clauses, record=record)
        assert [name for each in goal.would_do for name in (*each.items, *_instead(each))] == ["sea.birds"]


def _instead(found: WouldDo) -> tuple[str, ...]:
    return tuple(name for each in found.exchanges for name in each.items)


def test_an_exchange_names_the_requirement_and_what_becomes_free() -> None:
    record = "earned sea.plants on 2024-05-10 grade B"
    found = told(
        "require 1 course from { sea.plants, sea.song }",
        "require 1 course from { sea.plants, sea.birds }",
        record=record,
    )
    assert [(each.path, each.items, each.exchanges) for each in found] == [
        (
            "goal/require/2",
            ("sea.birds",),
            (Exchange("goal/require/1", ("sea.plants@2024-05-10#1",), ("sea.song",)),),
        )
    ]


def test_items_may_move_on_from_one_requirement_to_the_next() -> None:
    found = only(
        "require 1 course from { sea.draw, sea.song }",
        "require 1 course from { sea.plants, sea.draw }",
        "require 1 course from { sea.plants }",
        record="earned sea.plants on 2023-05-10 grade B\nearned sea.draw on 2024-05-10 grade B",
    )
    moved = ("sea.draw@2024-05-10#1", "sea.plants@2023-05-10#1")
    assert (found.path, found.items) == ("goal/require/3", ())
    assert found.exchanges == (Exchange("goal/require/1", moved, ("sea.song",)),)


def test_what_counts_for_two_requirements_at_once_comes_first() -> None:
    goal = audited(ARTS, "require 1 course from courses in area sea.nature bearing credit shared")
    assert goal.would_do[0].items[0] == "sea.plants"
    assert len(thing(goal, "sea.plants").at_once) == 2
    assert thing(goal, "sea.birds").at_once == ()


def test_an_open_conversion_that_would_count_here_is_told() -> None:
    turn = 'conversion turn "Turn" { converts {sea.talk} gives 3 credits as sea.draw }\n'
    found = only(ARTS, record="earned sea.talk on 2024-05-10", more=turn)
    assert found.conversions == (("turn", "sea.talk@2024-05-10#1"),)


def test_what_lifts_an_average_is_exact() -> None:
    record = "earned sea.draw on 2024-05-10 grade C\nearned sea.song on 2024-05-10 grade C"
    found = only("require gpa at least 2.50 over record courses", record=record)
    assert found.raises == (Raises("A", 2000), Raises("B", 6000))
    third = only("require gpa at least 3.90 over record courses", record=record)
    assert third.raises == (Raises("A", 114_000),)
    assert only("require gpa at least 2.50 over record courses").raises == ()


@pytest.mark.parametrize(
    ("clause", "record", "day"),
    [
        ("require age at least 22", "born 2004-02-29", date(2026, 3, 1)),
        ("require age at least 20", "born 2004-02-29", None),
        ("require age at least 21", "born 2004-08-01", date(2025, 8, 1)),
        ("require on or after 2025-01-01", "", date(2025, 1, 1)),
    ],
)
def test_a_condition_that_time_brings_tells_the_day(clause: str, record: str, day: date | None) -> None:
    goal = audited(clause, record=record)
    assert [each.since for each in goal.would_do] == ([day] if day is not None else [])


@pytest.mark.parametrize(
    "clause",
    [
        "require age below 16",
        "require age at least 9000",
        "require before 2020-01-01",
        'require population "veteran"',
    ],
)
def test_a_condition_that_nothing_brings_tells_nothing(clause: str) -> None:
    assert told(clause, record="born 2004-02-29") == []


def test_an_order_that_fails_tells_what_could_be_completed_anew() -> None:
    record = "earned sea.song on 2023-05-10 grade B\nearned sea.draw on 2024-05-10 grade B"
    (found,) = told("require in order { sea.draw, sea.song }", record=record)
    assert found.items == ("sea.song",)


def test_who_earns_one_of_what_is_enough_has_met_it() -> None:
    for name in only(ARTS).enough:
        assert audited(ARTS, record=f"earned {name} on 2024-05-10 grade A").state is State.MET
