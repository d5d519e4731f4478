"""What a credential asks for, section by section: by itself, in its pools, by each stack into it, and over everything."""

from collections.abc import Iterator

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential, Stack
from pathways.model.requirement import Line, Requirement
from pathways.report.notes import Notes
from pathways.report.page import Point, Section
from pathways.report.plain_text import plain
from pathways.report.rules_in_words import overall, rules
from pathways.report.titles import Titles

OWN = "What it requires"
"""The heading over what a declaration requires by itself."""

_NOT_SAID = "These rules do not say what it requires, so it counts only where a record shows it."
_UNPUBLISHED = "Its issuer has not published what it requires, so it counts only where a record shows it."


def ways(credential: Credential, catalogue: Catalogue, notes: Notes, titles: Titles) -> Iterator[Section]:
    """Every way to a credential; where there is none, that its rules or its issuer do not say it."""
    found = tuple(_ways(credential, catalogue, notes, titles))
    yield from found
    if not found:
        text = _UNPUBLISHED if credential.unpublished else _NOT_SAID
        yield Section(OWN, (Point(text, "·"),))


def has_ways(credential: Credential, catalogue: Catalogue) -> bool:
    """Whether any rule says what it takes."""
    own = credential.require is not None or credential.pools or credential.overall
    return bool(own or _stacks(credential, catalogue))


def asked(heading: str, required: Requirement | None, notes: Notes, titles: Titles) -> Iterator[Section]:
    """What is required under a heading, if anything is."""
    if required is not None:
        yield Section(heading, tuple(rules(required, notes, titles)))


def over_all(lines: tuple[Line, ...], notes: Notes, titles: Titles) -> Iterator[Section]:
    """What must hold of everything that counts, if anything must."""
    if lines:
        yield Section("Over everything that counts", tuple(overall(lines, notes, titles)))


def _ways(credential: Credential, catalogue: Catalogue, notes: Notes, titles: Titles) -> Iterator[Section]:
    yield from asked(OWN, credential.require, notes, titles)
    for pool in credential.pools:
        yield from asked("Besides, where the same items may count again", pool, notes, titles)
    for policy in credential.besides:
        yield from asked(f"Besides, by the policy “{plain(policy.title)}”", policy.requirement, notes, titles)
    for stack in _stacks(credential, catalogue):
        title = f"{'Another way' if credential.require is not None else 'A way'}: “{titles.of(stack.name)}”"
        points = [
            point for part in (stack.onto, stack.made_of) if part for point in rules(part, notes, titles)
        ]
        yield Section(
            f"{title} ({plain(stack.shape)} stack{', in order' if stack.in_order else ''})", tuple(points)
        )
    yield from over_all(credential.overall, notes, titles)


def _stacks(credential: Credential, catalogue: Catalogue) -> list[Stack]:
    return [stack for stack in catalogue.stacks.values() if stack.into == credential.name]
