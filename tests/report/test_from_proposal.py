"""The form of a proposal: every field of the framework, in its order, with what is stated and nothing that is not."""

from typing import Any, cast

import pytest

from pathways.model.catalogue import Catalogue
from pathways.report.from_proposal import page_of_proposal, proposal_to_plain
from pathways.report.to_text import text_of
from tests.model.reading import read

LABELS = [
    "Title",
    "Description",
    "Issuing entity",
    "Credit or non-credit",
    "Level",
    "Requirements",
    "Criteria",
    "Evidence",
    "Assessment protocol",
    "Effective date",
    "Expiration date",
    "Learning outcomes",
    "Alignment",
    "Timing",
    "Clock or credit hours",
]
RULES = """
institution u "University" { academic }
institution u.lab "Laboratory" { part of u }
course u.one "One" { taught at u worth 3 credits }
badge u.full "Full" {
  description "All of it." issued by u.lab not for credit level graduate criteria "Two talks." criteria "No notes."
  evidence "A recording." portfolio "A folder." assessment "A panel." effective 2024-01-01 retired 2028-12-31
  valid for 3 years outcome "Speaks." alignment "A framework" at "https://example.org" delivery "On demand."
  worth 15 contact hours require u.one require attested "done" by "panel"
}
badge u.bare "Bare" { issued by u }
badge u.listed "Listed" { issued by u requirements not published }
certificate u.stacked "Stacked" { issued by u worth 3 credits overall { at least 3 credits } }
horizontal stack u.into "Into it" { made of all of { u.bare, u.full } into u.stacked }
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = read(RULES)
    assert found.told == ()
    return found.catalogue


def fields(name: str, catalogue: Catalogue) -> dict[str, list[str]]:
    """The texts of each field by its label, those below a text left out."""
    plain = cast("dict[str, Any]", proposal_to_plain(catalogue.credentials[name], catalogue))
    return {each["label"]: [point["text"] for point in each["points"]] for each in plain["fields"]}


def text(name: str, catalogue: Catalogue) -> str:
    return text_of(page_of_proposal(catalogue.credentials[name], catalogue))


@pytest.mark.parametrize("name", ["u.full", "u.bare", "u.listed", "u.stacked"])
def test_every_field_is_there_in_the_order_of_the_framework(name: str, catalogue: Catalogue) -> None:
    assert list(fields(name, catalogue)) == LABELS
    shown = text(name, catalogue)
    at = [shown.index(f"· {label}") for label in LABELS]
    assert at == sorted(at)


def test_a_field_is_filled_from_the_rules(catalogue: Catalogue) -> None:
    assert fields("u.full", catalogue) == {
        "Title": ["Full"],
        "Description": ["All of it."],
        "Issuing entity": ["Laboratory, part of University"],
        "Credit or non-credit": ["non-credit"],
        "Level": ["graduate"],
        "Requirements": ["One", "Signed by the panel: done"],
        "Criteria": ["Two talks.", "No notes."],
        "Evidence": ["A recording.", "A folder."],
        "Assessment protocol": ["A panel."],
        "Effective date": ["1 January 2024"],
        "Expiration date": [
            "31 December 2028, the last day on which it is in force",
            "an award holds for 3 years",
        ],
        "Learning outcomes": ["Speaks."],
        "Alignment": ["A framework (https://example.org)"],
        "Timing": ["On demand."],
        "Clock or credit hours": ["15 contact hours"],
    }
    assert "not stated" not in text("u.full", catalogue)


def test_what_nothing_states_is_not_stated(catalogue: Catalogue) -> None:
    stated = {label for label, points in fields("u.bare", catalogue).items() if points}
    assert stated == {"Title", "Issuing entity"}
    assert text("u.bare", catalogue).count(": not stated") == len(LABELS) - len(stated)


def test_requirements_that_are_not_published_are_told_as_such(catalogue: Catalogue) -> None:
    assert fields("u.listed", catalogue)["Requirements"] == ["not published by the issuer"]
    assert "· Requirements: not published by the issuer\n" in text("u.listed", catalogue)
    for name, said in (("u.listed", True), ("u.bare", False)):
        plain = proposal_to_plain(catalogue.credentials[name], catalogue)
        assert plain["requirements_not_published"] is said


def test_the_ways_to_a_credential_are_its_requirements(catalogue: Catalogue) -> None:
    assert fields("u.stacked", catalogue)["Requirements"] == [
        "A way: “Into it” (horizontal stack)",
        "Over everything that counts",
    ]
    assert fields("u.stacked", catalogue)["Credit or non-credit"] == ["credit"]
    assert "· Full [1]\n" in text("u.stacked", catalogue)
