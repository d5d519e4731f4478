"""A finding and all below it as plain data: path, place, state, have and need with their unit, and what is applied."""

from typing import Any, TypeAlias

from pathways.audit.transferable import WouldTransfer
from pathways.audit.verdict import Finding, NearMiss, Use
from pathways.model.amount import Unit
from pathways.model.requirement import (
    Age,
    Attested,
    Contributions,
    Declared,
    DeclaredFrom,
    Fewer,
    Gpa,
    Group,
    Holds,
    InOrder,
    Lacks,
    Leaf,
    Line,
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
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.exceptions_in_words import granted_to_plain
from pathways.report.items_in_words import near_misses, transferable, use
from pathways.report.known import Known
from pathways.report.lists_in_words import capital
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.requirements_in_words import sentence

Plain: TypeAlias = dict[str, Any]
_KINDS: dict[type, str] = {
    Age: "age",
    Attested: "attested",
    Contributions: "contributions",
    Declared: "declared",
    DeclaredFrom: "declared from",
    Fewer: "fewer than",
    Gpa: "gpa",
    Holds: "holds",
    InOrder: "in order",
    Lacks: "lacks",
    Leaf: "amount",
    Named: "named",
    OnDate: "date",
    Population: "population",
    Score: "score",
    SpreadLine: "spread",
    When: "when",
}


def finding_to_plain(finding: Finding, known: Known) -> Plain:
    """One requirement; `have` and `need` are numbers as text in `unit`, or of members where there is no unit."""
    return {
        "path": finding.path,
        "place": plain(str(finding.requirement.place)),
        "kind": kind_of(finding.requirement),
        "text": sentence(finding.requirement, known.titles).replace(HARD_SPACE, " "),
        "state": finding.state.value,
        "chosen": finding.chosen,
        "have": _amount(finding.have, finding),
        "need": _amount(finding.need, finding),
        "unit": unit_to_plain(finding.unit) if finding.unit is not None else None,
        "remaining": number_of_thousandths(finding.remaining),
        "applied": [_use(each, finding.unit) for each in finding.applied],
        "coming": [_use(each, finding.unit) for each in finding.coming],
        "also_fits": list(finding.also_fits),
        "near": [_near(each, known) for each in finding.near],
        "facts": {plain(name): plain(value) for name, value in finding.facts},
        "lines": [finding_to_plain(each, known) for each in finding.lines],
        "members": [finding_to_plain(each, known) for each in finding.children],
        "exceptions": [granted_to_plain(each) for each in finding.granted],
        "would_transfer": [_would_transfer(each, known) for each in finding.would_transfer],
    }


def kind_of(requirement: Requirement | Line) -> str:
    """The sort of a requirement in one word or two."""
    if isinstance(requirement, Group):
        return {"all": "all of", "any": "any of"}.get(requirement.word, "some of")
    if isinstance(requirement, SumLine):
        return "at least" if requirement.at_least else "at most"
    if isinstance(requirement, SpreadLine) and not requirement.at_least:
        return "spread at most"
    if isinstance(requirement, Standing):
        return requirement.relation
    if isinstance(requirement, Leaf) and requirement.item is not None:
        return "item"
    return _KINDS[type(requirement)]


def unit_to_plain(unit: Unit) -> Plain:
    """What is counted, and its name where it has one."""
    return {"measure": unit.measure, "name": unit.name}


def _amount(value: int, finding: Finding) -> str:
    return number_of_thousandths(value) if finding.unit is not None else str(value)


def _use(item: Use, unit: Unit | None) -> Plain:
    return {
        "item": item.item,
        "name": item.name,
        "code": plain(item.code),
        "title": plain(item.title),
        "amount": number_of_thousandths(item.amount),
        "status": item.status,
        "not_recorded": list(item.unsaid),
        "completed": item.completed.isoformat() if item.completed is not None else None,
        "grade": plain(item.grade) if item.grade is not None else None,
        "converted_by": item.converted_by,
        "held_without_award": item.derived,
        "in_part": item.part,
        "transferred_by": item.transferred_by,
        "transferred_from": [plain(each) for each in item.came_from],
        "exception": granted_to_plain(item.granted) if item.granted is not None else None,
        "text": use(item, unit),
    }


def _would_transfer(each: WouldTransfer, known: Known) -> Plain:
    return {
        "rule": plain(each.rule),
        "gives": plain(each.gives),
        "lacking": [plain(course) for course in each.lacking],
        "there": [plain(course) for course in each.there],
        "text": f"{capital(transferable(each, known.titles))}.",
    }


def _near(miss: NearMiss, known: Known) -> Plain:
    return {
        "item": miss.item,
        "code": plain(miss.code),
        "title": plain(miss.title),
        "filter": miss.filter,
        "value": plain(miss.value),
        "has": plain(miss.has) or None,
        "text": f"{near_misses([miss], known.titles)[0]}.",
    }
