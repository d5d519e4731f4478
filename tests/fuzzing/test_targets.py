"""The claims of the targets, held by the corpus and by what Hypothesis makes of our own rule files."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzzing import mutilated
from tests.fuzzing.targets import (
    TARGETS,
    column_map,
    layout,
    meaning,
    record_csv,
    record_json,
    syntax,
    transfer_table,
)

CORPUS = sorted(file for file in mutilated.CORPUS.rglob("*") if file.is_file())
MOST_OF_THE_CORPUS = 500_000
ANY = st.binary(max_size=200) | mutilated.texts()
few = settings(max_examples=25)


def test_every_target_has_a_corpus_that_is_small() -> None:
    assert {file.parent.name for file in CORPUS} == set(TARGETS)
    assert sum(file.stat().st_size for file in CORPUS) < MOST_OF_THE_CORPUS


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_holds_what_is_claimed(name: str) -> None:
    for file in CORPUS:
        if file.parent.name == name:
            _replay(name, file)


def _replay(name: str, file: Path) -> None:
    try:
        TARGETS[name](file.read_bytes())
    except Exception as error:
        error.add_note(f"python -m tests.fuzzing.replay {name} {file}")
        raise


@few
@given(mutilated.rules() | ANY)
def test_mutilated_rules_are_read_to_their_end(data: bytes) -> None:
    syntax(data)


@few
@given(mutilated.rules() | ANY)
def test_mutilated_rules_mean_something_or_are_told(data: bytes) -> None:
    meaning(data)


@few
@given(mutilated.rules() | ANY)
def test_mutilated_rules_are_laid_out_or_left(data: bytes) -> None:
    layout(data)


@few
@given(mutilated.documents() | ANY)
def test_mutilated_documents_are_read_or_told(data: bytes) -> None:
    record_json(data)


@few
@given(mutilated.tables() | ANY)
def test_mutilated_tables_are_read_or_told(data: bytes) -> None:
    record_csv(data)


@few
@given(mutilated.mapped() | ANY)
def test_mutilated_column_maps_and_their_tables_are_read_or_told(data: bytes) -> None:
    column_map(data)


@few
@given(mutilated.transfer_tables() | ANY)
def test_mutilated_tables_of_transfers_are_read_or_told(data: bytes) -> None:
    transfer_table(data)


def test_a_claim_that_does_not_hold_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzzing.targets.known_codes", frozenset)
    with pytest.raises(AssertionError):
        syntax(b"course")
