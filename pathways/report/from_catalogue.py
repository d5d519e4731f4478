"""A declaration to page: what it is, what it requires, by which routes, where it leads, and how it is decided."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import (
    Admission,
    Citation,
    Conversion,
    Credential,
    Institution,
    Learning,
    NamedSet,
    Policy,
    Stack,
    Topic,
)
from pathways.model.members import members
from pathways.model.selection import Every, Filter, Filtered
from pathways.report.cards_in_words import Declaration, card, details
from pathways.report.leads_to import leads_to
from pathways.report.lists_in_words import capital, shortened
from pathways.report.notes import Notes, rules_and_sources
from pathways.report.page import Chapter, Page, Point, Section
from pathways.report.paths_in_words import limits, paths
from pathways.report.plain_text import plain
from pathways.report.titles import Titles, titles_of
from pathways.report.undecided_in_words import decided_how
from pathways.report.versions_in_words import in_force
from pathways.report.ways_in_words import asked, over_all, ways

if TYPE_CHECKING:
    from pathways.audit.classify import Classified

_NO_PATHS = "Nothing that is required here takes items, so that nothing can be pinned to it."
_OTHERS = "Further paths, for exceptions"
MOST_LINES = 24
"""How many things that a name leads to are told."""


def page_of_declaration(
    name: str, catalogue: Catalogue, classified: "Classified | None" = None, *, with_paths: bool = False
) -> Page:
    """The page of anything declared; `classified` is its rule class where it has one. KeyError for an unknown name.

    `with_paths` adds the paths of its requirements and limits, by which items are pinned and exceptions are granted.
    """
    declared = catalogue.declared(name)
    if declared is None:
        raise KeyError(name)
    titles = titles_of(catalogue)
    found = tuple(_sections(declared, catalogue, titles, classified))
    if with_paths:
        told = [f"{plain(path)} — {text}" for path, text in paths(declared, catalogue, titles).items()]
        others = [f"{plain(path)} — {text}" for path, text in limits(declared, catalogue, titles).items()]
        sections = (*_section("Paths, to pin items to", told or [_NO_PATHS]), *_section(_OTHERS, others))
        found = (*found[:-1], *sections, found[-1])
    chapter = Chapter(
        f"{titles.of(name)} ({plain(name)})", None, tuple(card(declared, titles)), found, about=name
    )
    return Page("", (), (chapter,))


def _sections(
    declared: Declaration, catalogue: Catalogue, titles: Titles, classified: "Classified | None"
) -> Iterator[Section]:
    notes = Notes()
    yield from _section("What is said of it", details(getattr(declared, "details", ())))
    yield from _required(declared, catalogue, notes, titles)
    yield from _section("Versions", _versions(declared.name, catalogue))
    yield from _section("What belongs to it", _belonging(declared, catalogue, titles))
    yield from _section("Where it leads", _told(leads_to(declared.name, catalogue, titles)))
    if classified is not None:
        yield from _section("How it is decided", [decided_how(classified)])
    cites: tuple[Citation, ...] = getattr(declared, "cites", ())
    yield Section("Rules and sources", rules_and_sources(str(declared.place), cites, notes, titles))


def _versions(name: str, catalogue: Catalogue) -> list[str]:
    """From when until when each version is in force, where it stands, and which of them is told above."""
    told = catalogue.declared(name)
    return [
        f"{capital(in_force(version.since, version.until))}: {plain(str(version.declared.place))}"
        f"{', told above' if version.declared == told else ''}."
        for version in catalogue.versions.get(name, ())
    ]


def _section(heading: str, sentences: list[str]) -> Iterator[Section]:
    if sentences:
        yield Section(heading, tuple(Point(text, "·") for text in sentences))


def _told(sentences: list[str]) -> list[str]:
    if len(sentences) <= MOST_LINES:
        return sentences
    return [*sentences[:MOST_LINES], f"And {len(sentences) - MOST_LINES} more."]


def _required(declared: Declaration, catalogue: Catalogue, notes: Notes, titles: Titles) -> Iterator[Section]:
    match declared:
        case Credential():
            yield from ways(declared, catalogue, notes, titles)
        case Stack(onto=onto, made_of=made_of, in_order=in_order):
            yield from asked("What must be held first", onto, notes, titles)
            yield from asked(_made_of(in_order=in_order), made_of, notes, titles)
        case Policy(require=require, overall=lines):
            yield from asked("What it requires besides", require, notes, titles)
            yield from over_all(lines, notes, titles)
        case Conversion(require=require):
            yield from asked("What it also requires", require, notes, titles)
        case Learning(prerequisite=prerequisite, corequisite=corequisite):
            yield from asked("What comes before it", prerequisite, notes, titles)
            yield from asked("What comes before it, or in the same term", corequisite, notes, titles)
        case Admission(require=require, review_when=review_when):
            yield from asked("What it requires", require, notes, titles)
            for clause in review_when:
                yield from asked("When a person looks at it", clause, notes, titles)
        case _:
            return


def _made_of(*, in_order: bool) -> str:
    return "What it is made of, taken in this order" if in_order else "What it is made of"


def _belonging(declared: Declaration, catalogue: Catalogue, titles: Titles) -> list[str]:
    """What an institution offers, what an area, a skill or a set contains."""
    names: list[str] = []
    if isinstance(declared, Policy):
        names = [each.name for each in catalogue.credentials.values() if declared.name in each.policies]
    elif isinstance(declared, NamedSet):
        names = list(members(catalogue, declared.selection))
    elif isinstance(declared, Topic):
        kind = Filter.AREA if declared.word == "area" else Filter.SKILL
        names = list(members(catalogue, Filtered(Every("anything"), ((kind, declared.name),))))
    elif isinstance(declared, Institution):
        names = [each.name for each in catalogue.credentials.values() if each.issuer == declared.name]
        names += [each.name for each in catalogue.learning.values() if each.institution == declared.name]
    return [f"{shortened([titles.of(name) for name in names], most=MOST_LINES)}."] if names else []
