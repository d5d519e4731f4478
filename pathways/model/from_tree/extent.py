"""How far rules reach when every name in them is written out: what would never end, or never be read, is refused before.

Ten lines, each of which names the one before twice, stand for a thousand, and forty for more than any machine holds. So
it is reckoned up first, from the words of each declaration, how many there are when all is written out and how deep
they stand inside one another.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathways.model.from_tree import problems
from pathways.problem import Problem, spot
from pathways.text import limits
from pathways.tree import nodes

if TYPE_CHECKING:
    from pathways.model.from_tree.scope import Entry
    from pathways.tree import Token, Tree

_STEPS = {"{": 1, "(": 1, "}": -1, ")": -1}
_WRITTEN_OUT = (nodes.SetRule, nodes.NamedRequirement)


@dataclass(frozen=True, slots=True)
class _Own:
    """What a declaration has by itself: its words, how deep they stand, and how often it names what is written out."""

    entry: "Entry"
    words: int
    depth: int
    names: Counter[str]

    def or_else(self, other: "_Own") -> "_Own":
        """The larger of two versions, in every way."""
        words, depth = max(self.words, other.words), max(self.depth, other.depth)
        return _Own(self.entry, words, depth, self.names | other.names)


@dataclass(frozen=True, slots=True)
class Refused:
    """Sets and requirements that are not written out, and the problems that say why."""

    names: frozenset[str]
    problems: tuple[Problem, ...]


def refused(
    trees: Sequence["Tree"], named: Mapping[str, "Entry"], versions: Mapping[str, Sequence["Entry"]]
) -> Refused:
    """Which sets and requirements reach so deep, or so far, that nothing is to be done with them."""
    written_out = {name for name, entry in named.items() if isinstance(entry.node, _WRITTEN_OUT)}
    entries = [*named.values(), *(entry for several in versions.values() for entry in several)]
    own: dict[str, _Own] = {}
    for one in _all_own(trees, entries, written_out):
        own[one.entry.name] = own[one.entry.name].or_else(one) if one.entry.name in own else one
    reach = _Reach()
    for name in _inner_first(written_out, lambda name: own[name].names):
        words, depth = reach.of(own[name])
        if reach.tell(own[name], words, depth):
            reach.out.add(name)
        else:
            reach.written[name] = words, depth
    for name, one in own.items():
        if name not in written_out and reach.tell(one, *reach.of(one)):
            reach.out.update(one.names)
        if reach.in_all > limits.ALL_PARTS:
            reach.tell_all(one)
            return Refused(frozenset(written_out), tuple(reach.problems))
    return Refused(frozenset(reach.out), tuple(reach.problems))


class _Reach:
    """The words and the depth of everything that is written out, and what is refused."""

    def __init__(self) -> None:
        self.written: dict[str, tuple[int, int]] = {}
        self.out: set[str] = set()
        self.problems: list[Problem] = []
        self.in_all = 0

    def of(self, one: _Own) -> tuple[int, int]:
        """How many words a declaration comes to, and how deep they stand; in a circle what was reckoned first is nothing."""
        inner = [(*self.written[name], often) for name, often in one.names.items() if name in self.written]
        words = one.words + sum(words * often for words, _, often in inner)
        return words, one.depth + max((1 + depth for _, depth, _ in inner), default=0)

    def tell(self, one: _Own, words: int, depth: int) -> bool:
        """Whether a declaration reaches too far or too deep, which is then told."""
        place = spot(one.entry.place)
        if depth > limits.DEEPEST:
            sentence = (
                f"`{one.entry.name}` uses names that use names, more than {limits.DEEPEST} inside one another"
            )
            help_ = "write the innermost ones out where they are used, or leave steps out"
            self.problems.append(problems.extent.nested_too_deep(sentence, help_, place))
        if words > limits.PARTS:
            sentence = f"with every name in it written out, the {one.entry.word} `{one.entry.name}` goes on for too long"
            help_ = f"name each thing once; at most {limits.PARTS:,} words may come of it"
            self.problems.append(problems.extent.too_far_reaching(sentence, help_, place))
        if words <= limits.PARTS:
            self.in_all += words
        return depth > limits.DEEPEST or words > limits.PARTS

    def tell_all(self, one: _Own) -> None:
        """Tell that all declarations up to this one are too much together."""
        sentence = "with every name in them written out, these rules together go on for too long"
        help_ = f"at most {limits.ALL_PARTS:,} words may come of all rules; name large sets less often"
        self.problems.append(problems.extent.too_far_reaching(sentence, help_, spot(one.entry.place)))


def _all_own(trees: Iterable["Tree"], entries: Iterable["Entry"], written_out: set[str]) -> Iterator[_Own]:
    by_node = {id(entry.node): entry for entry in entries}
    for tree in trees:
        starts = [token.start for token in tree.tokens]
        for declared in tree.declarations:
            entry = by_node.get(id(declared))
            if entry is not None:
                first, end = (bisect_left(starts, at) for at in entry.node.span)
                yield _own(entry, tree.tokens[first:end], written_out)


def _own(entry: "Entry", tokens: Sequence["Token"], written_out: set[str]) -> _Own:
    names = Counter[str]()
    depth = deepest = 0
    for token in tokens:
        if token.kind in _STEPS:
            depth += _STEPS[token.kind]
            deepest = max(deepest, depth)
        elif token.kind in {"NAME", "QUOTED_NAME"} and (name := token.text.strip("'")) in written_out:
            names[name] += 1
    if entry.name in names:
        names[entry.name] -= 1
    return _Own(entry, len(tokens), deepest, +names)


def _inner_first(names: Iterable[str], inside: Callable[[str], Iterable[str]]) -> list[str]:
    """Names in an order in which each stands behind those inside it, however deep; in a circle one must come first."""
    order: list[str] = []
    seen: set[str] = set()
    for start in names:
        todo = [(start, iter((start,)))]
        while todo:
            name, rest = todo[-1]
            for each in rest:
                if each not in seen:
                    seen.add(each)
                    todo.append((each, iter(sorted(inside(each)))))
                    break
            else:
                todo.pop()
                if todo:
                    order.append(name)
    return order


def cut_off(above: Mapping[str, str]) -> frozenset[str]:
    """The names at which chains end that would go on for too long; `above` is what each name hangs on.

    >>> sorted(cut_off({str(at): str(at + 1) for at in range(100)}))
    ['35']
    """
    depths: dict[str, int] = {}
    cut: set[str] = set()
    for name in _inner_first(above, lambda each: (above[each],) if each in above else ()):
        depths[name] = depths.get(above[name], 0) + 1 if name in above else 0
        if depths[name] > limits.CHAIN:
            cut.add(name)
            depths[name] = 0
    return frozenset(cut)
