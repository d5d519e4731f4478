"""What transfer gives for a record: every rule applied to every set of items that it takes, as further entries.

Which of them are used is for the allocation to choose. That no learning counts twice follows from the roots: see `portions`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.case import in_unit, rounded
from pathways.audit.entry import Entry, identity_as_printed
from pathways.audit.portions import apart
from pathways.audit.scales import scale_of
from pathways.model.amount import SEMESTER, Unit, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Learning
from pathways.model.equivalence import class_of, equivalents_of
from pathways.model.grade import Scale
from pathways.model.learner import Provenance, Status
from pathways.model.transfer import CourseRef, Given, Taken, Transfer, transfers_for
from pathways.model.version import learning_on
from pathways.text import limits

_MOVABLE = (Status.EARNED, Status.IN_PROGRESS, Status.PLANNED)
"""What may be transferred, the surest first."""


@dataclass(frozen=True, slots=True)
class Application:
    """A rule applied to what it takes, in its order; `hangs` on a grade that the record does not have."""

    rule: Transfer
    sources: tuple[Entry, ...]
    hangs: bool


def with_transfers(entries: Sequence[Entry], catalogue: Catalogue, as_of: date) -> tuple[Entry, ...]:
    """Entries with all that transfer gives for them; NeedsSearchError where that is too much to look at."""
    found = tuple(entries)
    fresh = frozenset(entry.key for entry in found)
    seen: set[tuple[str, frozenset[str]]] = set()
    together = max([2, *(1 + (sharing.most or 0) for sharing in catalogue.sharings.values())])
    while fresh:
        applications = []
        for one in _applications(found, fresh, catalogue, as_of):
            known = (one.rule.name, frozenset(source.key for source in one.sources))
            if known not in seen:
                seen.add(known)
                applications.append(one)
            if len(seen) > limits.WAYS_TO_TRANSFER:
                raise NeedsSearchError("too-many-transfers", one.rule.name)
        given = [tuple(outputs(one, catalogue)) for one in applications]
        found = apart(found, [each for each in given if each], together)
        fresh = frozenset(entry.key for each in given for entry in each)
    return found


def _applications(
    entries: Sequence[Entry], fresh: frozenset[str], catalogue: Catalogue, as_of: date
) -> Iterator[Application]:
    """Every way to apply a rule to something fresh; what came by transfer only by rules that chain, and by each once."""
    found = _Found(entries, catalogue)
    tried = 0
    for rule in rules_for(catalogue, (entry for entry in entries if entry.key in fresh)):
        able = [
            [
                entry
                for entry in found.at(taken.course)
                if (rule.chains or not entry.transferred)
                and rule.name not in entry.transfers
                and enough(taken, entry, catalogue) is not False
            ]
            for taken in rule.takes
        ]
        for sources in product(*able):
            tried += 1
            if tried > limits.SETS_TRIED:
                raise NeedsSearchError("too-many-transfers", rule.name)
            roots = [root for source in sources for root in source.roots]
            if fresh.isdisjoint(source.key for source in sources) or len(roots) != len(set(roots)):
                continue
            if rule.in_force(completed(sources) or as_of):
                pairs = zip(rule.takes, sources, strict=True)
                hangs = any(enough(taken, source, catalogue) is None for taken, source in pairs)
                yield Application(rule, sources, hangs)


def rules_for(catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[Transfer, ...]:
    """The rules that take some of these entries, also as what they were transferred as."""
    return transfers_for(
        catalogue, [replace(entry, institution=entry.credited_at or entry.institution) for entry in entries]
    )


def _printed(entry: Entry) -> tuple[str | None, str, str]:
    """Whose course it is, with subject and number: of what was transferred, the course that was given."""
    return entry.credited_at or entry.institution, entry.subject, entry.number


class _Found:
    """What may be transferred, by the names and the codes under which a rule takes it."""

    def __init__(self, entries: Sequence[Entry], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by: dict[object, list[Entry]] = {}
        for entry in entries:
            names = equivalents_of(catalogue).get(entry.name or "", frozenset())
            keys = {entry.name, *(names if entry.sort != "credential" else ())} - {None}
            for key in (*keys, _printed(entry)):
                self._by.setdefault(key, []).append(entry)

    def at(self, course: CourseRef) -> list[Entry]:
        """In the order of the record."""
        code = (course.institution, course.subject, course.number)
        near = {entry.key: entry for key in (course.name, code) for entry in self._by.get(key, ())}
        return [entry for entry in near.values() if matches(course, entry, self._catalogue)]


def matches(course: CourseRef, entry: Entry, catalogue: Catalogue) -> bool:
    """Whether an entry is at a course, or at one equivalent to it, and can be transferred at all."""
    if entry.status not in _MOVABLE or entry.derived:
        return False
    if course.name is not None and entry.name is not None:
        others = equivalents_of(catalogue).get(entry.name, frozenset())
        return course.name == entry.name or (entry.sort != "credential" and course.name in others)
    code = _printed(entry)
    return any(code[1:]) and code == (course.institution, course.subject, course.number)


def enough(taken: Taken, entry: Entry, catalogue: Catalogue) -> bool | None:
    """Whether the grade is one that the rule takes; None where it is not on the record. Work that has none yet may get it."""
    if taken.least is None and taken.most is None:
        return True
    scale = catalogue.scales.get(entry.scale or "")
    if entry.grade is not None:
        return scale is not None and _between(scale, entry.grade, taken)
    if entry.ungraded:
        can = scale is not None and any(
            grade.passing and _between(scale, grade.name, taken) for grade in scale.grades
        )
        return None if can else False
    return entry.status is not Status.EARNED


def _between(scale: Scale, grade: str, taken: Taken) -> bool:
    return (taken.least is None or scale.reaches(grade, taken.least)) and (
        taken.most is None or scale.reaches(taken.most, grade)
    )


def grades_taken(taken: Taken) -> str:
    """The grades that a rule takes, in words; nothing where it takes all that pass."""
    if taken.least is None:
        return f"{taken.most} or below" if taken.most is not None else ""
    return f"{taken.least} to {taken.most}" if taken.most is not None else f"{taken.least} or better"


def completed(sources: Iterable[Entry]) -> date | None:
    """When the last of them was completed; None if that is not known of one."""
    days = [source.completed for source in sources]
    return None if None in days else max(day for day in days if day is not None)


def outputs(application: Application, catalogue: Catalogue) -> Iterator[Entry]:
    """What an application gives; a rest of nothing is nothing."""
    given = application.rule.gives
    plain = [_worth(each, application.sources, catalogue) for each in given]
    for at, each in enumerate(given):
        worth = plain[at]
        if each.how == "rest":
            others = [one for place, one in enumerate(plain) if place != at]
            worth = _rest(each, application.sources, others, catalogue)
            if worth is None or worth.thousandths <= 0:
                continue
        again = sum(one.course == each.course for one in given[:at])
        yield _output(application, each, worth, again, catalogue)


def _declared(course: CourseRef, sources: Sequence[Entry], catalogue: Catalogue) -> Learning | None:
    """What is declared of a course that is given, as of the day on which the last source was completed."""
    return learning_on(catalogue, course.name or "", completed(sources) or date.max)


def _worth(given: Given, sources: Sequence[Entry], catalogue: Catalogue) -> Worth | None:
    if given.how == "catalogue":
        declared = _declared(given.course, sources, catalogue)
        return given.worth or (declared.worth if declared is not None else None)
    if given.how == "at most" and given.worth is not None:
        brought = _sum((source.worth for source in sources), given.worth.unit, catalogue)
        return Worth(min(brought, given.worth.thousandths), given.worth.unit) if brought is not None else None
    return given.worth


def _rest(
    given: Given, sources: Sequence[Entry], others: Sequence[Worth | None], catalogue: Catalogue
) -> Worth | None:
    """What the sources bring less what else is given for them; None where that is in units that nothing compares."""
    institution = catalogue.institutions.get(given.course.institution or "")
    unit = Unit("credits", institution.credit_unit) if institution is not None else SEMESTER
    brought = _sum((source.worth for source in sources), unit, catalogue)
    given_else = _sum((worth for worth in others if worth is not None), unit, catalogue)
    return Worth(brought - given_else, unit) if brought is not None and given_else is not None else None


def _sum(worths: Iterable[Worth | None], unit: Unit, catalogue: Catalogue) -> int | None:
    total = 0
    for worth in worths:
        exact = in_unit(worth, unit, catalogue) if worth is not None else None
        if worth is None or exact is None:
            return None
        total += exact if isinstance(exact, int) else rounded(exact, catalogue.units[worth.unit])
    return total


def _output(
    application: Application, given: Given, worth: Worth | None, again: int, catalogue: Catalogue
) -> Entry:
    """Learnt when and where the sources were; it stands for the course that it is given as, and no average counts it."""
    rule, sources, course = application.rule, application.sources, given.course
    declared = _declared(course, sources, catalogue)
    name = course.name or course.label
    scale = scale_of(course.institution, catalogue)
    return replace(
        sources[0],
        key=f"{' + '.join(source.key for source in sources)} as {name} by {rule.name}"
        + (f" #{again + 1}" if again else ""),
        name=course.name,
        sort=declared.sort if declared is not None else "course",
        title=declared.title if declared is not None else course.title or course.label,
        identity=_identity(course, catalogue),
        uses=declared.uses if declared is not None else 1,
        status=max((source.status for source in sources), key=_MOVABLE.index),
        completed=completed(sources),
        term=_common(source.term for source in sources) or "",
        grade=_lowest(sources, scale),
        unsaid=_comparable(sources, scale) and any(source.grade is None for source in sources),
        points=None,
        basis=_common(source.basis for source in sources) or "graded",
        score=None,
        worth=worth,
        institution=_common(source.institution for source in sources),
        subject=course.subject,
        number=course.number,
        level=declared.level if declared is not None else None,
        kind=None,
        areas=frozenset(declared.areas if declared is not None else ()),
        skills=frozenset(declared.skills if declared is not None else ()),
        for_credit=declared.for_credit if declared is not None else True,
        provenance=_provenance(sources),
        asserted_by=next((source.asserted_by for source in sources if source.asserted_by), ""),
        transferred=True,
        converted_by=None,
        roots=frozenset[str]().union(*(source.roots for source in sources)),
        transfers=tuple(dict.fromkeys((*(name for one in sources for name in one.transfers), rule.name))),
        sources=frozenset[str]().union(*({source.key} | source.sources for source in sources)),
        source_names=frozenset[str]().union(*(_names(source) for source in sources)),
        priority=rule.priority,
        only_in=_only_in(rule, sources, catalogue),
        hangs=application.hangs or any(source.hangs for source in sources),
        credited_at=course.institution,
        came_from=tuple(_where_from(source, catalogue) for source in sources),
    )


def _names(source: Entry) -> frozenset[str]:
    return source.source_names | ({source.name} if source.name is not None else frozenset())


def _where_from(source: Entry, catalogue: Catalogue) -> str:
    """A source as printed, with where it was taught."""
    taught_at = f" at {catalogue.title(source.institution)}" if source.institution is not None else ""
    return f"{source.code or source.title}{taught_at}"


def _common(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _identity(course: CourseRef, catalogue: Catalogue) -> str:
    if course.name in catalogue.learning:
        return class_of(str(course.name), catalogue)
    return identity_as_printed(course.institution, course.subject, course.number)


def _comparable(sources: Sequence[Entry], scale: Scale | None) -> bool:
    """Whether the receiver grades on the very scale on which all sources have a grade, said or not; scales are never compared."""
    return scale is not None and all(
        source.scale == scale.name and (source.grade is not None or source.ungraded) for source in sources
    )


def _lowest(sources: Sequence[Entry], scale: Scale | None) -> str | None:
    grades = {source.grade for source in sources}
    if scale is None or not _comparable(sources, scale) or None in grades:
        return None
    return next((grade.name for grade in reversed(scale.grades) if grade.name in grades), None)


def _provenance(sources: Sequence[Entry]) -> Provenance:
    """As sure as the least sure of them."""
    found = {source.provenance for source in sources}
    if Provenance.ASSERTED in found:
        return Provenance.ASSERTED
    return Provenance.VERIFIED if found == {Provenance.VERIFIED} else Provenance.RECORDED


def _only_in(rule: Transfer, sources: Sequence[Entry], catalogue: Catalogue) -> frozenset[str] | None:
    """The goals toward which it counts: the credentials named, the stacks into them and the admissions to them."""
    limits = [source.only_in for source in sources if source.only_in is not None]
    if rule.only_in:
        names = set(rule.only_in)
        names.update(stack.name for stack in catalogue.stacks.values() if stack.into in rule.only_in)
        names.update(each.name for each in catalogue.admissions.values() if each.programme in rule.only_in)
        limits.append(frozenset(names))
    return frozenset.intersection(*limits) if limits else None
