"""What depends on which credentials: the order in which they are audited, and circles that must not be."""

from collections.abc import Iterable, Iterator, Mapping

from pathways.model.catalogue import Catalogue
from pathways.model.members import Members, members_of
from pathways.model.requirement import Fewer, Gpa, Holds, Leaf, Requirement
from pathways.model.selection import Except, Filtered, InSet, Meet, OneOf, Selection, Union
from pathways.model.walk import selections, walk, walk_credential


def dependencies(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each credential, stack, conversion and admission the credentials whose verdict can bear on its own.

    A credential depends on what it requires, on what every stack into it requires, and on what every
    conversion into it requires. It depends on a credential that is named; and, through a selection, on each
    credential that the selection can take and that is awarded automatically, because of all others only
    recorded awards count there. A selection never takes the credential that is being decided. `not holds`
    looks at recorded awards only, so nothing depends on it. Names are in the order of the catalogue, each
    once.
    """
    reader = _Reader(catalogue)
    found = {name: reader.of_credential(name) for name in catalogue.credentials}
    found.update((stack.name, reader.of_stack(stack.name)) for stack in catalogue.stacks.values())
    found.update((name, reader.of_conversion(name)) for name in catalogue.conversions)
    found.update((name, reader.of_admission(name)) for name in catalogue.admissions)
    order = {name: at for at, name in enumerate(catalogue.credentials)}
    return {name: tuple(sorted(needs, key=order.__getitem__)) for name, needs in found.items()}


def renewed(
    needs: Mapping[str, tuple[str, ...]], catalogue: Catalogue, changed: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The dependencies once some declarations (names) are others, by those of before."""
    reader = _Reader(catalogue)
    names = set(changed)
    names |= {catalogue.stacks[name].into or name for name in names & catalogue.stacks.keys()}
    names |= {catalogue.conversions[name].target or name for name in names & catalogue.conversions.keys()}
    order = {name: at for at, name in enumerate(catalogue.credentials)}
    own = {name: tuple(sorted(reader.of(name), key=order.__getitem__)) for name in names if name in needs}
    return {**needs, **own}


class _Reader:
    """Reads needs off a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._members: Members = members_of(catalogue)
        self._automatic = self._members.bits_of(
            name for name, credential in catalogue.credentials.items() if credential.automatic
        )
        self._stacks: dict[str, list[str]] = {}
        self._conversions: dict[str, list[str]] = {}
        for stack in catalogue.stacks.values():
            self._stacks.setdefault(stack.into or "", []).append(stack.name)
        for conversion in catalogue.conversions.values():
            self._conversions.setdefault(conversion.target or "", []).append(conversion.name)

    def of(self, name: str) -> set[str]:
        if name in self._catalogue.credentials:
            return self.of_credential(name)
        if name in self._catalogue.stacks:
            return self.of_stack(name)
        return self.of_conversion(name) if name in self._catalogue.conversions else self.of_admission(name)

    def of_credential(self, name: str) -> set[str]:
        needs = self._of(walk_credential(self._catalogue.credentials[name]), name)
        for stack in self._stacks.get(name, ()):
            needs |= self.of_stack(stack)
        for conversion in self._conversions.get(name, ()):
            needs |= self.of_conversion(conversion)
        return needs

    def of_stack(self, name: str) -> set[str]:
        stack = self._catalogue.stacks[name]
        parts = [part for part in (stack.made_of, stack.onto) if part is not None]
        return self._of((inner for part in parts for inner in walk(part)), stack.into)

    def of_conversion(self, name: str) -> set[str]:
        conversion = self._catalogue.conversions[name]
        needs = self._taken(conversion.source, conversion.target)
        return needs | (
            self._of(walk(conversion.require), conversion.target) if conversion.require else set()
        )

    def of_admission(self, name: str) -> set[str]:
        admission = self._catalogue.admissions[name]
        parts = (admission.require, *admission.review_when)
        return self._of((inner for part in parts for inner in walk(part)), None)

    def _of(self, parts: Iterable[Requirement], deciding: str | None) -> set[str]:
        """What the parts of a rule need, while one credential is being decided."""
        needs: set[str] = set()
        for part in parts:
            if (
                isinstance(part, Holds)
                and not part.negated
                and part.credential in self._catalogue.credentials
            ):
                needs.add(part.credential)
            elif isinstance(part, Leaf | Gpa | Fewer):
                for selection in selections(part):
                    needs |= self._taken(selection, deciding)
        return needs

    def _taken(self, selection: Selection, deciding: str | None) -> set[str]:
        credentials = self._catalogue.credentials
        named = {
            name
            for name in names_in(selection)
            if name in credentials and self._members.takes(selection, name)
        }
        automatic = self._members.names(self._members.bits(selection) & self._automatic)
        return named | (set(automatic) - {deciding})


def names_in(selection: Selection) -> Iterator[str]:
    """The names that a selection takes by naming them; what `except` leaves out is not among them."""
    match selection:
        case OneOf(names):
            yield from names
        case InSet(_, inside):
            yield from names_in(inside)
        case Filtered(base, _) | Except(base, _):
            yield from names_in(base)
        case Union(parts) | Meet(parts):
            for part in parts:
                yield from names_in(part)
        case _:
            return
