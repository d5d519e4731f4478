"""How the leaves of a part of a rule take courses: whether they use them up, and whether they divide them."""

from dataclasses import dataclass

from tests.external.neutral import Pool, Rule
from tests.external.walking import nodes


@dataclass(frozen=True, slots=True)
class Way:
    """How leaves of a part of a rule take courses: shared with everybody or not, and in parts or whole."""

    shared: bool
    split: bool = False

    @property
    def marks(self) -> str:
        """The words at the end of a leaf."""
        return (" split" if self.split else "") + (" shared" if self.shared else "")


def way_of(node: Rule, around: Way) -> Way:
    """What a node says of sharing holds for all that is inside it."""
    if isinstance(node, Pool):
        return Way(shared=False, split=True)
    sharing = getattr(node, "sharing", None)
    return around if sharing is None else Way(shared=sharing == "shared", split=around.split)


def any_sharing(rule: Rule) -> bool:
    """Whether anything is said of sharing, pools left aside; if not, nothing is used up."""
    return any(
        getattr(node, "sharing", None) is not None for node in nodes(rule) if not isinstance(node, Pool)
    )
