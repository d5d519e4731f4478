"""Free electives beside leaves that use nothing up: those leaves become one leaf, which takes its courses together.

In the language a leaf either takes part in the competition or stands beside it. Leaves that may take the same course, and yet
leave the free electives nothing of what they take, are said as one: courses of all of them, of which each gets what it asks for.
Where a choice is among them, every way of choosing is written out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.external.choices import Choice, Leaf, Leaves, Say, Sum, each_of
from tests.external.logic import Said, all_of, any_of
from tests.external.neutral import Count, Credits, Group, Pool, Rule
from tests.external.selecting import CannotBeSaidError
from tests.external.taking import Takes
from tests.external.tallies import courses
from tests.external.walking import members
from tests.external.wording import credits_, grouped, plain

FREE_IN_A_SUM = "free electives that count in a sum, beside leaves that use nothing up"
APART = "a sum of what leaves take that is limited, beside others that can take the same course"


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
        lines = [f"at least {self._asked(leaf)} from {self._selection(leaf)}" for leaf in asking]
        for sum_ in sums:
            if not (counted := self._any_of(sum_.over)):
                return False
            lines.append(f"at least {plain(sum_.need)} {credits_(sum_.need)} from {counted}")
            lines += self._no_more_than_asked(sum_.over, [leaf for leaf in asking if leaf not in sum_.over])
        everything = self._any_of([*asking, *(leaf for sum_ in sums for leaf in sum_.over)])
        return f"1 course from {everything} of which {{ {', '.join(dict.fromkeys(lines))} }}"

    def _no_more_than_asked(self, over: Leaves, others: Sequence[Leaf]) -> Iterator[str]:
        """By Hall: what only some leaves of a sum take is no more than they ask for together."""
        limited = [leaf for leaf in over if isinstance(leaf, Count) and not leaf.absorbs_many]
        taken = frozenset().union(*map(self.takes.takes, over))
        if limited and any(not taken.isdisjoint(self.takes.takes(other)) for other in others):
            raise CannotBeSaidError(APART)
        for number in range(1, len(limited) + 1):
            for some in combinations(limited, number):
                rest = [leaf for leaf in over if all(leaf is not one for one in some)]
                most = sum(int(leaf.min) for leaf in some)
                taken_by = self._any_of(some)
                beside = self._any_of(rest)
                only = f"({taken_by}) except ({beside})" if beside else taken_by
                yield f"at most {most} {courses(most)} from {only}"

    # A leaf in words

    def _alone(self, leaf: Leaf) -> Said:
        if not leaf.min:
            return True
        return f"at least {self._asked(leaf)} from {self._selection(leaf)}" if self._can_be_met(leaf) else False

    @staticmethod
    def _asked(leaf: Leaf) -> str:
        if isinstance(leaf, Count):
            return f"{leaf.min} {courses(leaf.min)}"
        return f"{plain(leaf.min)} {credits_(leaf.min)}"

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
