"""Admission: the four answers, tested in order: admitted, needs review, cannot be decided, not yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part, Settled, demands_in, walk
from pathways.audit.bench import Bench
from pathways.audit.case import Case
from pathways.audit.catalogue_year import in_force
from pathways.audit.closure import best_of, solved
from pathways.audit.exceptions_told import with_exceptions
from pathways.audit.findings import waits_for
from pathways.audit.mentioned import links_in, made_tellable
from pathways.audit.reasons import Undecided
from pathways.audit.target import Graph, Target, target_of
from pathways.audit.telling import EVERYDAY
from pathways.audit.verdict import Answer, Decision
from pathways.audit.view import DECIDED_LATER, EARNED, REVIEWED, View
from pathways.model.declaration import Admission
from pathways.model.learner import Learner, Provenance
from pathways.model.requirement import Attested, Requirement

Clauses: TypeAlias = tuple[Requirement, ...]


def admit(  # noqa: PLR0913, PLR0917 # all that a decision depends on
    graph: Graph,
    learner: Learner,
    name: str,
    as_of: date | None,
    digest: str,
    seconds: float | None = None,
) -> Decision:
    """Decide an admission on the application date, or on `as_of` where there is none; KeyError for an unknown admission."""
    if not isinstance(target_of(graph, name).declaration, Admission):
        raise KeyError(name)
    day = learner.applied or as_of
    if day is None:
        message = "an admission is decided on a day: give the application date or as_of"
        raise ValueError(message)
    rules = in_force(graph, learner, [name], day, seconds)
    bench = Bench(rules.graph, learner, day, seconds, telling=EVERYDAY)
    graph, target = bench.graph, target_of(bench.graph, name)
    (goal,), titles = made_tellable(rules.with_versions([with_exceptions(bench.goal(name), bench)]), graph)
    links = links_in(titles, bench.catalogue)
    if goal.undecided is not None:
        return Decision(learner.key, learner.name, day, digest, None, goal, titles=titles, links=links)
    try:
        answer, review, unknown = _answer(bench, target, _review_when(target))
    except NeedsSearchError as stop:
        undecided = replace(goal, undecided=Undecided(stop.reason, stop.values, stop.path))
        (goal,), titles = made_tellable([undecided], graph)
        return Decision(learner.key, learner.name, day, digest, None, goal, titles=titles, links=links)
    return Decision(learner.key, learner.name, day, digest, answer, goal, review, unknown, titles, links)


def _review_when(target: Target) -> Clauses:
    return target.declaration.review_when if isinstance(target.declaration, Admission) else ()


def _answer(
    bench: Bench, target: Target, review_when: Clauses
) -> tuple[Answer, tuple[tuple[str, str], ...], tuple[str, ...]]:
    case, part, _ = _look(bench, target, EARNED)
    if part is not None:
        clauses = tuple(_review_clauses(review_when, case))
        return (Answer.NEEDS_REVIEW if clauses else Answer.ADMITTED), clauses, ()
    case, part, _ = _look(bench, target, REVIEWED)
    if part is not None:
        return Answer.NEEDS_REVIEW, (*_to_confirm(bench, part), *_review_clauses(review_when, case)), ()
    case, part, outcome = _look(bench, target, DECIDED_LATER)
    if part is not None and outcome is not None:
        return Answer.CANNOT_BE_DECIDED, tuple(_unsaid(part, outcome, case)), tuple(_unknown(part))
    return Answer.NOT_YET, (), ()


def _look(bench: Bench, target: Target, view: View) -> tuple[Case, Part | None, Outcome | None]:
    """The case of a view, and the part that is met in it and how, if any."""
    case = bench.case(view, target)
    best = best_of(solved(target, case))
    return (case, best[1], best[2]) if best is not None and best[2].met else (case, None, None)


def _review_clauses(clauses: Clauses, case: Case) -> Iterator[tuple[str, str]]:
    for clause in clauses:
        answer = case.answer(clause, case)
        if answer is not False:
            yield ("clause" if answer else "unknown clause", clause.path)


def _to_confirm(bench: Bench, part: Part) -> Iterator[tuple[str, str]]:
    """What a person must look at: asserted items, and signatures that are missing."""
    for entry in bench.record:
        if entry.provenance is Provenance.ASSERTED and not entry.transfers:
            yield ("asserted", entry.key)
    signed = [each for each in bench.learner.attestations if each.on is None or each.on <= bench.as_of]
    for settled in _settled(part):
        requirement = settled.requirement
        if isinstance(requirement, Attested) and not any(
            (each.what, each.office) == (requirement.what, requirement.office) for each in signed
        ):
            yield ("attestation", requirement.path)


def _unsaid(part: Part, outcome: Outcome, case: Case) -> Iterator[tuple[str, str]]:
    """Items that would be used, each with what decides about it and is not on the record."""
    told = {
        candidate.entry.key: unsaid
        for demand in demands_in(part)
        for candidate, _ in (outcome.fills[demand.path].applied if demand.path in outcome.fills else ())
        if (unsaid := waits_for(candidate.entry, demand, case))
    }
    yield from ((each, key) for key, unsaid in told.items() for each in unsaid)


def _unknown(part: Part) -> Iterator[str]:
    return (settled.path for settled in _settled(part) if settled.unknown)


def _settled(part: Part) -> list[Settled]:
    return [inside for inside in walk(part) if isinstance(inside, Settled)]
