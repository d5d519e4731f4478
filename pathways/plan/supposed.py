"""The learner as they will be once a plan, or its first terms, are done: what the audit is asked about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pathways.model.learner import Attestation, Item, Learner, Relation, Status
from pathways.model.requirement import Attested, Declared, Requirement, Score, Standing
from pathways.plan.candidates import AWARD, COURSE, Candidates
from pathways.plan.found import Found
from pathways.plan.steps import Slot


@dataclass(frozen=True, slots=True)
class Supposing:
    """A learner, what could be done from a day on, and the terms ahead by number."""

    learner: Learner
    candidates: Candidates
    slots: Mapping[int, Slot]
    as_of: date
    ends: Mapping[str, int]
    """The term ahead (number) in which something on the record (key) ends that is under way or planned."""

    @property
    def before(self) -> Learner:
        """The learner as the first of the terms begins."""
        items = tuple(item for item in self.learner.items if item.key not in self.ends)
        return replace(self.learner, items=items)

    def then(self, found: Found, until: int | None = None, *, awarded: bool = False) -> Learner:
        """The learner with everything that a plan has them do, or with what they do until the end of a term.

        With `awarded` there is an award of what is held by itself too, for who does not look at what is met.
        """
        return _supposed(self, found, until, awarded=awarded)


def _supposed(supposing: Supposing, found: Found, until: int | None, *, awarded: bool) -> Learner:
    learner, candidates, as_of = supposing.learner, supposing.candidates, supposing.as_of
    there = {key for key, number in found.takes.items() if until is None or number <= until}
    record = tuple(
        item for item in learner.items if until is None or supposing.ends.get(item.key, 0) <= until
    )
    known = {item.key for item in record} | there | {*found.converts}
    obtained = []
    for key in found.obtains:
        if all(each in known or not _comes_later(each, supposing) for each in found.behind[key]):
            known.add(key)
            if awarded or not candidates.awards[key].automatic:
                obtained.append(key)
    items = (
        *record,
        *(_taken(key, candidates, supposing.slots[found.takes[key]]) for key in sorted(there)),
        *_converted(learner, candidates, found, as_of),
        *(_obtained(key, candidates, found, known) for key in obtained),
        *_scores(found),
    )
    changed = replace(learner, items=items)
    for errand in found.errands:
        changed = _seen_to(changed, errand.asked, as_of)
    return changed


def _comes_later(key: str, supposing: Supposing) -> bool:
    return key.startswith((COURSE, AWARD)) or key in supposing.ends


def _taken(key: str, candidates: Candidates, slot: Slot) -> Item:
    learning = candidates.courses[key]
    return Item(
        key, learning.name, learning.sort, "", Status.PLANNED, slot.ends, slot.title, worth=learning.worth
    )


def _converted(learner: Learner, candidates: Candidates, found: Found, as_of: date) -> Iterator[Item]:
    items = {item.key: item for item in learner.items} | {
        key: sitting.item for key, sitting in candidates.sittings.items()
    }
    sat: set[str] = set()
    for key in found.converts:
        option = candidates.conversions[key]
        source = items[option.item]
        if option.item in candidates.sittings and option.item not in sat:
            sat.add(option.item)
            yield source
        yield replace(
            source, key=key, converted_by=option.conversion, converted_on=as_of, part_of=(source.key,)
        )


def _obtained(key: str, candidates: Candidates, found: Found, known: set[str]) -> Item:
    name = candidates.awards[key].name
    parts = tuple(sorted(each for each in found.behind[key] if each in known))
    return Item(key, name, "credential", "", Status.PLANNED, part_of=parts)


def _scores(found: Found) -> Iterator[Item]:
    for errand in found.errands:
        condition = errand.asked
        if isinstance(condition, Score):
            key = f"score {condition.path}"
            yield Item(key, condition.exam, "exam", "", Status.PLANNED, score=condition.minimum)


def _seen_to(learner: Learner, condition: Requirement, as_of: date) -> Learner:
    match condition:
        case Attested(what=what, office=office):
            return replace(learner, attestations=(*learner.attestations, Attestation(what, office, as_of)))
        case Declared(programme=programme):
            return replace(learner, declared=(*learner.declared, Relation(programme, as_of)))
        case Standing(relation="admitted", programme=programme):
            return replace(learner, admitted=(*(learner.admitted or ()), Relation(programme, as_of)))
        case Standing(programme=programme):
            return replace(learner, enrolled=(*(learner.enrolled or ()), Relation(programme, as_of)))
        case _:
            return learner
