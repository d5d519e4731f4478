"""An institution with all that it is part of, and all that is part of it."""

from collections.abc import Iterable, Iterator, Mapping

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Institution
from pathways.model.term import Term


def upward(name: str | None, institutions: Mapping[str, Institution]) -> Iterator[str]:
    """An institution, what it is part of, what that is part of, and so on; each once, even where rules go in a circle."""
    seen: set[str] = set()
    while name is not None and name not in seen:
        seen.add(name)
        yield name
        found = institutions.get(name)
        name = found.parent if found is not None else None


def terms_of(institution: str | None, catalogue: Catalogue) -> tuple[Term, ...]:
    """The terms of an institution or, where it declares none, of the nearest that it is part of."""
    above = upward(institution, catalogue.institutions)
    found = (catalogue.institutions[name].terms for name in above if name in catalogue.institutions)
    return next((terms for terms in found if terms), ())


def home_of(names: Iterable[str | None], catalogue: Catalogue) -> frozenset[str]:
    """Institutions with all that they are part of and all that is part of any of these."""
    whole = {above for name in names for above in upward(name, catalogue.institutions)}
    parts = set(whole)
    while parts:
        parts = {name for name, each in catalogue.institutions.items() if each.parent in whole} - whole
        whole |= parts
    return frozenset(whole)
