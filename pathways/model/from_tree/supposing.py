"""Lines of a learner that somebody supposes, read by the names of rules that were read before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from pathways.model.amount import SEMESTER
from pathways.model.catalogue import Catalogue
from pathways.model.from_tree.context import Context, Written
from pathways.model.from_tree.learners import learner_of
from pathways.model.from_tree.scope import Entry, Scope
from pathways.model.learner import Learner
from pathways.model.paths import paths_of
from pathways.problem import Problem, Severity, in_order, spot
from pathways.text import Place, Source
from pathways.tree import nodes
from pathways.tree.from_text import Tree, parse

_BEFORE, _AFTER = 'learner "what if" {\n', "\n}\n"


def supposing(
    trees: Sequence[Tree], catalogue: Catalogue, lines: Sequence[str]
) -> tuple[Learner, tuple[Problem, ...]]:
    """What the lines say of a learner, and every problem in them."""
    source = Source("--what-if", _BEFORE + "\n".join(lines) + _AFTER)
    tree, mistakes = parse(source)
    scope = Scope(trees)
    scope.problems.clear()
    written = Written(
        grades=frozenset(grade.name for scale in catalogue.scales.values() for grade in scale.grades)
    )
    context = Context(scope, written, source, SEMESTER)
    found = Learner("", "")
    blocks = [each for each in tree.declarations if isinstance(each, nodes.LearnerBlock)]
    problems = [*mistakes, *_what_else(tree, source)]
    if not problems:
        entry = Entry("learner", blocks[0], source, tree.is_whole)
        found = learner_of(partial(paths_of, catalogue), context, entry)
        problems = list(in_order(scope.problems))
    return found, tuple(map(_numbered, problems))


def _what_else(tree: Tree, source: Source) -> Iterator[Problem]:
    """What is no line of a record: other declarations, and what is expected."""
    for declared in tree.declarations:
        clauses = declared.clauses if isinstance(declared, nodes.LearnerBlock) else (declared,)
        for clause in clauses if len(tree.declarations) == 1 else tree.declarations[1:]:
            if not isinstance(clause, nodes.Clause) or clause.name == "expect":
                place = spot(Place(source, clause.span.start, clause.span.end))
                message = "only what stands on a record can be supposed"
                help_ = "write lines of a learner, such as `earned asu.eng101 grade B`"
                yield Problem("unexpected-word", Severity.ERROR, message, help_, (place,))


def _numbered(problem: Problem) -> Problem:
    """The problem at the number of the supposition, without the line before them."""
    return replace(problem, spots=tuple(replace(each, line=max(each.line - 1, 1)) for each in problem.spots))
