"""Transfers in words: on the page of a rule, of a course, and in an audit."""

from datetime import date

import pytest

from pathways.audit.reasons import Unused
from pathways.picture.from_audit import standings_of
from pathways.picture.from_graph import picture_of
from pathways.picture.nouns import Arrow, State
from pathways.report import to_text
from pathways.report.from_catalogue import page_of_declaration
from pathways.report.known import Known
from pathways.report.page import Page
from pathways.report.plain_text import plain
from pathways.report.titles import Titles
from pathways.report.unused_in_words import unused
from tests.audit.test_transfers import ACCOUNTING, PHYSICS, asked

RULES = (
    ACCOUNTING
    + PHYSICS
    + (
        'transfer full "Full" { takes hos.acc with grade C- or below, hos.phy1 with grade D to C gives 3 credits as leh.acc'
        " gives at most 4 credits as leh.any priority 2 effective 2020-08-01 retired 2021-07-31 counts only in goal chains }\n"
    )
)


def page(name: str) -> Page:
    return page_of_declaration(name, asked(RULES, "require leh.acc", "").graph.graph["catalogue"])


def sentences(name: str) -> list[str]:
    (chapter,) = page(name).chapters
    return [*chapter.facts, *(point.text for section in chapter.sections for point in section.points)]


def test_the_page_of_a_rule_says_all_of_it() -> None:
    assert sentences("full")[:7] == [
        "A transfer from Hostos to Lehman.",
        "Takes ACC 110 Accounting with grade C- or below and PH 411 Physics 1 with grade D to C.",
        "Gives 3 credits as ACC 171 Principles and at most 4 credits as ACC 1000 Blanket.",
        "What it gives counts only in Goal.",
        "For what was completed from 1 August 2020 until 31 July 2021.",
        "It also takes what came by another transfer.",
        "Priority 2 where another rule would serve as well.",
    ]
    assert sentences("acc")[1:3] == [
        "Takes ACC 110 Accounting.",
        "Gives ACC 171 Principles and the rest of the credits as ACC 1000 Blanket.",
    ]


def test_the_page_of_a_course_says_where_it_transfers_and_what_is_transferred_to_it() -> None:
    told = (
        "PH 411 Physics 1 and PH 412 Physics 2 give PHYS 1451 Physics 1 and PHYS 1461 Physics 2 (“Physics”)."
    )
    assert f"It can be transferred: {told}" in sentences("hos.phy2")
    assert f"Credit for it can come from a transfer: {told}" in sentences("leh.phy2")


@pytest.mark.parametrize(
    ("reason", "values", "told"),
    [
        ("transferred", ("ACC 171", "ACC 1000"), "counts as ACC 171 and ACC 1000"),
        ("transferred then", ("ACC 171",), "would count as ACC 171"),
        (
            "transferred in vain",
            ("ACC 171",),
            "transferred as ACC 171, which nothing in these requirements asks for",
        ),
        ("transfer grade", ("Rule", "C or better"), "“Rule” takes it only with grade C or better"),
        (
            "transfer ungraded",
            ("Rule", "C or better"),
            "“Rule” takes it with grade C or better, and the grade is not on the record",
        ),
        ("transfer date", ("Rule", "2020-08-01", ""), "“Rule” takes it only if completed from 1 August 2020"),
        (
            "transfer date",
            ("Rule", "", "2020-08-01"),
            "“Rule” takes it only if completed until 1 August 2020",
        ),
        ("transfer incomplete", ("Rule", "PH 412"), "“Rule” takes it only together with PH 412"),
        ("transfer elsewhere", ("Rule", "ats"), "what “Rule” gives for it counts only in “Technical Study”"),
        (
            "transferred before",
            ("Rule",),
            "transferred once already, and “Rule” takes only what was earned where it was taught",
        ),
        (
            "nothing transfers it",
            (),
            "no rule of transfer takes it, and nothing in these requirements asks for it",
        ),
    ],
)
def test_why_something_was_not_transferred_is_told(reason: str, values: tuple[str, ...], told: str) -> None:
    known = Known(asked("", "require leh.acc", "").audit(), Titles({"ats": "Technical Study"}))
    assert unused([Unused("i", "Pottery", "", reason, values)], known) == [f"Pottery — {told}"]


def test_what_would_fit_somewhere_says_where() -> None:
    rules = asked(
        ACCOUNTING,
        "require 1 course from { leh.acc, leh.phy1 }",
        "earned leh.phy1 on 2020-05-20 earned hos.acc on 2022-05-20",
    )
    found = rules.audit()
    (told,) = found.unused
    assert (told.reason, told.values) == ("transfer not needed", ("ACC 171", "goal/require"))


def test_an_audit_says_where_what_counts_was_transferred_from() -> None:
    from pathways.audit.from_graph import audit

    desk = asked(ACCOUNTING, "require leh.acc", "earned hos.acc on 2022-05-20")
    told = plain(to_text(audit(desk.graph, desk.learner, ("goal",), date(2024, 6, 30), "digest")))
    assert "transferred from ACC 110 at Hostos" in " ".join(told.split())


def test_a_picture_shows_the_rule_between_what_it_takes_and_gives_and_whether_it_is_applied() -> None:
    desk = asked(ACCOUNTING + PHYSICS, "require leh.acc", "earned hos.acc on 2022-05-20")
    lines = {(line.source, line.target): line.arrow for line in picture_of(desk.graph).lines}
    assert lines["hos.acc", "acc"] is lines["acc", "leh.acc"] is Arrow.TRANSFER
    found = standings_of(desk.graph, desk.learner, date(2024, 6, 30), ("acc", "phy", "leh.acc"))
    assert found["acc"] == (State.EARNED, "transferred")
    assert found["phy"] == (State.MISSING, "")
    assert found["leh.acc"] == (State.EARNED, "transferred")
