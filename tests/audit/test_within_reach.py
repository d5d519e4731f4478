"""What is one step away though nobody asked: credentials that were begun, and what they lead to."""

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.helpful import Completed, WithinReach
from pathways.audit.telling import Telling
from pathways.audit.verdict import Audit
from pathways.text import limits
from tests.audit.auditing import DAY, DIGEST, desk

COLLEGE = """
institution sea "Seaside" { uses scale sea.letters }
scale sea.letters { passing A 4, B 3, C 2, D 1 failing F 0 }
course sea.draw "Drawing" { taught at sea worth 3 credits }
course sea.song "Song" { taught at sea worth 3 credits }
course sea.dance "Dance" { taught at sea worth 3 credits }
course sea.birds "Birds" { taught at sea worth 3 credits }
course sea.plants "Plants" { taught at sea worth 3 credits }
badge sea.artist "Artist" { issued by sea awarded automatically require sea.draw require sea.song }
badge sea.singer "Singer" { issued by sea awarded on application require sea.song }
badge sea.walker "Walker" { issued by sea awarded automatically require sea.birds }
micro-credential sea.stage "Stage" { issued by sea awarded on application require sea.artist require sea.walker }
certificate sea.all "All" { issued by sea require sea.draw require sea.dance require sea.birds require sea.plants }
badge sea.old "Old" { issued by sea retired 2023-01-01 require sea.draw require sea.song }
badge sea.past "Past" { issued by sea require sea.dance require holds sea.old }
certificate goal "Goal" { issued by sea require 1 course from { sea.song, sea.plants } require sea.dance }
certificate other "Other" { issued by sea require sea.dance }
"""


def audited(record: str, *goals: str, reach: bool = True, more: str = "") -> Audit:
    asked = desk(COLLEGE + more, record)
    return audit(
        asked.graph, asked.learner, goals or ("goal",), DAY, DIGEST, telling=Telling(within_reach=reach)
    )


def near(record: str, more: str = "") -> dict[str, list[str]]:
    return {each.name: [item.name for item in each.items] for each in audited(record, more=more).within_reach}


def earned(*names: str) -> str:
    return "\n".join(f"earned sea.{name} on 2024-05-10 grade B" for name in names)


def test_what_was_begun_and_lacks_one_thing_is_within_reach() -> None:
    assert near("earned sea.draw on 2024-05-10 grade B") == {"sea.artist": ["sea.song"]}


def test_what_was_not_begun_or_lacks_more_or_is_retired_is_not() -> None:
    assert near("") == {}
    assert "sea.all" not in near(
        "earned sea.draw on 2024-05-10 grade B\nearned sea.birds on 2024-05-10 grade B"
    )


def test_what_lacks_only_what_nobody_can_earn_any_more_is_not_within_reach() -> None:
    assert "sea.past" not in near("earned sea.dance on 2024-05-10 grade B")


def test_what_lacks_nothing_and_is_awarded_on_application_comes_first() -> None:
    record = "earned sea.song on 2024-05-10 grade B\nearned sea.birds on 2024-05-10 grade B"
    assert list(near(record).items()) == [
        ("sea.singer", []),
        ("sea.artist", ["sea.draw"]),
        ("sea.stage", ["sea.artist"]),
    ]


def test_what_is_held_is_not_told_and_counts_for_what_is_made_of_it() -> None:
    record = "\n".join(f"earned sea.{name} on 2024-05-10 grade B" for name in ("draw", "song"))
    found = near(record)
    assert "sea.artist" not in found
    assert found["sea.stage"] == ["sea.walker"]
    assert "sea.stage" not in near(f"{record}\nearned sea.stage on 2024-05-11")


def test_what_it_counts_in_is_told() -> None:
    (found,) = audited("earned sea.draw on 2024-05-10 grade B").within_reach
    assert isinstance(found, WithinReach)
    assert (found.title, found.kind, found.leads_to) == ("Artist", "badge", ("sea.stage",))


def test_without_being_asked_nothing_is_looked_up() -> None:
    assert audited("earned sea.draw on 2024-05-10 grade B", reach=False).within_reach == ()


def test_a_goal_is_not_within_reach_of_itself() -> None:
    assert "goal" not in near("earned sea.song on 2024-05-10 grade B")


def test_a_thing_that_would_do_tells_what_it_would_complete_for_this_learner() -> None:
    goal = audited("earned sea.draw on 2024-05-10 grade B", reach=False).goals[0]
    song = next(each for each in goal.helpful if each.name == "sea.song")
    artist = Completed("sea.artist", "badge", ("sea.stage",), begun=True)
    assert song.completes == (artist, Completed("sea.singer", "badge"))
    assert goal.would_do[0].items == ("sea.song", "sea.plants")
    nobody = audited("", reach=False).goals[0]
    again = next(each for each in nobody.helpful if each.name == "sea.song")
    assert again.completes == (Completed("sea.singer", "badge"),)


def test_a_thing_that_would_count_for_another_goal_of_the_audit_tells_it() -> None:
    goal, other = audited("", "goal", "other").goals
    assert [each.elsewhere for each in goal.helpful if each.name == "sea.dance"] == [("other",)]
    assert [each.elsewhere for each in other.helpful] == [("goal",)]
    assert [each.elsewhere for each in goal.helpful if each.name == "sea.song"] == [()]


@pytest.mark.parametrize(
    ("asked", "record", "items"),
    [
        ("require 2 courses from { sea.draw, sea.song, sea.dance }", earned("draw"), ["sea.song", "sea.dance"]),
        ("require sea.birds require at least 3 credits from { sea.draw, sea.song }", earned("birds"), ["sea.draw", "sea.song"]),
        ("require sea.birds require 1 course from courses", "taking sea.birds", None),
        ("require sea.draw require age at least 22", "born 2010-01-01 " + earned("draw"), None),
        ("require sea.draw require holds sea.walker", earned("draw"), ["sea.walker"]),
        ("require sea.draw require score at least 60 on sea.test", earned("draw"), ["sea.test"]),
        ("require sea.draw require 2 courses from what satisfies { sea.song, sea.dance }", earned("draw", "song"), None),
        ("require sea.draw require at least 4 credits from { sea.song, sea.dance }", earned("draw"), None),
        ("require sea.draw require at least 4 credits from { sea.song, sea.dance }", earned("draw", "dance"), ["sea.song"]),
    ],
)  # fmt: skip
def test_one_thing_is_lacking_where_any_of_some_leaves_nothing(
    asked: str, record: str, items: list[str] | None
) -> None:
    more = (
        f'exam sea.test "Test" {{ }} badge sea.new "New" {{ issued by sea awarded on application {asked} }}'
    )
    assert near(record, more).get("sea.new") == items


def test_what_leads_to_more_comes_first_and_only_to_credentials() -> None:
    more = """badge sea.first "First" { issued by sea require sea.draw require sea.dance }
    micro-credential sea.gala "Gala" { issued by sea }
    vertical stack sea.up "Up" { made of sea.artist into sea.gala }"""
    found = [each for each in audited(earned("draw"), more=more).within_reach if each.name != "sea.all"]
    assert [(each.name, each.leads_to) for each in found] == [
        ("sea.artist", ("sea.stage", "sea.gala")),
        ("sea.first", ()),
    ]
    assert [item.again for each in found for item in each.items] == [False, False]


def test_of_many_that_are_near_only_so_many_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for number in (1, 2, 20):
        monkeypatch.setattr(limits, "WITHIN_REACH_AUDITED", number)
        found.append(len(near(earned("song", "birds"))))
    assert found == [0, 1, 3]


def test_what_would_do_for_anything_is_no_reason_to_look_at_what_else_it_completes() -> None:
    more = 'certificate wide "Wide" { issued by sea require 3 credits from anything }'
    for goals, completed in ((("wide",), set()), (("wide", "goal"), {"other", "sea.singer"})):
        found = audited("", *goals, reach=False, more=more).goals[0].helpful
        assert {done.name for each in found for done in each.completes} == completed


def test_a_goal_that_shares_nothing_with_another_does_not_gain_by_what_that_gains() -> None:
    tie = 'sharing tie "Tie" { between { goal, other } each item in at most 1 credential }'
    goal, _ = audited("", "goal", "other", more=tie).goals
    assert [each.elsewhere for each in goal.helpful] == [()] * len(goal.helpful)
    assert goal.together is not None
