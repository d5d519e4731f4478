"""A small college, made by hand, whose learners' records the tests read."""

from dataclasses import replace
from fractions import Fraction

from pathways.model.amount import SEMESTER, Fixed, Quantity, Unit, UnitRule
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Admission, Conversion, Credential, Institution, Learning, Topic
from pathways.model.grade import Grade, Scale
from pathways.model.requirement import Age, Holds, Leaf
from pathways.model.selection import Every, OneOf
from pathways.text import Place, Source

PLACE = Place(Source("college.pathway", ""), 0, 0)
LETTERS = Scale(
    "letters",
    "Letters",
    (Grade("A", 4000, True), Grade("B", 3000, True), Grade("C", 2000, True), Grade("F", 0, False)),  # noqa: FBT003 - whether it passes
)


def _institution(name: str, credit_unit: str = "semester", scale: str | None = None) -> Institution:
    return Institution(
        name, name.title(), "college", None, academic=True, credit_unit=credit_unit, scale=scale, place=PLACE
    )


def _learning(sort: str, name: str, subject: str = "", number: str = "") -> Learning:
    return Learning(
        sort=sort,
        name=name,
        title=name,
        institution="college" if sort == "course" else None,
        worth=None,
        for_credit=sort == "course",
        level=None,
        subject=subject,
        number=number,
        areas=(),
        skills=(),
        uses=1,
        equivalents=(),
        price=None,
        details=(),
        cites=(),
        place=PLACE,
    )


def _credential(name: str, kind: str, rank: int) -> Credential:
    return Credential(
        name=name,
        title=name,
        kind=kind,
        rank=rank,
        issuer="college",
        worth=None,
        for_credit=False,
        level=None,
        areas=(),
        skills=(),
        effective=None,
        retired=None,
        valid_for=None,
        price=None,
        automatic=False,
        require=None,
        pools=(),
        overall=(),
        details=(),
        cites=(),
        place=PLACE,
    )


_CONVERSION = Conversion(
    name="college.badge_to_credit",
    title="A badge becomes credit",
    source=OneOf(("college.data_badge",)),
    target="college.mat142",
    gives=None,
    price=None,
    window=None,
    event=None,
    require=None,
    limits=(),
    details=(),
    cites=(),
    place=PLACE,
)
_ADMISSION = Admission(
    name="college.ba_by_courses",
    title="Admission by courses",
    programme="college.ba",
    require=Holds("college.ba_by_courses/require", "college.certificate", negated=False, place=PLACE),
    review_when=(),
    details=(),
    cites=(),
    place=PLACE,
)
_COURSES = Leaf(
    "college.ba/require",
    Quantity(Fixed(Fraction(1)), Unit("items", "courses")),
    Every("courses"),
    place=PLACE,
)
_ADULT = Age(
    "college.ba/pool/1",
    at_least=True,
    years=22,
    place=Place(Source("college.pathway", "age at least 22"), 0, 15),
)
_WORKSHOP = Unit("credits", "workshop")
_LEARNING = (
    _learning("course", "college.eng101", "ENG", "101"),
    _learning("course", "college.mat142", "MAT", "142"),
    _learning("course", "college.his200", "HIS", "200"),
    _learning("course", "college.his200_online", "HIS", "200"),
    _learning("exam", "college.placement"),
    _learning("experience", "college.internship"),
)
_CREDENTIALS = (
    _credential("college.data_badge", "badge", 0),
    _credential("college.certificate", "certificate", 2),
    replace(_credential("college.ba", "bachelor degree", 4), require=_COURSES, pools=(_ADULT,)),
)
COLLEGE = Catalogue(
    references={},
    institutions={
        "college": _institution("college", scale="letters"),
        "abroad": _institution("abroad", "ects"),
    },
    scales={"letters": LETTERS},
    units={_WORKSHOP: UnitRule(_WORKSHOP, Fraction(1, 3), SEMESTER, "down", 500, on_total=False)},
    kinds={},
    topics={
        "writing": Topic("area", "writing", "Writing", place=PLACE),
        "rhetoric": Topic("skill", "rhetoric", "Rhetoric", place=PLACE),
    },
    sets={},
    learning={one.name: one for one in _LEARNING},
    credentials={one.name: one for one in _CREDENTIALS},
    stacks={},
    conversions={_CONVERSION.name: _CONVERSION},
    admissions={_ADMISSION.name: _ADMISSION},
    sharings={},
    transfers={},
    tests=(),
)
