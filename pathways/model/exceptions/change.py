"""What became of one exception in the rules: which of them it changes, or why it changes none."""

from dataclasses import dataclass
from enum import Enum

from pathways.model.learner import GrantedException


class Reason(Enum):
    """Why an exception changes no rule."""

    REQUIREMENT = "no such requirement"
    ITEM = "no such item"
    INSTEAD_OF = "no such course"
    WHOLE = "not one requirement"
    NOT_CHANGEABLE = "nothing of this kind there"
    AMOUNT = "no such amount"
    NOTHING = "changes nothing"
    OVER = "over"
    CIRCLE = "counts toward itself"


@dataclass(frozen=True, slots=True)
class Change:
    """An exception with the declarations and the paths that it changes; without any, the reason why.

    `before` is the limit in whose place another is put, in thousandths of its unit; None where it depends on something.
    """

    granted: GrantedException
    owners: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    reason: Reason | None = None
    before: int | None = None
