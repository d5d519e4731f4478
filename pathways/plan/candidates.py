"""What could be part of a plan: what requirements can take, what comes before that, conversions, and credentials below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import cast

from pathways.audit.bench import Bench, cone
from pathways.audit.classify import refusal_of
from pathways.audit.reasons import Opening, Option
from pathways.audit.target import Graph, target_of
from pathways.model.amount import SEMESTER, Money, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential, Learning
from pathways.model.dependencies import names_in
from pathways.model.learner import Item, Learner, Status
from pathways.model.requirement import Holds
from pathways.model.walk import selections, walk_learning
from pathways.plan.load import credit_unit, load_of
from pathways.plan.sittings import Sitting, sittings
from pathways.plan.takeable import takeable
from pathways.plan.wish import Wish

COURSE, AWARD, CREDIT = "plan ", "held ", "credit for "
"""How the keys of what is only supposed begin."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What could be taken, converted and obtained, each by the key of the item that stands for it in a supposed record."""

    courses: dict[str, Learning]
    conversions: dict[str, Option]
    awards: dict[str, Credential]
    """Each after those that it depends on."""
    supposed: Learner
    """The learner with all of it at once, as planned."""
    named: frozenset[str] = frozenset()
    """The courses (keys) that rules ask for more narrowly than as any course, or that come before those."""
    sittings: Mapping[str, Sitting] = field(default_factory=dict)
    """Exams that could be sat to be converted, by the key of the item."""
    loads: Mapping[str, Fraction] = field(default_factory=dict)
    """What each course (key) weighs in a term, in thousandths of `unit`."""
    unit: Unit = SEMESTER
    """The credits of where the first goal is awarded."""

    def prices(self) -> dict[str, Money | None]:
        """What each costs; None where nothing says it."""
        return {
            **{key: each.price for key, each in self.courses.items()},
            **{key: each.price for key, each in self.conversions.items()},
            **{key: each.price for key, each in self.awards.items()},
        }


def candidates_for(
    graph: Graph, learner: Learner, goals: Sequence[str], as_of: date, wish: Wish | None = None
) -> Candidates:
    """Everything that could be of use for goals; KeyError for one that is no credential, stack or admission."""
    wish = wish or Wish()
    bench = Bench(graph, learner, as_of)
    targets = [target_of(graph, name) for name in goals]
    below = {name: target_of(graph, name) for goal in goals for name in cone(graph, goal)}
    awarded = {item.name for item in learner.items if item.status is Status.EARNED}
    learning, named = takeable((*targets, *below.values()), bench, elsewhere=wish.elsewhere)
    while more := _before(learning, bench.catalogue).difference(below):
        below |= {name: target_of(graph, name) for each in more for name in (*cone(graph, each), each)}
        learning, named = takeable((*targets, *below.values()), bench, elsewhere=wish.elsewhere)
    awards = {
        f"{AWARD}{name}": cast("Credential", below[name].declaration)
        for name in graph.graph["order"]
        if name in below and below[name].routes and name not in awarded and refusal_of(below[name]) is None
    }
    courses = {f"{COURSE}{each.name}": each for each in learning}
    unit = credit_unit(getattr(targets[0].declaration, "issuer", None), bench.catalogue)
    sat = tuple(sittings(graph, learner, as_of)) if wish.exams else ()
    options = (*_open(bench), *(option for each in sat for option in each.options))
    conversions = {f"{CREDIT}{each.item} by {each.conversion}": each for each in options}
    sources = {item.key: item for item in (*learner.items, *(each.item for each in sat))}
    supposed = replace(
        learner,
        pins=(),
        items=(
            *sorted(learner.items, key=lambda item: item.key),
            *(
                Item(key, each.name, each.sort, "", Status.PLANNED, institution=each.institution)
                for key, each in courses.items()
            ),
            *(_converted(key, each, sources) for key, each in conversions.items() if each.item in sources),
        ),
    )
    return Candidates(
        courses,
        conversions,
        awards,
        supposed,
        frozenset(key for key in courses if key[len(COURSE) :] in named),
        {each.item.key: each for each in sat},
        {key: load_of(each, unit, bench.catalogue) for key, each in courses.items()},
        unit,
    )


def _converted(key: str, option: Option, sources: Mapping[str, Item]) -> Item:
    """A second item for a conversion, of the same learning, so that the first stays what it is."""
    source = sources[option.item]
    return replace(source, key=key, converted_by=option.conversion, part_of=(source.key,))


def _before(learning: Iterable[Learning], catalogue: Catalogue) -> set[str]:
    """The credentials that come before courses, or beside them."""
    parts = [part for each in learning for part in walk_learning(each)]
    held = {part.credential for part in parts if isinstance(part, Holds) and not part.negated}
    named = {name for part in parts for selection in selections(part) for name in names_in(selection)}
    return (held | named) & catalogue.credentials.keys()


def _open(bench: Bench) -> Iterator[Option]:
    """The conversions that are open now."""
    for name in bench.catalogue.conversions:
        yield from (option for option in bench.options(name) if option.opening is Opening.OPEN)
