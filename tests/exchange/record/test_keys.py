"""The keys of items: given ids are kept, others come from the content, whatever the order of the file."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.record.reading import only, read_items

ENG = '{"item": "college.eng101", "status": "earned", "completed": "2024-05-10"%s}'
ITEMS = (
    ENG % ', "grade": "A"',
    ENG % ', "grade": "F"',
    '{"item": "college.eng101", "status": "in progress"}',
    '{"institution": "abroad", "subject": "ROM", "number": 7, "status": "earned", "credits": 1}',
    '{"institution": "abroad", "title": "Old\\n  Rome", "status": "earned", "credits": 1}',
    '{"id": "mine", "item": "college.ba", "status": "planned"}',
)


@pytest.mark.seeds
def test_keys_say_what_and_when() -> None:
    assert [item.key for item in only(read_items(*ITEMS)).items] == [
        "college.eng101@2024-05-10#1",
        "college.eng101@2024-05-10#2",
        "Old Rome@undated#1",
        "abroad ROM 7@undated#1",
        "mine",
        "college.eng101@undated#1",
    ]


@pytest.mark.seeds
@given(st.permutations(ITEMS))
def test_the_order_of_the_file_changes_nothing(items: list[str]) -> None:
    assert only(read_items(*items)) == only(read_items(*ITEMS))


def test_a_given_id_is_never_made_again() -> None:
    given_id = '{"id": "college.eng101@2024-05-10#1", "item": "college.ba", "status": "planned"}'
    for items in permutations((given_id, ENG % "")):
        keys = [item.key for item in only(read_items(*items)).items]
        assert keys == ["college.eng101@2024-05-10#2", "college.eng101@2024-05-10#1"]


def test_a_key_of_a_long_title_is_short() -> None:
    long = '{"institution": "abroad", "title": "%s", "status": "earned", "credits": %d}'
    keys = [item.key for item in only(read_items(long % ("x" * 2000, 1), long % ("x" * 1999, 2))).items]
    assert keys == [f"{'x' * 160}@undated#1", f"{'x' * 160}@undated#2"]
