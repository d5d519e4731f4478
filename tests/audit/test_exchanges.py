"""What would do by way of another requirement: from where an item could move over, if something else came in its place."""

import pytest

from tests.audit.test_would_do import told

MORE = """
course sea.bit "A bit" { taught at sea subject "ART" number 7 worth 2 credits }
course sea.much "Much" { taught at sea subject "ART" number 8 worth 4 credits }
course sea.huge "Huge" { taught at sea subject "ART" number 9 worth 7 credits }
"""
Way = tuple[str, list[str], list[str]]


def ways(*asked: str, record: str, overall: str = "") -> dict[str, list[Way]]:
    """For each open requirement its exchanges: the number of the other one, what moves, and what would come.

    The record is of names, with blanks between them.
    """
    earned = "\n".join(f"earned sea.{name} on 2024-05-10 grade B" for name in record.split())
    clauses = (*(f"require {each}" for each in asked), *([f"overall {{ {overall} }}"] if overall else []))
    return {
        found.path.rpartition("/")[2]: [
            (
                each.path.rpartition("/")[2],
                [key.partition("@")[0].removeprefix("sea.") for key in each.frees],
                [name.removeprefix("sea.") for name in each.items],
            )
            for each in found.exchanges
        ]
        for found in told(*clauses, record=earned, more=MORE)
    }


def of(*names: str) -> str:
    return f"{{ {', '.join(f'sea.{name}' for name in names)} }}"


def one(*names: str) -> str:
    return f"1 course from {of(*names)}"


@pytest.mark.parametrize("limit", ["", " of which { at most 1 course from courses }"])
def test_each_item_on_the_way_leaves_its_place_to_the_next(limit: str) -> None:
    found = ways(
        one("draw", "song") + limit,
        one("birds", "draw") + limit,
        one("plants", "birds") + limit,
        one("plants"),
        record="draw birds plants",
    )
    assert found["4"] == [("1", ["draw", "birds", "plants"], ["song"])]


def test_what_would_do_by_itself_is_not_told_as_an_exchange() -> None:
    assert ways(one("plants", "song"), one("plants", "song", "birds"), record="plants") == {"2": []}


def test_what_could_come_in_several_places_is_told_once() -> None:
    found = ways(one("plants", "song"), one("draw", "song"), one("plants", "draw"), record="plants draw")
    assert found == {"3": [("1", ["plants"], ["song"])]}
    found = ways(
        one("plants", "song"), one("draw", "song", "birds"), one("plants", "draw"), record="plants draw"
    )
    assert found == {"3": [("1", ["plants"], ["song"]), ("2", ["draw"], ["birds"])]}


def test_only_what_is_met_gives_anything_away() -> None:
    found = ways(f"at least 7 credits from {of('much', 'huge')}", one("much"), record="much")
    assert found == {"1": [], "2": []}


def test_what_comes_in_its_place_must_fill_it() -> None:
    found = ways(f"at least 3 credits from {of('plants', 'bit', 'song')}", one("plants"), record="plants")
    assert found == {"2": [("1", ["plants"], ["song"])]}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (f"2 courses from {of('draw', 'birds', 'opera')}", [("2", ["draw"], ["song"])]),
        (
            f"2 courses from {of('draw', 'birds', 'opera')} of which {{ at least 2 courses from {of('birds', 'opera')} }}",
            [],
        ),
        (
            f"2 courses from {of('plants', 'draw', 'birds')} of which {{ at most 1 course from {of('plants', 'draw')} }}",
            [],
        ),
    ],
)
def test_an_item_moves_only_where_less_would_be_missing_by_it(asked: str, found: list[Way]) -> None:
    assert ways(asked, one("draw", "song"), record="draw plants")["1"] == found


def test_what_moves_takes_no_more_of_a_limit_on_everything() -> None:
    asked = one("plants", "bit"), one("plants")
    for credits_, found in ((5, [("1", ["plants"], ["bit"])]), (4, [])):
        assert ways(*asked, record="plants", overall=f"at most {credits_} credits") == {"2": found}
