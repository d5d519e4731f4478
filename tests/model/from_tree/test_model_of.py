"""Many files together: order decides nothing, and what is broken makes no further noise."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.model.catalogue import Catalogue
from pathways.model.from_tree import model_of
from pathways.problem import Problem
from pathways.tree.from_text import Tree
from tests.model.reading import read, read_broken, tree_of

TEXTS = {
    file.name: file.read_text("utf-8")
    for file in sorted((Path(__file__).parent.parent / "mistakes").glob("*.pathway"))
}


def _all(catalogue: Catalogue, problems: tuple[Problem, ...]) -> tuple[list[Any], tuple[Problem, ...]]:
    parts = [getattr(catalogue, field) for field in Catalogue.__slots__]
    return [list(part.items()) if isinstance(part, dict) else part for part in parts], problems


@cache
def _tree(name: str) -> Tree:
    return tree_of(name, TEXTS[name])


@cache
def _in_order() -> tuple[list[Any], tuple[Problem, ...]]:
    return _all(*model_of([_tree(name) for name in TEXTS]))


@settings(max_examples=50)
@given(st.permutations(list(TEXTS)))
def test_the_order_of_files_decides_nothing(names: list[str]) -> None:
    assert _all(*model_of([_tree(name) for name in names])) == _in_order()


DECLARATIONS = [
    'source s "S"',
    'institution q "Q" { calendar quarter }',
    "unit quarter = 2/3 semester rounded down to 0.5 on the total",
    'area w "W"',
    'kind k "K" ranks as certificate',
    'course a "A" { taught at q teaches area w worth 4 credits }',
    'course b "B" { equivalent to a }',
    "set few = { a, b } or w",
    "requirement core = all of { a, 1 course from few }",
    'badge x "X" { issued by q require core cites s }',
    'credential of kind k y "Y" { require x require at least 8 credits from few }',
    'vertical stack v "V" { made of x into y cites s }',
    'admission e "E" { admits to y require x cites s }',
    'learner "L" { earned a expect e not yet }',
]


@given(st.permutations(DECLARATIONS))
def test_the_order_of_declarations_decides_nothing_but_their_order(lines: list[str]) -> None:
    found = read("\n".join(lines))
    assert found.catalogue == read("\n".join(DECLARATIONS)).catalogue
    assert found.codes == []


@given(st.permutations(DECLARATIONS), st.integers(0, len(DECLARATIONS)))
def test_two_files_say_the_same_as_one(lines: list[str], cut: int) -> None:
    assert read("\n".join(lines[:cut]), "\n".join(lines[cut:])).catalogue == read("\n".join(lines)).catalogue


@pytest.mark.seeds
def test_names_come_in_the_order_of_files_and_lines() -> None:
    found = read('course b "B"\ncourse a "A"', 'course d "D"\ncourse c "C"').catalogue
    assert list(found.learning) == ["b", "a", "d", "c"]


def test_nothing_is_said_of_a_name_whose_declaration_could_not_be_read() -> None:
    found = read_broken(
        'course a "A" { worth three credits }\ncourse lost English\nset x = { a, lost }\nbadge b "B" { require a }'
    )
    assert found.codes == []


def test_nothing_is_missing_in_a_declaration_of_which_a_part_could_not_be_read() -> None:
    broken = 'admission e "E" { admits to 5 }\nlearner "L" { expect to be met }\nvertical stack s "S" { made off a }'
    assert read_broken(broken).codes == []


def test_grades_are_not_unknown_while_a_declaration_could_not_be_read() -> None:
    found = read_broken("scale letters { passing = A 4 }\nset x = courses with grade B or better")
    assert found.codes == []


def test_of_two_declarations_of_a_name_the_first_is_taken_and_both_are_read() -> None:
    found = read('course a "First" { level lower }', 'course a "Second" { level upper }')
    assert found.catalogue.learning["a"].title == "First"
    assert sorted(found.codes) == ["duplicate-name", "unknown-level", "unknown-level"]


def test_the_same_unit_or_title_twice_is_told() -> None:
    twice = "unit quarter = 2/3 semester rounded down to 1 on the total\n" * 2
    assert read(twice).codes == ["duplicate-name"]
    assert read('badge x "X" {}\n' + 'learner "L" { expect x unmet }\n' * 2).codes == ["duplicate-name"]


def test_using_a_library_declares_nothing() -> None:
    found = read("use asu")
    assert found.codes == []
    assert found.catalogue.institutions == {}


def test_no_files_make_an_empty_catalogue() -> None:
    found = read()
    assert found.all == ()
    assert found.catalogue.declared("anything") is None


HELP = {
    "asu.eng011": "did you mean `asu.eng101`?",
    "quill.eng101": "did you mean `asu.eng101`, or is the `use` of a library missing?",
    "assu.eng101": "did you mean `asu.eng101`?",
    "asu.cat2024": "no declared name is similar; is the declaration missing, or the `use` of its library?",
}


@pytest.mark.parametrize("written", HELP)
def test_a_name_is_suggested_where_it_may_be_meant(written: str) -> None:
    told = read(f'course asu.eng101 "E" set a = {{ {written} }}').told
    assert [problem.help for problem in told] == [HELP[written]]


def test_a_name_of_another_kind_is_suggested_only_where_it_is_nearly_the_same() -> None:
    told = read('course asu.cat204 "C" { cites asu.cat2024 } course asu.dat "D" { taught at asu }').told
    assert [problem.help.partition(";")[0] for problem in told] == [
        "did you mean `asu.cat204`?",
        "no declared name is similar",
    ]


def test_a_filter_with_an_unknown_name_is_told_once() -> None:
    told = read('course a "A" { worth 3 credits } set b = courses in area nowhere').all
    assert [problem.code for problem in told] == ["unknown-name"]


def test_a_grade_that_no_scale_has_is_told_beside_a_mistake_elsewhere() -> None:
    scale = "scale letters { passing A 4, C 2 failing F 0 }"
    text = f'{scale} course a "A" set b = a with grade Z or better badge c "C" {{ wort 3 credits }}'
    assert "unknown-grade" in read_broken(text).codes
    assert "unknown-grade" not in read_broken(text.replace("passing", "pasing")).codes
