"""A part of the programme is asked for, and nothing says how much the programme is worth.

## Why it matters

`30 % of the programme's credits` is a number only if the credential says what it is worth, in the unit that
is asked.

## An example

```mistake
certificate data "Data" { require at least 30 % of the programme's credits from courses }
```

## What to write instead

Say what the credential is worth:

```pathway
certificate data "Data" { worth 12 credits  require at least 30 % of the programme's credits from courses }
```
"""

from collections.abc import Iterator

from pathways.model.amount import Amount, Depends, Number, ShareOf, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.checks.rules import Asking, Rules
from pathways.model.checks.unit_mismatch import words
from pathways.model.declaration import Admission, Conversion, Credential, Learning, Stack
from pathways.model.requirement import Leaf, Line, SumLine
from pathways.model.walk import quantities
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "share-without-worth"


def check(rules: Rules) -> Iterator[Problem]:
    """Look for shares in every amount."""
    for part in rules.parts:
        leaf = part.requirement
        if isinstance(leaf, Leaf):
            yield from _of_amount(rules.catalogue, part.owner, leaf.amount, leaf.place)
            yield from _of_lines(rules.catalogue, part.owner, leaf.lines)
    for credential in rules.catalogue.credentials.values():
        yield from _of_lines(rules.catalogue, credential, credential.overall)
    for sharing in rules.catalogue.sharings.values():
        between = [found for found in (sharing.among, sharing.others) if found is not None]
        tied = {name for found in between for name in rules.members.of(found)}
        for own in sharing.own:
            asked = tied if own.of is None else tied.intersection(rules.members.of(own.of))
            for name in sorted(asked & rules.catalogue.credentials.keys()):
                credential = rules.catalogue.credentials[name]
                yield from _of_amount(rules.catalogue, credential, own.amount, own.place)


def _of_lines(catalogue: Catalogue, owner: Asking, lines: tuple[Line, ...]) -> Iterator[Problem]:
    for line in lines:
        if isinstance(line, SumLine):
            yield from _of_amount(catalogue, owner, line.amount, line.place)


def _of_amount(catalogue: Catalogue, owner: Asking, amount: Amount, place: Place) -> Iterator[Problem]:
    for quantity in quantities(amount):
        programme = _programme(catalogue, owner)
        if not _has_share(quantity.number) or programme is None or _is_worth(programme, quantity.unit):
            continue
        message = f"nothing says how many {words(quantity.unit)} `{programme.name}` is worth"
        help_ = f"add `worth`, as in `worth 12 {words(quantity.unit)}`, to `{programme.name}`"
        spots = (spot(place), spot(programme.place, f"`{programme.name}` is declared here"))
        yield Problem(CODE, Severity.ERROR, message, help_, spots)


def _has_share(number: Number) -> bool:
    while isinstance(number, Depends):
        number = number.otherwise
    return isinstance(number, ShareOf)


def _is_worth(programme: Credential, unit: Unit) -> bool:
    return programme.worth is not None and programme.worth.unit == unit


def _programme(catalogue: Catalogue, owner: Asking) -> Credential | None:
    """The credential whose worth is meant: the one that requires, or that a route leads to."""
    if isinstance(owner, Credential | Learning):
        return owner if isinstance(owner, Credential) else None
    name = {Stack: "into", Admission: "programme", Conversion: "target"}[type(owner)]
    return catalogue.credentials.get(getattr(owner, name) or "")
