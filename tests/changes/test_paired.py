"""Which requirement of before is which one of now, and what is told of each pair."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pathways.changes.change import Cause, Kind
from pathways.changes.from_audits import changes_between
from pathways.changes.kept import (
    KeptException,
    KeptGoal,
    KeptGrant,
    KeptOption,
    KeptPin,
    KeptRequirement,
    KeptRoute,
    KeptUnit,
    KeptUnused,
    KeptUse,
)
from pathways.changes.paired import paired
from tests.changes.kept_audits import DAY, asked, audit, goal, unused, use

ITEMS, CREDITS = KeptUnit("items", "courses"), KeptUnit("credits", "semester")


def leaf(path: str, text: str = "", kind: str = "items") -> KeptRequirement:
    return asked(path, text=text or path, kind=kind, unit=ITEMS)


def both(before: tuple[KeptRequirement, ...], after: tuple[KeptRequirement, ...]) -> list[tuple[str, str]]:
    """The paths that are taken for one another, below a requirement that is the same."""
    was, now = (goal(asked("goal/require", *some)) for some in (before, after))
    return [(old.path if old else "", new.path if new else "") for old, new in paired(was, now)][1:]


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("1 a, 2 b", "1 a, 2 b", ["1 1", "2 2"]),
        ("1 a, 2 b", "1 b, 2 a", ["2 1", "1 2"]),
        ("1 a, 2 b", "1 a, 2 c, 3 b", ["1 1", " 2", "2 3"]),
        ("1 a, 2 b", "1 b", ["2 1", "1 "]),
        ("1 take 3, 2 b", "1 b, 2 take 6", ["2 1", "1 2"]),
        ("1 take 3, 2 take 4", "1 take 5, 2 take 6", ["1 1", "2 2"]),
        ("1 a, 2 a", "1 a, 2 a", ["1 1", "2 2"]),
        ("1 a, 2 a", "1 c, 2 a, 3 a", [" 1", "2 2", "1 3"]),
        ("1 a", "1 b", ["1 1"]),
        ("1 a", "2 a, 3 a", [" 2", " 3", "1 "]),
        ("1 a, 2 a", "3 a", [" 3", "1 ", "2 "]),
        ("1 a", "2 b", [" 2", "1 "]),
    ],
)
def test_what_says_the_same_is_the_same_and_else_what_is_at_its_place(
    before: str, after: str, pairs: list[str]
) -> None:
    def made(text: str) -> tuple[KeptRequirement, ...]:
        parts = (each.partition(" ") for each in text.split(", "))
        return tuple(leaf(f"goal/require/{path}", words) for path, _, words in parts)

    found = both(made(before), made(after))
    assert [f"{was.rpartition('/')[2]} {now.rpartition('/')[2]}" for was, now in found] == pairs


def test_a_number_in_the_name_of_a_course_is_no_limit() -> None:
    before = leaf("goal/require/1", "MAT 101", kind="item"), leaf("goal/require/2", "b")
    after = leaf("goal/require/1", "b"), leaf("goal/require/2", "MAT 102", kind="item")
    assert both(before, after) == [
        ("goal/require/2", "goal/require/1"),
        ("", "goal/require/2"),
        ("goal/require/1", ""),
    ]


def kinds(before: KeptRequirement, after: KeptRequirement) -> dict[str, list[Kind]]:
    changes = changes_between(audit(goal(before)), audit(goal(after)))
    return {each.told.path: list(each.kinds) for each in changes.goals[0].requirements}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({}, {}, []),
        ({"text": "a"}, {"text": "b"}, [Kind.REWORDED]),
        ({"text": "a", "need": Decimal(1)}, {"text": "b", "need": Decimal(2)}, [Kind.LIMIT]),
        ({"text": "a"}, {"text": "b", "unit": CREDITS}, [Kind.LIMIT]),
        ({"need": Decimal(1)}, {"need": Decimal(2)}, []),
        ({"text": "a", "kind": "item"}, {"text": "b", "need": Decimal(2)}, [Kind.REWORDED]),
        ({"state": "unmet"}, {"state": "met"}, [Kind.MET]),
        ({"state": "met"}, {"state": "planned"}, [Kind.NO_LONGER_MET]),
        ({"state": "unmet"}, {"state": "planned"}, []),
        ({"chosen": False}, {}, [Kind.IN_USE]),
        ({}, {"chosen": False}, [Kind.NOT_IN_USE]),
        ({"chosen": False, "state": "met"}, {"chosen": False}, []),
        ({"chosen": False, "state": "met"}, {}, [Kind.IN_USE, Kind.NO_LONGER_MET]),
        ({"state": "met"}, {"chosen": False}, [Kind.NOT_IN_USE, Kind.NO_LONGER_MET]),
        ({"have": Decimal(1)}, {"have": Decimal(2)}, [Kind.MORE]),
        ({"have": Decimal(2)}, {"have": Decimal(1)}, [Kind.LESS]),
        ({"have": Decimal(1)}, {"have": Decimal(2), "unit": CREDITS}, []),
        ({"facts": {"gpa": "2"}}, {"facts": {"gpa": "3"}}, [Kind.FACTS]),
    ],
)
def test_a_requirement_changes_in_these_ways(
    before: dict[str, Any], after: dict[str, Any], found: list[Kind]
) -> None:
    was, now = (replace(leaf("goal/require", "same"), **each) for each in (before, after))
    assert kinds(was, now) == ({"goal/require": found} if found else {})


def test_of_a_group_nothing_is_told_that_its_members_tell() -> None:
    def group(kind: str, path: str, have: int, state: str) -> KeptRequirement:
        return asked(path, leaf("goal/require/1"), kind=kind, text="group", have=Decimal(have), state=state)

    for path, kind, found in (
        ("goal/require", "all of", []),
        ("goal/require", "any of", [Kind.MET]),
        ("goal/require", "N of", [Kind.MET]),
        ("named", "all of", [Kind.MET]),
    ):
        whole = asked("goal/whole", group(kind, path, 0, "unmet"), kind="all of")
        then = asked("goal/whole", group(kind, path, 1, "met"), kind="all of")
        assert kinds(whole, then) == ({path: found} if found else {})


def test_a_group_of_more_members_is_no_other_limit_and_one_of_as_many_is() -> None:
    def group(need: int, *paths: str, kind: str = "N of") -> KeptRequirement:
        members = tuple(leaf(f"goal/require/{path}") for path in paths)
        return asked(
            "goal/require",
            *members,
            kind=kind,
            text=f"{need} of {len(paths)}",
            need=Decimal(need),
            unit=ITEMS,
        )

    assert kinds(group(1, "1", "2"), group(2, "1", "2")) == {"goal/require": [Kind.LIMIT]}
    assert kinds(group(1, "1"), group(2, "1", "2")) == {"goal/require/2": [Kind.NEW]}
    assert kinds(group(1, "1"), group(1, "1", "2")) == {"goal/require/2": [Kind.NEW]}
    assert kinds(group(1, "1", "2"), group(2, "1", "2", kind="all of")) == {"goal/require": [Kind.REWORDED]}


def test_of_what_is_new_or_gone_the_outermost_is_told() -> None:
    inner = asked("goal/require/2", leaf("goal/require/2/1"), leaf("goal/require/2/2"), kind="any of")
    small, large = (
        asked("goal/require", leaf("goal/require/1")),
        asked("goal/require", leaf("goal/require/1"), inner),
    )
    assert kinds(small, large) == {"goal/require/2": [Kind.NEW]}
    assert kinds(large, small) == {"goal/require/2": [Kind.GONE]}


def test_what_is_inside_of_what_was_put_in_its_place_is_not_told() -> None:
    single = leaf("goal/require", "one", kind="item")
    several = asked(
        "goal/require", leaf("goal/require/1"), leaf("goal/require/2"), kind="any of", text="several"
    )
    assert kinds(single, several) == kinds(several, single) == {"goal/require": [Kind.REWORDED]}
    several = replace(several, kind="all of", state="met", have=Decimal(2), unit=ITEMS)
    assert kinds(single, several) == {"goal/require": [Kind.REWORDED, Kind.MET]}
    assert kinds(several, single) == {"goal/require": [Kind.REWORDED, Kind.NO_LONGER_MET]}


def test_of_a_goal_that_was_or_is_undecided_no_requirement_is_told() -> None:
    for before, after in ((goal(), goal(leaf("goal/require"))), (goal(leaf("goal/require")), goal())):
        (changes,) = changes_between(audit(before), audit(after)).goals
        assert (changes.before, changes.after, changes.requirements) == (before, after, ())


def test_a_line_inside_a_requirement_is_one_too() -> None:
    plain, limited = leaf("goal/require"), leaf("goal/require")
    limited = replace(limited, lines=(leaf("goal/require/which/1"),))
    assert kinds(plain, limited) == {"goal/require/which/1": [Kind.NEW]}
    assert kinds(limited, plain) == {"goal/require/which/1": [Kind.GONE]}


def test_only_the_way_that_a_verdict_stood_on_is_looked_at() -> None:
    other = KeptRoute("other", chosen=False, requirement=leaf("other/made of"))
    one = goal(leaf("goal/require"))
    assert [each.path for each in replace(one, routes=(other, *one.routes)).requirements()] == [
        "goal/require"
    ]
    nothing = replace(one, routes=(other,))
    assert [*nothing.requirements(), *nothing.counting()] == []


def test_a_requirement_of_another_name_is_renamed_and_one_of_another_number_has_moved() -> None:
    def whole(path: str) -> KeptRequirement:
        return asked("goal/require", leaf(path, "same"), leaf("goal/require/9"), kind="all of")

    assert kinds(whole("words"), whole("texts")) == {"texts": [Kind.RENAMED]}
    assert kinds(whole("goal/require/1"), whole("goal/require/2")) == {}
    assert kinds(whole("words"), whole("goal/require/2")) == {}
    assert kinds(whole("goal/require/2"), whole("words")) == {}


Moved = tuple[str, list[str], list[str], list[str], str]


def moves(before: KeptGoal, after: KeptGoal) -> list[Moved]:
    """Of each move the title, the numbers of what it left and of where it is, what counts there instead, and why."""
    (changes,) = changes_between(audit(before), audit(after)).goals
    return [
        (
            each.item.title,
            [path.rpartition("/")[2] for path in each.no_longer],
            [path.rpartition("/")[2] for path in each.newly],
            [key.partition("@")[0] for key in each.instead],
            each.why,
        )
        for each in changes.moves
    ]


def counting(
    *places: str, coming: str = "", chosen: bool = True, left: tuple[KeptUnused, ...] = ()
) -> KeptGoal:
    """A goal with numbered requirements, each with the items (names, with blanks between them) that count there."""
    members = tuple(
        asked(
            f"goal/require/{number}",
            uses=tuple(use(name) for name in names.split()),
            text=f"number {number}",
            coming=tuple(use(name) for name in coming.split()) if number == 1 else (),
            chosen=chosen,
        )
        for number, names in enumerate(places, 1)
    )
    return goal(asked("goal/require", *members, kind="all of"), unused=left)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (counting("a", ""), counting("a", ""), []),
        (counting("a", ""), counting("", "a"), [("a", ["1"], ["2"], [], "")]),
        (counting("a", ""), counting("a", "a"), [("a", [], ["2"], [], "")]),
        (counting("a", "a"), counting("a", ""), [("a", ["2"], [], [], "")]),
        (counting("a", ""), counting("b", "a"), [("b", [], ["1"], [], ""), ("a", ["1"], ["2"], ["b"], "")]),
        (counting("a b", ""), counting("b", "a"), [("a", ["1"], ["2"], [], "")]),
        (counting("a"), counting("b"), [("b", [], ["1"], [], ""), ("a", ["1"], [], ["b"], "not on the record")]),
        (counting("a"), counting("", left=(unused("a"),)), [("a", ["1"], [], [], "not needed")]),
        (counting("a"), counting("", coming="a"), []),
        (counting("a"), counting("b", "b"), [("b", [], ["1", "2"], [], ""), ("a", ["1"], [], ["b"], "not on the record")]),
        (counting("a", "b"), counting("a"), [("b", ["2"], [], [], "not on the record")]),
        (counting(""), counting("a", chosen=False), []),
        (counting("a@1"), counting("a@2"), []),
        (counting("a@1", ""), counting("", "a@2"), [("a", ["1"], ["2"], [], "")]),
        (counting("a@1", "b@1"), counting("b@2", "a@2"), [("b", ["2"], ["1"], ["a"], ""), ("a", ["1"], ["2"], ["b"], "")]),
    ],
)  # fmt: skip
def test_an_item_that_counts_elsewhere_has_moved(
    before: KeptGoal, after: KeptGoal, found: list[Moved]
) -> None:
    assert moves(before, after) == found


def test_what_was_moved_and_what_failed_is_told_as_it_is_now() -> None:
    failed = counting("", left=(unused("a", "failed"),))
    (changes,) = changes_between(audit(counting("a")), audit(failed)).goals
    assert [move.item.status for move in changes.moves] == ["failed"]


def test_what_is_held_by_itself_is_no_item_that_moves() -> None:
    badge = KeptUse("held badge", "", "Badge", held_without_award=True)
    held = goal(asked("goal/require", uses=(badge,)))
    assert moves(held, counting("")) == moves(counting(""), held) == []


def test_over_everything_nothing_takes_the_place_of_anything() -> None:
    def over(*names: str) -> KeptGoal:
        total = asked("goal/overall/1", uses=tuple(map(use, names)))
        return goal(asked("goal/whole", asked("goal/require/1"), total, kind="all of"))

    assert [(title, instead) for title, _, _, instead, _ in moves(over("a"), over("b"))] == [
        ("b", []),
        ("a", []),
    ]


def having(name: str, some: tuple[Any, ...]) -> KeptGoal:
    fields: dict[str, Any] = {name: some}
    return replace(goal(leaf("goal/require")), **fields)


def test_options_pins_and_exceptions_are_told_where_they_are_new_gone_or_otherwise() -> None:
    grant = KeptGrant("waive", "Dr Gray", DAY, "goal/require")
    things: dict[str, tuple[Any, ...]] = {
        "options": (KeptOption("turn", "a"), KeptOption("turn", "a", text="other"), KeptOption("turn", "b")),
        "pins": (KeptPin("a", "goal/require"), KeptPin("a", "goal/require", text="other"), KeptPin("b", "goal/require")),
        "exceptions": (
            KeptException(grant, used=True),
            KeptException(grant, used=False),
            KeptException(KeptGrant("waive", "Dr Brown", DAY, "goal/require"), used=True),
        ),
    }  # fmt: skip
    for name, (one, otherwise, other) in things.items():
        for before, after, found in (
            ((one,), (one,), []),
            ((one,), (otherwise,), [(one, otherwise)]),
            ((), (one,), [(None, one)]),
            ((one,), (), [(one, None)]),
            ((one,), (other,), [(None, other), (one, None)]),
        ):
            was, now = having(name, before), having(name, after)
            (changes,) = changes_between(audit(was), audit(now)).goals
            assert [(each.before, each.after) for each in getattr(changes, name)] == found


def test_what_is_finished_has_no_options_to_tell() -> None:
    was, now = (
        goal(leaf("goal/require")),
        goal(leaf("goal/require"), state="met", options=(KeptOption("turn", "a"),)),
    )
    assert changes_between(audit(was), audit(now)).goals[0].options == ()


@pytest.mark.parametrize("name", ["pins", "exceptions"])
def test_a_pin_and_an_exception_are_changes_of_the_record(name: str) -> None:
    pin, granted = KeptPin("a", "goal/require"), KeptException(KeptGrant("waive", "Dr Gray", DAY), used=True)
    plain = goal(leaf("goal/require"))
    more = replace(plain, pins=(pin,)) if name == "pins" else replace(plain, exceptions=(granted,))
    assert changes_between(audit(plain), audit(plain)).causes == ()
    assert changes_between(audit(plain), audit(more)).causes == (Cause.RECORD,)
    other = replace(plain, name="other")
    assert changes_between(audit(plain, other), audit(more, other)).causes == (Cause.RECORD,)
    assert changes_between(audit(plain), audit(more, rules="other")).causes == (Cause.RECORD, Cause.RULES)
