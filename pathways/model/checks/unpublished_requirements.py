"""A credential says that its requirements are not published, and a rule says what they are.

## Why it matters

`requirements not published` means that the issuer has not said what the credential asks for, so that it can
only be recorded and never derived. With `require`, `pool`, `overall` or a stack into it, the rules say both,
and an audit would decide by requirements that nobody has published.

## An example

```mistake
course eng101 "First-year composition"
badge writer "Writer" { requirements not published  require eng101 }
```

## What to write instead

Leave out what the issuer has not said, or, if it is published after all, leave out that it is not:

```pathway
course eng101 "First-year composition"
badge writer "Writer" { requirements not published }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.declaration import Credential
from pathways.problem import Problem, Severity, spot
from pathways.text import Place

CODE = "unpublished-requirements"
_OR = "or `requirements not published` where the issuer has published it"


def check(rules: Rules) -> Iterator[Problem]:
    """Look for rules that lead to a credential of which none is published."""
    for credential in rules.catalogue.credentials.values():
        if credential.unpublished:
            for place in _own(credential):
                message = (
                    f"`{credential.name}` requires this, and says that its requirements are not published"
                )
                yield _told(message, f"leave out what is required, {_OR}", place, credential)
    for stack in rules.catalogue.stacks.values():
        into = rules.catalogue.credentials.get(stack.into or "")
        if into is not None and into.unpublished:
            message = f"`{stack.name}` leads to `{into.name}`, whose requirements are not published"
            yield _told(message, f"leave out the stack or its `into`, {_OR}", stack.place, into)


def _own(credential: Credential) -> Iterator[Place]:
    """Where the credential says itself what it requires."""
    if credential.require is not None:
        yield credential.require.place
    for pool in credential.pools:
        yield pool.place
    if credential.overall:
        yield credential.overall[0].place


def _told(message: str, help_: str, place: Place, credential: Credential) -> Problem:
    spots = (spot(place), spot(credential.place, f"`{credential.name}` is declared here"))
    return Problem(CODE, Severity.ERROR, message, help_, spots)
