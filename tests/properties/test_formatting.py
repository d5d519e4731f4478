"""A rule file in its one layout means what it meant, learners under test included."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.folders import rules_folder
from pathways.model.articulation.tables import Tables
from pathways.model.digest import digest
from pathways.model.from_tree import model_of
from pathways.ruleset import load_rules
from pathways.text import Source
from pathways.tree import Tree, parse, to_text
from tests.properties.comparing import Drawn, drawn_together
from tests.properties.strategies import FEWER, colleges

pytestmark = pytest.mark.no_cover

CHECKOUT = Path(__file__).parents[2]
LIBRARY = sorted(rules_folder().rglob("*.pathway"))
OTHERS = [
    file
    for folder in ("tests/language", "tests/report", "fixtures")
    for file in sorted((CHECKOUT / folder).rglob("*.pathway"))
    if "bad" not in file.parts
]


def _read(text: str, name: str = "a.pathway") -> Tree:
    tree, problems = parse(Source(name, text))
    assert problems == ()
    return tree


def _meaning(*trees: Tree) -> tuple[str, list[object]]:
    """What rules mean as far as they can be understood, and what the learners beside them have and expect."""
    catalogue, _ = model_of(trees)
    return digest(catalogue), [(test.learner, test.expectations) for test in catalogue.tests]


def _laid_out(tree: Tree) -> Tree:
    """The same file in its layout, in which laying it out again changes nothing."""
    text = to_text(tree)
    again = _read(text, tree.source.name)
    assert to_text(again) == text
    return again


@cache
def _both(file: Path) -> tuple[Tree, Tree]:
    """A rule file as it is, and in its layout."""
    tree = _read(file.read_bytes().decode("utf-8"), str(file))
    return tree, _laid_out(tree)


@given(colleges())
@FEWER
def test_drawn_rules_keep_their_digest_and_their_learners(college: Drawn) -> None:
    tree = _read(college.text)
    again = _meaning(_laid_out(tree))
    assert again == _meaning(tree)
    assert again[0] == college.rules.digest


@given(st.integers(0, 2**48))
@FEWER
def test_so_do_drawn_rules_with_limits_on_sharing(seed: int) -> None:
    tree = _read(drawn_together(Random(seed)).text)
    assert _meaning(_laid_out(tree)) == _meaning(tree)


@pytest.mark.parametrize("file", [*LIBRARY, *OTHERS], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_rule_file_keeps_its_digest(file: Path) -> None:
    tree, laid_out = _both(file)
    assert _meaning(laid_out) == _meaning(tree)


def test_the_whole_library_keeps_its_digest() -> None:
    trees, laid_out = zip(*map(_both, LIBRARY), strict=True)
    meaning = _meaning(*trees)
    assert _meaning(*laid_out) == meaning
    beside_tables = replace(load_rules().catalogue, tables=Tables())
    assert meaning[0] == digest(beside_tables)


def test_a_digest_tells_a_changed_number() -> None:
    text = 'course a "A" { worth 3 credits } certificate b "B" { require 1 course from courses }'
    changed = text.replace("require 1", "require 2")
    assert _meaning(_read(text)) != _meaning(_read(changed))
