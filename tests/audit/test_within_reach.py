"""What is one step away though nobody asked: credentials that were begun, and what they lead to."""

from pathways.audit.from_graph import audit
from pathways.audit.helpful import Completed, WithinReach
from pathways.audit.telling import Telling
from pathways.audit.verdict import Audit
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
certificate goal "Goal" { issued by sea require 1 course from { sea.song, sea.plants } require sea.dance }
certificate other "Other" { issued by sea require sea.dance }
"""


def audited(record: str, *goals: str, reach: bool = True) -> Audit:
    asked = desk(COLLEGE, record)
    return audit(
        asked.graph, asked.learner, goals or ("goal",), DAY, DIGEST, telling=Telling(within_reach=reach)
    )


def near(record: str) -> dict[str, list[str]]:
    return {each.name: [item.name for item in each.items] for each in audited(record).within_reach}


def test_what_was_begun_and_lacks_one_thing_is_within_reach() -> None:
    assert near("earned sea.draw on 2024-05-10 grade B") == {"sea.artist": ["sea.song"]}


def test_what_was_not_begun_or_lacks_more_or_is_retired_is_not() -> None:
    assert near("") == {}
    assert "sea.all" not in near(
        "earned sea.draw on 2024-05-10 grade B\nearned sea.birds on 2024-05-10 grade B"
    )


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
