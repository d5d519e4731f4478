"""The nouns of the model: durations, scales, the catalogue, and the digest of what rules mean."""

from datetime import date

import pytest

from pathways.model.amount import Duration
from pathways.model.digest import digest
from pathways.model.grade import Grade, Scale
from tests.model.reading import read

RULES = """
source s "S"
institution u "U"
kind k "K" ranks as badge
area w "W"
course a "A" { worth 3 credits }
set few = { a } or courses of level graduate bearing credit
badge b "Badge" { effective 2024-01-01 description "new" issued by u require all of { a, 2 courses from few } cites s "page 1" }
horizontal stack st "Stack" { made of b }
conversion c "Conversion" { converts b gives 3 credits as a window 8 years after completed }
admission e "Admission" { admits to b require (3 when age at least 22 otherwise 6) credits from courses }
"""


@pytest.mark.parametrize(
    ("duration", "start", "last"),
    [
        (Duration(1, "years"), date(2024, 2, 29), date(2025, 2, 28)),
        (Duration(4, "years"), date(2024, 2, 29), date(2028, 2, 29)),
        (Duration(1, "months"), date(2024, 1, 31), date(2024, 2, 29)),
        (Duration(12, "months"), date(2023, 12, 31), date(2024, 12, 31)),
        (Duration(30, "days"), date(2024, 1, 31), date(2024, 3, 1)),
        (Duration(9000, "years"), date(2024, 1, 31), date.max),
        (Duration(9_000_000, "days"), date(2024, 1, 31), date.max),
        (Duration(1, "months"), date(9999, 11, 30), date(9999, 12, 30)),
    ],
)
def test_a_window_includes_its_last_day(duration: Duration, start: date, last: date) -> None:
    assert duration.after(start) == last


@pytest.mark.parametrize(
    ("duration", "end", "first"),
    [
        (Duration(5, "years"), date(2024, 2, 29), date(2019, 2, 28)),
        (Duration(1, "months"), date(2024, 3, 31), date(2024, 2, 29)),
        (Duration(31, "days"), date(2024, 3, 1), date(2024, 1, 30)),
        (Duration(3000, "years"), date(2024, 3, 1), date.min),
        (Duration(3_000_000, "days"), date(2024, 3, 1), date.min),
    ],
)
def test_a_window_that_ends_on_a_day_has_a_first_day(duration: Duration, end: date, first: date) -> None:
    assert duration.before(end) == first


def test_a_scale_knows_its_grades() -> None:
    grade = Grade("A", 4000, passing=True)
    scale = Scale("s", "S", (grade,))
    assert scale.grade("A") == grade
    assert scale.grade("B") is None


def test_what_is_declared_is_found_by_name() -> None:
    catalogue = read(RULES).catalogue
    for name in ("s", "u", "k", "w", "a", "few", "b", "st", "c", "e"):
        found = catalogue.declared(name)
        assert found is not None
        assert found.name == name
    assert catalogue.declared("nothing") is None
    assert (catalogue.title("b"), catalogue.title("nothing")) == ("Badge", "nothing")
    assert (catalogue.rank_of("k"), catalogue.rank_of("doctorate")) == ("badge", "doctorate")


def test_the_digest_does_not_see_order_places_comments_and_citations() -> None:
    lines = RULES.strip().splitlines()
    shuffled = "# a comment\n" + "\n\n".join(reversed(lines)).replace('cites s "page 1"', "cites s")
    assert digest(read(shuffled).catalogue) == digest(read(RULES).catalogue)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("worth 3", "worth 4"),
        ("2 courses", "1 course"),
        ("all of", "any of"),
        ("8 years", "8 months"),
        ("age at least", "age below"),
    ],
)
def test_the_digest_sees_what_decides(before: str, after: str) -> None:
    assert digest(read(RULES.replace(before, after)).catalogue) != digest(read(RULES).catalogue)
