"""Something that is looked up by being the very same one, so that what was worked out of it once is found again."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[T]):
    """A key for caches: equal to a key of the same object, whatever the object is equal to.

    >>> one, other = [1], [1]
    >>> Same(one) == Same(one), Same(one) == Same(other)
    (True, False)
    """

    one: T

    def __eq__(self, other: object) -> bool:
        """Whether both are keys of one object."""
        return isinstance(other, Same) and self.one is other.one

    def __hash__(self) -> int:
        """By where the object is."""
        return id(self.one)
