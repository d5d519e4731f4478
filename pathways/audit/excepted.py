"""What became of an exception in an audit: whether it is used, what it changes, and why it is not used."""

from dataclasses import dataclass

from pathways.model.learner import GrantedException


@dataclass(frozen=True, slots=True)
class Excepted:
    """What became of an exception: whether it is used, and if not, why.

    Reasons are those of `pathways.model.exceptions.Reason`, where it changes no rule, and: `not yet`, as it was granted later;
    `not on record` and `later`, as the item is not there, or not yet; `not finished` and `ended` with how far the item is or
    how it did; `refused` with a filter and its value that the item does not pass; `counts anyway`, where the rules let the
    item count there without it; `rules`, where an item that it applies cannot count there in any way; `not needed`, where the
    item is not what fills the requirement. `paths` are the requirements that it changes; of a limit that is changed the value
    is what it was.
    """

    granted: GrantedException
    title: str
    code: str
    used: bool
    reason: str = ""
    values: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
