"""The titles of names, as an audit carries them, so that a stored verdict can be told without its rules."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pathways.model.catalogue import Catalogue
from pathways.report.plain_text import plain

_ON_THE_WEB = re.compile(r"https?://[!-~]+\Z", re.IGNORECASE)
"""Without white space, control characters, or letters that look like others."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What names are called; a name without a title is told as it is."""

    known: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """The addresses of sources."""

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]], links: Iterable[tuple[str, str]] = ()) -> "Titles":
        """The titles of an audit or a decision, and the addresses of its sources."""
        return cls(dict(pairs), dict(links))

    def of(self, name: str) -> str:
        """The title of a name, fit for a page.

        >>> Titles({"asu": "Arizona State University"}).of("asu"), Titles().of("psu")
        ('Arizona State University', 'psu')
        """
        return plain(self.known.get(name) or name)

    def link(self, name: str) -> str:
        """The address of a source on the web; nothing where it has none that a page may lead to.

        >>> Titles(links={"a": "https://example.org/a", "b": "javascript:alert(1)"}).link("b")
        ''
        """
        address = self.links.get(name, "")
        return address if _ON_THE_WEB.match(address) else ""

    def has(self, name: str) -> bool:
        """Whether the name has a title of its own."""
        return (self.known.get(name) or name) != name


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
    return Titles(found, {name: each.url for name, each in catalogue.references.items()})
