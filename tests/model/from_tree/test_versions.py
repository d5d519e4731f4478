"""Several declarations of one name as versions of one thing: their days, and what they say when."""

from datetime import date

import pytest

from pathways.model.declaration import Credential
from pathways.model.requirement import Leaf
from pathways.model.version import editions
from pathways.problem import Severity
from pathways.text import limits
from tests.model.reading import read

COURSES = 'course a "A" {}\ncourse b "B" {}\ncourse c "C" {}\n'


def badges(*days: str) -> str:
    return "".join(f'badge writer "Writer" {{ {each} criteria "essays" }}\n' for each in days)


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        (("effective 2020-01-01 retired 2021-12-31", "effective 2022-01-01"), []),
        (("effective 2022-01-01", "effective 2020-01-01 retired 2021-12-31"), []),
        (("retired 2021-12-31", "effective 2022-01-01"), []),
        (("effective 2020-01-01 retired 2022-01-01", "effective 2022-01-01"), ["overlapping-versions"]),
        (("effective 2020-01-01", "effective 2022-01-01"), ["overlapping-versions"]),
        (("effective 2020-01-01", ""), ["overlapping-versions"]),
        (("retired 2020-01-01", "retired 2021-01-01"), ["overlapping-versions"]),
        (("effective 2020-01-01 retired 2021-12-30", "effective 2022-01-01"), ["versions-with-a-gap"]),
        (("", ""), ["duplicate-name"]),
    ],
)
def test_the_days_of_versions_must_not_overlap_and_a_gap_is_noted(
    days: tuple[str, ...], codes: list[str]
) -> None:
    assert read(badges(*days)).codes == codes


def test_the_help_says_which_day_to_write() -> None:
    (told,) = read(badges("effective 2020-01-01", "effective 2022-01-01")).told
    assert (told.severity, told.message) == (
        Severity.ERROR,
        "two versions of `writer` are in force on 2022-01-01",
    )
    assert told.help == "write `retired 2021-12-31` in the older version"


def test_a_name_of_another_sort_is_no_version() -> None:
    text = badges("effective 2020-01-01") + "set writer effective 2022-01-01 = courses\n"
    assert read(text).codes == ["duplicate-name"]


def test_the_newest_version_is_what_the_name_declares_whatever_the_order() -> None:
    days = ("effective 2022-01-01", "effective 2020-01-01 retired 2021-12-31")
    for order in (days, days[::-1]):
        catalogue = read(badges(*order)).catalogue
        assert catalogue.credentials["writer"].effective == date(2022, 1, 1)
        assert [(each.since, each.until) for each in catalogue.versions["writer"]] == [
            (date(2020, 1, 1), date(2021, 12, 31)),
            (date(2022, 1, 1), None),
        ]


def test_who_uses_a_set_or_requirement_with_versions_has_a_version_for_each_of_them() -> None:
    text = (
        COURSES
        + "set few retired 2020-12-31 = { a }\nset few effective 2021-01-01 = { a, b }\n"
        + "requirement core retired 2021-12-31 = 1 course from few\n"
        + "requirement core effective 2022-01-01 = 2 courses from few\n"
        + 'badge x "X" { require core }\nbadge y "Y" { require c }\n'
    )
    catalogue = read(text).catalogue
    assert [(each.since, each.until) for each in catalogue.versions["x"]] == [
        (None, date(2020, 12, 31)),
        (date(2021, 1, 1), date(2021, 12, 31)),
        (date(2022, 1, 1), None),
    ]
    assert list(catalogue.versions) == ["few", "x"]
    every = list(editions(catalogue))
    assert every[0] is catalogue
    assert [each.credentials["x"] for each in every] == [
        version.declared for version in reversed(catalogue.versions["x"])
    ]
    paths = {
        inside.path
        for version in catalogue.versions["x"]
        if isinstance(version.declared, Credential)
        for inside in (getattr(version.declared.require, "requirement", None),)
        if isinstance(inside, Leaf)
    }
    assert paths == {"core"}


def test_a_version_of_before_is_checked_as_well() -> None:
    text = (
        COURSES.replace("{}", "{ worth 3 credits }")
        + 'badge x "X" { retired 2020-12-31 require 5 credits from { a } }\n'
        + 'badge x "X" { effective 2021-01-01 require a }\n'
    )
    assert "impossible-quantity" in read(text).all_codes


def test_sets_in_a_circle_of_versions_end() -> None:
    text = "set p retired 2020-12-31 = q\nset p effective 2021-01-01 = q\nset q = p\n"
    assert set(read(text).codes) == {"circular-names"}


def test_too_many_versions_of_one_thing_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VERSIONS", 2)
    days = ("retired 2020-12-31", "effective 2021-01-01 retired 2021-12-31", "effective 2022-01-01")
    assert read(badges(*days)).codes == ["too-far-reaching"]
    assert read(badges(*days[1:])).codes == []


def test_too_many_versions_in_all_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DECLARATIONS", 1)
    two = "".join(
        badges("retired 2020-12-31", "effective 2021-01-01").replace("writer", name) for name in "xyz"
    )
    assert set(read(two).codes) == {"too-far-reaching"}
