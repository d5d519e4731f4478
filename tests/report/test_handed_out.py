"""Pages that are really handed out: seven learners, five of a fictional college and two of real ones, in every state.

`pytest --snapshot-update` rewrites them, and a person reads the difference.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from pathways import load_learners
from pathways.audit.from_graph import audit
from pathways.audit.verdict import Audit
from pathways.cli.documents import audit_page
from pathways.plan.from_audit import plans_for
from pathways.plan.wish import Wish
from pathways.report.document import document_of
from pathways.report.page import Page
from pathways.report.plan_on_a_page import page_with_plans
from pathways.report.to_markdown import markdown_of
from pathways.ruleset import load_rules
from tests.report.pages_read import Read

FIXTURES = Path(__file__).parents[2] / "fixtures"


class Case(NamedTuple):
    """A learner, what the page is about, and the day."""

    file: str
    goals: tuple[str, ...]
    as_of: date


CASES = {
    "finished": Case("example/tess_finished.json", ("quill.bookkeeping",), date(2024, 2, 1)),
    "nearly_finished": Case("example/mira_nearly_finished.json", ("quill.aa_data",), date(2024, 1, 10)),
    "unfinished": Case("example/tomas_midway.json", ("quill.aa_data",), date(2024, 1, 10)),
    "conflicted": Case(
        "example/pia_two_certificates.json", ("quill.building_basics", "quill.carpentry"), date(2024, 1, 10)
    ),
    "unknown": Case("example/leo_no_birth_date.json", ("quill.kitchen_supervisor",), date(2024, 3, 1)),
    "rutgers": Case("rutgers/seven_credits_transferred.json", ("rutgers.mba",), date(2025, 6, 1)),
    "psu": Case("psu/nine_badges.json", ("psu.summative",), date(2024, 6, 30)),
}
every_case = pytest.mark.parametrize("name", CASES)
pytestmark = pytest.mark.no_cover


class Pages(SingleFileSnapshotExtension):
    """One Markdown file a page."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@cache
def _audit(name: str) -> Audit:
    """The audit without the digest of the rules, which every change of any rule changes."""
    rules, case = load_rules(), CASES[name]
    (learner,) = load_learners(FIXTURES / case.file, rules)
    return replace(audit(rules.graph, learner, case.goals, case.as_of, rules.digest), digest="0" * 64)


@cache
def _page(name: str) -> Page:
    """The page as the command writes it."""
    rules, case = load_rules(), CASES[name]
    (learner,) = load_learners(FIXTURES / case.file, rules)
    return audit_page(_audit(name), rules, learner)


@every_case
def test_a_page_reads_like_this(name: str, snapshot: SnapshotAssertion) -> None:
    assert markdown_of(_page(name)) == snapshot.use_extension(Pages)


@cache
def _page_with_a_plan(name: str) -> Page:
    """The same with the best way to finish."""
    rules, case = load_rules(), CASES[name]
    (learner,) = load_learners(FIXTURES / case.file, rules)
    plans = plans_for(rules.graph, learner, case.goals, case.as_of, rules.digest, Wish())
    return page_with_plans(_page(name), plans, Wish(), now=_audit(name))


@every_case
def test_a_page_with_a_plan_reads_like_this(name: str, snapshot: SnapshotAssertion) -> None:
    page = _page_with_a_plan(name)
    plan_alone = replace(page, chapters=tuple(each for each in page.chapters if not each.about), last=())
    assert markdown_of(plan_alone) == snapshot.use_extension(Pages)


@every_case
def test_a_page_with_a_plan_says_what_is_held_what_is_next_and_what_it_costs_before_everything_else(
    name: str,
) -> None:
    page = _page_with_a_plan(name)
    assert [section.heading for section in page.first] == ["You hold", "What to do next"]
    last = page.first[-1].points[-1].text
    assert re.match(
        r"It costs|What it costs is not stated|As far as the rules say, nothing is left to pay", last
    )
    for about in page.chapters:
        headings = [section.heading for section in about.sections]
        assert not about.about or any(each.startswith("Requirements") for each in headings)
        open_ = about.about and about.verdict is not None and about.verdict.word != "Met"
        assert ("Still needed" in headings) is bool(open_)


@every_case
def test_every_item_of_a_record_says_where_it_counts_or_why_it_does_not(name: str) -> None:
    (record,) = _page(name).last
    assert record.table is not None
    assert all(all(row) for row in record.table.rows if row[1] != "")
    learner = next(iter(load_learners(FIXTURES / CASES[name].file, load_rules())))
    goals = set(CASES[name].goals)
    assert len(record.table.rows) >= sum(item.name not in goals for item in learner.items)


@every_case
def test_a_document_of_it_is_sound_and_has_its_pictures(name: str) -> None:
    read = Read(document_of(_page(name)))
    assert read.complaints() == []
    pictures = [text for tag, text in read.headings() if text.startswith("Picture")]
    assert len(pictures) == len(CASES[name].goals)
    assert all(chapter.drawing and chapter.drawing.svg for chapter in _page(name).chapters)


@pytest.mark.parametrize("name", ["conflicted", "unknown"])
def test_the_same_page_is_the_same_file(name: str) -> None:
    again = _page.__wrapped__(name)
    assert document_of(again) == document_of(_page(name))
