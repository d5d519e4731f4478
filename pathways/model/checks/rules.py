"""Every rule of a catalogue laid out once for all checks: who says it, what is inside, what it can take."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from pathways.advance import Advance, untold
from pathways.model.amount import Unit
from pathways.model.articulation.colleges import Colleges
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import KINDS, LEVELS, Admission, Conversion, Credential, Learning, Stack
from pathways.model.dependencies import names_in
from pathways.model.filters_of import filters_of
from pathways.model.members import Members, members_of
from pathways.model.requirement import Declared, DeclaredFrom, Holds, Line, Requirement, Standing
from pathways.model.selection import (
    Except,
    Filter,
    Filtered,
    FilterValue,
    Meet,
    OneOf,
    Selection,
    Union,
)
from pathways.model.walk import line_selections, selections, walk, walk_credential, walk_learning
from pathways.text import Place

if TYPE_CHECKING:
    from fractions import Fraction

    from pathways.model.articulation.judged import Judged

Owner: TypeAlias = Credential | Stack | Conversion | Admission
"""What leads a learner on."""
Asking: TypeAlias = Owner | Learning
"""What asks for something: an owner, or what comes after its prerequisite."""


@dataclass(frozen=True, slots=True)
class Part:
    """One requirement somewhere inside a rule, with the declaration that says it."""

    owner: Asking
    requirement: Requirement


class Rules:
    """A catalogue with what every check looks at."""

    def __init__(
        self, catalogue: Catalogue, partly_read: frozenset[str] = frozenset(), advance: Advance = untold
    ) -> None:
        """Walk through every rule once; of `partly_read` some clauses may be lost."""
        self._advance = advance
        self.catalogue = catalogue
        self.partly_read = partly_read
        self.members: Members = members_of(catalogue)
        self.owners: tuple[Owner, ...] = (
            *catalogue.credentials.values(),
            *catalogue.stacks.values(),
            *catalogue.conversions.values(),
            *catalogue.admissions.values(),
        )
        asking = (*self.owners, *catalogue.learning.values())
        self.parts = tuple(Part(owner, inner) for owner in asking for inner in _inside(owner))
        self.used = self._used()
        self.supplies: dict[tuple[Selection, Unit], Fraction | None] = {}
        self.worth_in = _worth_in(catalogue, self.members)

    @cached_property
    def transfers(self) -> "Judged | None":
        """The transfer rules of all tables and of the rule files, judged together; None if there are none."""
        if not self.catalogue.transfers and not len(self.catalogue.tables):
            return None
        from pathways.model.articulation.from_transfers import with_transfers  # most rules have no transfers
        from pathways.model.articulation.judged import Judged

        colleges = Colleges(self.catalogue)
        store = with_transfers(colleges)
        return Judged(store, colleges, self._advance) if store is not None else None

    def _used(self) -> frozenset[str]:
        """Everything that some rule names or can count, other than the rule of that very credential."""
        bits = 0
        named: set[str] = set()
        for part in self.parts:
            inner = part.requirement
            if isinstance(inner, Holds | Declared | Standing):
                named.add(inner.credential if isinstance(inner, Holds) else inner.programme)
            own = self.members.bits_of((part.owner.name,))
            if isinstance(inner, DeclaredFrom):
                bits |= self.members.bits(inner.among) & ~own
            for selection in selections(inner):
                bits |= self.members.bits(selection) & ~own
        for credential, line in self.overall_lines():
            own = self.members.bits_of((credential.name,))
            for selection in line_selections(line):
                bits |= self.members.bits(selection) & ~own
        for conversion in self.catalogue.conversions.values():
            bits |= self.members.bits(conversion.source)
        transfers = self.catalogue.transfers.values()
        named.update(taken.course.name for each in transfers for taken in each.takes if taken.course.name)
        named.update(admission.programme for admission in self.catalogue.admissions.values())
        return frozenset(named).union(self.members.names(bits))

    def routes_of(self, credential: str) -> tuple[str, ...]:
        """The declarations by which a credential is reached, by name: its own, its stacks, its conversions."""
        return (credential, *self._leading.get(credential, ()))

    @cached_property
    def given_otherwise(self) -> frozenset[str]:
        """What a transfer or a conversion gives, maybe for another worth than its own."""
        found = {
            given.course.name
            for transfer in self.catalogue.transfers.values()
            for given in transfer.gives
            if given.how != "catalogue" and given.course.name is not None
        }
        for conversion in self.catalogue.conversions.values():
            if conversion.target is not None:
                found.add(conversion.target)
            elif conversion.gives is not None:
                found.update(self.members.of(conversion.source))
        tables = self.catalogue.tables
        for course in self.catalogue.learning.values() if len(tables) else ():
            printed = (course.institution or "", course.subject, course.number)
            if tables.gives_otherwise(printed):
                found.add(course.name)
        return frozenset(found)

    @cached_property
    def _leading(self) -> dict[str | None, list[str]]:
        """The stacks and the conversions into each credential."""
        found: dict[str | None, list[str]] = {}
        for stack in self.catalogue.stacks.values():
            found.setdefault(stack.into, []).append(stack.name)
        for conversion in self.catalogue.conversions.values():
            found.setdefault(conversion.target, []).append(conversion.name)
        return found

    @cached_property
    def parts_of(self) -> dict[str, list[Part]]:
        """Everything inside a rule, by the name of the declaration that says it."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            found.setdefault(part.owner.name, []).append(part)
        return found

    def is_declared(self, name: str) -> bool:
        """Whether a name is something that can be earned and that the catalogue has."""
        return name in self.catalogue.learning or name in self.catalogue.credentials

    def knows_all(self, selection: Selection) -> bool:
        """Whether every name in a selection is in the catalogue; if not, that was told already."""
        return all(map(self.is_declared, names_in(selection))) and all(
            name in self._filtering.get(which, (name,)) for which, name in filters_of(selection)
        )

    @cached_property
    def _filtering(self) -> dict[Filter, Collection[FilterValue]]:
        """The names that filters may have."""
        found = self.catalogue
        topics = found.topics
        return {
            Filter.TAUGHT_AT: found.institutions.keys(),
            Filter.CREDITED_AT: found.institutions.keys(),
            Filter.AREA: topics.keys(),
            Filter.SKILL: topics.keys(),
            Filter.LEVEL: LEVELS,
            Filter.KIND: {*KINDS, *found.kinds},
        }

    def overall_lines(self) -> Iterator[tuple[Credential, Line]]:
        """The lines of `overall` of every credential."""
        for credential in self.catalogue.credentials.values():
            for line in credential.overall:
                yield credential, line

    def noun(self, name: str) -> str:
        """What a sentence calls a declared name: `a course`, `an associate degree`."""
        credential = self.catalogue.credentials.get(name)
        noun = self.catalogue.rank_of(credential.kind) if credential else self.catalogue.learning[name].sort
        return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def _worth_in(catalogue: Catalogue, members: Members) -> dict[Unit, int]:
    """For each unit everything that is worth something in it, as bits."""
    found: dict[Unit, list[str]] = {}
    items: list[Learning | Credential] = [*catalogue.learning.values(), *catalogue.credentials.values()]
    for item in items:
        if item.worth is not None:
            found.setdefault(item.worth.unit, []).append(item.name)
    return {unit: members.bits_of(names) for unit, names in found.items()}


def _inside(owner: Asking) -> Iterator[Requirement]:
    if isinstance(owner, Credential):
        yield from walk_credential(owner)
    elif isinstance(owner, Learning):
        yield from walk_learning(owner)
    elif isinstance(owner, Stack):
        yield from walk(owner.made_of)
        yield from walk(owner.onto) if owner.onto is not None else ()
    elif isinstance(owner, Conversion):
        yield from walk(owner.require) if owner.require is not None else ()
    else:
        for part in (owner.require, *owner.review_when):
            yield from walk(part)


def named_here(selection: Selection) -> Iterator[str]:
    """The names that stand in a selection itself, not in the sets that it uses."""
    match selection:
        case OneOf(names):
            yield from names
        case Filtered(base, _) | Except(base, _):
            yield from named_here(base)
        case Union(parts) | Meet(parts):
            for part in parts:
                yield from named_here(part)
        case _:
            return


def naming(place: Place, name: str) -> Place:
    """The characters of a name inside a place, or the place itself if the name is not written there."""
    found = re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", place.source.text[place.start : place.end])
    return Place(place.source, place.start + found.start(), place.start + found.end()) if found else place
