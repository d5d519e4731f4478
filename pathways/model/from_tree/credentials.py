"""Credentials: what they are, who issues them, and what they require."""

from collections.abc import Mapping
from functools import partial
from typing import cast

from pathways.model.declaration import KINDS, Credential, Kind
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, first
from pathways.model.from_tree.lines import lines
from pathways.model.from_tree.literals import duration
from pathways.model.from_tree.parts import (
    bears_credit,
    citations,
    details,
    says_credit,
    the_day,
    the_institution,
    the_level,
    the_price,
    the_worth,
    title_of,
    topics,
)
from pathways.model.from_tree.requirements import requirement, together
from pathways.model.from_tree.scope import Entry
from pathways.model.requirement import Group, Line, Requirement
from pathways.tree import nodes

_SMALL = ("badge", "micro-credential")
"""Kinds that bear no credit unless they say so."""


def credential(kinds: Mapping[str, Kind], context: Context, entry: Entry, clauses: Clauses) -> Credential:
    """A credential; of a kind that is not known it has the lowest rank."""
    kind, rank = _kind_and_rank(context, entry, kinds)
    worth = the_worth(context, clauses)
    valid, awarded = clauses.one("valid_for"), clauses.one("awarded")
    return Credential(
        name=entry.name,
        title=title_of(entry),
        kind=kind,
        rank=KINDS.index(rank) if rank in KINDS else 0,
        issuer=the_institution(context, clauses),
        worth=worth,
        for_credit=bears_credit(clauses, worth, unsaid=rank not in _SMALL),
        level=the_level(context, clauses),
        areas=topics(context, clauses, "area"),
        skills=topics(context, clauses, "skill"),
        effective=the_day(clauses, "effective"),
        retired=the_day(clauses, "retired"),
        valid_for=duration(context, first(valid, nodes.Duration)) if valid is not None else None,
        price=the_price(clauses),
        automatic=awarded is not None and awarded.word == "awarded automatically",
        require=required(context, clauses, "require", f"{entry.name}/require"),
        pools=_pools(context, entry, clauses),
        overall=_overall(context, entry, clauses),
        details=details(clauses),
        cites=citations(context, clauses),
        unpublished=clauses.one("unpublished") is not None,
        credit_stated=says_credit(clauses, worth),
        any_catalogue=clauses.one("any_catalogue") is not None,
        place=entry.place,
    )


def required(context: Context, clauses: Clauses, key: str, path: str) -> Requirement | None:
    """What all clauses of a kind require together, or None if there is no such clause."""
    found = clauses.all(key)
    if not found:
        return None
    place = context.place(nodes.Span(found[0].span.start, found[-1].span.end))
    return together(context, [_asked(clause) for clause in found], path, place)


def nothing(entry: Entry, path: str) -> Group:
    """A requirement without members, in the place of one that is missing; it is never met."""
    return Group(path, "all", 0, (), place=entry.place)


def _asked(clause: nodes.Clause) -> nodes.Requirement:
    return cast("nodes.Requirement", clause.values[0])


def _kind_and_rank(context: Context, entry: Entry, kinds: Mapping[str, Kind]) -> tuple[str, str]:
    node = entry.node
    if not isinstance(node, nodes.Declaration) or node.kind_name is None:
        return entry.word, entry.word
    name = context.name(node.kind_name, ("kind",), "`credential of kind`")
    return name, kinds[name].ranks_as if name in kinds else name


def _pools(context: Context, entry: Entry, clauses: Clauses) -> tuple[Requirement, ...]:
    return tuple(
        together(
            context,
            cast("tuple[nodes.Requirement, ...]", clause.values),
            f"{entry.name}/pool/{number}",
            context.place(clause.span),
        )
        for number, clause in enumerate(clauses.all("pool"), 1)
    )


def _overall(context: Context, entry: Entry, clauses: Clauses) -> tuple[Line, ...]:
    clause = clauses.one("overall")
    if clause is None:
        return ()
    found = cast("tuple[nodes.Line, ...]", clause.values)
    return lines(context, found, f"{entry.name}/overall", partial(requirement, context))
