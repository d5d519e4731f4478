"""Paths of requirements: where items can count, and what is said of the other paths."""

import pytest

from pathways.model.paths import Paths, asked_by, paths_of
from tests.model.reading import read

RULES = """
institution asu "ASU"
course a "A"
course b "B"
requirement core "Core" = all of { a, 1 course from courses of which { at most 1 course from { b } } }
requirement idle = age at least 22
bachelor degree ba "BA" {
  require core
  require when age at least 22 { a } otherwise { in order { a, b } }
  require all of { age at least 22, idle }
  require at least (1 when age at least 30 otherwise 2) courses from courses
  require 1 course from what satisfies { 1 course from courses, b }
  pool { a }
  overall { at least 3 credits, gpa at least 2 over record courses }
}
badge low "Low" { require a }
certificate high "High" { issued by asu }
vertical stack up "Up" { made of low into high }
value-added stack more "More" { onto low add b }
admission entry "Entry" { admits to ba require a review when age at least 99 }
conversion conv "Conversion" { converts b gives 3 credits as a require all of { a, b } }
badge told "Only recorded" { issued by asu }
"""


def paths() -> Paths:
    found = read(RULES)
    assert found.errors == []
    return paths_of(found.catalogue)


def test_items_count_at_leaves_at_what_has_leaves_inside_and_at_what_is_named() -> None:
    assert list(paths().taking) == [
        *("ba", "ba/require", "core", "core/1", "core/2"),
        *("ba/require/2", "ba/require/2/then", "ba/require/2/otherwise"),
        *("ba/require/2/otherwise/1", "ba/require/2/otherwise/2"),
        *("ba/require/4", "ba/require/5", "ba/require/5/1", "ba/require/5/2", "ba/pool/1"),
        *("low", "low/require", "high", "up/made of", "up", "more", "more/onto", "more/made of"),
        *("entry", "entry/require"),
    ]


def test_nothing_is_refused_where_items_count() -> None:
    assert {paths().refusal(path) for path in paths().taking} == {None}


@pytest.mark.parametrize(
    ("path", "code", "sentence", "advice"),
    [
        (
            "ba/require/1",
            "unknown-requirement",
            "at `ba/require/1` stands the requirement `core`",
            "write `core`",
        ),
        (
            "ba/require/2/fact",
            "takes-no-items",
            "no item counts at `ba/require/2/fact`, which says",
            "pin to a",
        ),
        (
            "ba/require/3",
            "takes-no-items",
            "which says `all of { age at least 22, idle }`",
            "conditions and limits",
        ),
        ("ba/require/3/2", "unknown-requirement", "stands the requirement `idle`", "write `idle`"),
        ("idle", "takes-no-items", "which says `age at least 22`", "pin to a requirement"),
        (
            "core/2/which/1",
            "takes-no-items",
            "which says `at most 1 course from { b }`",
            "pin to a requirement",
        ),
        ("ba/overall/1", "takes-no-items", "which says `at least 3 credits`", "pin to a requirement"),
        ("ba/overall/2", "takes-no-items", "which says `gpa at least 2 over record courses`", "pin to"),
        ("entry/review/1", "takes-no-items", "which says `age at least 99`", "pin to a requirement"),
        ("conv/require", "takes-no-items", "which says `all of { a, b }`", "pin to a requirement"),
        ("told", "takes-no-items", "no item counts at `told`, which requires none", "by a stack into it"),
        (
            "ba/require/9",
            "unknown-requirement",
            "no requirement has the path",
            "`pathways show ba --paths` tells",
        ),
        (
            "nothing",
            "unknown-requirement",
            "no requirement has the path `nothing`",
            "`pathways show NAME --paths`",
        ),
    ],
)
def test_why_nothing_can_be_pinned_to_a_path_is_told(
    path: str, code: str, sentence: str, advice: str
) -> None:
    refusal = paths().refusal(path)
    assert refusal is not None
    assert refusal.code == code
    assert sentence in refusal.sentence
    assert advice in refusal.help


def test_a_long_rule_is_quoted_shortly() -> None:
    many = ", ".join(f'attested "{number}" by "x"' for number in range(30))
    found = paths_of(read(f'course a "A" badge b "B" {{ require a require all of {{ {many} }} }}').catalogue)
    refusal = found.refusal("b/require/2")
    assert refusal is not None
    assert refusal.sentence.endswith("...`")


def test_what_is_no_maker_of_awards_asks_for_nothing() -> None:
    catalogue = read(RULES).catalogue
    assert list(asked_by(catalogue.learning["a"], catalogue)) == []
