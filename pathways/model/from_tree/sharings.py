"""Sharing: what may count in several credentials at once."""

from functools import partial
from typing import cast

from pathways.model.declaration import OwnMinimum, ShareLimit, Sharing
from pathways.model.from_tree.amounts import amount
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, every
from pathways.model.from_tree.literals import positive
from pathways.model.from_tree.parts import citations, details, title_of
from pathways.model.from_tree.requirements import requirement
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.selections import selection
from pathways.model.selection import OneOf, Selection
from pathways.tree import nodes


def sharing(context: Context, entry: Entry, clauses: Clauses) -> Sharing:
    """A sharing with its limits, in the order in which they are written."""
    between, times = clauses.one("between"), clauses.one("each_item_in")
    among = _selections(context, between)
    apart = _selections(context, clauses.one("unless_both"))
    limits = enumerate(clauses.all("share_at_most"), 1)
    own = enumerate(clauses.all("of_its_own"), 1)
    return Sharing(
        name=entry.name,
        title=title_of(entry),
        among=among[0] if among else OneOf(()),
        others=among[1] if len(among) > 1 else None,
        apart=apart[0] if apart else None,
        limits=tuple(_limit(context, f"{entry.name}/limit/{number}", clause) for number, clause in limits),
        most=positive(context, every(times, nodes.Literal)[0], "credentials") if times is not None else None,
        details=details(clauses),
        cites=citations(context, clauses),
        place=entry.place,
        most_of=_items(context, times),
        in_a_lifetime=times is not None and times.word.endswith("in a lifetime"),
        own=tuple(_own(context, f"{entry.name}/own/{number}", clause) for number, clause in own),
    )


def _limit(context: Context, path: str, clause: nodes.Clause) -> ShareLimit:
    node = cast("nodes.AmountNode", clause.values[0])
    over = _selections(context, clause, start=1)
    return ShareLimit(
        path,
        amount(context, node, path, partial(requirement, context)),
        over[0] if over else None,
        in_all=(clause.word or "").endswith("in all"),
        place=context.place(clause.span),
    )


def _own(context: Context, path: str, clause: nodes.Clause) -> OwnMinimum:
    """What must count in one credential only; the selection before the amount is of credentials, the one behind it of items."""
    at = int(clause.word.startswith("each credential from"))
    of = [selection(context, cast("nodes.Selection", clause.values[0]))] if at else []
    over = _selections(context, clause, start=at + 1)
    return OwnMinimum(
        path,
        amount(context, cast("nodes.AmountNode", clause.values[at]), path, partial(requirement, context)),
        over[0] if over else None,
        of[0] if of else None,
        place=context.place(clause.span),
    )


def _items(context: Context, clause: nodes.Clause | None) -> Selection | None:
    """Which items may count in a few credentials only; None for all."""
    if clause is None or not clause.word.startswith("each item from"):
        return None
    return selection(context, cast("nodes.Selection", clause.values[0]))


def _selections(context: Context, clause: nodes.Clause | None, start: int = 0) -> list[Selection]:
    values = clause.values[start:] if clause is not None else ()
    return [selection(context, cast("nodes.Selection", value)) for value in values]
