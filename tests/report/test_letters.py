"""Whole letters about made-up learners; `pytest --snapshot-update` rewrites them, and a person reads the difference."""

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from pathways.audit.admission import admit
from pathways.audit.classify import classify
from pathways.audit.from_graph import audit
from pathways.audit.target import target_of
from pathways.graph.from_model import graph_of
from pathways.model.learner import Expectation, Learner
from pathways.report import decision_to_text, show_to_text, to_html, to_text
from tests.model.reading import read

COLLEGE = read((Path(__file__).parent / "letters" / "college.pathway").read_text("utf-8"))
CATALOGUE = COLLEGE.catalogue
GRAPH = graph_of(CATALOGUE)
CASES = [(test.learner, each) for test in CATALOGUE.tests for each in test.expectations]
IDS = [f"{learner.name.replace(' ', '-')}-{each.target}" for learner, each in CASES]


class Letters(SingleFileSnapshotExtension):
    """One plain file a letter."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def letter(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Letters)


def test_the_college_has_no_problems() -> None:
    assert COLLEGE.told == ()


@pytest.mark.parametrize(("learner", "expected"), CASES, ids=IDS)
def test_a_letter_to_a_learner_reads_like_this(
    learner: Learner, expected: Expectation, letter: SnapshotAssertion
) -> None:
    assert _letter(learner, expected) == letter


def _day(expected: Expectation) -> date:
    assert expected.as_of is not None
    return expected.as_of


def _letter(learner: Learner, expected: Expectation) -> str:
    target, day = expected.target, _day(expected)
    if target in CATALOGUE.admissions:
        return decision_to_text(admit(GRAPH, learner, target, day, "0" * 64))
    return to_text(audit(GRAPH, learner, [target], day, "0" * 64))


SHOWN = (
    "marsh.analyst",
    "marsh.earned",
    "marsh.credit_for_sheets",
    "marsh.dat101",
    "marsh.pairs_and_methods",
)


@pytest.mark.parametrize("name", SHOWN)
def test_a_rule_is_shown_like_this(name: str, letter: SnapshotAssertion) -> None:
    ruled = name in {*CATALOGUE.credentials, *CATALOGUE.admissions}
    classified = classify(target_of(GRAPH, name), CATALOGUE) if ruled else None
    assert show_to_text(name, CATALOGUE, classified) == letter


def test_a_notebook_shows_this(snapshot: SnapshotAssertion) -> None:
    learner, expected = CASES[1]
    found = audit(GRAPH, learner, [expected.target], _day(expected), "0" * 64)
    lines = to_html(found).replace("<li>", "\n<li>").replace("<h", "\n<h")
    assert lines == snapshot.use_extension(Letters)
