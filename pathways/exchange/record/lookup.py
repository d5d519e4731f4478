"""A catalogue as somebody with a transcript asks it: what a name is, which course has a number."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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

    `asking` are the credentials that are made of something, by rules of their own or by a stack into them.
    Courses are listed by number, by code and as printed; under None are those of all institutions.
    `paths`, those of all requirements, and `changeable`, what an exception can change, are made when they are asked for.
    """

    catalogue: Catalogue
    items: Mapping[str, Named]
    programmes: Mapping[str, Collection[str]]
    by_number: Mapping[tuple[str, str, str], Sequence[str]]
    by_code: Mapping[tuple[str | None, str], Sequence[Named]]
    printed: Mapping[str | None, Sequence[str]]
    units: Mapping[str, tuple[str, ...]]
    asking: Collection[str]
    paths: Callable[[], Paths]
    changeable: Callable[[], Collection[str]]

    def courses(self, institution: str, subject: str, number: str) -> Sequence[str]:
        """The courses of an institution with that subject and number, whatever the capitals and spaces."""
        return self.by_number.get((institution, _plain(subject), _plain(number)), ())

    def coded(self, institution: str | None, code: str) -> Sequence[Named]:
        """The courses whose subject and number are printed so, of one institution or of all, whatever the spaces."""
        return self.by_code.get((institution, _close(code)), ())

    def is_coded(self, course: Named, code: str) -> bool:
        """Whether a course is printed so, whatever the spaces."""
        return _code(course) == _close(code)

    def codes(self, institution: str | None) -> Sequence[str]:
        """How the courses of an institution, or of all, are printed."""
        return self.printed.get(institution, ())

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
    by_number: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    by_code: defaultdict[tuple[str | None, str], list[Named]] = defaultdict(list)
    printed: defaultdict[str | None, list[str]] = defaultdict(list)
    for name, found in sorted(catalogue.learning.items()):
        if found.sort == "course" and found.institution and found.subject and found.number:
            by_number[found.institution, _plain(found.subject), _plain(found.number)].append(name)
            for institution in (None, found.institution):
                by_code[institution, _code(items[name])].append(items[name])
                printed[institution].append(f"{found.subject} {found.number}")
    paths = cache(partial(paths_of, catalogue))
    changeable = cache(lambda: paths().changeable)
    programmes, units, asking = _programmes(catalogue), _units(catalogue), _asking(catalogue)
    return Lookup(catalogue, items, programmes, by_number, by_code, printed, units, asking, paths, changeable)


def _asking(catalogue: Catalogue) -> Collection[str]:
    """The credentials whose rules ask for something; of the others nobody can say what led to them."""
    found = {stack.into for stack in catalogue.stacks.values() if stack.into is not None}
    for name, one in catalogue.credentials.items():
        if one.require is not None or one.pools or one.overall:
            found.add(name)
    return frozenset(found)


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


def _code(course: Named) -> str:
    return _close(course.subject + course.number)


def _close(code: str) -> str:
    """A code without what people leave out or put in: capitals, spaces and hyphens."""
    return "".join(code.replace("-", " ").split()).casefold()


def _plain(printed: str) -> str:
    return " ".join(printed.split()).casefold()
