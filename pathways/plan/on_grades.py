"""Which of the requirements that a plan leaves open hang on grades alone: whatever is planned for them has no grade yet."""

from collections.abc import Iterable, Iterator

from pathways.audit.allocation.alone import line_fill, sum_in
from pathways.audit.allocation.leaf_rows import LeafColumns
from pathways.audit.case import Case
from pathways.model.declaration import OwnMinimum
from pathways.model.requirement import Gpa, Leaf, Line, Requirement
from pathways.plan.goal_rows import Goals
from pathways.search.programme import Programme


def on_grades(
    left: Iterable[Requirement | Line | OwnMinimum], goals: Goals, programme: Programme, case: Case
) -> Iterator[str]:
    """Their paths: averages, and what is met but for averages over it."""
    for asked in left:
        if isinstance(asked, Gpa) and not asked.below:
            yield asked.path
        elif isinstance(asked, Leaf):
            columns = [
                posed.leaves[asked.path] for posed in goals.uses.values() if asked.path in posed.leaves
            ]
            used = [leaf for leaf in columns if programme.value(leaf.active)]
            if used and all(_is_met_but_for_averages(leaf, programme, case) for leaf in used):
                yield asked.path


def _is_met_but_for_averages(leaf: LeafColumns, programme: Programme, case: Case) -> bool:
    """Of what is divided this is not looked at."""
    demand = leaf.demand
    if demand.leaf.split:
        return False
    applied = [candidate for candidate, column in leaf.applied if programme.value(column)]
    lines = [line for line in demand.lines if not _is_an_average(line.line)]
    short = [line_fill(line, applied, case, demand.unit).short for line in lines]
    has_enough = sum_in(demand.unit, applied, case, demand.unit) >= demand.need
    return has_enough and not any(short) and len(lines) < len(demand.lines)


def _is_an_average(line: Line) -> bool:
    return isinstance(line, Gpa) and not line.below
