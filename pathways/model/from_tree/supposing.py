"""Lines of a learner that somebody supposes, read by the names of rules that were read before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from pathways.model.amount import SEMESTER
from pathways.model.catalogue import Catalogue
from pathways.model.from_tree.context import Context, Written, every
from pathways.model.from_tree.learners import learner_of
from pathways.model.from_tree.scope import Entry, Scope
from pathways.model.learner import Learner
from pathways.model.members import members
from pathways.model.paths import paths_of
from pathways.model.supposed import NOBODY, UNSIGNED
from pathways.problem import Problem, Severity, Spot, in_order, spot
from pathways.text import Place, Source
from pathways.tree import nodes
from pathways.tree.from_text import Tree, parse

_BEFORE, _AFTER = 'learner "what if" {\n', "\n}\n"
_NOBODY = f' by "{NOBODY}" on {UNSIGNED.isoformat()} because "what if"'
_GO_ON = frozenset({"granted", "of", "place", "at", "limit", "until"})
"""Words with which an exception does not end."""
_HELP = (
    "write lines of a learner, such as `earned NAME grade B`, `planning NAME`, `withdrew from NAME`, `declared NAME`, \
`goes by catalogue 2023-08-15` or `granted waiver of 'PATH'`"
)


def supposing(
    trees: Sequence[Tree], catalogue: Catalogue, lines: Sequence[str]
) -> tuple[Learner, tuple[Problem, ...]]:
    """What the lines say of a learner, and every problem in them."""
    if not any(line.strip() for line in lines):
        nothing = Spot("--what-if", 1, 1, 1, "")
        return Learner("", ""), (
            Problem("missing-word", Severity.ERROR, "there is nothing to suppose", _HELP, (nothing,)),
        )
    source = Source("--what-if", _BEFORE + "\n".join(map(_signed, lines)) + _AFTER)
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
        problems = [*in_order(scope.problems)] or list(_not_converted(found, catalogue, blocks[0], source))
    return found, tuple(_numbered(_helped(problem, catalogue), lines) for problem in problems)


def _not_converted(
    found: Learner, catalogue: Catalogue, block: nodes.LearnerBlock, source: Source
) -> Iterator[Problem]:
    """Items that are supposed to be converted by what takes others."""
    for item in found.items:
        conversion = catalogue.conversions.get(item.converted_by or "")
        if conversion is None or item.name in members(catalogue, conversion.source):
            continue
        takes = [
            each.name
            for each in catalogue.conversions.values()
            if item.name in members(catalogue, each.source)
        ]
        help_ = f"write `converted by {takes[0]}`" if takes else "no conversion takes it"
        lines = [each for each in block.clauses if _names(each, item.name, conversion.name)]
        place = lines[0].span if lines else block.span
        message = f"`{conversion.name}` does not convert `{item.name}`"
        yield Problem(
            "unexpected-word", Severity.ERROR, message, help_, (spot(Place(source, place.start, place.end)),)
        )


def _names(clause: nodes.Clause, *names: str | None) -> bool:
    """Whether a line names all of these."""
    said = {name.text for name in _names_in(clause)}
    return said.issuperset(names)


def _names_in(clause: nodes.Clause) -> Iterator[nodes.Name]:
    yield from every(clause, nodes.Name)
    for part in every(clause, nodes.Clause):
        yield from _names_in(part)


def _signed(line: str) -> str:
    """A line with an exception may leave out who grants it, when and why."""
    words = line.split()
    unsigned = words[:1] == ["granted"] and words[-1] not in _GO_ON and '"' not in line
    return line + _NOBODY if unsigned else line


def _helped(problem: Problem, catalogue: Catalogue) -> Problem:
    """A problem with the help that helps here: how lines begin, and the name of a course whose code somebody wrote."""
    if problem.message.endswith("begins no line of a learner"):
        return replace(problem, help=_HELP)
    if problem.code == "unreadable-name" and problem.spots:
        at = problem.spots[0]
        code = _close(at.quoted[at.column - 1 : at.column - 1 + at.length])
        named = sorted(
            name
            for name, course in catalogue.learning.items()
            if _close(course.subject + course.number) == code
        )
        if named:
            return replace(problem, help=f"write {' or '.join(f'`{name}`' for name in named[:3])}")
    return problem


def _close(code: str) -> str:
    """A code without what people leave out or put in."""
    return "".join(letter for letter in code if letter.isalnum()).casefold()


def _what_else(tree: Tree, source: Source) -> Iterator[Problem]:
    """What is no line of a record: other declarations, and what is expected."""
    for declared in tree.declarations:
        clauses = declared.clauses if isinstance(declared, nodes.LearnerBlock) else (declared,)
        for clause in clauses if len(tree.declarations) == 1 else tree.declarations[1:]:
            if not isinstance(clause, nodes.Clause) or clause.name == "expect":
                place = spot(Place(source, clause.span.start, clause.span.end))
                message = "only what stands on a record can be supposed"
                yield Problem("unexpected-word", Severity.ERROR, message, _HELP, (place,))


def _numbered(problem: Problem, lines: Sequence[str]) -> Problem:
    """The problem at the number of the supposition, as it was given, without the line before them."""
    return replace(problem, spots=tuple(_given(each, lines) for each in problem.spots))


def _given(at: Spot, lines: Sequence[str]) -> Spot:
    number = max(at.line - 1, 1)
    quoted = "\n".join(lines).split("\n")[number - 1 : number]
    return replace(at, line=number, quoted=quoted[0] if quoted else at.quoted)
