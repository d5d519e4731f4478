"""The best allocation of a goal, however it was found: what remains, which branches are used, what fills each leaf."""

from dataclasses import dataclass

from pathways.audit.allocation.alone import Fill
from pathways.model.learner import Pin


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best allocation: what remains, which members each choice uses, and the fill of every leaf in use."""

    remaining: int
    leaves_met: int
    chosen: dict[str, tuple[int, ...]]
    fills: dict[str, Fill]
    honoured: frozenset[Pin] = frozenset()
    """The pins that this allocation keeps."""

    @property
    def met(self) -> bool:
        """Whether nothing remains to be earned."""
        return self.remaining == 0
