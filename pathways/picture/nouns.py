"""What a pathway picture is made of: boxes with a state, and arrows told apart by kind."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """Where a learner stands with one box; a picture without a learner has no states."""

    EARNED = "earned"
    IN_PROGRESS = "in progress"
    PLANNED = "planned"
    ELIGIBLE = "eligible"
    BEGUN = "begun"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Arrow(Enum):
    """The kinds of arrow, from what is learnt to what it leads to."""

    REQUIRES = "counts toward"
    VERTICAL = "vertical stack"
    HORIZONTAL = "horizontal stack"
    VALUE_ADDED = "value-added stack"
    CONVERSION = "conversion"
    TRANSFER = "transfer"
    ADMISSION = "admission"


@dataclass(frozen=True, slots=True)
class Box:
    """One credential, course, exam, experience, selection or admission in a picture."""

    name: str
    title: str
    kind: str
    state: State | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One arrow between two boxes, by their names."""

    source: str
    target: str
    arrow: Arrow
    label: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture, its boxes and lines in the order of the rule files."""

    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    caption: str = ""
