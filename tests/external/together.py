"""Free electives beside leaves that use nothing up: those leaves become one leaf, which takes its courses together.

In the language a leaf either takes part in the competition or stands beside it. Leaves that may take the same course, and yet
leave the free electives nothing of what they take, are said as one: courses of all of them, of which each gets what it asks for.
Where a choice is among them, every way of choosing is written out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from math import prod

from tests.external.choices import MOST, Choice, Leaf, Leaves, Say, Sum, each_of
from tests.external.courses import Known
from tests.external.logic import Said, all_of, any_of
from tests.external.neutral import Count, Credits, Group, Pool, Rule
from tests.external.selecting import CannotBeSaidError
from tests.external.taking import Takes
from tests.external.tallies import courses
from tests.external.walking import members
from tests.external.wording import credits_, grouped, plain

FREE_IN_A_SUM = "free electives that count in a sum, beside leaves that use nothing up"
SUMS_THAT_MEET = (
    "sums of what some leaves take, beside others that can take the same courses, and free electives"
)


def has_free_electives(some: Sequence[Rule]) -> bool:
    """Whether free electives stand beside other leaves; what is denied and what stands in a pool competes by itself."""
    found = [leaf for node in some for leaf in _competing(node)]
    return len(found) > 1 and any(map(_is_free, found))


def _competing(node: Rule) -> Iterator[Leaf]:
    if node.advisory or isinstance(node, Pool) or (isinstance(node, Group) and node.op == "not"):
        return
    if isinstance(node, Count | Credits):
        yield node
    for member in members(node):
        yield from _competing(member)


def _limited(leaves: Leaves) -> list[Count]:
    """The leaves that take no more than they ask for."""
    return [leaf for leaf in leaves if isinstance(leaf, Count) and not leaf.absorbs_many]


def _is_free(leaf: Leaf) -> bool:
    return isinstance(leaf, Credits) and leaf.leftover


@dataclass(frozen=True)
class Together:
    """Says nodes whose leaves use nothing up but for the free electives among them."""

    takes: Takes
    say: Say

    def said(self, some: Sequence[Rule]) -> Said:
        """All of some nodes."""
        return any_of(dict.fromkeys(map(self._choice, each_of(some, self.say))))

    def _choice(self, choice: Choice) -> Said:
        if any(map(_is_free, (leaf for sum_ in choice.sums for leaf in sum_.over))):
            raise CannotBeSaidError(FREE_IN_A_SUM)
        free = [leaf for leaf in choice.leaves if _is_free(leaf)]
        rest = [leaf for leaf in choice.leaves if not _is_free(leaf)]
        return all_of([*choice.facts, self._as_one(rest, choice.sums), *map(self._alone, free)])

    def _as_one(self, leaves: Sequence[Leaf], sums: Sequence[Sum]) -> Said:
        asking = [leaf for leaf in leaves if leaf.min]
        if any(not self._can_be_met(leaf) for leaf in asking):
            return False
        if not sums and len(asking) <= 1:
            return all_of(map(self._alone, asking))
        for sum_ in sums:
            beside = [leaf for leaf in asking if leaf not in sum_.over]
            meeting = [leaf for leaf in beside if _limited(sum_.over) and self._meet(leaf, sum_.over)]
            if meeting and len(sums) == 1:
                return any_of(dict.fromkeys(self._divided(sum_, meeting, beside)))
            if meeting:
                raise CannotBeSaidError(SUMS_THAT_MEET)
        lines = [self._line(leaf, leaf.min) for leaf in asking]
        return self._of_which(lines, sums, [*asking, *(leaf for sum_ in sums for leaf in sum_.over)])

    def _meet(self, leaf: Leaf, others: Leaves) -> bool:
        return any(not self.takes.takes(leaf).isdisjoint(self.takes.takes(other)) for other in others)

    def _divided(self, sum_: Sum, meeting: Sequence[Leaf], beside: Sequence[Leaf]) -> Iterator[Said]:
        """A sum of leaves that take no more than they ask for, beside others that can take the same courses.

        What the sum counts is one leaf, and what only the others take a second one; of what another asks for, some is in the
        first and the rest in the second.
        """
        amounts = [self._amounts(leaf, sum_) for leaf in meeting]
        if prod(map(len, amounts)) > MOST:
            raise CannotBeSaidError(SUMS_THAT_MEET)
        inside = [self._line(leaf, leaf.min) for leaf in sum_.over if leaf.min]
        apart = [self._line(leaf, leaf.min) for leaf in beside if leaf not in meeting]
        for given in product(*amounts):
            pairs = list(zip(meeting, given, strict=True))
            here = [self._line(leaf, amount) for leaf, amount in pairs if amount]
            there = [self._line(leaf, leaf.min - amount) for leaf, amount in pairs if leaf.min > amount]
            first = self._of_which([*inside, *here], [sum_], sum_.over)
            yield all_of([first, self._of_which([*there, *apart], (), beside) if there or apart else True])

    def _amounts(self, leaf: Leaf, sum_: Sum) -> list[Decimal]:
        """How much of what a leaf asks for a learner's courses can come to that the sum counts too."""
        if isinstance(leaf, Count):
            return [Decimal(number) for number in range(leaf.min + 1)]
        both = self.takes.takes(leaf) & frozenset().union(*map(self.takes.takes, sum_.over))
        found = {Decimal(0)}
        for learner in self.takes.learners:
            sums = {Decimal(0)}
            for course in learner.courses:
                if self.takes.courses.known(course) in both and len(sums) <= MOST:
                    sums |= {min(leaf.min, so_far + course.credits) for so_far in sums}
            found |= sums
        return sorted(found)

    def _of_which(self, lines: Sequence[str], sums: Sequence[Sum], leaves: Sequence[Leaf]) -> Said:
        """Courses that some leaves take, of which each gets what it asks for, and each sum what it needs."""
        some = list(lines)
        for sum_ in sums:
            if not (counted := self._any_of(sum_.over)):
                return False
            some.append(f"at least {plain(sum_.need)} {credits_(sum_.need)} from {counted}")
            some += self._no_more_than_asked(sum_.over)
        return f"1 course from {self._any_of(leaves)} of which {{ {', '.join(dict.fromkeys(some))} }}"

    def _no_more_than_asked(self, over: Leaves) -> Iterator[str]:
        """By Hall: what only some leaves of a sum take is no more than they ask for together."""
        limited = _limited(over)
        for number in range(1, len(limited) + 1):
            for some in combinations(limited, number):
                rest = [leaf for leaf in over if all(leaf is not one for one in some)]
                if not self._takes_more(some, rest):
                    continue
                most = sum(leaf.min for leaf in some)
                only, beside = self._any_of(some), self._any_of(rest)
                text = f"({only}) except ({beside})" if beside else only
                yield f"at most {most} {courses(most)} from {text}"

    def _takes_more(self, some: Sequence[Leaf], rest: Sequence[Leaf]) -> bool:
        """Whether some leaves take a course that the rest do not; a filter may keep the rest from any."""
        plain_rest = [leaf for leaf in rest if not self.takes.filters(leaf)]
        taken, beside = (
            frozenset[Known]().union(*map(self.takes.takes, each)) for each in (some, plain_rest)
        )
        return bool(taken - beside)

    # A leaf in words

    def _alone(self, leaf: Leaf) -> Said:
        if not leaf.min:
            return True
        return self._line(leaf, leaf.min) if self._can_be_met(leaf) else False

    def _line(self, leaf: Leaf, amount: Decimal | int) -> str:
        """So much of what a leaf takes."""
        unit = courses(int(amount)) if isinstance(leaf, Count) else credits_(Decimal(amount))
        return f"at least {plain(Decimal(amount))} {unit} from {self._selection(leaf)}"

    def _can_be_met(self, leaf: Leaf) -> bool:
        least = leaf.min if isinstance(leaf, Count) else 1
        return self.takes.supply(self.takes.chosen(leaf, leaf.select)) >= least

    def _selection(self, leaf: Leaf) -> str:
        chosen, filters = self.takes.chosen(leaf, leaf.select), self.takes.filters(leaf)
        return grouped(chosen.text + filters, filters, chosen.text)

    def _any_of(self, leaves: Sequence[Leaf]) -> str:
        """What one of some leaves takes; empty if there is nothing."""
        texts = dict.fromkeys(
            self._selection(leaf) for leaf in leaves if self.takes.chosen(leaf, leaf.select).text
        )
        return " or ".join(f"({text})" for text in texts) if len(texts) > 1 else "".join(texts)
