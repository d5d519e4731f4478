"""The formatter: one layout, nothing lost, nothing changed."""

import pytest
from hypothesis import given

from pathways.text import Source
from pathways.tree import Tree, parse, to_text
from pathways.tree.kept_table import table
from pathways.tree.table import Production
from tests.tree.rule_texts import plain, rule_texts, through


def read(text: str) -> Tree:
    tree, problems = parse(Source("a.pathway", text))
    assert problems == ()
    return tree


def formatted(text: str) -> str:
    return to_text(read(text))


def said(tree: Tree) -> list[str]:
    return [comment.text for comment in tree.comments]


def words(tree: Tree) -> list[str]:
    """The tokens without the commas after last members."""
    texts = [token.text for token in tree.tokens]
    return [text for text, after in zip(texts, [*texts, ""][1:], strict=True) if (text, after) != (",", "}")]


@given(rule_texts())
def test_formatting_keeps_the_tree_the_words_and_the_comments(text: str) -> None:
    before = read(text)
    after = read(to_text(before))
    assert after.declarations == before.declarations
    assert words(after) == words(before)
    assert said(after) == said(before)


@given(rule_texts())
def test_formatting_twice_changes_nothing(text: str) -> None:
    once = formatted(text)
    assert formatted(once) == once


@given(rule_texts())
def test_a_formatted_file_has_clean_line_ends(text: str) -> None:
    once = formatted(text)
    assert "\r" not in once
    assert "\t" not in once
    assert [line for line in once.split("\n") if line != line.rstrip()] == []
    assert once == "" or (once.endswith("\n") and not once.endswith("\n\n"))


@pytest.mark.parametrize(
    "production", table().productions, ids=lambda each: f"{each.origin} {' '.join(each.parts)}"
)
def test_every_production_is_read_and_formatted(production: Production) -> None:
    text = plain(through(production))
    before = read(text)
    once = to_text(before)
    assert read(once).declarations == before.declarations
    assert formatted(once) == once
