"""The reasons that stand beside a verdict: what is not used, what is open, why it cannot be met, what became of pins."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from pathways.audit.state import State
from pathways.model.amount import Duration, Money, Unit
from pathways.model.declaration import Citation
from pathways.model.learner import Pin


@dataclass(frozen=True, slots=True)
class Unused:
    """An item that was not applied: a reason code with its values."""

    item: str
    title: str
    code: str
    reason: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunningOut:
    """An item that counts for a requirement (path) until a day, that day included, and no longer."""

    item: str
    title: str
    code: str
    until: date
    path: str


class Opening(Enum):
    """How a conversion stands open: now, once something else is there, or no more."""

    OPEN = "open"
    NOT_YET = "not open yet"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Option:
    """A conversion of an item: what it would turn into what, its price, and the last day of its window.

    `needs` are codes with their values: `first` with the path of a requirement that must be met before it opens;
    `requirement`, `content`, `assessment` and `portfolio` what it takes besides the price; `room per learner` or
    `room per credential` with the limit and how much more would count under it; `limit per ...` with the limit and how
    much of it is left, where the whole item has no room; `limit retakes` with how many there may be, where there were more;
    `limit window` with the last day, where that is over; `limit source` with the filter that refuses the item, and its value.
    `enrolment_fee` was due before, on enrolment. `window` is how long it is open once it opens, where the day on
    which its last day hangs has not come.
    """

    conversion: str
    title: str
    item: str
    item_title: str
    gives: int
    unit: Unit | None
    target: str | None
    target_title: str
    price: Money | None
    deadline: date | None
    needs: tuple[str, ...]
    place: str
    cites: tuple[Citation, ...] = ()
    window: Duration | None = None
    enrolment_fee: Money | None = None

    @property
    def opening(self) -> Opening:
        """Open, not open yet, or closed: a limit is used up, the window is over, or this item is not taken."""
        words = [need.partition(":")[0] for need in self.needs]
        if any(word.startswith("limit ") for word in words):
            return Opening.CLOSED
        return Opening.NOT_YET if "first" in words else Opening.OPEN


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule that keeps items from counting, without which what is in conflict could be met.

    Kinds, and whose `path` it is: `inside` (an `at most` line of a requirement), `contribution` (the member of which no more
    counts), `overall` (an `at most` line over everything), `sharing` (a limit on what counts in several goals),
    `conversion` (a limit on what is converted), `repeat` (something that counts so often and no more, by name). No rule has
    words of its own for `once`, that an item counts at one requirement, and `learning`, that one learning counts in one form:
    these have no path and no place.
    """

    kind: str
    path: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """What would have to be added: so many thousandths of `unit` for a requirement or a line inside it (path).

    Of a condition that would have to hold the unit is None.
    """

    path: str
    amount: int = 0
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """Additions by which what is in conflict can be met, if no limit holds them back; thousandths of progress weight."""

    weight: int
    additions: tuple[Addition, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A reason why not: requirements (paths) that cannot be met, alone or together, and the items they compete for.

    While `limits` are kept and `pins` honoured, `requirements` cannot all be met, whatever else holds; dropping any one of
    the requirements, limits or pins makes the others meetable. `contested` are items that one of the requirements could have
    at the price of another one, one attempt (key) at each thing; `items` are all that any of them can take. Where counting
    proves the no, `unit` is what is counted: the requirements want `demand` together and the items give `supply`, in
    thousandths. `lines` are the overlays (paths) that this needs: a minimum which alone is asked for in place of its whole
    requirement, or a limit that holds some of the items back. `repairs` are the cheapest additions, each at other
    requirements, where several could each be met; the first one weighs as little as any.
    """

    requirements: tuple[str, ...]
    items: tuple[str, ...] = ()
    demand: int = 0
    supply: int = 0
    unit: Unit | None = None
    lines: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    limits: tuple[Limit, ...] = ()
    contested: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether this is one requirement that cannot be met whatever else is asked for, as against several that compete."""
        return (
            len(self.requirements) == 1
            and not self.pins
            and not any(limit.kind in ACROSS for limit in self.limits)
        )


ACROSS = frozenset({"overall", "sharing"})
"""Kinds of limits on more than one requirement."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Why a goal was not decided: what would need a search, and where."""

    reason: str
    values: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """What became of a pin: whether it is honoured, and if not, why.

    Reasons: `not on record`; `not finished` with how far the item is (it may be honoured
    later); `ended` with how the item did (failed, withdrawn, revoked); `refused` with a filter and its value
    (the requirement cannot take the item); `another pin` with the item and requirement of a pin with more say that it
    cannot be kept beside; `rules` where the rules themselves forbid it, such as a limit or the same learning twice.
    `items` are the keys of the item and of what it was transferred or converted to.
    """

    pin: Pin
    title: str
    code: str
    honoured: bool
    reason: str = ""
    values: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unpinned:
    """What a goal would be if no pin were honoured."""

    state: State
    progress: Fraction
    percent: int
    remaining: int
