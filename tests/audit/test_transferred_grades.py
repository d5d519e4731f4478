"""A grade that was transferred is in an average only where the rule speaks of transfer, however it says so."""

from dataclasses import replace

import pytest

from pathways.audit.state import State
from tests.audit.auditing import desk, requiring

SELECTIONS = {
    "courses": False,
    "courses in area alder.writing with grade D or better": False,
    "courses in area alder.writing or { alder.mat101 }": False,
    "courses except { alder.mat101 }": False,
    "{ alder.wri101, alder.wri102 }": False,
    "ours": False,
    "courses transferred": True,
    "courses in area alder.writing transferred": True,
    "courses transferred in area alder.writing": True,
    "courses transferred or { alder.mat101 }": True,
    "courses transferred except { alder.mat101 }": True,
    "theirs": True,
    "theirs in area alder.writing": True,
}


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_transferred_grade_is_in_an_average_only_where_the_selection_speaks_of_transfer(
    selection: str,
) -> None:
    sets = "set ours = { alder.wri101, alder.wri102 }\nset theirs = courses transferred\n"
    rules = sets + requiring(f"gpa at least 3.00 over record {selection}")
    asked = desk(
        rules, "earned alder.wri101 on 2024-05-10 grade A\nearned alder.wri102 on 2024-05-10 grade C"
    )
    first, second = asked.learner.items
    found = asked.knowing(items=(replace(first, transferred=True), second)).audit()
    assert (found.state is State.MET) is SELECTIONS[selection]
