"""What a learner holds on a day: awards that are on record and in force, and what is awarded automatically and met."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.bench import Bench
from pathways.audit.catalogue_year import in_force
from pathways.audit.target import Graph
from pathways.audit.verdict import Award
from pathways.audit.view import EARNED
from pathways.model.learner import Learner


@dataclass(frozen=True, slots=True)
class Holding:
    """A credential that is held, by its name in the rules (nothing for an award that the rules do not know), and how."""

    name: str
    title: str
    award: Award


def holdings_of(graph: Graph, learner: Learner, as_of: date) -> tuple[Holding, ...]:
    """What is held, awards in the order of their days and then what is awarded automatically, in the order of the rules.

    An automatic credential of which nothing can be decided is left out.
    """
    bench = Bench(in_force(graph, learner, (), as_of, None).graph, learner, as_of)
    return (*_awarded(bench), *_automatic(bench))


def _awarded(bench: Bench) -> Iterator[Holding]:
    catalogue = bench.catalogue
    for entry in sorted(bench.record, key=lambda each: each.order):
        if entry.sort == "credential" and EARNED.sees(entry):
            known = entry.name is not None and entry.name in catalogue.credentials
            title = catalogue.title(entry.name) if entry.name is not None and known else entry.title
            award = Award(entry.completed, automatic=False, until=entry.valid_until)
            yield Holding(entry.name or "", title or entry.name or entry.key, award)


def _automatic(bench: Bench) -> Iterator[Holding]:
    awarded = {entry.name for entry in bench.record if entry.sort == "credential" and EARNED.sees(entry)}
    with suppress(NeedsSearchError):
        for name in bench.automatic():
            if name not in awarded:
                yield Holding(name, bench.catalogue.title(name), Award(None, automatic=True))
