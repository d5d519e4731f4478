"""A limit on sharing that binds no two credentials.

## Why it matters

A limit on sharing is about learning that counts in two credentials at once. Where it names fewer than two of
them, or keeps all of them apart with `unless both in`, it limits nothing; the same where an item may count in
as many credentials as there are, and where something of its own is asked of a credential that it is not between.

## An example

```mistake
certificate data "Data" { require at least 12 credits from courses }
certificate ethics "Ethics" { require at least 9 credits from courses }
sharing certificates "Two certificates" {
  between { data }
  share at most 3 credits
}
```

## What to write instead

Name all credentials that the limit is about:

```pathway
certificate data "Data" { require at least 12 credits from courses }
certificate ethics "Ethics" { require at least 9 credits from courses }
sharing certificates "Two certificates" {
  between { data, ethics }
  share at most 3 credits
}
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.declaration import Sharing
from pathways.model.selection import Selection
from pathways.problem import Problem, Severity, spot

CODE = "idle-sharing"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at the credentials that each sharing is between."""
    for sharing in rules.catalogue.sharings.values():
        asked = (each.of for each in sharing.own)
        taken = [
            found for found in (sharing.among, sharing.others, sharing.apart, *asked) if found is not None
        ]
        is_whole = sharing.name not in rules.partly_read
        if is_whole and all(rules.knows_all(selection) for selection in taken):
            yield from _of(rules, sharing)


def _of(rules: Rules, sharing: Sharing) -> Iterator[Problem]:
    among = _credentials(rules, sharing.among)
    others = _credentials(rules, sharing.others) if sharing.others is not None else among
    apart = _credentials(rules, sharing.apart) if sharing.apart is not None else frozenset()
    everybody = among | others
    for own in sharing.own:
        if own.of is not None and everybody.isdisjoint(_credentials(rules, own.of)):
            message = f"`{sharing.name}` is between none of the credentials of which something of their own is asked"
            help_ = (
                "ask it of credentials that stand in `between`, or of all with `each credential has at least`"
            )
            yield Problem(CODE, Severity.WARNING, message, help_, (spot(own.place),))
    if not any(one != two and not {one, two} <= apart for one in among for two in others):
        message = f"`{sharing.name}` is between no two credentials"
        help_ = "name all credentials that it is about, as in `between { data, ethics }`"
        yield Problem(CODE, Severity.WARNING, message, help_, (spot(sharing.place),))
    elif sharing.most is not None and sharing.most >= len(everybody):
        message = f"`{sharing.name}` is about {len(everybody)} credentials, and lets an item count in as many"
        help_ = "write a smaller number, or leave `each item in at most` out"
        yield Problem(CODE, Severity.WARNING, message, help_, (spot(sharing.place),))


def _credentials(rules: Rules, selection: Selection) -> frozenset[str]:
    return frozenset(rules.members.of(selection)) & rules.catalogue.credentials.keys()
