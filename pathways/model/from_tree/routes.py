"""Routes: stacks that lead to credentials, conversions of non-credit learning, earned admissions."""

from typing import cast

from pathways.model.amount import Money, Worth
from pathways.model.declaration import Admission, Conversion, Stack
from pathways.model.from_tree import problems
from pathways.model.from_tree.amounts import worth
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, every, first, word_of
from pathways.model.from_tree.credentials import nothing, required
from pathways.model.from_tree.literals import duration, money, whole
from pathways.model.from_tree.nouns import CREDENTIAL, ITEMS
from pathways.model.from_tree.parts import citations, details, the_price, title_of
from pathways.model.from_tree.requirements import requirement
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.selections import selection
from pathways.model.selection import OneOf, Selection
from pathways.problem import spot
from pathways.tree import nodes


def stack(context: Context, entry: Entry, clauses: Clauses) -> Stack:
    """A stack; what a value-added stack adds is what it is made of."""
    into = clauses.one("into")
    key = "add" if entry.word == "value-added stack" else "made_of"
    path = f"{entry.name}/made of"
    return Stack(
        name=entry.name,
        title=title_of(entry),
        shape=entry.word.removesuffix(" stack"),
        made_of=required(context, clauses, key, path) or nothing(entry, path),
        onto=required(context, clauses, "onto", f"{entry.name}/onto"),
        into=context.name(first(into, nodes.Name), (CREDENTIAL,), "`into`") if into is not None else None,
        in_order=clauses.one("taken_in_order") is not None,
        same_catalogue_year=clauses.one("same_catalogue_year") is not None,
        details=details(clauses),
        cites=citations(context, clauses),
        place=entry.place,
    )


def conversion(context: Context, entry: Entry, clauses: Clauses) -> Conversion:
    """A conversion; without a target the converted item itself bears credit."""
    converts, gives, window = clauses.one("converts"), clauses.one("gives"), clauses.one("window")
    return Conversion(
        name=entry.name,
        title=title_of(entry),
        source=_selected(context, converts) if converts is not None else OneOf(()),
        target=context.name(first(gives, nodes.Name), ITEMS, "`gives ... as`") if gives is not None else None,
        gives=_amount_of(context, gives) if gives is not None else None,
        price=the_price(clauses),
        window=duration(context, first(window, nodes.Duration)) if window is not None else None,
        event=word_of(window) if window is not None else None,
        require=required(context, clauses, "require", f"{entry.name}/require"),
        limits=_limits(context, clauses),
        enrolment_fee=_fee(clauses),
        retakes=_retakes(context, clauses),
        details=details(clauses),
        cites=citations(context, clauses),
        place=entry.place,
    )


def _selected(context: Context, clause: nodes.Clause) -> Selection:
    return selection(context, cast("nodes.Selection", clause.values[0]))


def _amount_of(context: Context, clause: nodes.Clause) -> Worth | None:
    return worth(context, cast("nodes.AmountNode", clause.values[0]))


def _fee(clauses: Clauses) -> Money | None:
    clause = clauses.one("enrolment_fee")
    return money(first(clause, nodes.Literal)) if clause is not None else None


def _retakes(context: Context, clauses: Clauses) -> int | None:
    clause = clauses.one("retakes")
    return whole(context, first(clause, nodes.Literal), "retakes") if clause is not None else None


def _limits(context: Context, clauses: Clauses) -> tuple[tuple[str, Worth], ...]:
    """One limit for each scope."""
    found: dict[str, Worth] = {}
    said: dict[str, nodes.Clause] = {}
    for clause in clauses.all("limit"):
        scope = every(clause, nodes.Clause)[-1].word
        if scope in said:
            spots = (context.spot(clause.span), spot(context.place(said[scope].span), "said first here"))
            sentence = f"a limit {scope} is said more than once in this conversion"
            context.tell(problems.clauses.repeated_clause(sentence, spots))
            continue
        said[scope] = clause
        most = _amount_of(context, clause)
        if most is not None:
            found[scope] = most
    return tuple(found.items())


def admission(context: Context, entry: Entry, clauses: Clauses) -> Admission:
    """An admission; its reviews are facts that a person must look at."""
    admits = clauses.one("admits_to")
    path = f"{entry.name}/require"
    return Admission(
        name=entry.name,
        title=title_of(entry),
        programme=context.name(first(admits, nodes.Name), (CREDENTIAL,), "`admits to`")
        if admits is not None
        else "",
        require=required(context, clauses, "require", path) or nothing(entry, path),
        review_when=tuple(
            requirement(context, cast("nodes.Requirement", clause.values[0]), f"{entry.name}/review/{number}")
            for number, clause in enumerate(clauses.all("review_when"), 1)
        ),
        details=details(clauses),
        cites=citations(context, clauses),
        place=entry.place,
    )
