from datetime import date
from fractions import Fraction

import pytest

from pathways.model.amount import Depends, Fixed, OfTwo, Quantity, ShareOf, Unit
from pathways.model.requirement import (
    Age,
    Attested,
    Declared,
    Fewer,
    Gpa,
    Group,
    Holds,
    InOrder,
    Lacks,
    Leaf,
    Named,
    OnDate,
    Population,
    Requirement,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.model.selection import Every, Filter, Filtered, OneOf
from pathways.model.walk import walk
from tests.model.reading import read

THINGS = """
scale letters { passing A 4, B 3, C 2 failing F 0 }
institution asu "Arizona State"
course a "A"
course b "B"
exam toefl "English test"
badge other "Other" { criteria "by hand" }
area writing "Writing"
"""


def required(text: str) -> Requirement:
    """What a badge `x` requires that requires this."""
    found = read(THINGS + f'badge x "X" {{ {text} }}')
    assert found.errors == []
    requirement = found.catalogue.credentials["x"].require
    assert requirement is not None
    return requirement


def paths(text: str) -> list[str]:
    return [part.path for part in walk(required(text))]


def test_one_require_is_the_requirement_itself() -> None:
    leaf = required("require a")
    assert isinstance(leaf, Leaf)
    assert (leaf.path, leaf.item, leaf.selection) == ("x/require", "a", OneOf(("a",)))
    assert leaf.amount == Quantity(Fixed(Fraction(1)), Unit("items", "items"))


def test_several_requires_must_all_hold() -> None:
    group = required("require a require b")
    assert isinstance(group, Group)
    assert (group.word, group.need) == ("all", 2)
    assert paths("require a require any of { a, b }") == [
        "x/require",
        "x/require/1",
        "x/require/2",
        "x/require/2/1",
        "x/require/2/2",
    ]


@pytest.mark.parametrize(
    ("words", "word", "need"),
    [("all of", "all", 3), ("any of", "any", 1), ("2 of", "N", 2), ("1 of", "N", 1)],
)
def test_a_group_says_how_many_it_needs(words: str, word: str, need: int) -> None:
    group = required(f"require {words} {{ a, b, toefl }}")
    assert isinstance(group, Group)
    assert (group.word, group.need, len(group.members)) == (word, need, 3)


def test_a_choice_by_a_fact_has_paths_for_all_its_parts() -> None:
    assert paths("require when age at least 22 { a } otherwise { a, b }") == [
        "x/require",
        "x/require/fact",
        "x/require/then",
        "x/require/otherwise",
        "x/require/otherwise/1",
        "x/require/otherwise/2",
    ]
    choice = required("require when age at least 22 { a }")
    assert isinstance(choice, When)
    assert choice.otherwise is None


def test_items_in_order_are_leaves() -> None:
    order = required("require in order { a, b with grade B or better }")
    assert isinstance(order, InOrder)
    assert [leaf.item for leaf in order.members] == ["a", "b"]
    assert order.members[1].selection == Filtered(OneOf(("b",)), ((Filter.GRADE, "B"),))


def test_marks_stand_on_the_leaf() -> None:
    leaf = required("require at least 3 credits from courses split shared")
    assert isinstance(leaf, Leaf)
    assert (leaf.split, leaf.shared) == (True, True)
    item = required("require a shared")
    assert isinstance(item, Leaf)
    assert (item.split, item.shared) == (False, True)


def test_lines_of_a_leaf_have_paths_below_it() -> None:
    leaf = required(
        """require at least 12 credits from courses of which {
            at least 3 credits from courses at asu, at most 2 courses from each subject,
            spread over at least 3 terms, gpa at least 2.5 over what counts }"""
    )
    assert isinstance(leaf, Leaf)
    at_asu = Filtered(Every("courses"), ((Filter.TAUGHT_AT, "asu"),))
    assert leaf.lines == (
        SumLine(
            "x/require/which/1", at_least=True, amount=three("credits"), selection=at_asu, place=leaf.place
        ),
        SumLine("x/require/which/2", at_least=False, amount=items(2), each="subject", place=leaf.place),
        SpreadLine("x/require/which/3", 3, "term", place=leaf.place),
        Gpa("x/require/which/4", 2500, None, "all", place=leaf.place),
    )


def three(measure: str) -> Quantity:
    return Quantity(Fixed(Fraction(3)), Unit(measure, "semester"))


def items(number: int) -> Quantity:
    return Quantity(Fixed(Fraction(number)), Unit("items", "courses"))


@pytest.mark.parametrize("key", ["subject", "level", "term", "area", "institution", "year"])
def test_keys_may_be_plural(key: str) -> None:
    for written in (key, f"{key}s"):
        leaf = required(
            f"require 6 courses from courses of which {{ at most 2 courses from each {written} }}"
        )
        assert isinstance(leaf, Leaf)
        assert isinstance(leaf.lines[0], SumLine)
        assert leaf.lines[0].each == key


def test_numbers_may_depend_on_facts() -> None:
    leaf = required(
        'require at least (12 when age at least 22 otherwise (18 when population "veteran" otherwise 24)) credits from courses'
    )
    assert isinstance(leaf, Leaf)
    assert isinstance(leaf.amount, Quantity)
    number = leaf.amount.number
    assert isinstance(number, Depends)
    assert isinstance(number.otherwise, Depends)
    assert number.fact.path == "x/require/number/fact"
    assert number.otherwise.fact.path == "x/require/number/otherwise/fact"
    assert [number.then, number.otherwise.then] == [12, 18]
    assert number.otherwise.otherwise == Fixed(Fraction(24))


def test_two_amounts_and_shares_are_kept_as_written() -> None:
    found = read(
        THINGS + 'certificate x "X" { worth 20 credits require at least the greater of '
        "15 credits and 2/3 of the programme's credits from courses overall { at least the lesser of "
        "3 credits and 30 % of the programme's credits } }"
    )
    x = found.catalogue.credentials["x"]
    assert isinstance(x.require, Leaf)
    unit = Unit("credits", "semester")
    share = Quantity(ShareOf(Fraction(2, 3)), unit)
    assert x.require.amount == OfTwo(greater=True, one=Quantity(Fixed(Fraction(15)), unit), other=share)
    assert isinstance(x.overall[0], SumLine)
    part = Quantity(ShareOf(Fraction(3, 10)), unit)
    assert x.overall[0].amount == OfTwo(greater=False, one=Quantity(Fixed(Fraction(3)), unit), other=part)


CONDITIONS = [
    ("gpa at least 2.75 over record courses", lambda at: Gpa("p", 2750, Every("courses"), "all", place=at)),
    (
        "gpa at least 3 over record a counting the best attempt",
        lambda at: Gpa("p", 3000, OneOf(("a",)), "best", place=at),
    ),
    (
        "gpa at least 3 over record { a } counting the last attempt",
        lambda at: Gpa("p", 3000, OneOf(("a",)), "last", place=at),
    ),
    ("gpa at least 3.125 over what counts", lambda at: Gpa("p", 3125, None, "all", place=at)),
    (
        "gpa below 2.00 over record courses",
        lambda at: Gpa("p", 2000, Every("courses"), "all", below=True, place=at),
    ),
    (
        "gpa below 2 over record a counting the last attempt",
        lambda at: Gpa("p", 2000, OneOf(("a",)), "last", below=True, place=at),
    ),
    (
        "fewer than 2 courses from courses",
        lambda at: Fewer("p", Fraction(2), Unit("items", "courses"), Every("courses"), place=at),
    ),
    ("age at least 22", lambda at: Age("p", at_least=True, years=22, place=at)),
    ("age below 17", lambda at: Age("p", at_least=False, years=17, place=at)),
    ('population "veteran"', lambda at: Population("p", "veteran", place=at)),
    ("declared other", lambda at: Declared("p", "other", place=at)),
    ("not declared other", lambda at: Declared("p", "other", negated=True, place=at)),
    ("declared writing", lambda at: Declared("p", "writing", place=at)),
    ("admitted to other", lambda at: Standing("p", "admitted", "other", negated=False, place=at)),
    ("not admitted to other", lambda at: Standing("p", "admitted", "other", negated=True, place=at)),
    ("enrolled in asu", lambda at: Standing("p", "enrolled", "asu", negated=False, place=at)),
    ("not enrolled in asu", lambda at: Standing("p", "enrolled", "asu", negated=True, place=at)),
    ("holds other", lambda at: Holds("p", "other", negated=False, place=at)),
    ("not holds other", lambda at: Holds("p", "other", negated=True, place=at)),
    ("lacks a", lambda at: Lacks("p", "a", place=at)),
    ('attested "a jury" by "the dean"', lambda at: Attested("p", "a jury", "the dean", place=at)),
    ("on or after 2024-08-15", lambda at: OnDate("p", on_or_after=True, day=date(2024, 8, 15), place=at)),
    ("before 2024-08-15", lambda at: OnDate("p", on_or_after=False, day=date(2024, 8, 15), place=at)),
    ("score at least 79.5 on toefl", lambda at: Score("p", "toefl", 79500, place=at)),
]


@pytest.mark.parametrize(("text", "made"), CONDITIONS, ids=[text for text, _ in CONDITIONS])
def test_a_condition_means_what_it_says(text: str, made: object) -> None:
    found = required(f"require {text}")
    expected = made(found.place)  # type: ignore[operator] # each entry of the table makes one condition
    assert repr(found).replace("x/require", "p") == repr(expected)


def test_a_named_requirement_has_paths_of_its_own() -> None:
    found = read(
        THINGS
        + 'requirement core "The core" = all of { a, b }\nbadge x "X" { require core require any of { core, toefl } }'
    )
    require = found.catalogue.credentials["x"].require
    assert isinstance(require, Group)
    first, second = require.members
    assert isinstance(first, Named)
    assert isinstance(second, Group)
    again = second.members[0]
    assert isinstance(again, Named)
    assert (first.path, first.name, first.title) == ("x/require/1", "core", "The core")
    assert first.requirement is again.requirement
    assert [part.path for part in walk(first.requirement)] == ["core", "core/1", "core/2"]


def test_a_named_requirement_without_a_title_is_called_by_its_name() -> None:
    found = read(THINGS + 'requirement core = a\nbadge x "X" { require core }')
    named = found.catalogue.credentials["x"].require
    assert isinstance(named, Named)
    assert named.title == "core"


def test_a_named_requirement_counts_in_the_credits_of_who_uses_it() -> None:
    found = read(
        'institution q "Q" { calendar quarter }\nrequirement core = at least 3 credits from courses\n'
        'badge x "X" { issued by q require core }\nbadge y "Y" { require core }'
    )
    units = []
    for name in ("x", "y"):
        named = found.catalogue.credentials[name].require
        assert isinstance(named, Named)
        assert isinstance(named.requirement, Leaf)
        assert isinstance(named.requirement.amount, Quantity)
        units.append(named.requirement.amount.unit.name)
    assert units == ["quarter", "semester"]


def test_a_requirement_that_nobody_uses_is_read_as_well() -> None:
    assert read("requirement core = all of { a, b }").codes == ["unknown-name", "unknown-name"]


def test_pools_and_overall_have_paths_of_their_own() -> None:
    found = read(
        THINGS
        + 'badge x "X" { pool { a, b } pool { toefl } overall { at least 3 credits, at most 6 credits from courses at asu } }'
    )
    x = found.catalogue.credentials["x"]
    assert [part.path for pool in x.pools for part in walk(pool)] == [
        "x/pool/1",
        "x/pool/1/1",
        "x/pool/1/2",
        "x/pool/2",
    ]
    assert [line.path for line in x.overall] == ["x/overall/1", "x/overall/2"]
    assert isinstance(x.overall[0], SumLine)
    assert x.overall[0].selection is None
