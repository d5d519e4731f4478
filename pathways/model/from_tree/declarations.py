"""What there is, to rules: sources, institutions, kinds, areas, skills, sets, and what can be learnt."""

from pathways.model.declaration import Institution, Kind, Learning, NamedSet, Reference, Topic
from pathways.model.from_tree import problems
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, every, first
from pathways.model.from_tree.credentials import required
from pathways.model.from_tree.literals import positive
from pathways.model.from_tree.nouns import with_article
from pathways.model.from_tree.parts import (
    bears_credit,
    citations,
    details,
    the_day,
    the_institution,
    the_level,
    the_price,
    the_text,
    the_worth,
    title_of,
    topics,
)
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.selections import set_members
from pathways.model.from_tree.terms import offered, terms
from pathways.model.from_tree.units import calendar_unit, check_calendar, institution_word
from pathways.model.nearest import nearest
from pathways.model.selection import OneOf
from pathways.tree import nodes

INSTITUTION_KINDS = ("university", "college", "system", "employer", "association", "agency")


def reference(_: Context, entry: Entry, clauses: Clauses) -> Reference:
    """A source that rules cite."""
    url, publisher = the_text(clauses, "url"), the_text(clauses, "publisher")
    published = the_day(clauses, "published")
    return Reference(entry.name, title_of(entry), url, publisher, published, place=entry.place)


def institution(context: Context, entry: Entry, clauses: Clauses) -> Institution:
    """An institution; unless it has its own, calendar and scale are those of what it is part of."""
    kind = clauses.one("institution_kind")
    if kind is not None:
        _check_kind(context, first(kind, nodes.Name))
    parent = clauses.one("part_of")
    calendar = clauses.one("calendar")
    if calendar is not None:
        check_calendar(context, calendar)
    scale = clauses.one("uses_scale")
    if scale is not None:
        context.name(first(scale, nodes.Name), ("scale",), "`uses scale`")
    academic = clauses.one("academic")
    return Institution(
        name=entry.name,
        title=title_of(entry),
        kind=first(kind, nodes.Name).text if kind is not None else "",
        parent=context.name(first(parent, nodes.Name), ("institution",), "`part of`")
        if parent is not None and entry.name not in context.scope.cut_off
        else None,
        academic=academic is None or academic.word == "academic",
        credit_unit=calendar_unit(context.scope, entry.name).name,
        scale=institution_word(context.scope, entry.name, "uses_scale"),
        details=details(clauses),
        any_catalogue=clauses.one("any_catalogue") is not None,
        terms=terms(context, clauses),
        place=entry.place,
    )


def _check_kind(context: Context, name: nodes.Name) -> None:
    if name.text not in INSTITUTION_KINDS:
        near = nearest(name.text, INSTITUTION_KINDS)
        spot = context.spot(name.span)
        context.tell(problems.words.unknown_institution_kind(name.text, near, INSTITUTION_KINDS, spot))


def kind(context: Context, entry: Entry, _: Clauses) -> Kind:
    """A kind of credential, with the built-in kind whose rank it has in the end."""
    node = entry.node
    if isinstance(node, nodes.KindRule) and node.rank_name is not None:
        context.name(node.rank_name, ("kind",), "`ranks as`")
    return Kind(entry.name, title_of(entry), _rank(context, entry), place=entry.place)


def _rank(context: Context, entry: Entry) -> str:
    """The built-in kind; of a kind without one, its own name."""
    underway = context.written_out.underway
    node = entry.node
    circle = context.written_out.circle(entry)
    if circle is not None or not isinstance(node, nodes.KindRule):
        if circle is not None:
            context.tell(circle)
        return entry.name
    if node.rank_name is None:
        return node.rank
    into = context.scope.named.get(node.rank_name.text)
    if into is None or entry.name in context.scope.cut_off:
        return entry.name
    underway.append(entry)
    found = _rank(context, into)
    underway.pop()
    return found


def topic(_: Context, entry: Entry, clauses: Clauses) -> Topic:
    """An area or a skill."""
    return Topic(entry.word, entry.name, title_of(entry), details=details(clauses), place=entry.place)


def named_set(context: Context, entry: Entry, _: Clauses) -> NamedSet:
    """A named set; one that stands for itself has no members."""
    members = set_members(context, entry.name)
    return NamedSet(entry.name, title_of(entry), members or OneOf(()), place=entry.place)


def learning(context: Context, entry: Entry, clauses: Clauses) -> Learning:
    """A course, an exam or an experience; courses bear credit unless they say otherwise."""
    number = clauses.one("course_number")
    worth = the_worth(context, clauses)
    return Learning(
        sort=entry.word,
        name=entry.name,
        title=title_of(entry),
        institution=the_institution(context, clauses),
        worth=worth,
        for_credit=bears_credit(clauses, worth, unsaid=entry.word == "course"),
        level=the_level(context, clauses),
        subject=the_text(clauses, "subject"),
        number=first(number, nodes.Literal).text if number is not None else "",
        areas=topics(context, clauses, "area"),
        skills=topics(context, clauses, "skill"),
        uses=_uses(context, clauses),
        equivalents=_equivalents(context, entry, clauses),
        price=the_price(clauses),
        details=details(clauses),
        cites=citations(context, clauses),
        prerequisite=required(context, clauses, "prerequisite", f"{entry.name}/prerequisite"),
        corequisite=required(context, clauses, "corequisite", f"{entry.name}/corequisite"),
        offered=offered(context, entry, clauses),
        can_be_taken=clauses.one("not_offered") is None,
        place=entry.place,
    )


def _uses(context: Context, clauses: Clauses) -> int | None:
    """How often it may count; None for without limit."""
    clause = clauses.one("repeatable")
    if clause is None:
        return 1
    limits = every(clause, nodes.Literal)
    return positive(context, limits[0], "times") if limits else None


def _equivalents(context: Context, entry: Entry, clauses: Clauses) -> tuple[str, ...]:
    found = [
        context.name(name, (entry.word,), f"`equivalent to` in {with_article(entry.word)}")
        for clause in clauses.all("equivalent_to")
        for name in every(clause, nodes.Name)
    ]
    return tuple(dict.fromkeys(found))
