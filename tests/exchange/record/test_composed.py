"""A name is the same name whether its accents are written in one piece or in two, in records, column maps and commands."""

import json
from dataclasses import replace

import pytest

from pathways.exchange.record.column_map_file import column_map_in
from pathways.exchange.record.lookup import lookup_in
from pathways.exchange.record.to_learners import Read, from_csv, from_json
from pathways.model.from_tree import model_of
from pathways.text import Source
from pathways.text.composed import composed
from pathways.tree import parse
from tests.exchange.record.reading import only, only_problem

APART = "Sa\u0303o"
"""São with the tilde in a piece of its own, as some systems write it."""
RULES = """
institution {0} "{0}" {{ is a college }}
course {0}.história "História" {{ taught at {0} worth 3 credits subject "HIS{0}" number "1" }}
badge {0}.selo "{0}" {{ issued by {0} require {0}.história awarded automatically }}
"""
CATALOGUE = model_of([parse(Source("a.pathway", RULES.format("São")))[0]])[0]


def read_rows(*rows: str) -> Read:
    return from_csv("\n".join(rows) + "\n", "a.csv", CATALOGUE)


def read_document(learner: object, *, ascii_only: bool = False) -> Read:
    document = {"pathways": "learner/1", "learner": learner}
    return from_json(json.dumps(document, ensure_ascii=ascii_only), "a.json", CATALOGUE)


@pytest.mark.parametrize("written", ["São", APART])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_document_may_write_a_name_either_way(written: str, ascii_only: bool) -> None:
    learner = {
        "id": written,
        "populations": [written],
        "declared": [{"programme": f"{written}.selo"}],
        "items": [{"item": f"{written}.histo\u0301ria", "status": "earned", "term": written}],
    }
    found = only(read_document(learner, ascii_only=ascii_only))
    assert (found.key, found.populations, found.declared[0].programme) == ("São", ("São",), "São.selo")
    assert (found.items[0].name, found.items[0].term) == ("São.história", "São")


@pytest.mark.parametrize("written", ["São", APART])
def test_a_table_may_write_a_name_either_way(written: str) -> None:
    found = only(read_rows("learner_id,item,status,title", f"1,{written}.história,earned, {written} "))
    assert (found.items[0].name, found.items[0].title) == ("São.história", "São")
    found = only(read_rows("learner_id,code,status", f"1,his{written} 1,earned"))
    assert found.items[0].name == "São.história"


def test_rules_and_records_agree_whichever_of_them_writes_it_apart() -> None:
    rules = model_of([parse(Source("a.pathway", RULES.format(APART)))[0]])[0]
    assert rules == CATALOGUE
    found = only(from_csv("learner_id,code,status\n1,HISSão 1,earned\n", "a.csv", rules))
    assert found.items[0].name == "São.história"


def test_a_column_map_may_write_a_word_either_way() -> None:
    columns = {"learner_id": "Id", "item": {"column": APART, "words": {APART: f"{APART}.história"}}}
    text = json.dumps({"pathways": "columns/1", "columns": {**columns, "status": {"always": "earned"}}})
    found, problems = column_map_in(text, "columns.json", lookup_in(CATALOGUE))
    assert problems == ()
    assert only(from_csv("Id,São\n1,São\n", "a.csv", CATALOGUE, found)).items[0].name == "São.história"


def test_a_field_that_stands_twice_is_told_however_it_is_written() -> None:
    text = f'{{"pathways": "learner/1", "learner": {{"id": "1", "São": 1, "{APART}": 2}}}}'
    problems = from_json(text, "a.json", CATALOGUE)[1]
    assert [problem.code for problem in problems] == ["repeated-field", "unknown-field"]
    assert {problem.spots[0].column for problem in problems} == {text.index(f'"{APART}"') + 1}


def test_a_place_is_that_of_the_file_as_it_is_written() -> None:
    problem = only_problem(read_rows("learner_id,title,item,status", f"1,{APART},nowhere,earned"))
    assert (problem.spots[0].column, problem.spots[0].quoted) == (8, f"1,{APART},nowhere,earned")


def test_letters_with_very_many_marks_are_left_as_they_are() -> None:
    for many in (30, 31, 1_000_000):
        text = "a" + "\u0301\u0316" * (many // 2) + "\u0316" * (many % 2)
        assert (composed(text) == text) == (many > 30)


@pytest.mark.parametrize(
    "text", ["", "plain", "São", "школа", "大学", "\ud800", "\N{HANGUL CHOSEONG KIYEOK}"]
)
def test_what_is_composed_stays_as_it_is(text: str) -> None:
    assert composed(text) == text


def test_a_record_is_read_the_same_whatever_the_form_of_the_whole_file() -> None:
    text = "learner_id,item,status\nSão,São.história,earned\n"
    apart = text.replace("São", APART).replace("ó", "o\u0301")
    one, other = (from_csv(each, "a.csv", CATALOGUE)[0] for each in (text, apart))
    assert one == other
    assert replace(one[0], key="x") == replace(other[0], key="x")
