"""Two courses of one institution give credit once only because a chain of `equivalent to` joins them.

## Why it matters

What is equivalent gives credit once, and equivalents of equivalents are equivalent: whoever has passed both courses gets
credit for one of them. Where neither names the other, nobody may have meant that, and a rule that asks for both
can then never be met.

## An example

```mistake
institution north "North College"
institution south "South College"
course north.stat1 "Statistics I" { taught at north  equivalent to south.stats }
course north.stat2 "Statistics II" { taught at north  equivalent to south.stats }
course south.stats "Statistics" { taught at south }
certificate data "Data" { require north.stat1  require north.stat2 }
```

## What to write instead

Take one of the links out. If both courses are the same, let one name the other, and ask for one of them:

```pathway
institution north "North College"
institution south "South College"
course north.stat1 "Statistics I" { taught at north  equivalent to south.stats }
course north.stat2 "Statistics II" { taught at north }
course south.stats "Statistics" { taught at south }
certificate data "Data" { require north.stat1  require north.stat2 }
```
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pathways.model.checks.rules import Owner, Rules, named_here
from pathways.model.checks.supply import least, unit_of
from pathways.model.declaration import Credential, Stack
from pathways.model.equivalence import classes_of, equivalents_of
from pathways.model.requirement import Leaf, Requirement
from pathways.model.walk import needed
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "equivalent-by-chain"
_HELP = "take one of these links out of `equivalent to`; if both are the same, let one name the other and ask for one of them"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at what each rule asks for by name, all of it or several of a list; of one class two are told, once of a rule."""
    equivalents = equivalents_of(rules.catalogue)
    classes = classes_of(rules.catalogue)
    for owner in rules.owners:
        told: set[tuple[str, ...]] = set()
        for asked in _asked(rules, owner):
            together: dict[tuple[str, str], list[str]] = {}
            for name in sorted(name for name in asked if name in classes):
                learning = rules.catalogue.learning.get(name)
                if learning is not None and learning.institution is not None and learning.uses == 1:
                    together.setdefault((classes[name], learning.institution), []).append(name)
            for names in together.values():
                chain = _chained(names, equivalents)
                if chain and chain not in told:
                    told.add(chain)
                    yield _problem(rules, chain, asked[chain[-1]])


def _chained(names: Sequence[str], equivalents: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The chain between the first two of a class that do not name each other; empty if all do."""
    for one, other in combinations(names, 2):
        if other not in equivalents[one]:
            return _chain(one, other, equivalents)
    return ()


def _asked(rules: Rules, owner: Owner) -> Iterator[Mapping[str, Place]]:
    """What is asked for together by name, and where."""
    for required in _required(owner):
        yield {leaf.item: leaf.place for leaf in needed(required, _competes) if leaf.item is not None}
    for part in rules.parts_of.get(owner.name, ()):
        inner = part.requirement
        if isinstance(inner, Leaf) and inner.item is None and _takes_several(inner):
            yield dict.fromkeys(named_here(inner.selection), inner.place)


def _required(owner: Owner) -> Iterator[Requirement]:
    if isinstance(owner, Credential):
        found: tuple[Requirement | None, ...] = (owner.require, *owner.pools)
    elif isinstance(owner, Stack):
        found = (owner.made_of, owner.onto)
    else:
        found = (owner.require,)
    yield from (each for each in found if each is not None)


def _competes(leaf: Leaf) -> bool:
    return not leaf.shared


def _takes_several(leaf: Leaf) -> bool:
    """Whether a leaf asks for more than a single item."""
    return unit_of(leaf.amount).measure != "items" or (least(leaf.amount) or 0) > 1


def _chain(one: str, other: str, equivalents: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The shortest chain of declared equivalents between two of a class, by names among equals."""
    before: dict[str, str] = {}
    todo = deque([other])
    while one not in before:
        name = todo.popleft()
        for another in sorted(equivalents[name]):
            if another not in before and another != other:
                before[another] = name
                todo.append(another)
    chain = [one]
    while chain[-1] != other:
        chain.append(before[chain[-1]])
    return tuple(chain)


def _problem(rules: Rules, chain: tuple[str, ...], place: Place) -> Problem:
    one, *between, other = chain
    through = ", ".join(f"`{name}`" for name in between)
    message = f"`{one}` and `{other}` are both asked for here, and give credit once as both are equivalent to {through}"
    if len(between) > 1:
        message = f"`{one}` and `{other}` are both asked for here, and give credit once through the equivalents {through}"
    links = [
        spot(declared.place, "a link of the chain")
        for name in chain
        if (declared := rules.catalogue.learning.get(name)) is not None
        and not set(declared.equivalents).isdisjoint(chain)
    ]
    return Problem(CODE, Severity.NOTICE, message, _HELP, (spot(place), *links))
