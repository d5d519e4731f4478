"""The titles of names, as an audit carries them, so that a stored verdict can be told without its rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pathways.model.catalogue import Catalogue
from pathways.report.plain_text import plain


@dataclass(frozen=True, slots=True)
class Titles:
    """What names are called; a name without a title is told as it is."""

    known: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Titles":
        """The titles of an audit or a decision."""
        return cls(dict(pairs))

    def of(self, name: str) -> str:
        """The title of a name, fit for a page.

        >>> Titles({"asu": "Arizona State University"}).of("asu"), Titles().of("psu")
        ('Arizona State University', 'psu')
        """
        return plain(self.known.get(name) or name)

    def has(self, name: str) -> bool:
        """Whether the name has a title of its own."""
        return name in self.known


def titles_of(catalogue: Catalogue) -> Titles:
    """The titles of everything declared; courses with their subject and number as printed."""
    found: dict[str, str] = {}
    for declared in (
        catalogue.references,
        catalogue.institutions,
        catalogue.kinds,
        catalogue.topics,
        catalogue.sets,
        catalogue.credentials,
        catalogue.stacks,
        catalogue.conversions,
        catalogue.sharings,
        catalogue.transfers,
        catalogue.policies,
        catalogue.admissions,
    ):
        found.update((name, each.title) for name, each in declared.items())
    for name, course in catalogue.learning.items():
        found[name] = f"{course.subject} {course.number} {course.title or name}".strip()
    return Titles(found)
