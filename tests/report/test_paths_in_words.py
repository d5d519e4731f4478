"""What stands at each path to which an item can be pinned."""

import pytest

from pathways.model.catalogue import Catalogue
from pathways.model.paths import paths_of
from pathways.report import show_to_lines
from pathways.report.paths_in_words import paths
from pathways.report.titles import titles_of
from tests.model.reading import read

RULES = """
course a "Course A"
course b "Course B"
requirement core "Core courses" = all of { a, b }
requirement some "Some course" = 1 course from courses
requirement bare = any of { a, b }
bachelor degree ba "BA" {
  require core
  require some
  require bare
  require when age at least 30 { in order { a, b } } otherwise { some }
  require age at least 18
  require 1 course from what satisfies { a, b up to 1 course }
  pool { b }
}
vertical stack up "Up" { made of low into ba }
badge low "Low" { require a }
badge told "Told" { awarded on application require age at least 18 }
admission way "Way" { admits to ba require low }
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read(RULES).catalogue


def told(name: str, catalogue: Catalogue) -> dict[str, str]:
    declared = catalogue.declared(name)
    assert declared is not None
    return paths(declared, catalogue, titles_of(catalogue))


def test_every_path_is_told_with_what_stands_there(catalogue: Catalogue) -> None:
    assert told("ba", catalogue) == {
        "ba": "anything of it",
        "ba/require": "All 6 of these",
        "core": "Core courses",
        "core/1": "Course A",
        "core/2": "Course B",
        "some": "Some course: at least 1 course",
        "bare": "Any one of these 2",
        "bare/1": "Course A",
        "bare/2": "Course B",
        "ba/require/4": "Depending on this: an age of at least 30",
        "ba/require/4/then": "These 2 in this order",
        "ba/require/4/then/1": "Course A",
        "ba/require/4/then/2": "Course B",
        "ba/require/6": "At least 1 course from those of these 2 that are met",
        "ba/require/6/1": "Course A",
        "ba/require/6/2": "Course B",
        "ba/pool/1": "Course B",
        "up/made of": "Low",
    }
    assert told("way", catalogue) == {"way": "anything of it", "way/require": "Low"}


def test_what_takes_no_items_has_no_path(catalogue: Catalogue) -> None:
    assert told("told", catalogue) == {}
    assert told("a", catalogue) == {}
    lines = [line.text for line in show_to_lines("told", catalogue, with_paths=True)]
    assert "  · Nothing that is required here takes items, so that nothing can be pinned to it." in lines


def test_items_can_be_pinned_to_every_path_that_is_told(catalogue: Catalogue) -> None:
    found = {path for name in ("ba", "way", "up", "low") for path in told(name, catalogue)}
    assert found == set(paths_of(catalogue).taking)


def test_paths_are_shown_only_if_they_are_asked_for(catalogue: Catalogue) -> None:
    with_them = [line.text for line in show_to_lines("ba", catalogue, with_paths=True)]
    without = [line.text for line in show_to_lines("ba", catalogue)]
    assert "  · core/1 — Course A" in with_them
    assert not any("core/1" in line for line in without)
    assert set(without) <= set(with_them)
