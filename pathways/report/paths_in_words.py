"""Paths in words: where items can be pinned for a credential, stack or admission, and what stands at each path."""

from collections.abc import Iterator

from pathways.model.catalogue import Catalogue, Declared
from pathways.model.paths import asked_by, takes_items
from pathways.model.requirement import Leaf, Named, Requirement, When
from pathways.model.walk import members_of
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import heading, opened, required, sentence
from pathways.report.titles import Titles


def paths(declared: Declared, catalogue: Catalogue, titles: Titles) -> dict[str, str]:
    """Every path at which items can count toward something declared, with what stands there, in the order of the rules."""
    found: dict[str, str] = {}
    for asked in asked_by(declared, catalogue):
        for path, text in _paths(asked, titles):
            found.setdefault(declared.name, "anything of it")
            found.setdefault(path, text)
    return found


def _paths(asked: Requirement, titles: Titles) -> Iterator[tuple[str, str]]:
    """A requirement that items are applied to, and those inside it; the path of a named one is its name."""
    if not takes_items(asked):
        return
    inside = opened(asked)
    yield inside.path, _said(asked, inside, titles)
    for member in members_of(inside):
        yield from _paths(member, titles)


def _said(asked: Requirement, inside: Requirement, titles: Titles) -> str:
    if isinstance(asked, Named) and asked.title != asked.name:
        return (
            f"{plain(asked.title)}: {required(inside, titles)}"
            if isinstance(inside, Leaf)
            else plain(asked.title)
        )
    if isinstance(inside, When):
        return f"Depending on this: {required(inside.fact, titles)}"
    return (
        sentence(inside, titles)
        if isinstance(inside, Leaf)
        else heading(inside, len(members_of(inside)), titles)
    )
