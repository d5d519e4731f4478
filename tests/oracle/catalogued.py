"""What a catalogue says: which courses are the same, what an institution is part of, and on which scale it grades."""

from pathways.model.catalogue import Catalogue
from pathways.model.grade import Scale


def same_as(catalogue: Catalogue, name: str) -> frozenset[str]:
    """A course and all that are equivalent to it, by its own word or by the other's."""
    found = {name}
    for item in catalogue.learning.values():
        if item.name == name:
            found |= set(item.equivalents)
        elif name in item.equivalents:
            found.add(item.name)
    return frozenset(found)


def once_with(catalogue: Catalogue, name: str) -> frozenset[str]:
    """All that give credit once together: equivalents, and their equivalents."""
    found = frozenset({name})
    while True:
        more = frozenset().union(*(same_as(catalogue, one) for one in found))
        if more == found:
            return found
        found = more


def above(catalogue: Catalogue, institution: str | None) -> frozenset[str]:
    """An institution and all that it is part of."""
    found = set()
    while institution is not None and institution not in found:
        found.add(institution)
        declared = catalogue.institutions.get(institution)
        institution = declared.parent if declared else None
    return frozenset(found)


def scale_of(catalogue: Catalogue, institution: str | None) -> Scale | None:
    declared = catalogue.institutions.get(institution or "")
    return catalogue.scales.get(declared.scale or "") if declared else None
