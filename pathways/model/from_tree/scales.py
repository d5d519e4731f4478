"""Grade scales: grades from best to worst, with their points."""

from itertools import pairwise

from pathways.model.from_tree import problems
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, every
from pathways.model.from_tree.literals import thousandths
from pathways.model.from_tree.parts import title_of
from pathways.model.from_tree.scope import Entry
from pathways.model.grade import Grade, Scale
from pathways.problem import spot
from pathways.tree import nodes


def scale(context: Context, entry: Entry, clauses: Clauses) -> Scale:
    """Grades from best to worst: those that pass as they are written, then those that fail."""
    marks = [
        (mark, key == "passing")
        for key in ("passing", "failing")
        for clause in clauses.all(key)
        for mark in every(clause, nodes.Mark)
    ]
    grades = tuple(_grade(context, mark, passing=passing) for mark, passing in marks)
    _told_twice(context, [mark for mark, _ in marks])
    _in_order(
        context,
        [
            (mark, grade.points)
            for (mark, _), grade in zip(marks, grades, strict=True)
            if grade.points is not None
        ],
    )
    return Scale(entry.name, title_of(entry), grades)


def _grade(context: Context, mark: nodes.Mark, *, passing: bool) -> Grade:
    return Grade(mark.grade.text, thousandths(context, mark.points) if mark.points else None, passing)


def _told_twice(context: Context, marks: list[nodes.Mark]) -> None:
    first: dict[str, nodes.Mark] = {}
    for mark in marks:
        before = first.setdefault(mark.grade.text, mark)
        if before is not mark:
            sentence = f"the grade `{mark.grade.text}` stands twice in this scale"
            spots = (context.spot(mark.span), spot(context.place(before.span), "it stands here already"))
            context.tell(problems.numbers.grades_out_of_order(sentence, "list each grade once", spots))


def _in_order(context: Context, marks: list[tuple[nodes.Mark, int]]) -> None:
    for (above, more), (below, less) in pairwise(marks):
        if more < less:
            sentence = (
                f"`{below.grade.text}` is worth more points than `{above.grade.text}`, which stands before it"
            )
            spots = (context.spot(below.span), spot(context.place(above.span), "worth less"))
            told = problems.numbers.grades_out_of_order(sentence, "list the grades from best to worst", spots)
            context.tell(told)
