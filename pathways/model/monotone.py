"""Which requirements learning more can make harder to meet; all others only ever get better for it."""

from pathways.model.requirement import Gpa, Holds, Lacks, Leaf, Requirement, Score, Standing, When
from pathways.model.walk import walk


def shrinks(requirement: Requirement) -> str:
    """Why more learning can hurt this very requirement, whatever is inside it; nothing if it cannot.

    >>> from pathways.text import Place, Source
    >>> shrinks(Holds("x/require", "y", negated=True, place=Place(Source("x", ""), 0, 0)))
    'it asks for a credential that is not held'
    """
    match requirement:
        case Gpa():
            return "an average can fall"
        case Holds(negated=True):
            return "it asks for a credential that is not held"
        case Standing(negated=True, relation=relation):
            return f"it asks that the learner is not {relation}"
        case Lacks():
            return "it asks for something that is not on the record"
        case When(fact=fact) if any(
            isinstance(part, Leaf | Gpa | Holds | Lacks | Score) for part in walk(fact)
        ):
            return "what it asks for depends on what was learnt"
        case _:
            return ""


def is_monotone(requirement: Requirement) -> bool:
    """Whether learning more never hurts, in the requirement and in all that is inside it."""
    return not any(shrinks(part) for part in walk(requirement))
