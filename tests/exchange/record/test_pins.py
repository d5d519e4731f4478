"""What can be wrong with a pin of a record, in the words of its sentence and its help."""

import pytest

from pathways.exchange.record.to_learners import from_json
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import codes, document, only, only_problem, read_rows

WHERE = "in `learner.pins[0]"
HOW = "tells the paths of its requirements"


def pinned(fields: str, items: str = "") -> str:
    return document(f', "items": [{items}], "pins": [{{{fields}}}]')


@pytest.mark.parametrize(
    ("fields", "code", "message", "advice"),
    [
        (
            '"item": "college.eng110", "requirement": "college.ba"',
            "unknown-name",
            f"{WHERE}.item`, `college.eng110` is neither the id of an item of this record nor the name of one in the rules",
            "did you mean `college.eng101`?",
        ),
        (
            '"item": "zzz", "requirement": "college.ba"',
            "unknown-name",
            f"{WHERE}.item`, `zzz` is neither the id of an item of this record nor the name of one in the rules",
            "write the `id` of an item, or the name of a course, exam, experience or credential",
        ),
        (
            '"item": "college.eng101", "requirement": "college.ba/requires"',
            "unknown-requirement",
            f"{WHERE}.requirement`, no requirement has the path `college.ba/requires`",
            f"did you mean `college.ba/require`? `pathways show college.ba --paths` {HOW}",
        ),
        (
            '"item": "college.eng101", "requirement": "elsewhere"',
            "unknown-requirement",
            f"{WHERE}.requirement`, no requirement has the path `elsewhere`",
            f"`pathways show NAME --paths` {HOW}",
        ),
        (
            '"item": "college.eng101", "requirement": "college.ba/pool/1"',
            "takes-no-items",
            f"{WHERE}.requirement`, no item counts at `college.ba/pool/1`, which says `age at least 22`",
            "pin to a requirement that asks for items; conditions and limits use nothing up",
        ),
        (
            '"item": "college.eng101", "requirement": "college.certificate"',
            "takes-no-items",
            f"{WHERE}.requirement`, no item counts at `college.certificate`, which requires none",
            "pin to something that requires items, by itself or by a stack into it",
        ),
        (
            '"item": "college.eng101"',
            "missing-field",
            f"{WHERE}`, `requirement` is missing",
            "the path of a requirement, or the name of a requirement, credential, stack or admission",
        ),
        (
            '"item": "college.eng101", "requirement": "college.ba", "by": "Dr Gray"',
            "unknown-field",
            f"{WHERE}.by`, there is no such field",
            "the fields are `item`, `requirement`, `advisor`, `on`",
        ),
        (
            '"item": 7, "requirement": "college.ba"',
            "wrong-kind-of-value",
            f"{WHERE}.item`, `7` stands where text is wanted",
            "",
        ),
        (
            '"item": "college.eng101", "requirement": ["college.ba"]',
            "wrong-kind-of-value",
            f"{WHERE}.requirement`, a list stands where text is wanted",
            "",
        ),
    ],
)
def test_what_is_wrong_with_a_pin_is_told(fields: str, code: str, message: str, advice: str) -> None:
    problem = only_problem(from_json(pinned(fields), "a.json", COLLEGE))
    assert (problem.code, problem.message, problem.help) == (code, message, advice)


@pytest.mark.parametrize("key", ["7", "college.eng101@2024-05-10#1", "college.eng101"])
def test_an_item_is_pinned_by_its_id_by_its_key_or_by_its_name(key: str) -> None:
    items = (
        '{"id": "7", "item": "college.mat142", "status": "earned"},'
        '{"item": "college.eng101", "status": "earned", "completed": "2024-05-10"}'
    )
    fields = f'"item": "{key}", "requirement": "college.ba"'
    (pin,) = only(from_json(pinned(fields, items), "a.json", COLLEGE)).pins
    assert pin.item == key


def test_the_id_of_an_item_that_cannot_be_read_is_known() -> None:
    fields = '"item": "7", "requirement": "college.ba"'
    _, problems = from_json(pinned(fields, '{"id": "7", "item": "college.eng101"}'), "a.json", COLLEGE)
    assert codes(problems) == ["missing-field"]


def test_the_order_and_the_number_of_equal_pins_change_nothing() -> None:
    one = '{"item": "college.eng101", "requirement": "college.ba"}'
    other = '{"item": "college.eng101", "requirement": "college.ba/require", "advisor": "Dr Gray"}'
    texts = [document(f', "pins": [{", ".join(pins)}]') for pins in ([one, other, one], [other, one])]
    assert len({from_json(text, "a.json", COLLEGE)[0] for text in texts}) == 1


def test_a_pin_of_a_table_is_told_with_its_cell() -> None:
    problem = only_problem(
        read_rows("learner_id,record,item,requirement", "1,pin,college.eng101,college.ba/requires")
    )
    assert problem.message == (
        "in row 2, column `requirement`, no requirement has the path `college.ba/requires`"
    )


def test_pins_that_are_no_list_are_told_once() -> None:
    problem = only_problem(from_json(document(', "pins": "college.ba"'), "a.json", COLLEGE))
    assert (problem.code, problem.message) == (
        "wrong-kind-of-value",
        "in `learner.pins`, `college.ba` stands where a list is wanted",
    )
