"""Learners under test: a record in the language's own words, and what is expected of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from pathways.model.amount import SEMESTER, Worth
from pathways.model.catalogue import LearnerTest
from pathways.model.from_tree import problems
from pathways.model.from_tree.amounts import worth
from pathways.model.from_tree.clauses import Clauses, shown
from pathways.model.from_tree.conditions import PLACES, PROGRAMMES
from pathways.model.from_tree.context import Context, every, first, texts, word_of
from pathways.model.from_tree.exceptions import exceptions
from pathways.model.from_tree.expectations import expectation
from pathways.model.from_tree.filters import known_grade
from pathways.model.from_tree.literals import day, day_on, thousandths
from pathways.model.from_tree.nouns import CREDENTIAL, ITEMS, group_of
from pathways.model.from_tree.parts import title_of
from pathways.model.from_tree.pins import pins
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.units import calendar_unit, credits_of
from pathways.model.learner import Attestation, Item, Learner, Provenance, Relation, Status
from pathways.model.paths import Paths
from pathways.problem import spot
from pathways.tree import nodes

_STATUS = {
    "earned": Status.EARNED,
    "taking": Status.IN_PROGRESS,
    "planning": Status.PLANNED,
    "failed": Status.FAILED,
    "withdrew from": Status.WITHDRAWN,
    "revoked": Status.REVOKED,
}
_ONCE = ("born", "matriculated on", "applied on", "goes by catalogue")


def learner_test(paths: Callable[[], Paths], context: Context, entry: Entry, _: Clauses) -> LearnerTest:
    """A learner with all that is recorded, and expectations; what is not recorded is known not to be so.

    `paths` are those of all requirements, looked up only where something is pinned to one or changed by an exception.
    """
    expects = _by_name(entry).get("expect", [])
    if not expects and entry.whole:
        what, example = "what is expected", "`expect` with a name and an answer, as in `expect data held`"
        told = problems.clauses.missing_clause("learner", entry.name, what, example, spot(entry.place))
        context.tell(told)
    learner = learner_of(paths, context, entry)
    found = tuple(expectation(context, clause) for clause in expects)
    places = tuple(context.place(clause.span) for clause in expects)
    return LearnerTest(learner, found, places, entry.place)


def _by_name(entry: Entry) -> dict[str, list[nodes.Clause]]:
    by_name: dict[str, list[nodes.Clause]] = {}
    for clause in entry.node.clauses if isinstance(entry.node, nodes.LearnerBlock) else ():
        by_name.setdefault(clause.name, []).append(clause)
    return by_name


def learner_of(paths: Callable[[], Paths], context: Context, entry: Entry) -> Learner:
    """The learner of a block, without what is expected."""
    by_name = _by_name(entry)
    clauses = [clause for found in by_name.values() for clause in found]
    _said_once(context, [clause for clause in clauses if clause.word in _ONCE])
    return Learner(
        key=entry.name,
        name=entry.name,
        born=_day_of(by_name.get("born", [])),
        populations=tuple(text for clause in by_name.get("in_population", []) for text in texts(clause)),
        matriculated=_day_of(_with_word(by_name, "matriculated on")),
        applied=_day_of(_with_word(by_name, "applied on")),
        declared=tuple(_declared(context, clause) for clause in by_name.get("has_declared", [])),
        admitted=_relations(context, by_name.get("was_admitted", []), PLACES),
        enrolled=_relations(context, by_name.get("is_enrolled", []), PLACES),
        attestations=tuple(_attestation(clause) for clause in by_name.get("was_attested", [])),
        items=_items(context, by_name.get("learner_item", [])),
        applies_for=tuple(
            context.name(first(clause, nodes.Name), ("admission",), "`applies for`")
            for clause in by_name.get("applies_for", [])
        ),
        pins=pins(context, by_name.get("pin", []), paths),
        catalogue=_day_of(by_name.get("goes_by", [])),
        exceptions=exceptions(context, clauses, paths),
    )


def _said_once(context: Context, clauses: Sequence[nodes.Clause], noun: str = "learner") -> None:
    said: dict[str, nodes.Clause] = {}
    for clause in clauses:
        before = said.setdefault(clause.word, clause)
        if before is not clause:
            spots = (context.spot(clause.span), spot(context.place(before.span), "said first here"))
            sentence = f"`{clause.word}` is said more than once in this {noun}"
            context.tell(problems.clauses.repeated_clause(sentence, spots))


def _with_word(by_name: dict[str, list[nodes.Clause]], word: str) -> list[nodes.Clause]:
    return [clause for clause in by_name.get("learner_date", []) if clause.word == word]


def _day_of(clauses: Sequence[nodes.Clause]) -> date | None:
    return day(every(clauses[0], nodes.Literal)[-1]) if clauses else None


def _relations(
    context: Context, clauses: Sequence[nodes.Clause], wanted: Sequence[str]
) -> tuple[Relation, ...]:
    return tuple(
        Relation(context.name(first(clause, nodes.Name), wanted, f"`{clause.word}`"), day_on(clause))
        for clause in clauses
    )


def _declared(context: Context, clause: nodes.Clause) -> Relation:
    """A declared programme with the catalogue that it goes by, or a concentration with its programme."""
    programme = context.name(first(clause, nodes.Name), PROGRAMMES, "`declared`")
    said = {part.name: part for part in every(clause, nodes.Clause)}
    _said_once(context, every(clause, nodes.Clause), f"line on `{programme}`")
    catalogue, within = said.get("under_catalogue"), said.get("concentration_of")
    return Relation(
        programme,
        day_on(clause),
        _day_of([catalogue] if catalogue is not None else []),
        _named(context, within, CREDENTIAL) or "",
    )


def _attestation(clause: nodes.Clause) -> Attestation:
    what, office = texts(clause)
    return Attestation(what, office, day_on(clause))


def _items(context: Context, clauses: Sequence[nodes.Clause]) -> tuple[Item, ...]:
    """The items with keys that depend on what they are, not on the order in which they are written."""
    written = [(_item(context, clause), _recorded_with(context, clause)) for clause in clauses]
    by_content = sorted(
        range(len(written)), key=lambda at: repr((written[at][0], [name.text for name in written[at][1]]))
    )
    keys: dict[int, str] = {}
    counts: dict[str, int] = {}
    for at in by_content:
        item = written[at][0]
        stem = f"{item.name}@{item.completed or 'undated'}"
        counts[stem] = counts.get(stem, 0) + 1
        keys[at] = f"{stem}#{counts[stem]}"
    keys_of: dict[str, list[tuple[date | None, str]]] = {}
    for at in by_content:
        item = written[at][0]
        keys_of.setdefault(str(item.name), []).append((item.completed, keys[at]))
    found = []
    for at, (item, names) in enumerate(written):
        there = (_there(keys_of.get(name.text, ()), item.completed) for name in names)
        parts = dict.fromkeys(key for some in there for key in some if key != keys[at])
        found.append(replace(item, key=keys[at], part_of=tuple(parts)))
        for name in names:
            if name.text not in keys_of and name.text in context.scope.named:
                context.tell(problems.learners.not_in_record(name.text, context.spot(name.span)))
    return tuple(found)


def _there(attempts: Sequence[tuple[date | None, str]], day: date | None) -> list[str]:
    """The attempts that were there when something was awarded; all of them where that is none, or not known."""
    before = [key for completed, key in attempts if completed and day and completed <= day]
    return before or [key for _, key in attempts]


def _recorded_with(context: Context, clause: nodes.Clause) -> tuple[nodes.Name, ...]:
    names = tuple(
        name
        for part in every(clause, nodes.Clause)
        if part.name == "item_with"
        for name in every(part, nodes.Name)
    )
    for name in names:
        context.name(name, ITEMS, "`with`")
    return names


def _item(context: Context, clause: nodes.Clause) -> Item:
    name = first(clause, nodes.Name)
    entry = context.scope.find(name.text, ITEMS, f"`{word_of(clause)}`", context.place(name.span))
    said = {part.name: part for part in every(clause, nodes.Clause)[1:]}
    _said_once(context, every(clause, nodes.Clause)[1:], f"line on `{name.text}`")
    asserted = texts(said["item_asserted"])[0] if "item_asserted" in said else ""
    grade, score = said.get("item_grade"), said.get("item_score")
    institution = _named(context, said.get("item_at"), "institution")
    return Item(
        key="",
        name=name.text,
        sort=group_of(entry.word) if entry is not None else "course",
        title=title_of(entry) if entry is not None else name.text,
        status=_STATUS[word_of(clause)],
        completed=day_on(clause),
        term="".join(texts(said["item_term"])) if "item_term" in said else "",
        grade=known_grade(context, first(grade, nodes.Literal)) if grade is not None else None,
        basis=first(said["item_basis"], nodes.Name).text if "item_basis" in said else "graded",
        score=thousandths(context, first(score, nodes.Literal)) if score is not None else None,
        worth=_worth(context, said.get("item_worth"), (institution, entry)),
        institution=institution,
        provenance=Provenance.ASSERTED if asserted else Provenance.RECORDED,
        asserted_by=asserted,
        transferred="item_transferred" in said,
        converted_by=_named(context, said.get("item_converted"), "conversion"),
        converted_on=_day_of([said["item_converted_on"]]) if "item_converted_on" in said else None,
        valid_until=_day_of([said["item_until"]]) if "item_until" in said else None,
    )


def _worth(
    context: Context, clause: nodes.Clause | None, where: tuple[str | None, Entry | None]
) -> Worth | None:
    """What this attempt is worth, in credits of where it was taught."""
    if clause is None:
        return None
    institution, entry = where
    unit = calendar_unit(context.scope, institution) if institution else SEMESTER
    if entry is not None and not institution:
        unit = credits_of(context.scope, entry)
    amounts = (value for value in clause.values if isinstance(value, nodes.Amount | nodes.LimitOfTwo))
    return next((worth(context.counting(unit), amount) for amount in amounts), None)


def _named(context: Context, clause: nodes.Clause | None, wanted: str) -> str | None:
    return (
        context.name(first(clause, nodes.Name), (wanted,), f"`{shown(clause)}`")
        if clause is not None
        else None
    )
