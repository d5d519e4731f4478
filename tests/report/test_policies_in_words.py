"""A policy that keeps a goal from being met is told with what it asks and where that is written."""

from pathways.audit.from_graph import audit
from pathways.report.from_audit import chapter
from pathways.report.titles import titles_of
from pathways.report.to_plain import to_plain
from tests.audit.auditing import DAY, desk, earned

RULES = """
source bulletin "The bulletin"
policy here "At home" {
  applies to credentials of kind certificate
  overall { at least 6 credits from courses at alder, at most 3 credits from alder.bio101 }
  cites bulletin "Residency"
}
certificate one "One" { issued by alder require at least 6 credits from courses }
"""
HEADING = "What policies ask"


def _told(record: str) -> dict[str, list[str]]:
    asked = desk(RULES, record, "one")
    goal = audit(asked.graph, asked.learner, ["one"], DAY, "digest").goals[0]
    found = chapter(goal, titles_of(asked.graph.graph["catalogue"]))
    return {section.heading: [point.text for point in section.points] for section in found.sections}


def test_what_a_policy_asks_and_is_open_is_told_with_its_source() -> None:
    record = "earned alder.wri101 on 2022-12-10 at birch\n" + earned("mat101")
    assert _told(record)[HEADING] == [
        "“At home” asks: at least 6 credits from courses at Alder College (fictional) (The bulletin: Residency)."
    ]


def test_what_would_go_beyond_a_limit_of_a_policy_is_not_used_for_that_reason() -> None:
    record = "earned alder.wri101 on 2022-12-10\nearned alder.bio101 on 2022-12-10 worth 4 credits"
    told = _told(record)
    assert "at most 3 credits from BIO 101L" in told[HEADING][0]
    assert [text.split(" — ")[-1] for text in told["Not used"]] == ["over the limit [2]"]


def test_a_policy_that_is_kept_is_not_told_again() -> None:
    assert HEADING not in _told(earned("wri101", "mat101"))


def test_a_program_reads_which_policy_asks_what_and_where_that_is_written() -> None:
    record = "earned alder.wri101 on 2022-12-10 at birch\n" + earned("mat101")
    asked = desk(RULES, record, "one")
    document = to_plain(audit(asked.graph, asked.learner, ["one"], DAY, "digest"))["goals"][0]
    assert [(one["policy"], one["requirements"]) for one in document["asked_by_policies"]] == [
        ("here", ["here/overall/1"])
    ]
    assert [cite["where"] for cite in document["asked_by_policies"][0]["sources"]] == ["Residency"]
    assert document["asked_by_policies"][0]["text"] in _told(record)[HEADING][0]
