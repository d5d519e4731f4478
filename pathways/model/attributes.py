"""What the rules say of everything that can be earned, as far as selections look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential, Institution, Learning
from pathways.model.whole import upward


@dataclass(frozen=True, slots=True)
class Attributes:
    """One course, exam, experience or credential.

    `unsaid` is what a filter learns about a thing that the declaration does not speak of: None for a
    course, of which a record may say it, and False for a credential. `institutions` are who teaches or
    issues it, or taught what it is transferred from, and all that these are part of; `number` is the
    first run of digits of the number as printed.
    """

    name: str
    sort: str
    institutions: frozenset[str]
    areas: tuple[str, ...]
    skills: tuple[str, ...]
    level: str | None
    kinds: tuple[str, ...]
    subject: str
    number: int | None
    code: str
    for_credit: bool
    can_be_converted: bool
    equivalents: tuple[str, ...]
    unsaid: bool | None

    @property
    def is_badge(self) -> bool:
        """Whether it is a badge or of a kind that ranks as one."""
        return "badge" in self.kinds


def attributes_of(catalogue: Catalogue) -> tuple[Attributes, ...]:
    """Learning, then credentials, in the order of the catalogue."""
    above = _Above(catalogue.institutions)
    convertible = any(conversion.target is None for conversion in catalogue.conversions.values())
    equivalents = _equivalents(catalogue)
    senders = _senders(catalogue)
    learning = (
        replace(found, institutions=found.institutions.union(*map(above, senders[item.name])))
        if item.name in senders
        else found
        for item in catalogue.learning.values()
        for found in [_of_learning(item, above, equivalents, convertible=convertible)]
    )
    credentials = (_of_credential(item, above, catalogue) for item in catalogue.credentials.values())
    return (*learning, *credentials)


class _Above:
    """An institution together with all that it is part of."""

    def __init__(self, institutions: Mapping[str, Institution]) -> None:
        self._institutions = institutions
        self._known: dict[str | None, frozenset[str]] = {None: frozenset()}

    def __call__(self, name: str | None) -> frozenset[str]:
        if name not in self._known:
            self._known[name] = frozenset(upward(name, self._institutions))
        return self._known[name]


def _of_learning(
    item: Learning, above: _Above, equivalents: Mapping[str, tuple[str, ...]], *, convertible: bool
) -> Attributes:
    return Attributes(
        name=item.name,
        sort=item.sort,
        institutions=above(item.institution),
        areas=item.areas,
        skills=item.skills,
        level=item.level,
        kinds=(),
        subject=item.subject,
        number=leading_number(item.number),
        code=item.code,
        for_credit=item.for_credit,
        can_be_converted=convertible and not item.for_credit,
        equivalents=equivalents.get(item.name, ()),
        unsaid=None,
    )


def _of_credential(item: Credential, above: _Above, catalogue: Catalogue) -> Attributes:
    return Attributes(
        name=item.name,
        sort="credential",
        institutions=above(item.issuer),
        areas=item.areas,
        skills=item.skills,
        level=item.level,
        kinds=tuple(dict.fromkeys((item.kind, catalogue.rank_of(item.kind)))),
        subject="",
        number=None,
        code="",
        for_credit=item.for_credit,
        can_be_converted=False,
        equivalents=(),
        unsaid=False,
    )


def _senders(catalogue: Catalogue) -> dict[str, set[str | None]]:
    """For each course that some transfer gives where it may have been taught, through several transfers too."""
    found: dict[str, set[str | None]] = {}
    grew = True
    while grew:
        grew = False
        for transfer in catalogue.transfers.values():
            taken = [each.course for each in transfer.takes]
            places = {course.institution for course in taken}
            if transfer.chains:
                places = places.union(*(found.get(course.name or "", ()) for course in taken))
            for given in transfer.gives:
                known = found.setdefault(given.course.name or "", set())
                grew = grew or not places <= known
                known |= places
    return found


def _equivalents(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each course those declared equivalent to it, by itself or by the other."""
    found: dict[str, dict[str, None]] = {}
    for item in catalogue.learning.values():
        for other in item.equivalents:
            found.setdefault(item.name, {})[other] = None
            found.setdefault(other, {})[item.name] = None
    return {name: tuple(others) for name, others in found.items()}


def leading_number(printed: str) -> int | None:
    """The first run of digits of a number as printed, at most nine of them.

    >>> leading_number("301L"), leading_number("H1201"), leading_number("6.006"), leading_number("honours")
    (301, 1201, 6, None)
    """
    digits = ""
    for character in printed:
        if character in "0123456789":
            digits += character
        elif digits:
            break
    return int(digits[:9]) if digits else None
