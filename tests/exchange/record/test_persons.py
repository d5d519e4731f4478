"""The sentences for everything that can be wrong with what is said of a person, with their help."""

import pytest

from pathways.exchange.record.to_learners import from_json
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import document, only_problem

PLACES = "programme or institution"
PERSONS = [
    (', "name": 3', "wrong-kind-of-value", "in `learner.name`, `3` stands where text is wanted", ""),
    (', "nmae": "x"', "unknown-field", "in `learner.nmae`, there is no such field", "did you mean `name`?"),
    (', "itmes": []', "unknown-field", "in `learner.itmes`, there is no such field", "did you mean `items`?"),
    (
        ', "items": {}',
        "wrong-kind-of-value",
        "in `learner.items`, an object stands where a list of items is wanted",
        "",
    ),
    (
        ', "items": [7]',
        "wrong-kind-of-value",
        "in `learner.items[0]`, `7` stands where an object with fields is wanted",
        "",
    ),
    (
        ', "declared": [{"programme": "college.bba"}]',
        "unknown-name",
        "in `learner.declared[0].programme`, `college.bba` is not the name of a declared programme or area",
        "did you mean `college.ba`?",
    ),
    (
        ', "applies_for": ["college.ba"]',
        "unknown-name",
        "in `learner.applies_for[0]`, `college.ba` is not the name of a declared admission",
        "did you mean `college.ba_by_courses`?",
    ),
    (
        ', "admitted": [{"programme": "writing"}]',
        "unknown-name",
        f"in `learner.admitted[0].programme`, `writing` is not the name of a declared {PLACES}",
        "the rules declare no programme or institution with a name like it",
    ),
    (
        ', "enrolled": ["college.ba"]',
        "wrong-kind-of-value",
        "in `learner.enrolled[0]`, `college.ba` stands where an object with fields is wanted",
        "",
    ),
    (
        ', "enrolled": [{}]',
        "missing-field",
        "in `learner.enrolled[0]`, `programme` is missing",
        "the name of the programme in the rules",
    ),
    (
        ', "declared": [{"programme": "college.ba", "sinc": 1}]',
        "unknown-field",
        "in `learner.declared[0].sinc`, there is no such field",
        "did you mean `since`?",
    ),
    (
        ', "attestations": [{"what": "x", "office": "y", "at": "z"}]',
        "unknown-field",
        "in `learner.attestations[0].at`, there is no such field",
        "the fields are `what`, `office`, `on`",
    ),
    (
        f', "populations": [{", ".join(["1"] * 1001)}]',
        "too-much",
        "in `learner.populations`, the list has more than 1,000 members",
        "",
    ),
]


@pytest.mark.parametrize(("fields", "code", "message", "advice"), PERSONS)
def test_a_person_is_refused_with_a_sentence(fields: str, code: str, message: str, advice: str) -> None:
    problem = only_problem(from_json(document(fields), "a.json", COLLEGE))
    assert (problem.code, problem.message, problem.help) == (code, message, advice)
