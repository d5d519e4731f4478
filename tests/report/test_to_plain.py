from datetime import date
from fractions import Fraction

import pytest

from pathways.audit.reasons import Conflict, Option, Undecided
from pathways.audit.state import State
from pathways.audit.verdict import Answer, Award, Finding
from pathways.exchange.audit.document import AUDIT as AUDIT_OF_SCHEMA
from pathways.exchange.audit.document import DECISION as DECISION_OF_SCHEMA
from pathways.exchange.audit.schema import schema
from pathways.model.amount import SEMESTER, Money
from pathways.model.declaration import Citation
from pathways.model.requirement import Holds, InOrder, Named, SpreadLine, Standing, SumLine, When
from pathways.report import to_plain
from pathways.report.finding_to_plain import kind_of
from pathways.report.to_plain import AUDIT, DECISION
from tests.report.made import (
    age,
    at,
    attested,
    audit,
    decision,
    found,
    goal,
    group,
    item,
    leaf,
    near,
    quantity,
    together,
    unused,
    use,
)

FINDING = together(
    found(
        leaf(12),
        have=2500,
        need=12000,
        unit=SEMESTER,
        remaining=9500,
        applied=(use(amount=2500),),
        near=(near(),),
    ),
    found(age(), State.MET, facts=(("age", "22"),)),
)


def test_a_goal_is_written_with_exact_numbers_and_dates() -> None:
    offer = Option(
        conversion="to_credit",
        title="Credit",
        item="i1",
        item_title="Workshop",
        gives=3000,
        unit=SEMESTER,
        target=None,
        target_title="",
        price=Money(40005, "USD"),
        deadline=date(2025, 5, 10),
        needs=(),
        place="a:1",
    )
    about = to_plain(
        audit(
            goal(
                FINDING,
                progress=Fraction(3, 4),
                held=Award(date(2024, 5, 1), automatic=False),
                options=(offer,),
                unused=(unused("failed"),),
                conflict=Conflict(("ba/require",), (), 12000, 3),
                undecided=Undecided("caps-cross", (), ""),
            )
        )
    )["goals"][0]
    assert about["progress"] == {"percent": 40, "exact": "3/4"}
    assert about["held"] == {"on": "2024-05-01", "until": None, "automatically": False}
    assert about["options"][0]["price"] == {"amount": "400.05", "currency": "USD"}
    assert about["options"][0]["deadline"] == "2025-05-10"
    assert about["options"][0]["state"] == "open"
    assert about["conflict"]["demand"] == "12"
    assert about["still_needed"] == [
        {"text": "Complete 9.5 more credits from courses.", "path": "ba/require"}
    ]


def test_a_finding_is_written_with_its_unit_and_what_counts() -> None:
    top = to_plain(audit(goal(FINDING)))["goals"][0]["routes"][0]["requirement"]
    assert (top["kind"], top["have"], top["need"], top["unit"]) == ("all of", "1", "2", None)
    first = top["members"][0]
    assert (first["have"], first["need"], first["remaining"]) == ("2.5", "12", "9.5")
    assert first["unit"] == {"measure": "credits", "name": "semester"}
    assert first["applied"][0]["completed"] == "2024-05-10"
    assert first["near"][0]["text"] == "DAT 340 Networks counts here only with grade C or better."
    assert top["members"][1]["facts"] == {"age": "22"}


def test_a_document_says_which_version_it_is_and_cites_its_sources() -> None:
    document = to_plain(audit(goal(cites=(Citation("catalogue", "page 7", place=at(9)),))))
    assert (document["pathways"], document["as_of"]) == ("audit/1", "2024-09-01")
    assert document["goals"][0]["sources"] == [
        {
            "source": "catalogue",
            "where": "page 7",
            "text": "Catalogue 2024: page 7",
            "place": "college.pathway:9",
        }
    ]


def test_a_decision_is_a_document_with_its_answer_and_its_audit() -> None:
    document = to_plain(decision(goal(), Answer.NEEDS_REVIEW, review=(("asserted", "i1"),), unknown=("a",)))
    assert document["pathways"] == "decision/1"
    assert document["answer"] == "needs review"
    assert document["review"] == [{"reason": "asserted", "about": "i1"}]
    assert document["unknown"] == ["a"]
    assert document["goal"]["name"] == "ba"
    assert to_plain(decision(goal(), None))["answer"] == "undecided"


@pytest.mark.parametrize(
    ("finding", "kind"),
    [
        (found(leaf()), "amount"),
        (found(item("a")), "item"),
        (found(age()), "age"),
        (found(attested()), "attested"),
        (found(group("all", 0)), "all of"),
        (found(group("any", 1)), "any of"),
        (found(group("N", 2)), "some of"),
        (found(Standing("s", "enrolled", "ba", negated=False, place=at(1))), "enrolled"),
        (found(Holds("h", "ba", negated=False, place=at(1))), "holds"),
        (found(InOrder("o", (), place=at(1))), "in order"),
        (found(When("w", age(), age(), None, place=at(1))), "when"),
        (found(Named("n", "n", "", age(), place=at(1))), "named"),
        (found(SumLine("l", at_least=True, amount=quantity(1), place=at(1))), "at least"),
        (found(SumLine("l", at_least=False, amount=quantity(1), place=at(1))), "at most"),
        (found(SpreadLine("l", 2, "term", place=at(1))), "spread"),
    ],
)
def test_every_sort_of_requirement_has_a_word(finding: Finding, kind: str) -> None:
    assert kind_of(finding.requirement) == kind


def test_the_schema_names_the_versions_that_are_written() -> None:
    assert (AUDIT, DECISION) == (AUDIT_OF_SCHEMA, DECISION_OF_SCHEMA)
    assert schema() == schema()
    parts = schema()["$defs"]
    assert parts["audit"]["properties"]["pathways"]["const"] == AUDIT
    assert parts["decision"]["properties"]["pathways"]["const"] == DECISION
    assert set(parts["goal"]["required"]) == set(parts["goal"]["properties"])
