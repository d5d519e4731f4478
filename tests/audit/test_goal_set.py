"""Goals that a sharing ties together: who comes first, what is told of it, and what nobody is told."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pathways.audit.allocation.shared_rows import SharedRows
from pathways.audit.from_graph import audit
from pathways.audit.replay import ReplayError
from pathways.audit.state import State
from pathways.audit.telling import Telling
from pathways.audit.verdict import GoalAudit
from pathways.exchange.audit.document import AuditDocument
from pathways.report import to_plain, to_text
from tests.audit.auditing import DAY, Desk, desk, earned

if TYPE_CHECKING:
    from pathways.audit.sharing import Tie

TWO = """
certificate one "One" { issued by alder worth 6 credits require 1 course from { alder.wri101, alder.wri102 } }
certificate two "Two" { issued by alder worth 3 credits require 2 courses from { alder.wri101, alder.mat101 } }
sharing limits "Limits" { between { one, two } %s }
"""
ONCE = TWO % "each item in at most 1 credential"


def _audited(asked: Desk, *goals: str, day: date = DAY, seconds: float | None = None) -> list[GoalAudit]:
    return list(audit(asked.graph, asked.learner, goals, day, "digest", seconds).goals)


def test_the_goal_asked_for_first_has_its_way() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    one, two = _audited(asked, "one", "two")
    assert (one.state, two.state) == (State.MET, State.UNMET)
    two, one = _audited(asked, "two", "one")
    assert (one.state, two.state) == (State.UNMET, State.MET)


def test_a_goal_asked_for_alone_is_not_tied() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    (two,) = _audited(asked, "two")
    assert two.state is State.MET
    assert two.together is None


def test_what_each_would_be_alone_is_told_with_it() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    _, two = _audited(asked, "one", "two")
    assert two.together is not None
    assert (two.together.state, two.together.percent, two.together.remaining) == (State.MET, 100, 0)
    assert (two.percent, two.remaining) == (50, 3000)
    assert two.together.goals == ("one",)


def test_an_item_that_counts_elsewhere_is_told_as_that() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    _, two = _audited(asked, "one", "two")
    assert [(each.reason, each.values) for each in two.unused] == [("counts elsewhere", ("one",))]


def test_the_conflict_names_the_limit_and_the_requirement() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    _, two = _audited(asked, "one", "two")
    assert two.conflict is not None
    assert two.conflict.requirements == ("two/require",)
    assert [limit.path for limit in two.conflict.limits] == ["limits/each item"]


RIVALS = """
certificate one "One" { issued by alder worth 3 credits require alder.wri101 }
certificate two "Two" { issued by alder worth 6 credits %s
  require 1 course from { alder.wri101, alder.mat101 } require 1 course from { alder.wri101, alder.mat101 } }
sharing limits "Limits" { between { one, two } each item in at most 1 credential }
"""


def test_the_conflict_names_the_limits_inside_the_goal_too() -> None:
    asked = desk(RIVALS % "", earned("wri101", "mat101"), "one")
    _, two = _audited(asked, "one", "two")
    (why,) = two.conflicts
    assert why.requirements == ("two/require/1", "two/require/2")
    assert [limit.kind for limit in why.limits] == ["once", "sharing"]
    assert [key.partition("@")[0] for key in why.contested] == ["alder.mat101", "alder.wri101"]


def test_what_is_short_by_itself_is_told_beside_what_sharing_keeps_from_being_met() -> None:
    asked = desk(RIVALS % "require alder.bio101", earned("wri101", "mat101"), "one")
    _, two = audit(
        asked.graph, asked.learner, ("one", "two"), DAY, "digest", telling=Telling(every_reason=True)
    ).goals
    alone, tied = two.conflicts
    assert (alone.requirements, alone.alone) == (("two/require/1",), True)
    assert (tied.requirements, tied.alone) == (("two/require/2", "two/require/3"), False)


def test_a_goal_that_is_not_met_alone_either_has_a_conflict_of_its_own() -> None:
    asked = desk(ONCE, earned("wri101"), "one")
    _, two = _audited(asked, "one", "two")
    assert two.conflict is not None
    assert two.conflict.requirements == ("two/require",)


def test_a_part_of_the_programme_is_taken_of_the_smaller_one() -> None:
    shares = TWO % "share at most 1/2 of the programme's credits"
    asked = desk(shares, earned("wri101", "mat101"), "one")
    one, two = _audited(asked, "one", "two")
    assert (one.state, two.state) == (State.MET, State.UNMET)
    assert two.together is not None
    (limit,) = two.together.shared
    assert (limit.limit, limit.have) == (1500, 0)


def test_what_is_converted_is_shared_with_what_it_came_from() -> None:
    rules = """
    conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }
    certificate one "One" { issued by alder require alder.talk }
    certificate two "Two" { issued by alder require alder.wri101 }
    sharing limits "Limits" { between { one, two } each item in at most 1 credential }
    """
    asked = desk(rules, "earned alder.talk on 2024-05-10 converted by turn", "one")
    one, two = _audited(asked, "one", "two")
    assert (one.state, two.state) == (State.MET, State.UNMET)


def test_an_award_that_counts_toward_the_next_one_is_no_sharing() -> None:
    rules = """
    certificate one "One" { issued by alder awarded automatically require alder.wri101 }
    certificate two "Two" { issued by alder require all of { one, alder.mat101 } }
    sharing limits "Limits" { between { one, two } each item in at most 1 credential }
    """
    one, two = _audited(desk(rules, earned("wri101", "mat101"), "one"), "one", "two")
    assert (one.state, two.state) == (State.MET, State.MET)


def test_what_is_in_progress_is_seen_together_as_well() -> None:
    asked = desk(ONCE, earned("wri101") + "\ntaking alder.mat101\ntaking alder.wri102", "one")
    two, one = _audited(asked, "two", "one")
    assert (two.state, one.state) == (State.IN_PROGRESS, State.IN_PROGRESS)


def test_another_route_may_be_taken_because_of_the_others() -> None:
    stack = 'vertical stack up "Up" { made of 1 course from { alder.wri201 } into one }\n'
    asked = desk(ONCE + stack, earned("wri101", "mat101", "wri201"), "one")
    two, one = _audited(asked, "two", "one")
    assert (two.state, one.state) == (State.MET, State.MET)
    assert one.route is not None
    assert one.route.name == "up"


def test_a_route_is_told_in_all_views_even_if_another_one_is_taken_later() -> None:
    stack = 'vertical stack up "Up" { made of 2 courses from { alder.wri201, alder.bio101 } into one }\n'
    asked = desk(
        ONCE + stack, earned("wri101", "mat101") + "\ntaking alder.wri201\ntaking alder.bio101", "one"
    )
    two, one = _audited(asked, "two", "one")
    assert (two.state, one.state) == (State.MET, State.IN_PROGRESS)
    assert one.route is not None
    assert (one.route.name, one.route.state) == ("one", State.UNMET)


def test_who_is_not_decided_leaves_those_tied_to_it_undecided() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    one, two = _audited(asked, "one", "two", seconds=0)
    assert one.undecided is not None
    assert two.undecided is not None
    assert {one.undecided.reason, two.undecided.reason} == {"not-in-time"}


def test_more_shared_than_may_be_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(self: SharedRows, tie: "Tie") -> None:
        del self, tie

    monkeypatch.setattr(SharedRows, "add", nothing)
    with pytest.raises(ReplayError):
        _audited(desk(ONCE, earned("wri101", "mat101"), "one"), "one", "two")


def test_the_document_has_what_the_page_tells() -> None:
    asked = desk(ONCE, earned("wri101", "mat101"), "one")
    found = audit(asked.graph, asked.learner, ("one", "two"), DAY, "digest")
    document = AuditDocument.model_validate(to_plain(found))
    one, two = document.goals
    assert one.together is not None
    assert two.together is not None
    assert two.together.alone.progress.percent == 100
    assert (two.together.limits[0].limit, two.together.limits[0].have) == ("1", "1")
    assert all(text in " ".join(to_text(found).split()) for text in one.together.text)


def test_parts_of_a_course_of_another_unit_are_rounded_on_the_total_with_several_goals_as_with_one() -> None:
    rules = """
    institution away "Away" { academic calendar quarter }
    unit quarter = 2/3 semester rounded down to 0.5 on the total
    course q1 "Q1" { taught at away worth 3 credits }
    certificate one "One" { issued by alder require at least 5 credits from { q1, alder.mat101 } split }
    certificate two "Two" { issued by alder require at least 5 credits from { q1, alder.mat101 } split }
    sharing limits "Limits" { between { one, two } share at most 2 courses }
    """
    for goal in _audited(desk(rules, "earned q1 on 2024-05-10", "one"), "one", "two"):
        assert goal.together is not None
        assert (goal.percent, goal.together.percent) == (40, 40)
