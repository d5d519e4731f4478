"""Paths in words: where items can be pinned, what else exceptions can change, and what stands at each path."""

from collections.abc import Iterator

from pathways.model.catalogue import Catalogue, Declared
from pathways.model.declaration import Admission, Conversion, Credential, Sharing
from pathways.model.paths import asked_by, each_item_path, limit_path, takes_items
from pathways.model.requirement import Leaf, Named, Requirement, SumLine, When
from pathways.model.walk import members_of, walk
from pathways.report.amounts_in_words import worth
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import heading, opened, required, sentence
from pathways.report.selections_in_words import selected
from pathways.report.sharing_in_words import of_its_own
from pathways.report.titles import Titles


def paths(declared: Declared, catalogue: Catalogue, titles: Titles) -> dict[str, str]:
    """Every path at which items can count toward something declared, with what stands there, in the order of the rules."""
    found: dict[str, str] = {}
    for asked in asked_by(declared, catalogue):
        for path, text in _paths(asked, titles):
            found.setdefault(declared.name, "anything of it")
            found.setdefault(path, text)
    return found


def limits(declared: Declared, catalogue: Catalogue, titles: Titles) -> dict[str, str]:
    """Every other path at which an exception can change something: conditions, lines and limits, in the order of the rules."""
    taken = paths(declared, catalogue, titles)
    found = {path: text for path, text in _limits(declared, catalogue, titles) if path not in taken}
    if isinstance(declared, Credential) and declared.valid_for is not None:
        found.setdefault(declared.name, "how long an award is valid")
    return found


def _limits(declared: Declared, catalogue: Catalogue, titles: Titles) -> Iterator[tuple[str, str]]:
    for asked in asked_by(declared, catalogue):
        yield from _of_requirement(asked, titles)
    if isinstance(declared, Credential):
        yield from ((line.path, required(line, titles)) for line in declared.overall)
    elif isinstance(declared, Admission):
        yield from ((fact.path, required(fact, titles)) for fact in declared.review_when)
    elif isinstance(declared, Conversion):
        if declared.window is not None:
            yield declared.name, "how long it is open"
        for number, (scope, most) in enumerate(declared.limits, 1):
            yield limit_path(declared.name, number), f"at most {worth(most)} {plain(scope)}"
        if declared.require is not None:
            yield from _of_requirement(declared.require, titles)
    elif isinstance(declared, Sharing):
        for limit in declared.limits:
            line = SumLine(
                limit.path, at_least=False, amount=limit.amount, selection=limit.selection, place=limit.place
            )
            yield limit.path, required(line, titles)
        if declared.most is not None:
            yield each_item_path(declared.name), f"{_each_item(declared, titles)} in at most {declared.most}"
        yield from ((each.path, of_its_own(each, titles)) for each in declared.own)


def _each_item(declared: Sharing, titles: Titles) -> str:
    return "each item" if declared.most_of is None else f"each item from {selected(declared.most_of, titles)}"


def _of_requirement(asked: Requirement, titles: Titles) -> Iterator[tuple[str, str]]:
    for inside in walk(asked):
        if not isinstance(inside, Named):
            yield inside.path, required(inside, titles)
        for line in inside.lines if isinstance(inside, Leaf) else ():
            yield line.path, required(line, titles)


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
