"""The best allocation of a goal, however it was found: what remains, which branches are used, what fills each leaf."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    assumed: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The learning that is assumed behind an award (key) where it is contributed (path), if that is not plain."""

    @property
    def met(self) -> bool:
        """Whether nothing remains to be earned."""
        return self.remaining == 0
