"""Conditions: facts about a learner that take no items; a fact that nobody recorded is unknown, never false by accident."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import SCALE, Worth
from pathways.model.learner import Provenance, Relation, Status
from pathways.model.members import members
from pathways.model.requirement import (
    Age,
    Attested,
    Condition,
    Declared,
    DeclaredFrom,
    Fewer,
    Gpa,
    Group,
    Holds,
    Lacks,
    Leaf,
    Named,
    OnDate,
    Population,
    Requirement,
    Score,
    Standing,
)
from pathways.model.selection import Except, Filter, Filtered, InSet, Meet, OneOf, Selection, Union

if TYPE_CHECKING:
    from pathways.audit.allocation.outcome import Outcome

_ENDLESS = Fraction(10**9)
"""More than any record has of anything."""


@dataclass(frozen=True, slots=True)
class Fact:
    """True, false or unknown (None), and what was seen."""

    holds: bool | None
    seen: tuple[tuple[str, str], ...] = ()


def fact(condition: Condition, case: Case) -> Fact:
    """What the record says of a condition, before the view decides what unknown means.

    Where unknown facts are favourable, one that only asserted items make true or false is unknown.
    """
    found = _fact(condition, case)
    if case.trusted is not None and _fact(condition, case.trusted).holds != found.holds:
        found = Fact(None, found.seen)
    if found.holds is None:
        case.unknown.add(condition.path)
    return found


def _fact(condition: Condition, case: Case) -> Fact:
    match condition:
        case Age(at_least=at_least, years=years):
            return _age(case, at_least=at_least, years=years)
        case Population(population=population):
            populations = case.learner.populations
            return Fact(None if populations is None else population in populations)
        case Declared(programme=programme, negated=negated):
            return Fact(_since(case.learner.declared, programme, case.as_of) is not negated)
        case DeclaredFrom(number=number, among=among):
            declared = _declared_from(case, among)
            return Fact(declared >= number, (("declared", str(declared)),))
        case Standing(relation=relation, programme=programme, negated=negated):
            known = case.learner.admitted if relation == "admitted" else case.learner.enrolled
            return Fact(None if known is None else _since(known, programme, case.as_of) is not negated)
        case Holds(credential=credential, negated=True):
            return Fact(not any(_is_award(entry, credential) for entry in case.record))
        case Holds(credential=credential):
            return Fact(case.holds(credential))
        case Lacks(item=item):
            return Fact(not any(case.selecting.takes(OneOf((item,)), entry) for entry in case.entries()))
        case Attested(what=what, office=office):
            return _attested(case, what, office)
        case OnDate(on_or_after=on_or_after, day=day):
            return Fact((case.as_of >= day) is on_or_after)
        case Score(exam=exam, minimum=minimum):
            return _score(case, exam, minimum)
        case _:
            return _fewer(condition, case) if isinstance(condition, Fewer) else _gpa(condition, case)


def answer(requirement: Requirement, case: Case) -> bool | None:
    """Whether the fact of a `when` holds: conditions joined by `all of`, `any of`, `N of`; None when it is unknown."""
    if isinstance(requirement, Named):
        return answer(requirement.requirement, case)
    if isinstance(requirement, Group):
        answers = [answer(member, case) for member in requirement.members]
        if answers.count(True) >= requirement.need:
            return True
        return None if answers.count(True) + answers.count(None) >= requirement.need else False
    if isinstance(requirement, Leaf):
        return _is_there(requirement, case)
    return fact(requirement, case).holds  # type: ignore[arg-type] # else only conditions stand in a fact


def _is_there(leaf: Leaf, case: Case) -> bool | None:
    """Whether what a view sees meets a leaf that takes nothing; unknown where only what is unknown or asserted decides."""
    found = _meets(leaf, case)
    if case.view.favourable:
        strict = replace(case, selecting=replace(case.selecting, favourable=False), unknown=set())
        if any(_meets(leaf, each) != found for each in (strict, case.trusted) if each is not None):
            case.unknown.add(leaf.path)
            return None
    return found


def _meets(leaf: Leaf, case: Case) -> bool:
    return _alone(leaf, case).met


def _fewer(condition: Fewer, case: Case) -> Fact:
    """Whether a leaf that asks for so much is not met, unknown where a grade or a day that nobody recorded decides that.

    What is seen is what the leaf takes, in its unit.
    """
    strict, favourable = (
        replace(case, selecting=replace(case.selecting, favourable=each, unknown=set()))
        for each in (False, True)
    )
    enough = _meets(condition.enough, strict)
    if _meets(condition.enough, favourable) != enough:
        return Fact(None)
    everything = _alone(condition.asking(_ENDLESS), case)
    have = sum(amount for fill in everything.fills.values() for _, amount in fill.applied)
    return Fact(not enough, (("counted", _decimal(have)),))


def _alone(leaf: Leaf, case: Case) -> "Outcome":
    # What fills a leaf asks for the facts in its numbers.
    from pathways.audit.allocation.parts import read
    from pathways.audit.allocation.solve import solve

    alone = replace(case, pins=(), previous={})
    return solve(read(leaf, alone, f"fact {leaf.path}"), alone)


def age_on(born: date, day: date) -> int:
    """Whole years of age; somebody born on 29 February is a year older on 1 March of a common year.

    >>> age_on(date(2000, 2, 29), date(2022, 2, 28)), age_on(date(2000, 2, 29), date(2022, 3, 1))
    (21, 22)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _age(case: Case, *, at_least: bool, years: int) -> Fact:
    if case.learner.born is None:
        return Fact(None)
    age = age_on(case.learner.born, case.as_of)
    return Fact(age >= years if at_least else age < years, (("age", str(age)),))


def _since(relations: Iterable[Relation], programme: str, as_of: date) -> bool:
    return any(
        relation.programme == programme and (relation.since is None or relation.since <= as_of)
        for relation in relations
    )


def _declared_from(case: Case, among: Selection) -> int:
    """How many programmes of a selection are declared; a concentration of another programme than the goal is none of them."""
    names = set(members(case.catalogue, among))
    return len(
        {
            relation.programme
            for relation in case.learner.declared
            if relation.programme in names
            and (not relation.within or relation.within == case.goal)
            and (relation.since is None or relation.since <= case.as_of)
        }
    )


def _is_award(entry: Entry, credential: str) -> bool:
    recorded = entry.status is Status.EARNED and entry.provenance is not Provenance.ASSERTED
    return entry.sort == "credential" and entry.name == credential and recorded


def _attested(case: Case, what: str, office: str) -> Fact:
    signed = [
        attestation
        for attestation in case.learner.attestations
        if attestation.what == what
        and attestation.office == office
        and (attestation.on is None or attestation.on <= case.as_of)
    ]
    if signed:
        days = sorted(attestation.on for attestation in signed if attestation.on is not None)
        return Fact(holds=True, seen=(("signed", days[0].isoformat()),) if days else ())
    return Fact(holds=case.view.attested)


def _score(case: Case, exam: str, minimum: int) -> Fact:
    taken = [entry for entry in case.entries() if entry.name == exam]
    scores = [entry.score for entry in taken if entry.score is not None]
    reached = any(score >= minimum for score in scores)
    if not reached and any(entry.unscored for entry in taken):
        return Fact(None)
    return Fact(reached, (("score", _decimal(max(scores))),) if scores else ())


def _gpa(condition: Gpa, case: Case) -> Fact:
    """What a day that nobody recorded lets into the average, or keeps out of it, leaves it unknown where that decides."""
    strict, favourable = (replace(case.selecting, favourable=each, unknown=set()) for each in (False, True))
    found = _average(condition, replace(case, selecting=strict))
    if strict.unknown and _average(condition, replace(case, selecting=favourable)).holds != found.holds:
        return Fact(None, found.seen)
    return found


def _average(condition: Gpa, case: Case) -> Fact:
    points, credits_, number = sums_of(condition, case)
    if not credits_:
        return Fact(holds=False, seen=(("graded", "0"),))
    seen = (
        ("gpa", shown(points / credits_)),
        ("graded", str(number)),
        ("credits", _decimal(credits_)),
    )
    return Fact((points >= condition.minimum * credits_) is not condition.below, seen)


def sums_of(condition: Gpa, case: Case) -> tuple[Fraction, Fraction, int]:
    """Grade points (times credits) and credits in thousandths, and how many attempts these are of."""
    counted = counted_in(condition, case)
    weights = [(weight(entry.worth, case), entry.points or 0) for entry in counted if entry.worth is not None]
    credits_ = sum((weight for weight, _ in weights), Fraction(0))
    points = sum((weight * value for weight, value in weights), Fraction(0))
    return points, credits_, len(counted)


def counted_in(condition: Gpa, case: Case) -> list[Entry]:
    """All graded attempts for credit that an average is over, failures included, and of repeated ones those that it counts.

    Transferred ones are there only where the selection says so.
    """
    over = condition.over
    if over is None:
        raise NeedsSearchError("average-as-a-fact", condition.path)
    attempts = [
        entry
        for entry in case.record
        if graded(entry, case)
        and case.selecting.takes(over, entry)
        and (not entry.transferred or _speaks_of_transfer(over))
    ]
    return _counted(attempts, condition.attempts)


def graded(entry: Entry, case: Case) -> bool:
    """Whether an attempt counts for an average: finished, trusted, graded, and worth credits."""
    finished = entry.status in {Status.EARNED, Status.FAILED}
    trusted = case.view.asserted or entry.provenance is not Provenance.ASSERTED
    graded = entry.basis == "graded" and entry.points is not None
    weighs = entry.for_credit and entry.worth is not None and entry.worth.unit.measure == "credits"
    return finished and trusted and graded and weighs


def _counted(attempts: list[Entry], policy: str) -> list[Entry]:
    if policy == "all":
        return attempts
    kept: dict[str, Entry] = {}
    for entry in sorted(attempts, key=lambda entry: entry.order):
        held = kept.get(entry.identity)
        if held is None or policy == "last" or (entry.points or 0) > (held.points or 0):
            kept[entry.identity] = entry
    return list(kept.values())


def weight(worth: Worth, case: Case) -> Fraction:
    """Credits of an attempt in one unit, so that quarter and semester work can be averaged; unrounded."""
    rule = case.catalogue.units.get(worth.unit)
    return Fraction(worth.thousandths) * (rule.ratio if rule else 1)


def _speaks_of_transfer(selection: Selection) -> bool:
    match selection:
        case Filtered(base, filters):
            return any(kind is Filter.TRANSFERRED for kind, _ in filters) or _speaks_of_transfer(base)
        case Union(parts) | Meet(parts):
            return any(_speaks_of_transfer(part) for part in parts)
        case Except(base, _):
            return _speaks_of_transfer(base)
        case InSet(_, members):
            return _speaks_of_transfer(members)
        case _:
            return False


def _decimal(thousandths: int | Fraction) -> str:
    """Thousandths as a plain decimal number.

    >>> _decimal(2750), _decimal(3000)
    ('2.75', '3')
    """
    whole, part = divmod(int(thousandths), SCALE)
    return f"{whole}.{part:03d}".rstrip("0").rstrip(".")


def shown(average: Fraction) -> str:
    """A grade point average cut (never rounded up) after three places: 2.7499 must not look like 2.75."""
    return _decimal(average.__floor__())
