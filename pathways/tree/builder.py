"""Grammar productions to tree nodes: one method for each production that makes a node."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from pathways.tree import nodes
from pathways.tree.lexer import VALUES, Token
from pathways.tree.nodes import Clause, Literal, Name, Span

Part = Any
"""A child as the parser hands it over: a token, a node, or a list of nodes."""


def _span(parts: Sequence[Part]) -> Span:
    return Span(_start(parts[0]), _end(parts[-1]))


def _start(part: Part) -> int:
    if isinstance(part, Token):
        return part.start
    return _start(part[0]) if isinstance(part, list) else cast("int", part.span.start)


def _end(part: Part) -> int:
    if isinstance(part, Token):
        return part.end
    return _end(part[-1]) if isinstance(part, list) else cast("int", part.span.end)


def _nodes(parts: Sequence[Part]) -> tuple[Part, ...]:
    """What is neither a reserved word nor a mark, with strings and numbers as literals."""
    return tuple(_literal(part) if isinstance(part, Token) else part for part in parts if not _reserved(part))


def _reserved(part: Part) -> bool:
    return isinstance(part, Token) and part.kind not in VALUES


def _words(parts: Sequence[Part]) -> str:
    """The reserved words among the parts, as they decide between variants of one production."""
    return " ".join(part.text for part in parts if _reserved(part) and part.text[0].isalpha())


def _literal(token: Token) -> Literal:
    text = token.text
    if token.kind == "STRING":
        text = text[1:-1]
        if "\\" in text:
            text = text.replace("\\\\", "\0").replace('\\"', '"').replace("\0", "\\")
    return Literal(token.kind.lower(), text, Span(token.start, token.end))


def _title(parts: Sequence[Part]) -> Literal | None:
    return next((_literal(part) for part in parts if isinstance(part, Token) and part.kind == "STRING"), None)


def _dates(parts: Sequence[Part]) -> tuple[Clause, ...]:
    """The days from which and until which a set or a requirement is in force, before what it stands for."""
    return tuple(part for part in parts[:-1] if isinstance(part, Clause) and part.name == "date")


def _inner(parts: list[Part]) -> tuple[Part, ...]:
    """The members between the outermost braces of a list."""
    return tuple(part for part in parts if not isinstance(part, Token))


class Builder:
    """Makes the nodes while the parser reduces, so that no generic tree is ever built."""

    def build(self, name: str, parts: list[Part]) -> Part:
        """What a production makes of its parts; one without a method of its own becomes a clause under its name."""
        make = getattr(self, name, None)
        return make(parts) if make else self._clause(name, parts)

    def name(self, parts: list[Part]) -> Name:
        token: Token = parts[0]
        text = token.text[1:-1] if token.kind == "QUOTED_NAME" else token.text
        return Name(text, Span(token.start, token.end))

    def grade(self, parts: list[Part]) -> Literal:
        return Literal("grade", _literal(parts[0]).text, _span(parts))

    def duration(self, parts: list[Part]) -> nodes.Duration:
        return nodes.Duration(_literal(parts[0]), parts[1].text.rstrip("s") + "s", _span(parts))

    # declarations

    def use(self, parts: list[Part]) -> nodes.Use:
        return nodes.Use(parts[1], _span(parts))

    def table(self, parts: list[Part]) -> nodes.TableUse:
        found = _literal(parts[1])
        return nodes.TableUse(Name(found.text, found.span), _span(parts))

    def _declare(self, parts: list[Part], kind: str, kind_name: Name | None = None) -> nodes.Declaration:
        name = next(part for part in parts if isinstance(part, Name))
        body = next((part for part in parts if isinstance(part, list)), [])
        clauses = tuple(part for part in body if isinstance(part, Clause))
        return nodes.Declaration(kind, kind_name, name, _title(parts), clauses, _span(parts))

    def _plain(self, parts: list[Part]) -> nodes.Declaration:
        return self._declare(parts, parts[0].text)

    source = institution = scale = area = skill = course = exam = experience = conversion = admission = (
        sharing
    ) = policy = _plain
    transfer = _plain

    def credential(self, parts: list[Part]) -> nodes.Declaration:
        kind: Clause = parts[0]
        return self._declare(parts, kind.word, kind.values[0] if kind.values else None)  # type: ignore[arg-type] # a credential_kind's only value is a name

    def credential_kind(self, parts: list[Part]) -> Clause:
        return Clause("credential_kind", parts[0].text, _nodes(parts), _span(parts))

    def stack(self, parts: list[Part]) -> nodes.Declaration:
        return self._declare(parts, parts[0].word)

    def _one_word(self, parts: list[Part]) -> Clause:
        return Clause("word", parts[0].text, (), _span(parts))

    vertical = horizontal = value_added = down = up = half_up = each = total = _one_word
    per_learner = per_credential = text_word = date_word = item_word = event = leaf_mark = attempts = (
        _one_word
    )

    def ratio(self, parts: list[Part]) -> Literal:
        return _literal(parts[0])

    def unit(self, parts: list[Part]) -> nodes.UnitRule:
        _, name, _, ratio, into, rounding, step, rounded_on = parts
        on_total = rounded_on.word == "on the total"
        return nodes.UnitRule(name, ratio, into, rounding.word, _literal(step), on_total, _span(parts))

    def kind(self, parts: list[Part]) -> nodes.KindRule:
        _, name, title, _, rank = parts
        return nodes.KindRule(
            name, _literal(title), rank.word, rank.values[0] if rank.values else None, _span(parts)
        )

    def named_set(self, parts: list[Part]) -> nodes.SetRule:
        return nodes.SetRule(parts[1], _title(parts), _dates(parts), parts[-1], _span(parts))

    def named_requirement(self, parts: list[Part]) -> nodes.NamedRequirement:
        return nodes.NamedRequirement(parts[1], _title(parts), _dates(parts), parts[-1], _span(parts))

    def learner(self, parts: list[Part]) -> nodes.LearnerBlock:
        return nodes.LearnerBlock(_literal(parts[1]), _inner(parts), _span(parts))

    def body(self, parts: list[Part]) -> list[Part]:
        return parts

    def mark(self, parts: list[Part]) -> nodes.Mark:
        return nodes.Mark(parts[0], _literal(parts[1]) if len(parts) > 1 else None, _span(parts))

    # requirements

    def members(self, parts: list[Part]) -> list[Part]:
        return parts

    def group(self, parts: list[Part]) -> nodes.Group:
        first = parts[0]
        need = (
            _literal(first)
            if first.kind == "NUMBER"
            else Literal("word", first.text.split()[0], _span(parts[:1]))
        )
        return nodes.Group(need, _inner(parts[-1]), _span(parts))

    def in_order(self, parts: list[Part]) -> nodes.InOrder:
        return nodes.InOrder(_inner(parts), _span(parts))

    def when(self, parts: list[Part]) -> nodes.When:
        otherwise = _inner(parts[4]) if len(parts) > 3 else None  # noqa: PLR2004 # `when fact list otherwise list`
        return nodes.When(parts[1], _inner(parts[2]), otherwise, _span(parts))

    def quantity_leaf(self, parts: list[Part]) -> nodes.QuantityLeaf:
        found = _inner(parts)
        lines = next((part for part in parts if isinstance(part, list)), [])
        marks = tuple(part.word for part in found if isinstance(part, Clause) and part.name == "word")
        return nodes.QuantityLeaf(found[0], found[1], _inner(lines), marks, _span(parts))

    def of_which(self, parts: list[Part]) -> list[Part]:
        return parts

    def contributions(self, parts: list[Part]) -> nodes.Contributions:
        amount, *members = _inner(parts)
        return nodes.Contributions(amount, tuple(members), _span(parts))

    def contributor(self, parts: list[Part]) -> nodes.Contributor:
        asked, *most = _nodes(parts)
        return nodes.Contributor(asked, most[0] if most else None, _span(parts))

    def item_leaf(self, parts: list[Part]) -> nodes.ItemLeaf:
        filters = tuple(part for part in parts[1:] if part.name != "word")
        return nodes.ItemLeaf(
            parts[0], filters, tuple(part.word for part in parts[1:] if part.name == "word"), _span(parts)
        )

    def sum_line(self, parts: list[Part]) -> nodes.SumLine:
        found = _inner(parts)
        return nodes.SumLine(
            parts[0].text == "at least", found[0], found[1] if len(found) > 1 else None, _span(parts)
        )

    def each_line(self, parts: list[Part]) -> nodes.EachLine:
        return nodes.EachLine(parts[0].text == "at least", parts[1], parts[3], _span(parts))

    def spread_line(self, parts: list[Part]) -> nodes.SpreadLine:
        return nodes.SpreadLine(
            _literal(parts[2]), parts[3], _span(parts), at_least=parts[1].text == "at least"
        )

    def key(self, parts: list[Part]) -> Name:
        return parts[0] if isinstance(parts[0], Name) else Name(parts[0].text, _span(parts))

    def amount(self, parts: list[Part]) -> nodes.Amount:
        number, measure = parts
        return nodes.Amount(number, measure.word, measure.values[0] if measure.values else None, _span(parts))

    def fixed_amount(self, parts: list[Part]) -> nodes.Amount:
        number, measure = parts
        return nodes.Amount(
            _literal(number), measure.word, measure.values[0] if measure.values else None, _span(parts)
        )

    def measure(self, parts: list[Part]) -> Clause:
        word = parts[-1].text
        return Clause(
            "measure", word if word == "CEU" else word.rstrip("s") + "s", _inner(parts), _span(parts)
        )

    def limit_of_two(self, parts: list[Part]) -> nodes.LimitOfTwo:
        return nodes.LimitOfTwo(parts[0].text == "the greater of", parts[1], parts[3], _span(parts))

    def number(self, parts: list[Part]) -> Literal:
        return _literal(parts[0])

    def number_when(self, parts: list[Part]) -> nodes.NumberWhen:
        return nodes.NumberWhen(_literal(parts[1]), parts[3], parts[5], _span(parts))

    def share(self, parts: list[Part]) -> nodes.Share:
        return nodes.Share(_literal(parts[0]), _span(parts))

    # selections

    def every(self, parts: list[Part]) -> nodes.Every:
        return nodes.Every(parts[0].text, _span(parts))

    def named(self, parts: list[Part]) -> nodes.These:
        return nodes.These((parts[0],), braced=False, span=_span(parts))

    def these(self, parts: list[Part]) -> nodes.These:
        return nodes.These(_inner(parts), braced=True, span=_span(parts))

    def inside(self, parts: list[Part]) -> nodes.Selection:
        return cast("nodes.Selection", replace(parts[1], span=_span(parts)))

    def chosen(self, parts: list[Part]) -> nodes.Selection:
        return (
            nodes.Chosen(parts[0], tuple(parts[1:]), _span(parts))
            if len(parts) > 1
            else cast("nodes.Selection", parts[0])
        )

    def _combined(self, word: str, parts: list[Part]) -> nodes.Selection:
        found = _inner(parts)
        return (
            nodes.Combined(word, found, _span(parts)) if len(found) > 1 else cast("nodes.Selection", found[0])
        )

    def except_(self, parts: list[Part]) -> nodes.Selection:
        return self._combined("except", parts)

    def union(self, parts: list[Part]) -> nodes.Selection:
        return self._combined("or", parts)

    def meet(self, parts: list[Part]) -> nodes.Selection:
        return self._combined("and", parts)

    def _clause(self, name: str, parts: list[Part]) -> Clause:
        """Everything else keeps its grammar name, its words and its arguments."""
        values: list[Part] = []
        for part in parts:
            values.extend(_inner(part) if isinstance(part, list) else [part])
        return Clause(name, _words(parts), _nodes(values), _span(parts))
