"""What would do is told only where the goal as a whole would gain by it, and what comes by exchange is told as a thing, too."""

import pytest

from pathways.audit.helpful import WouldDo
from tests.audit.test_would_do import audited, told

PLANTS = "earned sea.plants on 2024-05-10 grade B"
MET, OPEN = "require 1 course from { sea.plants, sea.song }", "require 1 course from { sea.plants }"


def came(found: WouldDo) -> list[str]:
    """What could come by exchange."""
    return [name for each in found.exchanges for name in each.items]


def test_what_comes_by_exchange_is_told_as_a_thing() -> None:
    goal = audited(MET, OPEN, record=PLANTS)
    assert [came(each) for each in goal.would_do] == [["sea.song"]]
    assert [(each.name, each.title, each.soon) for each in goal.helpful] == [("sea.song", "Song", True)]


def test_by_exchange_nothing_comes_that_is_taught_elsewhere_where_anything_would_do() -> None:
    found = told("require 3 credits from anything", OPEN, record=PLANTS)
    (names,) = [came(each) for each in found if each.path == "goal/require/2"]
    assert {"sea.draw", "sea.birds"} <= set(names)
    assert "far.draw" not in names


@pytest.mark.parametrize(("wanted", "names"), [("1 course", ["sea.song"]), ("at least 1 credit", [])])
def test_by_exchange_nothing_comes_by_which_as_much_is_lost_elsewhere(wanted: str, names: list[str]) -> None:
    found = told(MET, OPEN.replace("1 course", wanted), "require lacks sea.song", record=PLANTS)
    assert [came(each) for each in found if each.path == "goal/require/2"] == [names]


def test_of_a_branch_that_is_not_in_use_only_its_own_things_are_told_whatever_they_turn_elsewhere() -> None:
    branches = "require any of { sea.birds, 2 courses from { sea.plants, sea.draw } }"
    found = {each.path: each for each in told(MET, branches, "require lacks sea.draw", record=PLANTS)}
    assert found["goal/require/2/1"].items == ("sea.birds",)
    assert (found["goal/require/2/2"].items, came(found["goal/require/2/2"])) == (("sea.draw",), [])


def test_a_credential_that_turns_a_rule_is_not_told() -> None:
    assert [each.items for each in told("require holds sea.helper")] == [("sea.helper",)]
    turned = told("require holds sea.helper", "require fewer than 1 badge from badges")
    assert [each.items for each in turned] == [()]
