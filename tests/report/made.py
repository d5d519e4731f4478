"""Verdicts made by hand, for every branch of the wording."""

from datetime import date
from fractions import Fraction
from typing import Any

from pathways.audit.reasons import Unused
from pathways.audit.state import State
from pathways.audit.verdict import Audit, Decision, Finding, GoalAudit, NearMiss, RouteFinding, Use
from pathways.model.amount import SEMESTER, Fixed, Quantity, Unit
from pathways.model.requirement import Age, Attested, Group, Leaf, Line, Requirement
from pathways.model.selection import Every, Filter, Filtered, OneOf, Selection
from pathways.report.known import Known
from pathways.report.titles import Titles
from pathways.text import Place, Source

SOURCE = Source("college.pathway", "\n" * 200)
COURSES = Unit("items", "courses")
TITLES = Titles(
    {
        "asu": "Arizona State University",
        "data": "Data",
        "ba": "Bachelor of data",
        "aa": "Associate of data",
        "eng101": "ENG 101 Composition",
        "mat150": "MAT 150 Statistics",
        "exam": "Placement test",
        "core": "Data core",
        "catalogue": "Catalogue 2024",
        "to_credit": "Credit for workshops",
    }
)


def at(line: int) -> Place:
    """A place on that line."""
    return Place(SOURCE, line - 1, line)


def quantity(number: int | Fraction, unit: Unit = SEMESTER) -> Quantity:
    return Quantity(Fixed(Fraction(number)), unit)


def leaf(
    number: int = 12,
    selection: Selection | None = None,
    *,
    path: str = "ba/require",
    unit: Unit = SEMESTER,
    line: int = 1,
    **more: Any,  # noqa: ANN401 - any further field of a leaf
) -> Leaf:
    return Leaf(path, quantity(number, unit), selection or Every("courses"), place=at(line), **more)


def item(name: str, *, path: str = "ba/item", grade: str = "", line: int = 2) -> Leaf:
    one: Selection = OneOf((name,))
    chosen = Filtered(one, ((Filter.GRADE, grade),)) if grade else one
    return Leaf(path, quantity(1, Unit("items", "items")), chosen, item=name, place=at(line))


def group(word: str, need: int, *members: Requirement, path: str = "ba/group", line: int = 3) -> Group:
    return Group(path, word, need, members, place=at(line))


def age(years: int = 22, *, path: str = "ba/age", line: int = 4) -> Age:
    return Age(path, at_least=True, years=years, place=at(line))


def attested(*, path: str = "ba/signed", office: str = "Library", line: int = 5) -> Attested:
    return Attested(path, "portfolio accepted", office, place=at(line))


def use(key: str = "i1", code: str = "ENG 101", title: str = "Composition", **more: Any) -> Use:  # noqa: ANN401 - any further field of a use
    told: dict[str, Any] = {
        "name": None,
        "amount": 3000,
        "status": "earned",
        "completed": date(2024, 5, 10),
        "grade": "B",
    }
    return Use(item=key, title=title, code=code, **{**told, **more})


def near(key: str = "i9", kind: str = "with grade", value: str = "C") -> NearMiss:
    return NearMiss(key, "Networks", "DAT 340", kind, value)


def found(
    requirement: Requirement | Line,
    state: State = State.UNMET,
    **more: Any,  # noqa: ANN401 - any further field of a finding
) -> Finding:
    return Finding(requirement, state, more.pop("remaining", 0), **more)


def together(*children: Finding, state: State = State.UNMET, need: int | None = None, **more: Any) -> Finding:  # noqa: ANN401 - any further field of a finding
    """A group over findings."""
    wanted = len(children) if need is None else need
    word = "all" if wanted == len(children) else "any" if wanted == 1 else "N"
    members = tuple(child.requirement for child in children)
    have = sum(child.state is State.MET for child in children)
    above = group(word, wanted, *members, path=more.pop("path", "ba/group"))  # type: ignore[arg-type] # no lines in tests
    return Finding(above, state, 0, have, wanted, children=children, **more)


def route(finding: Finding, state: State | None = None, **more: Any) -> RouteFinding:  # noqa: ANN401 - any further field of a route
    told: dict[str, Any] = {
        "name": "ba",
        "title": "Bachelor of data",
        "shape": "own",
        "chosen": True,
        "place": "college.pathway:9",
    }
    return RouteFinding(
        state=state or finding.state, remaining=finding.remaining, finding=finding, **{**told, **more}
    )


def goal(*findings: Finding, state: State | None = None, **more: Any) -> GoalAudit:  # noqa: ANN401 - any further field of a goal
    """A goal with one route over each finding, the first one chosen."""
    stands = state or (findings[0].state if findings else State.UNMET)
    told: dict[str, Any] = {
        "name": "ba",
        "title": "Bachelor of data",
        "kind": "bachelor degree",
        "state": stands,
        "held": None,
        "automatic": False,
        "progress": Fraction(stands is State.MET),
        "percent": 100 if stands is State.MET else 40,
        "remaining": 0,
        "routes": tuple(route(each, chosen=not number) for number, each in enumerate(findings)),
        "unused": (),
        "options": (),
        "conflict": None,
        "undecided": None,
        "place": "college.pathway:9",
    }
    return GoalAudit(**{**told, **more})


def audit(*goals: GoalAudit, name: str = "Rosa Alvarez") -> Audit:
    return Audit("A-1042", name, date(2024, 9, 1), "0123456789abcdef", goals, tuple(TITLES.known.items()))


def decision(about: GoalAudit, answer: Any, **more: Any) -> Decision:  # noqa: ANN401 - an answer or None, and any further field
    return Decision(
        "A-1042",
        "Rosa Alvarez",
        date(2024, 9, 1),
        "0123456789abcdef",
        answer,
        about,
        titles=tuple(TITLES.known.items()),
        **more,
    )


def unused(reason: str, *values: str, key: str = "i5", code: str = "", title: str = "Pottery") -> Unused:
    return Unused(key, title, code, reason, values)


def known(about: GoalAudit | None = None) -> Known:
    return Known(about or goal(), TITLES)
