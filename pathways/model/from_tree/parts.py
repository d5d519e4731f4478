"""Parts that many declarations have: citations, descriptions, topics, dates, prices, institutions."""

from datetime import date

from pathways.model.amount import Money, Worth
from pathways.model.declaration import Citation, Detail
from pathways.model.from_tree.amounts import worth
from pathways.model.from_tree.clauses import DETAILS, Clauses
from pathways.model.from_tree.context import Context, every, first, texts
from pathways.model.from_tree.filters import known_level
from pathways.model.from_tree.literals import day, money
from pathways.model.from_tree.scope import Entry
from pathways.tree import nodes


def title_of(entry: Entry) -> str:
    """The title of a declaration, or its name if it has none."""
    title = getattr(entry.node, "title", None)
    return title.text if isinstance(title, nodes.Literal) else entry.name


def citations(context: Context, clauses: Clauses) -> tuple[Citation, ...]:
    """Sources and where in them, in the order they are cited."""
    found = []
    for clause in clauses.all("cites"):
        source = context.name(first(clause, nodes.Name), ("source",), "`cites`")
        where = "".join(texts(clause))
        found.append(Citation(source, where, place=context.place(clause.span)))
    return tuple(found)


def details(clauses: Clauses) -> tuple[Detail, ...]:
    """What is said beyond the rules; an alignment may have an address."""
    found = []
    for word in DETAILS:
        for clause in clauses.all(word):
            text, *url = texts(clause)
            found.append(Detail(word, text, *url))
    return tuple(found)


def the_text(clauses: Clauses, word: str) -> str:
    """The text of a clause, or nothing."""
    clause = clauses.one(word)
    return texts(clause)[0] if clause is not None else ""


def the_day(clauses: Clauses, word: str) -> date | None:
    """The day of a clause, if it is there."""
    clause = clauses.one(word)
    return day(first(clause, nodes.Literal)) if clause is not None else None


def the_price(clauses: Clauses) -> Money | None:
    """The price, if there is one."""
    clause = clauses.one("price")
    return money(first(clause, nodes.Literal)) if clause is not None else None


def the_worth(context: Context, clauses: Clauses) -> Worth | None:
    """What it is worth, if that is said."""
    clause = clauses.one("worth")
    if clause is None:
        return None
    return next(
        (worth(context, node) for node in clause.values if isinstance(node, nodes.Amount | nodes.LimitOfTwo)),
        None,
    )


def the_level(context: Context, clauses: Clauses) -> str | None:
    """The level of study, if that is said."""
    clause = clauses.one("level")
    return known_level(context, first(clause, nodes.Name)) if clause is not None else None


def the_institution(context: Context, clauses: Clauses) -> str | None:
    """Who issues or teaches it, if that is said."""
    clause = clauses.one("issued_by") or clauses.one("taught_at")
    return (
        context.name(first(clause, nodes.Name), ("institution",), f"`{clause.word}`")
        if clause is not None
        else None
    )


def bears_credit(clauses: Clauses, worth_of_it: Worth | None, *, unsaid: bool) -> bool:
    """Whether it bears credit: as it says, else because it is worth credits, else `unsaid`."""
    clause = clauses.one("for_credit")
    if clause is not None:
        return clause.word == "for credit"
    return unsaid or _is_credits(worth_of_it)


def says_credit(clauses: Clauses, worth_of_it: Worth | None) -> bool:
    """Whether anything says that it bears credit or none."""
    return clauses.one("for_credit") is not None or _is_credits(worth_of_it)


def _is_credits(worth_of_it: Worth | None) -> bool:
    return worth_of_it is not None and worth_of_it.unit.measure == "credits"


def topics(context: Context, clauses: Clauses, word: str) -> tuple[str, ...]:
    """The areas or skills that are taught, each once."""
    found = [
        context.name(name, (word,), f"`teaches {word}`")
        for clause in clauses.all(f"{word}s")
        for name in every(clause, nodes.Name)
    ]
    return tuple(dict.fromkeys(found))
