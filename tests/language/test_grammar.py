"""The grammar: without conflicts, every word reserved once and for all, and no word with two offices."""

import logging

import pytest
from lark import Lark, logger
from lark.exceptions import GrammarError

from pathways.folders import grammar_folder
from pathways.text import Source
from pathways.tree import parse
from pathways.tree.from_grammar import from_grammar
from pathways.tree.kept_table import table
from pathways.tree.lexer import VALUES
from pathways.tree.parser import Stop, declaration
from pathways.tree.pieces import pieces

TEXT = (grammar_folder() / "pathways.lark").read_text("utf-8")
AMBIGUOUS = """
start: cap*
cap: "at most" NUMBER "credits" ["at" NAME] | NUMBER "credits" "at" NAME ["at" NAME]
   | "at most" NUMBER "credits" cap
NAME: /[a-z]+/
NUMBER: /[0-9]+/
%ignore " "
"""


def conflicts(text: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What Lark has to say about conflicts when it builds the table of whole files."""
    caplog.set_level(logging.DEBUG, logger.name)
    logger.addHandler(caplog.handler)
    try:
        Lark(text, parser="lalr", lexer="basic", start="start", debug=True, keep_all_tokens=True)
    finally:
        logger.removeHandler(caplog.handler)
    return [record.getMessage() for record in caplog.records if "conflict" in record.getMessage().lower()]


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    assert conflicts(TEXT, caplog) == []


def test_a_conflict_would_be_seen(caplog: pytest.LogCaptureFixture) -> None:
    assert conflicts(AMBIGUOUS, caplog) != []


def test_a_grammar_with_two_readings_is_refused() -> None:
    with pytest.raises(GrammarError):
        from_grammar('declaration: one | two\none: "a"\ntwo: "a"\n')


def test_no_word_that_filters_opens_a_clause() -> None:
    inside = (
        table().first("filter")
        | table().first("leaf_mark")
        | {"of which", "and", "or", "except", "otherwise"}
    )
    assert table().first("clause") & inside == frozenset()
    assert table().first("learner_clause") & table().first("item_detail") == frozenset()


def test_no_word_that_declares_opens_a_clause_or_filters() -> None:
    inside = table().first("clause") | table().first("learner_clause") | table().first("filter")
    assert table().declaring & inside == frozenset()


def test_no_number_and_no_name_is_a_clause_or_a_declaration() -> None:
    openings = table().first("clause") | table().first("learner_clause") | table().declaring
    assert openings & VALUES == frozenset()
    assert openings <= table().words


def test_every_rule_of_the_grammar_is_used() -> None:
    used = {part for production in table().productions for part in production.parts}
    origins = {production.origin for production in table().productions}
    assert origins - used == {"<declaration>"}
    assert used >= VALUES


@pytest.mark.no_cover
def test_a_file_is_what_the_grammar_says_a_file_is() -> None:
    """The production `start` is what splitting a file into declarations comes to."""
    whole = from_grammar(TEXT, "start")
    text = "".join(
        file.read_text("utf-8") for file in sorted((grammar_folder().parent / "rules").rglob("*.pathway"))
    )
    tokens = table().lexer.lex(Source("all", text)).tokens
    assert not isinstance(declaration(whole, tokens), Stop)
    tree, problems = parse(Source("all", text))
    assert problems == ()
    found = list(pieces(tokens, table().declaring, text))
    assert [token for piece in found for token in piece] == list(tokens)
    assert len(found) == len(tree.declarations) > 100
