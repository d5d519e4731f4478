"""One item more at a requirement: whether it counts beside what is there, under which limits, and what else is told of it."""

from datetime import date

import pytest

from pathways.audit.helpful import Helpful
from pathways.text import limits
from tests.audit.auditing import desk
from tests.audit.test_would_do import COLLEGE, audited, only, thing, told

MORE = """
course sea.paint "Painting" { taught at sea subject "ART" number 120 worth 3 credits }
course sea.choir "Choir" { taught at sea subject "MUS" number 1 worth 1 credit repeatable up to 2 times }
course sea.club "Club" { taught at sea worth 1 credit repeatable }
course sea.open "Open" { taught at sea }
course sea.nowhere "Nowhere" { worth 3 credits }
experience sea.job "Job" { worth 20 hours }
certificate sea.small "Small" { issued by sea require sea.song }
"""


def names(*clauses: str, record: str = "") -> set[str]:
    """What would do for the only open requirement, without the college's name."""
    found = only(*(f"require {each}" for each in clauses), record=record, more=MORE)
    return {name.removeprefix("sea.") for name in found.items}


def earned(*some: str) -> str:
    """Courses with grades: `draw` or `draw C`."""
    lines = (each.partition(" ") for each in some)
    return "\n".join(f"earned sea.{name} on 2024-05-10 grade {grade or 'B'}" for name, _, grade in lines)


@pytest.mark.parametrize(
    ("asked", "record", "found"),
    [
        ("2 courses from { sea.choir, sea.draw }", earned("choir"), {"choir", "draw"}),
        ("3 courses from { sea.choir, sea.draw }", earned("choir", "choir"), {"draw"}),
        ("3 courses from { sea.club, sea.draw }", earned("club", "club"), {"club", "draw"}),
        ("1 course from { sea.choir }", "failed sea.choir on 2024-05-10 grade F\n" * 2, {"choir"}),
        ("2 courses from { sea.draw, sea.song }", earned("draw"), {"song"}),
    ],
)
def test_what_was_passed_counts_again_only_as_often_as_it_may(
    asked: str, record: str, found: set[str]
) -> None:
    assert names(asked, record=record) == found


def test_what_counts_once_and_counts_elsewhere_would_not_count_here_with_a_better_grade() -> None:
    asked = "require 1 course from { sea.draw }", "require 1 course from { sea.draw } with grade C or better"
    assert [each.items for each in told(*asked, record=earned("draw D"))] == [()]
    assert [each.items for each in told(asked[1], record=earned("draw D"))] == [("sea.draw",)]


def test_another_attempt_takes_the_place_of_the_first() -> None:
    asked = "1 course from { sea.draw, sea.birds } of which { gpa at least 3.00 over what counts }"
    assert names(asked, record=earned("draw C")) == {"draw", "birds"}
    assert names(asked, record=earned("draw C") + "\ntaking sea.draw") == {"birds"}
    asked = "2 courses from { sea.draw, sea.birds } of which { gpa at least 3.00 over what counts }"
    assert names(asked, record=earned("draw C", "birds C")) == {"draw", "birds"}


def test_what_is_worth_nothing_that_is_known_gives_no_credits_and_as_many_hours_as_are_recorded() -> None:
    assert names("at least 3 credits from { sea.open, sea.draw }") == {"draw"}
    assert names("1 course from { sea.open, sea.draw }") == {"open", "draw"}
    assert only("require 40 hours from sea.practice").enough == {"sea.practice"}
    assert only("require 40 hours from sea.job", more=MORE).enough == frozenset()
    assert only("require 20 hours from sea.job", more=MORE).enough == {"sea.job"}


THREE = "3 courses from { sea.draw, sea.paint, sea.song }"
ONE_OF_EACH = "at most 1 course from each subject"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (f"2 courses from {{ sea.draw, sea.paint, sea.song }} of which {{ {ONE_OF_EACH} }}", {"song"}),
        (f"2 courses from {{ sea.draw, sea.paint, sea.song }} overall {{ {ONE_OF_EACH} }}", {"song"}),
        ("2 courses from { sea.draw, sea.birds } of which { at most 6 credits }", {"birds"}),
        ("2 courses from { sea.draw, sea.birds } overall { at most 5 credits }", set()),
        ("2 courses from { sea.draw, sea.birds } overall { at most 6 credits }", {"birds"}),
        ("at least 4 credits from { sea.draw, sea.birds } split", {"birds"}),
        ("at least 4 credits from { sea.draw, sea.birds } of which { at most 4 credits }", set()),
        (f"{THREE} of which {{ at least 1 course from {{ sea.draw, sea.paint }} }}", {"paint", "song"}),
        (f"{THREE} of which {{ at least 2 courses from {{ sea.song, sea.birds }} }}", {"song"}),
    ],
)
def test_what_a_limit_keeps_out_is_not_told(asked: str, found: set[str]) -> None:
    assert names(asked, record=earned("draw")) == found


def test_what_bears_no_credit_takes_nothing_of_a_limit_on_credits() -> None:
    found = told(
        "require sea.draw", "require sea.talk", "overall { at most 3 credits }", record=earned("draw")
    )
    assert [each.items for each in found] == [("sea.talk",)]


def test_a_goal_is_not_told_for_itself_and_what_has_no_place_is_at_home_everywhere() -> None:
    assert names("1 item from credentials") == {"small", "helper"}
    assert {"nowhere", "draw"} <= names("3 credits from anything")
    homeless = desk(f'{COLLEGE} certificate goal "Goal" {{ require 3 credits from anything }}')
    (found,) = homeless.audit().would_do
    assert {"far.draw", "sea.draw"} <= set(found.items)


def test_what_counts_at_once_counts_in_several_open_requirements_that_ask_for_something() -> None:
    song = "require 1 course from { sea.song, sea.draw }"
    for beside, at_once in (
        ("require 1 course from { sea.song } shared", 2),
        ("require 3 credits from anything shared", 0),
        ("require any of { sea.birds, all of { sea.plants, 1 course from { sea.song } shared } }", 0),
    ):
        assert len(thing(audited(song, beside), "sea.song").at_once) == at_once


def test_whether_it_was_taken_before_is_told_of_each_thing() -> None:
    goal = audited(
        "require 1 course from { sea.draw, sea.song }", record="failed sea.draw on 2024-05-10 grade F"
    )
    assert [thing(goal, name).again for name in ("sea.draw", "sea.song")] == [True, False]
    assert (thing(audited("require holds sea.helper"), "sea.helper").kind) == "badge"
    later = audited("require 2 courses from { sea.song, sea.opera }", record=earned("song"))
    assert (thing(later, "sea.opera").ready, thing(later, "sea.opera").before) == (True, None)


def test_of_many_things_only_the_first_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WOULD_DO_LOOKED_AT", 1)

    def looked_at(clause: str) -> list[Helpful]:
        wanted = audited(clause).helpful
        return [each for each in wanted if (each.ready, each.soon) != (None, None)]

    assert len(looked_at("require 1 course from { sea.song, sea.opera, sea.draw }")) == 3
    assert len(looked_at("require 3 credits from anything")) == 1


def test_of_what_could_hurt_only_so_many_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    clauses = "1 course from { sea.draw, sea.song, sea.birds }", "lacks sea.draw", "lacks sea.song"
    assert names(*clauses) == {"birds"}
    monkeypatch.setattr(limits, "WOULD_DO_TRIED", 1)
    assert names(*clauses) == {"song", "birds"}


TWO = "2 courses from { sea.draw, sea.song, sea.birds }"
TURN = 'conversion turn "Turn" { converts {sea.talk} gives 3 credits as sea.draw window 1 year after completed }\n'


@pytest.mark.parametrize(
    ("asked", "record", "count"),
    [
        ("1 course from { sea.draw }", "earned sea.talk on 2024-05-10", 1),
        ("1 course from { sea.draw }", "earned sea.talk on 2020-05-10", 0),
        ("1 course from { sea.birds }", "earned sea.talk on 2024-05-10", 0),
        (
            f"{TWO} of which {{ at least 2 courses from {{ sea.song, sea.birds }} }}",
            "earned sea.talk on 2024-05-10",
            0,
        ),
    ],
)
def test_only_an_open_conversion_by_which_less_would_be_missing_is_told(
    asked: str, record: str, count: int
) -> None:
    assert len(only(f"require {asked}", record=record, more=TURN).conversions) == count


@pytest.mark.parametrize(
    ("years", "born", "day"),
    [
        (24, "2004-02-29", date(2028, 2, 29)),
        (96, "2004-02-29", date(2100, 3, 1)),
        (396, "2004-02-29", date(2400, 2, 29)),
        (26, "2004-02-28", date(2030, 2, 28)),
        (26, "2004-03-29", date(2030, 3, 29)),
        (7995, "2004-08-01", date(9999, 8, 1)),
    ],
)
def test_who_is_born_on_a_day_that_a_year_has_not_is_so_old_a_day_later(
    years: int, born: str, day: date
) -> None:
    assert only(f"require age at least {years}", record=f"born {born}").since == day


def test_a_grade_lifts_an_average_only_if_it_is_better() -> None:
    found = only("require gpa at least 3.00 over record courses", record=earned("draw C"))
    assert [each.grade for each in found.raises] == ["A"]
    assert told("require age at least 20") == []
