"""A credential as the form of a proposal: every field that the registrars' framework asks for, filled from the rules.

The fields and their order are those of the proposal form in American Association of Collegiate Registrars and
Admissions Officers, *Alternative Credentials: Considerations, Guidance, and Best Practices* (July 2022), under
governance structures.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential
from pathways.report.amounts_in_words import day, duration, worth
from pathways.report.lists_in_words import capital
from pathways.report.notes import Notes, rules_and_sources, source
from pathways.report.page import Chapter, Page, Point, Section, Tone
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.titles import Titles, titles_of
from pathways.report.ways_in_words import OWN, has_ways, ways

NOT_STATED = "not stated"
PROPOSAL = "proposal/1"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its key for programs, its label, and what is stated in it; nothing is not stated."""

    key: str
    label: str
    points: tuple[Point, ...]


def fields_of(
    credential: Credential, catalogue: Catalogue, notes: Notes, titles: Titles
) -> tuple[Field, ...]:
    """The fields in the order of the framework."""
    asked = tuple(_requirements(credential, catalogue, notes, titles))
    filled = (
        ("title", "Title", (Point(titles.of(credential.name)),)),
        ("description", "Description", _details(credential, "description")),
        ("issuing_entity", "Issuing entity", tuple(_issuer(credential, catalogue, titles))),
        ("type", "Credit or non-credit", tuple(_credit(credential))),
        ("level", "Level", (Point(plain(credential.level)),) if credential.level is not None else ()),
        ("requirements", "Requirements", asked),
        ("criteria", "Criteria", _details(credential, "criteria")),
        ("evidence", "Evidence", _details(credential, "evidence", "portfolio")),
        ("assessment", "Assessment protocol", _details(credential, "assessment")),
        ("effective_date", "Effective date", tuple(_effective(credential))),
        ("expiration_date", "Expiration date", tuple(_expiration(credential))),
        ("outcomes", "Learning outcomes", _details(credential, "outcome")),
        ("alignment", "Alignment", _details(credential, "alignment")),
        ("timing", "Timing", _details(credential, "delivery")),
        ("hours", "Clock or credit hours", tuple(_hours(credential))),
    )
    return tuple(Field(key, label, points) for key, label, points in filled)


def page_of_proposal(credential: Credential, catalogue: Catalogue) -> Page:
    """The form to be read, with the sources and places of its rules at the end."""
    titles, notes = titles_of(catalogue), Notes()
    lines = tuple(_line(field) for field in fields_of(credential, catalogue, notes, titles))
    sources = rules_and_sources(str(credential.place), credential.cites, notes, titles)
    sections = (Section("What a proposal asks for", lines), Section("Rules and sources", sources))
    title = f"Proposal: {titles.of(credential.name)} ({plain(credential.name)})"
    return Page("", (), (Chapter(title, None, (), sections),))


def proposal_to_plain(credential: Credential, catalogue: Catalogue) -> dict[str, object]:
    """The form as a document for programs (`proposal/1`); a field that is not stated has no points."""
    titles = titles_of(catalogue)
    return {
        "pathways": PROPOSAL,
        "name": credential.name,
        "title": titles.of(credential.name),
        "requirements_not_published": credential.unpublished,
        "fields": [
            {
                "field": field.key,
                "label": field.label,
                "stated": bool(field.points),
                "points": [_plain(point) for point in field.points],
            }
            for field in fields_of(credential, catalogue, Notes(), titles)
        ],
        "sources": [source(cite, titles) for cite in credential.cites],
        "place": plain(str(credential.place)),
    }


def _line(field: Field) -> Point:
    """A field on one line, or its points below its label where there are several."""
    if not field.points:
        return Point(f"{field.label}: {NOT_STATED}", "·", Tone.QUIET)
    only, *more = field.points
    if more or only.points or only.note is not None:
        return Point(field.label, "·", points=tuple(_marked(point) for point in field.points))
    return Point(f"{field.label}: {only.text}", "·")


def _marked(point: Point) -> Point:
    return Point(point.text, "·", note=point.note, points=point.points)


def _plain(point: Point) -> dict[str, object]:
    return {"text": point.text.replace(HARD_SPACE, " "), "points": [_plain(below) for below in point.points]}


def _details(credential: Credential, *words: str) -> tuple[Point, ...]:
    found = (each for each in credential.details if each.word in words)
    return tuple(Point(f"{plain(each.text)}{f' ({plain(each.url)})' if each.url else ''}") for each in found)


def _issuer(credential: Credential, catalogue: Catalogue, titles: Titles) -> Iterator[Point]:
    if credential.issuer is not None:
        found = catalogue.institutions.get(credential.issuer)
        part = (
            f", part of {titles.of(found.parent)}" if found is not None and found.parent is not None else ""
        )
        yield Point(f"{titles.of(credential.issuer)}{part}")


def _credit(credential: Credential) -> Iterator[Point]:
    if credential.credit_stated:
        yield Point("credit" if credential.for_credit else "non-credit")


def _requirements(
    credential: Credential, catalogue: Catalogue, notes: Notes, titles: Titles
) -> Iterator[Point]:
    if has_ways(credential, catalogue):
        for section in ways(credential, catalogue, notes, titles):
            if section.heading == OWN:
                yield from section.points
            else:
                yield Point(section.heading, points=section.points)
    elif credential.unpublished:
        yield Point("not published by the issuer")


def _effective(credential: Credential) -> Iterator[Point]:
    if credential.effective is not None:
        yield Point(day(credential.effective))


def _expiration(credential: Credential) -> Iterator[Point]:
    if credential.retired is not None:
        yield Point(f"{day(credential.retired)}, the last day on which it is in force")
    if credential.valid_for is not None:
        yield Point(f"an award holds for {duration(credential.valid_for)}")


def _hours(credential: Credential) -> Iterator[Point]:
    if credential.worth is not None:
        yield Point(capital(worth(credential.worth)))
