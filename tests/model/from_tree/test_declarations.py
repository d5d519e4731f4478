from datetime import date
from fractions import Fraction

import pytest

from pathways.model.amount import Duration, Money, Unit, UnitRule, Worth
from pathways.model.declaration import Citation, Detail, Kind, Reference, Topic
from pathways.model.digest import digest
from pathways.model.grade import Grade
from pathways.model.requirement import Group, Leaf
from pathways.model.selection import OneOf
from tests.model.reading import read, read_broken


def test_a_source_has_its_address_publisher_and_date() -> None:
    source = read(
        'source primer "Primer" { url "https://x.org" publisher "NU" published 2023-05-01 }'
    ).catalogue.references["primer"]
    assert source == Reference(
        "primer", "Primer", "https://x.org", "NU", date(2023, 5, 1), place=source.place
    )
    bare = read('source primer "Primer"').catalogue.references["primer"]
    assert (bare.url, bare.publisher, bare.published) == ("", "", None)


def test_an_institution_has_calendar_and_scale_of_what_it_is_part_of() -> None:
    institutions = read(
        """
        institution campus "Campus" { part of college }
        institution college "College" { is a college part of system }
        institution system "System" { is a system calendar quarter uses scale letters non-academic description "all" }
        scale letters { passing A 4 failing F 0 }
        """
    ).catalogue.institutions
    assert [(i.credit_unit, i.scale, i.academic) for i in institutions.values()] == [
        ("quarter", "letters", True),
        ("quarter", "letters", True),
        ("quarter", "letters", False),
    ]
    assert [i.parent for i in institutions.values()] == ["college", "system", None]
    assert [i.kind for i in institutions.values()] == ["", "college", "system"]
    assert institutions["system"].details == (Detail("description", "all"),)


def test_an_institution_without_a_calendar_counts_semester_credits() -> None:
    found = read('institution a "A" { academic }').catalogue.institutions["a"]
    assert (found.credit_unit, found.scale, found.academic) == ("semester", None, True)


def test_a_scale_lists_grades_from_best_to_worst() -> None:
    scale = read('scale us "US letters" { passing A+ 4.0, B 3.125, "P" failing F 0, W }').catalogue.scales[
        "us"
    ]
    assert scale.title == "US letters"
    assert scale.grades == (
        Grade("A+", 4000, passing=True),
        Grade("B", 3125, passing=True),
        Grade("P", None, passing=True),
        Grade("F", 0, passing=False),
        Grade("W", None, passing=False),
    )


@pytest.mark.parametrize(
    ("rounding", "kept"),
    [("rounded down to", "down"), ("rounded up to", "up"), ("rounded half up to", "half up")],
)
def test_a_unit_rule_keeps_its_rounding(rounding: str, kept: str) -> None:
    units = read(f"unit quarter = 2/3 semester {rounding} 0.5 on each item").catalogue.units
    quarter, semester = Unit("credits", "quarter"), Unit("credits", "semester")
    assert units == {quarter: UnitRule(quarter, Fraction(2, 3), semester, kept, 500, on_total=False)}


def test_a_unit_of_its_own_measures_what_it_becomes() -> None:
    found = read(
        "unit points = 1/2 blocks rounded down to 1 on the total\nunit blocks = 0.5 clock rounded up to 1 on the total\n"
        'course a "A" { worth 6 points hours }\ninstitution i "I" { calendar points }'
    )
    assert Unit("hours", "points") in found.catalogue.units
    assert found.catalogue.learning["a"].worth == Worth(6000, Unit("hours", "points"))
    assert found.codes == ["unknown-unit"]


def test_units_that_are_declared_by_one_another_measure_nothing() -> None:
    found = read("unit a = 1/2 b rounded down to 1 on the total\nunit b = 2 a rounded down to 1 on the total")
    assert set(found.codes) == {"unknown-unit"}


def test_a_unit_that_could_not_be_read_is_not_unknown() -> None:
    found = read_broken('unit points = = 2 semester\ncourse a "A" { worth 6 points credits }')
    assert found.codes == []


def test_kinds_rank_as_built_in_ones_in_the_end() -> None:
    found = read(
        'kind a "A" ranks as credential of kind b\nkind b "B" ranks as certificate\ncredential of kind a x "X" {}'
    ).catalogue
    assert found.kinds["a"] == Kind("a", "A", "certificate", place=found.kinds["a"].place)
    assert (found.credentials["x"].kind, found.credentials["x"].rank) == ("a", 2)


def test_topics_are_areas_and_skills() -> None:
    topics = read('area a "A" { description "why" }\nskill b "B"').catalogue.topics
    assert topics == {
        "a": Topic("area", "a", "A", (Detail("description", "why"),), place=topics["a"].place),
        "b": Topic("skill", "b", "B", place=topics["b"].place),
    }


def test_a_course_has_all_that_it_says() -> None:
    found = read(
        """
        source s "S"
        institution asu "ASU" { calendar quarter }
        area w "W"
        skill e "E"
        course b "B"
        course a "A" {
          taught at asu  worth 2.68 credits  level undergraduate  subject "ENG"  number 101  teaches area w
          teaches skill e  teaches skill e  repeatable up to 3 times  equivalent to b  price $25.5
          outcome "writes"  alignment "ESCO" at "https://x.org"  alignment "O*NET"  cites s "p. 1"  cites s
        }
        """
    ).catalogue.learning["a"]
    assert (found.sort, found.title, found.institution, found.level) == (
        "course",
        "A",
        "asu",
        "undergraduate",
    )
    assert (found.worth, found.for_credit) == (Worth(2680, Unit("credits", "quarter")), True)
    assert (found.subject, found.number, found.areas, found.skills) == ("ENG", "101", ("w",), ("e",))
    assert (found.uses, found.equivalents, found.price) == (3, ("b",), Money(2550, "USD"))
    assert found.details == (
        Detail("outcome", "writes"),
        Detail("alignment", "ESCO", "https://x.org"),
        Detail("alignment", "O*NET"),
    )
    assert [(cite.source, cite.where) for cite in found.cites] == [("s", "p. 1"), ("s", "")]
    assert found.cites[0] == Citation("s", "p. 1", place=found.place)


@pytest.mark.parametrize(("clause", "uses"), [("", 1), ("repeatable", None), ("repeatable up to 2 times", 2)])
def test_how_often_a_course_may_count(clause: str, uses: int | None) -> None:
    assert read(f'course a "A" {{ {clause} }}').catalogue.learning["a"].uses == uses


@pytest.mark.parametrize(
    ("declaration", "bears"),
    [
        ('course x "X"', True),
        ('course x "X" { not for credit }', False),
        ('exam x "X"', False),
        ('exam x "X" { worth 3 credits }', True),
        ('experience x "X" { worth 300 hours }', False),
        ('experience x "X" { for credit }', True),
        ('badge x "X" {}', False),
        ('badge x "X" { worth 1 credit }', True),
        ('badge x "X" { worth 2 CEU }', False),
        ('micro-credential x "X" {}', False),
        ('micro-credential x "X" { for credit }', True),
        ('certificate x "X" {}', True),
        ('certificate x "X" { not for credit }', False),
        ('master degree x "X" {}', True),
        ('kind k "K" ranks as badge\ncredential of kind k x "X" {}', False),
    ],
)
def test_what_bears_credit(declaration: str, bears: bool) -> None:
    catalogue = read(declaration).catalogue
    found = catalogue.learning.get("x") or catalogue.credentials["x"]
    assert found.for_credit is bears


@pytest.mark.parametrize(
    ("clauses", "stated"),
    [
        ("", False),
        ("worth 3 clock hours", False),
        ("worth 3 credits", True),
        ("for credit", True),
        ("not for credit", True),
    ],
)
def test_whether_credit_is_stated_or_only_what_its_kind_comes_to(clauses: str, stated: bool) -> None:
    for kind in ("badge", "certificate"):
        assert read(f'{kind} x "X" {{ {clauses} }}').catalogue.credentials["x"].credit_stated is stated


def test_that_requirements_are_not_published_is_said_and_changes_no_meaning() -> None:
    said = read('badge x "X" { requirements not published }').catalogue
    unsaid = read('badge x "X" {}').catalogue
    assert (said.credentials["x"].unpublished, unsaid.credentials["x"].unpublished) == (True, False)
    assert digest(said) == digest(unsaid)


def test_only_a_credential_has_requirements_that_are_not_published() -> None:
    assert read('course x "X" { requirements not published }').codes == ["misplaced-clause"]
    assert read('badge x "X" { requirements not published requirements not published }').codes == [
        "repeated-clause"
    ]


def test_a_credential_has_all_that_it_says() -> None:
    x = read(
        """
        institution asu "ASU"
        graduate certificate x "X" {
          issued by asu  level graduate  worth 12 credits  effective 2024-08-15  retired 2030-01-01  valid for 5 years
          price €400  awarded automatically  require 3 courses from courses
        }
        """
    ).catalogue.credentials["x"]
    assert (x.kind, x.rank, x.issuer, x.level) == ("graduate certificate", 5, "asu", "graduate")
    assert (x.effective, x.retired, x.valid_for) == (
        date(2024, 8, 15),
        date(2030, 1, 1),
        Duration(5, "years"),
    )
    assert (x.price, x.automatic) == (Money(40000, "EUR"), True)
    y = read('badge y "Y" { awarded on application }').catalogue.credentials["y"]
    assert (y.automatic, y.require, y.pools, y.overall, y.price) == (False, None, (), (), None)


def test_stacks_say_what_they_are_made_of() -> None:
    found = read(
        """
        course c "C"
        badge a "A" { require c }
        badge b "B" { require c }
        certificate x "X" {}
        vertical stack v "V" { made of all of { a, b } into x taken in order outcome "up" }
        horizontal stack h "H" { made of a }
        value-added stack w "W" { onto a add b add c }
        """
    ).catalogue.stacks
    v, h, w = found.values()
    assert (v.shape, v.into, v.in_order, v.onto) == ("vertical", "x", True, None)
    assert isinstance(v.made_of, Group)
    assert [member.path for member in v.made_of.members] == ["v/made of/1", "v/made of/2"]
    assert v.details == (Detail("outcome", "up"),)
    assert (h.shape, h.into, h.in_order, h.made_of.path) == ("horizontal", None, False, "h/made of")
    assert isinstance(w.made_of, Group)
    assert isinstance(w.onto, Leaf)
    assert (w.shape, w.made_of.need, w.onto.path, w.onto.item) == ("value-added", 2, "w/onto", "a")


def test_conversions_say_what_they_give() -> None:
    found = read(
        """
        institution q "Q" { calendar quarter }
        course shop "Workshop" { not for credit }
        course mba "Elective" { taught at q }
        conversion one "One" {
          converts shop  gives 3 credits as mba  window 8 years after completed  price £25
          limit 3 credits per learner  limit 6 semester credits per credential  require age at least 22
        }
        conversion two "Two" { converts { shop }  gives its worth  window 1 year after became eligible }
        """
    ).catalogue.conversions
    one, two = found.values()
    quarter = Unit("credits", "quarter")
    assert (one.source, one.target, one.gives) == (OneOf(("shop",)), "mba", Worth(3000, quarter))
    assert (one.window, one.event, one.price) == (Duration(8, "years"), "completed", Money(2500, "GBP"))
    assert one.limits == (
        ("per learner", Worth(3000, quarter)),
        ("per credential", Worth(6000, Unit("credits", "semester"))),
    )
    assert one.require is not None
    assert one.require.path == "one/require"
    assert (two.target, two.gives, two.event, two.require, two.limits) == (
        None,
        None,
        "became eligible",
        None,
        (),
    )


def test_admissions_say_to_what_they_admit_and_when_a_person_looks() -> None:
    found = read(
        """
        institution q "Q" { calendar quarter }
        bachelor degree ba "BA" { issued by q }
        admission entry "Entry" {
          admits to ba  require at least 24 credits from courses  review when age below 17
          review when any of { population "x", on or after 2030-01-01 }
        }
        """
    ).catalogue.admissions["entry"]
    assert (found.programme, found.require.path) == ("ba", "entry/require")
    assert isinstance(found.require, Leaf)
    assert "quarter" in repr(found.require.amount)
    assert [fact.path for fact in found.review_when] == ["entry/review/1", "entry/review/2"]


def test_what_is_missing_is_told_and_the_rest_is_there() -> None:
    found = read('vertical stack v "V" {}\nconversion c "C" {}\nadmission a "A" {}')
    assert set(found.codes) == {"missing-clause"}
    assert found.catalogue.stacks["v"].made_of == Group(
        "v/made of", "all", 0, (), place=found.catalogue.stacks["v"].place
    )
    assert found.catalogue.conversions["c"].source == OneOf(())
    assert found.catalogue.admissions["a"].programme == ""


def test_of_few_names_that_could_stand_there_all_are_told() -> None:
    told = read('source bulletin "Bulletin" badge writer "Writer" { criteria "essays" cites catalogue }').told
    (problem,) = [each for each in told if each.code == "unknown-name"]
    assert problem.help.startswith("declared so far: `bulletin`; ")


def test_of_two_declarations_without_days_it_is_told_how_versions_are_written() -> None:
    (told,) = read('badge writer "Writer" { criteria "essays" }\n' * 2).told
    assert told.code == "duplicate-name"
    assert "say in both from when they are `effective`" in told.help
