"""A catalogue as somebody with a transcript asks it: what a name is, which course has a number."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from pathways.model.amount import Unit
from pathways.model.catalogue import Catalogue
from pathways.model.grade import Scale
from pathways.model.paths import Paths, paths_of

_UNITS = {"credits": ("semester", "quarter", "trimester", "ects"), "hours": ("clock", "contact")}


@dataclass(frozen=True, slots=True)
class Named:
    """What the rules say of an item: its sort, who teaches or issues it, and what is printed for it."""

    name: str
    sort: str
    institution: str | None
    subject: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What can be asked of a catalogue; `programmes` are the names that each relation can have.

    `paths`, those of all requirements, are looked up only where something is pinned to one.
    """

    catalogue: Catalogue
    items: Mapping[str, Named]
    programmes: Mapping[str, Collection[str]]
    by_number: Mapping[tuple[str, str, str], tuple[str, ...]]
    by_code: Mapping[str, tuple[Named, ...]]
    units: Mapping[str, tuple[str, ...]]
    paths: Callable[[], Paths]

    def courses(self, institution: str, subject: str, number: str) -> tuple[str, ...]:
        """The courses of an institution with that subject and number, whatever the capitals and spaces."""
        return self.by_number.get((institution, _plain(subject), _plain(number)), ())

    def coded(self, institution: str | None, code: str) -> tuple[Named, ...]:
        """The courses whose subject and number are printed so, of one institution or of all, whatever the spaces."""
        found = self.by_code.get(_close(code), ())
        return tuple(one for one in found if institution in {None, one.institution})

    def codes(self, institution: str | None) -> tuple[str, ...]:
        """How the courses of an institution, or of all, are printed."""
        every = (one for found in self.by_code.values() for one in found)
        return tuple(f"{one.subject} {one.number}" for one in every if institution in {None, one.institution})

    def scale(self, institution: str | None) -> Scale | None:
        """The grade scale of an institution, if it has one."""
        found = self.catalogue.institutions.get(institution or "")
        return self.catalogue.scales.get(found.scale) if found and found.scale else None

    def credit_unit(self, institution: str | None) -> str:
        """The unit in which an institution counts credits."""
        found = self.catalogue.institutions.get(institution or "")
        return found.credit_unit if found else "semester"


def lookup_in(catalogue: Catalogue) -> Lookup:
    """The questions about a catalogue, made ready once for a file."""
    items = {
        name: Named(name, learning.sort, learning.institution, learning.subject, learning.number)
        for name, learning in catalogue.learning.items()
    }
    items |= {name: Named(name, "credential", found.issuer) for name, found in catalogue.credentials.items()}
    by_number: defaultdict[tuple[str, str, str], tuple[str, ...]] = defaultdict(tuple)
    for name, found in sorted(catalogue.learning.items()):
        if found.sort == "course" and found.institution and found.subject and found.number:
            by_number[found.institution, _plain(found.subject), _plain(found.number)] += (name,)
    by_code: defaultdict[str, tuple[Named, ...]] = defaultdict(tuple)
    for names in by_number.values():
        for one in (items[name] for name in names):
            by_code[_close(one.subject + one.number)] += (one,)
    paths = cache(partial(paths_of, catalogue))
    return Lookup(catalogue, items, _programmes(catalogue), by_number, by_code, _units(catalogue), paths)


def _programmes(catalogue: Catalogue) -> Mapping[str, Collection[str]]:
    """What can be declared, and where somebody can be admitted or enrolled."""
    areas = [name for name, topic in catalogue.topics.items() if topic.word == "area"]
    places = dict.fromkeys((*catalogue.credentials, *catalogue.institutions))
    return {
        "declared": dict.fromkeys((*catalogue.credentials, *areas)),
        "admitted": places,
        "enrolled": places,
    }


def _units(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The names of the units of credits and of hours, the built-in ones first."""
    declared = {unit for rule in catalogue.units.values() for unit in (rule.unit, rule.into)}
    return {measure: (*names, *_further(measure, names, declared)) for measure, names in _UNITS.items()}


def _further(measure: str, names: Iterable[str], declared: Iterable[Unit]) -> list[str]:
    return sorted({unit.name for unit in declared if unit.measure == measure and unit.name} - set(names))


def _close(code: str) -> str:
    """A code without what people leave out or put in: capitals, spaces and hyphens."""
    return "".join(code.replace("-", " ").split()).casefold()


def _plain(printed: str) -> str:
    return " ".join(printed.split()).casefold()
