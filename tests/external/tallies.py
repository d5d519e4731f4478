"""A sum of what some members contribute, each within limits of its own, where a course may count for two of them or may not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tests.external.courses import Known
from tests.external.logic import Said, all_of, any_of, n_of
from tests.external.selecting import CannotBeSaidError

MOST_WAYS = 300
"""How many ways of coming to a sum are written out."""


@dataclass(frozen=True, slots=True)
class Member:
    """A requirement, the least it contributes once it is met, and the most (None: all there is)."""

    said: Said
    least: int
    most: int | None
    takes: frozenset[Known]
    shared: frozenset[Known]
    """Of what it takes, what it takes without using it up."""
    inside: "tuple[Member, ...]" = ()
    """The members of a tally that has limits of its own."""

    @property
    def is_nested(self) -> bool:
        """Whether it can stand as a sum within a sum: its members contribute courses that count once, and its need is known."""
        some = _contributing(self.inside)
        return (self.most is None or self.least < self.most) and not any(
            member.said is True or _counts_again(member, some) or (member.inside and not member.is_nested)
            for member in some
        )

    @property
    def in_a_sum(self) -> Said:
        """As a member of a sum: a tally that has limits of its own lets through what they let through."""
        return _contributions(self.least, _contributing(self.inside)) if self.inside else self.said

    def at_least(self, number: int) -> Said:
        """That it contributes so many."""
        if isinstance(self.said, bool) or number <= self.least:
            return self.said
        if self.inside:
            return sum_of(number, self.inside)
        return f"at least {number} {courses(number)} from what satisfies {{ {self.said} }}"


def courses(number: int) -> str:
    """The word for so many of them."""
    return "course" if number == 1 else "courses"


def sum_of(need: int, members: Sequence[Member]) -> Said:
    """That the members contribute so much together.

    Where each contributes one at most, so many of them must be met. Otherwise their courses are counted; but in the language
    a course counts once, so a member that uses up nothing and can take a course of another one is counted by itself, and so is a
    tally within a tally that has such members.
    """
    some = _contributing(members)
    if need <= 0:
        return True
    if all(member.most == 1 for member in some):
        return n_of(need, [member.said for member in some])
    doubled = [
        member for member in some if (member.inside and not member.is_nested) or _counts_again(member, some)
    ]
    if not doubled:
        return _contributions(need, some)
    ones = [member for member in some if member.most == 1]
    many = [member for member in doubled if member.most != 1]
    rest = [member for member in some if member not in ones and member not in many]
    return any_of(_ways(need, ones, many, rest))


def _contributing(members: Sequence[Member]) -> list[Member]:
    return [member for member in members if member.most != 0 and member.said is not False]


def _counts_again(member: Member, members: Sequence[Member]) -> bool:
    others = [other for other in members if other is not member]
    return any(not member.shared.isdisjoint(other.takes) for other in others)


def _contributions(need: int, members: Sequence[Member]) -> Said:
    always = [member for member in members if member.said is True]
    if always and all(member.most == 1 for member in always):
        return sum_of(need - len(always), [member for member in members if member not in always])
    if always:
        raise CannotBeSaidError(
            "a tally with a member that is always satisfied beside one that contributes several"
        )
    parts = [
        f"{member.in_a_sum}"
        if member.most is None
        else f"{member.in_a_sum} up to {member.most} {courses(member.most)}"
        for member in members
    ]
    if not parts or sum(_at_most(need, member) for member in members) < need:
        return False
    return f"at least {need} {courses(need)} from what satisfies {{ {', '.join(parts)} }}"


def _at_most(need: int, member: Member) -> int:
    """What a member can contribute of what is needed, by its own limits and by those inside it."""
    most = need if member.most is None else min(need, member.most)
    if not member.inside:
        return most
    return min(most, sum(_at_most(need, inner) for inner in _contributing(member.inside)))


def _ways(
    need: int, ones: Sequence[Member], many: Sequence[Member], rest: Sequence[Member]
) -> Iterator[Said]:
    """Each way of coming to the sum: how many of those that contribute one, how much of each other, what the rest gives."""
    amounts = [range(len(ones) + 1), *(_amounts(need, member) for member in many)]
    written = 0
    for so_many, *given in product(*amounts):
        left = need - so_many - sum(given)
        lowest = left >= 0 if rest else left <= 0
        if not lowest or (not rest and _is_more_than_needed(so_many, given, many, left)):
            continue
        written += 1
        if written > MOST_WAYS:
            raise CannotBeSaidError(
                "a tally of courses that count in several of its members, in too many ways"
            )
        yield all_of(
            [
                n_of(so_many, [member.said for member in ones]),
                *(member.at_least(amount) for member, amount in zip(many, given, strict=True) if amount),
                sum_of(left, rest) if rest else True,
            ]
        )


def _amounts(need: int, member: Member) -> list[int]:
    most = need if member.most is None else min(member.most, need)
    return [0, *range(max(1, member.least), max(most, member.least) + 1)]


def _is_more_than_needed(so_many: int, given: Sequence[int], many: Sequence[Member], left: int) -> bool:
    """Whether the same way with less in one place would do as well."""
    over = -left
    if over and so_many:
        return True
    return any(
        over >= amount - max([0, *(one for one in _amounts(amount, member) if one < amount)])
        for amount, member in zip(given, many, strict=True)
        if amount and over
    )
