"""What comes before a course or beside it is there when it is taken, in whichever way rules ask for it."""

import pytest

from pathways.plan import from_audit
from pathways.plan.wish import By
from tests.plan.test_plans import certificate, planned, taken

SPRING, FALL, NEXT = "Spring 2026", "Fall 2026", "Spring 2027"
MORE = """
requirement basics "Basics" = all of { eng1, stat }
badge step "Step" { issued by u awarded automatically require stat }
badge both "Both" { issued by u awarded automatically require holds step require eng1 }
badge mark "Mark" { issued by u awarded on application require stat }
course shop "Workshop" { taught at u worth 30 clock hours not for credit }
conversion turn "Turn" { converts shop gives 3 credits as stat price $25 }
"""
OLD, YOUNG = "born 1990-01-01", "born 2015-01-01"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows say it exactly: the first plan that is found is one that the audit accepts."""
    monkeypatch.setattr(from_audit, "_ATTEMPTS", 1)


def around(before: str, learner: str = "", by: By = By.CREDITS) -> tuple[dict[str, str], bool]:
    """When what is taken where something comes before a course of the goal; whether nothing is left."""
    course = f'course last "Last" {{ taught at u worth 3 credits {before} }}'
    (plan,) = planned(certificate("last"), learner, more=MORE + course, by=by)
    return taken(plan), not plan.left


@pytest.mark.parametrize(
    ("asked", "learner", "before"),
    [
        ("stat", "", {"stat"}),
        ("stat", "earned stat on 2025-05-10", set()),
        ("stat", "planning stat on 2026-01-05", set()),
        ("basics", "", {"eng1", "stat"}),
        ("in order { stat, eng1 }", "", {"stat", "eng1"}),
        ("any of { bio, stat }", "", {"stat"}),
        ("any of { bio, stat }", "earned bio on 2025-05-10", set()),
        ("2 of { bio, stat, eng1 }", "", {"stat", "eng1"}),
        ("2 of { bio, stat, eng1 }", "earned bio on 2025-05-10", {"stat"}),
        ("2 of { bio, age at least 22, stat }", OLD, {"stat"}),
        ("2 of { bio, age at least 22, stat }", YOUNG, {"bio", "stat"}),
        ("any of { bio, age at least 22 }", OLD, set()),
        ("any of { all of { age at least 22, stat }, bio }", YOUNG, {"bio"}),
        ("at least 7 credits from { bio, eng1, stat }", "", {"bio", "stat"}),
        ("at least 7 credits from { bio, eng1, stat }", "earned bio on 2025-05-10", {"stat"}),
        ("when age at least 22 { bio } otherwise { stat }", OLD, {"bio"}),
        ("when age at least 22 { bio } otherwise { stat }", YOUNG, {"stat"}),
        ("when age at least 22 { bio }", YOUNG, set()),
        ("holds step", "", {"stat"}),
        ("holds mark", "", {"stat"}),
        ("holds both", "", {"stat", "eng1"}),
        ("1 badge from { mark }", "", {"stat"}),
        ("any of { holds mark, bio }", "", {"stat"}),
        ("holds mark", "earned mark on 2025-05-10", set()),
        ("any of { bio, lacks stat }", "", set()),
        ("any of { bio, lacks stat }", "earned stat on 2025-05-10", {"bio"}),
    ],
)  # fmt: skip
def test_what_comes_before_is_taken_a_term_earlier(asked: str, learner: str, before: set[str]) -> None:
    expected = {**dict.fromkeys(before, SPRING), "last": FALL if before else SPRING}
    assert around(f"prerequisite {asked}", learner) == (expected, True)


@pytest.mark.parametrize("asked", ["stat", "holds step", "holds mark", "1 badge from { mark }"])
def test_what_is_under_way_is_there_in_the_term_after_it_ends(asked: str) -> None:
    assert around(f"prerequisite {asked}", "planning stat on 2026-05-10") == ({"last": FALL}, True)


@pytest.mark.parametrize(
    ("asked", "learner"),
    [("age at least 22", ""), ("age at least 22", YOUNG), ("at least 99 credits from { bio, stat }", "")],
)
def test_a_course_before_which_something_comes_that_nothing_brings_is_left(asked: str, learner: str) -> None:
    assert around(f"prerequisite {asked}", learner) == ({}, False)


def test_what_is_converted_now_is_there_before_the_first_term() -> None:
    assert around("prerequisite stat", "earned shop on 2025-10-01", by=By.COST) == ({"last": SPRING}, True)


VALE = """institution v "Vale" {} transfer both_to_stat "To statistics" { takes v1, v2 gives stat }
course v1 "V1" { taught at v worth 2 credits } course v2 "V2" { taught at v worth 1 credit """


@pytest.mark.parametrize(
    ("second", "learner", "terms"),
    [
        ("", "", {"v1": SPRING, "v2": SPRING, "last": FALL}),
        ("prerequisite v1", "", {"v1": SPRING, "v2": FALL, "last": NEXT}),
        ("", "earned v1 on 2025-05-10", {"v2": SPRING, "last": FALL}),
        ("", "earned v1 on 2025-05-10 earned v2 on 2025-05-10", {"last": SPRING}),
    ],
)
def test_what_is_made_of_several_courses_is_there_once_all_are(
    second: str, learner: str, terms: dict[str, str]
) -> None:
    more = f'{VALE} {second} }} course last "Last" {{ taught at u worth 3 credits prerequisite stat }}'
    (plan,) = planned(certificate("last"), learner, more=more, by=By.COST, elsewhere=True)
    assert (taken(plan), plan.left) == (terms, ())


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        ("stat", ("v1", "v2")),
        ("all of { z1, z2 }", ("z1", "z2")),
        ("2 of { big, z1, z2 }", ("z1", "z2")),
        ("2 courses from { big, z1, z2 }", ("z1", "z2")),
        ("at least 3 credits from { z1, z2 }", ("z1", "z2")),
        ("any of { big, all of { z1, z2 } }", ("z1", "z2")),
        ("holds pair", ("z1", "z2")),
    ],
)
def test_where_a_term_holds_one_course_what_comes_before_fills_the_terms_before(
    asked: str, before: tuple[str, ...]
) -> None:
    more = f"""course last "Last" {{ taught at u worth 2 credits prerequisite {asked} }} {VALE} }}
    course z1 "Z1" {{ taught at u worth 2 credits }} course z2 "Z2" {{ taught at u worth 1 credit }}
    badge pair "Pair" {{ issued by u awarded automatically require z1 require z2 }}"""
    (plan,) = planned(certificate("last"), more=more, by=By.COST, elsewhere=True, per_term=2_000)
    assert (taken(plan), plan.left) == ({before[0]: SPRING, before[1]: FALL, "last": NEXT}, ())


@pytest.mark.parametrize(
    ("offered", "beside", "together"),
    [("", "stat", SPRING), ("", "eng2", NEXT), ("offered fall", "stat", FALL), ("offered fall", "basics", FALL)],
)  # fmt: skip
def test_what_comes_beside_is_taken_no_later(offered: str, beside: str, together: str) -> None:
    found, all_done = around(f"{offered} corequisite {beside}")
    assert (found["last"], all_done) == (together, True)


def test_what_waits_for_another_that_waits_is_taken_with_it() -> None:
    more = """course first "First" { taught at u worth 1 credit corequisite second }
    course second "Second" { taught at u worth 1 credit corequisite third }
    course third "Third" { taught at u worth 1 credit offered fall }"""
    (plan,) = planned(certificate("first"), more=more)
    assert taken(plan) == dict.fromkeys(("first", "second", "third"), FALL)
