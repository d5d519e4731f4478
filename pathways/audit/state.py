"""How a requirement stands, in one of five words."""

from enum import Enum


class State(Enum):
    """How a requirement stands: the first of the four views in which it holds, else unmet."""

    MET = "met"
    IN_PROGRESS = "in progress"
    PLANNED = "planned"
    UNKNOWN = "unknown"
    UNMET = "unmet"
