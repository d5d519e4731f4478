"""Exams that are not on the record and could be sat to be converted: each as if it had been passed well enough."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pathways.audit.bench import Bench
from pathways.audit.reasons import Opening, Option
from pathways.audit.target import Graph
from pathways.model.amount import Money
from pathways.model.declaration import Conversion, Learning
from pathways.model.learner import Item, Learner, Status
from pathways.model.members import members
from pathways.model.selection import Except, Filter, Filtered, InSet, Meet, Selection, Union

SITTING = "sit "
"""How the key of such an exam begins."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An exam as planned, with what is then offered, and for each conversion (name) the score it asks for in thousandths."""

    item: Item
    options: tuple[Option, ...]
    scores: Mapping[str, int | None]


def sittings(graph: Graph, learner: Learner, as_of: date) -> Iterator[Sitting]:
    """Every exam that the record does not have and that somebody converts, passed with the highest score that is asked for."""
    catalogue = Bench(graph, learner, as_of).catalogue
    passed = {item.name for item in learner.items if item.status is Status.EARNED}
    converted: dict[str, list[Conversion]] = {}
    for conversion in catalogue.conversions.values():
        for name in members(catalogue, conversion.source):
            if name in catalogue.learning and catalogue.learning[name].sort == "exam" and name not in passed:
                converted.setdefault(name, []).append(conversion)
    for name, conversions in converted.items():
        exam = catalogue.learning[name]
        scores = {each.name: _score(each.source) for each in conversions}
        highest = max((score for score in scores.values() if score is not None), default=None)
        item = Item(
            f"{SITTING}{name}", name, "exam", "", Status.EARNED, as_of, score=highest, worth=exam.worth
        )
        bench = Bench(graph, replace(learner, items=(*learner.items, item)), as_of)
        options = tuple(
            replace(option, price=_price(option, exam))
            for each in conversions
            for option in bench.options(each.name)
            if option.item == item.key and option.opening is Opening.OPEN
        )
        if options:
            yield Sitting(replace(item, status=Status.PLANNED, completed=None), options, scores)


def _score(selection: Selection) -> int | None:
    """The highest score that a selection asks for, in thousandths of a point."""
    match selection:
        case Filtered(base, filters):
            asked = [value for kind, value in filters if kind is Filter.SCORE and isinstance(value, int)]
            found = [*asked, *_scores(base)]
        case InSet(_, inside) | Except(inside, _):
            found = _scores(inside)
        case Union(parts) | Meet(parts):
            found = [score for part in parts for score in _scores(part)]
        case _:
            found = []
    return max(found, default=None)


def _scores(selection: Selection) -> list[int]:
    score = _score(selection)
    return [] if score is None else [score]


def _price(option: Option, exam: Learning) -> Money | None:
    """What the exam and its conversion cost together, where both are in one currency; else what the conversion does."""
    if exam.price is None or option.price is None:
        return option.price or exam.price
    same = exam.price.currency == option.price.currency
    return Money(exam.price.cents + option.price.cents, option.price.currency) if same else option.price
