"""Whatever the grammar allows is read into a catalogue and checked, and each problem of it can be printed."""

from hypothesis import given, settings

from pathways.model.checks import check, pages
from pathways.model.dependencies import dependencies
from pathways.model.from_tree import model_of
from pathways.text import Source
from pathways.tree import parse
from tests.tree.rule_texts import rule_texts

PAGES = pages()


@settings(max_examples=200)
@given(rule_texts())
def test_whatever_the_grammar_allows_is_read_and_checked(text: str) -> None:
    tree, _ = parse(Source("a.pathway", text))
    catalogue, told = model_of([tree])
    for problem in (*told, *check(catalogue)):
        assert problem.code in PAGES
        assert problem.spots
    assert set(dependencies(catalogue)) >= set(catalogue.credentials)
