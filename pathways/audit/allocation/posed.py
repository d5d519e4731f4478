"""What the columns of a programme stand for, once a goal is written down as one."""

from dataclasses import dataclass, field

from pathways.audit.allocation.leaf_rows import LeafColumns, Sum
from pathways.audit.allocation.parts import Choice, Gathered
from pathways.audit.entry import Entry
from pathways.model.learner import Pin
from pathways.search.programme import Programme


@dataclass(slots=True)
class Posed:
    """A programme and what its columns stand for: branches by (path of the choice, place of the member), leaves by path.

    `behind` has, for each award in a competition whose own allocation had to be looked at, the learning it then stands on,
    and `contributed` the same where an award is contributed beside learning that may stand behind it.
    """

    programme: Programme
    choices: dict[str, Choice | Gathered] = field(default_factory=dict)
    picks: dict[tuple[str, int], int] = field(default_factory=dict)
    active: dict[str, int] = field(default_factory=dict)
    leaves: dict[str, LeafColumns] = field(default_factory=dict)
    remaining: Sum = field(default_factory=dict)
    behind: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    contributed: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    pins: list[tuple[Pin, int]] = field(default_factory=list)
    """Pins, those with most say first, each with a column that can be one only where it is honoured."""
    shares: dict[Pin, Sum] = field(default_factory=dict)
    """Of pins to what may be divided how much of the item counts where it should be."""
    kept: list[int] = field(default_factory=list)
    """What is given to pinned requirements of items that may be divided, in the order of the pins."""
    below: "list[tuple[str, Posed]]" = field(default_factory=list)
    """The awards (keys) whose own allocation had to be looked at, each way in which one is met by itself."""
    anywhere: dict[str, Sum] = field(default_factory=dict)
    """For each item a sum that is one where it is applied, in whichever competition."""
    parts: dict[str, list[Sum]] = field(default_factory=dict)
    """For each item how much of it is applied, one at most, in each competition that could take it."""
    owed: dict[str, int] = field(default_factory=dict)
    """What is short of each part, by its path."""
