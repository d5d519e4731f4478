"""Pins of learners under test: whose word it is, and what a pin cannot go to."""

from datetime import date
from itertools import permutations

import pytest

from pathways.model.digest import digest
from pathways.model.learner import Pin
from tests.model.reading import Reading, read, read_broken

RULES = """
course eng101 "Composition"
course eng201 "Rhetoric"
requirement core "Core" = 1 course from courses
requirement unused = eng101
bachelor degree ba "BA" { require core require 1 course from { eng101, eng201 } require age at least 22 }
institution asu "ASU"
badge told "Only recorded" { issued by asu }
"""


def learner(lines: str) -> Reading:
    return read(f'{RULES} learner "L" {{ earned eng101 on 2024-05-10 {lines} expect ba unmet }}')


def pins(lines: str) -> tuple[Pin, ...]:
    found = learner(lines)
    assert found.errors == []
    return found.catalogue.tests[0].learner.pins


def test_a_pin_says_what_counts_where_on_whose_word_and_since_when() -> None:
    assert pins('pinned eng101 to core by advisor "Dr Gray" on 2024-05-01') == (
        Pin("eng101", "core", "Dr Gray", date(2024, 5, 1)),
    )
    assert pins("pinned eng101 to 'ba/require/2' by learner") == (Pin("eng101", "ba/require/2"),)
    assert pins("pinned eng201 to ba by learner") == (Pin("eng201", "ba"),)


def test_pins_come_by_who_has_most_say_whatever_the_order_of_the_lines() -> None:
    lines = [
        "pinned eng101 to core by learner on 2024-05-01",
        "pinned eng101 to 'ba/require/2' by learner on 2024-06-01",
        'pinned eng101 to ba by advisor "Dr Gray"',
    ]
    found = {pins(" ".join(order)) for order in permutations(lines)}
    assert [[pin.requirement for pin in each] for each in found] == [["ba", "ba/require/2", "core"]]


def test_a_pin_changes_nothing_of_what_the_rules_mean() -> None:
    with_one = learner("pinned eng101 to core by learner").catalogue
    assert digest(with_one) == digest(learner("").catalogue)


@pytest.mark.parametrize(
    ("pinned", "code", "message", "advice"),
    [
        (
            "eng102 to core",
            "unknown-name",
            "nothing is declared by the name `eng102`",
            "did you mean `eng101`?",
        ),
        (
            "asu to core",
            "wrong-kind-of-name",
            "`asu` is an institution; `pinned` wants a course, an exam, an experience or a credential",
            "write the name of a course, an exam, an experience or a credential",
        ),
        (
            "eng101 to 'ba/requre/2'",
            "unknown-requirement",
            "no requirement has the path `ba/requre/2`",
            "did you mean `ba/require/2`? `pathways show ba --paths` tells the paths of its requirements",
        ),
        (
            "eng101 to cora",
            "unknown-requirement",
            "no requirement has the path `cora`",
            "did you mean `core`? `pathways show NAME --paths` tells the paths of its requirements",
        ),
        (
            "eng101 to 'somewhere/else'",
            "unknown-requirement",
            "no requirement has the path `somewhere/else`",
            "`pathways show NAME --paths` tells the paths of its requirements",
        ),
        (
            "eng101 to 'ba/require/1'",
            "unknown-requirement",
            "at `ba/require/1` stands the requirement `core`",
            "write `core`, wherever it stands",
        ),
        (
            "eng101 to unused",
            "unknown-requirement",
            "no credential, stack or admission requires `unused`",
            "require it where the item is to count, or pin to another requirement",
        ),
        (
            "eng101 to eng201",
            "wrong-kind-of-name",
            "`eng201` is a course; `to` wants a requirement",
            "`pathways show NAME --paths` tells the paths of its requirements",
        ),
        (
            "eng101 to 'ba/require/3'",
            "takes-no-items",
            "no item counts at `ba/require/3`, which says `age at least 22`",
            "pin to a requirement that asks for items; conditions and limits use nothing up",
        ),
        (
            "eng101 to told",
            "takes-no-items",
            "no item counts at `told`, which requires none",
            "pin to something that requires items, by itself or by a stack into it",
        ),
    ],
)
def test_what_cannot_be_pinned_is_told(pinned: str, code: str, message: str, advice: str) -> None:
    (problem,) = learner(f"pinned {pinned} by learner").told
    assert (problem.code, problem.message, problem.help) == (code, message, advice)


@pytest.mark.parametrize("path", ["broken", "broken/require/1"])
def test_nothing_is_said_of_paths_in_what_could_not_be_read(path: str) -> None:
    broken = 'badge broken "B" { require require eng101 }'
    pinned = f"learner \"L\" {{ pinned eng101 to '{path}' by learner expect ba unmet }}"
    assert "unknown-requirement" not in read_broken(f"{RULES} {broken} {pinned}").codes
