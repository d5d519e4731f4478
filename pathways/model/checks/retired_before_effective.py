"""A credential or a transfer is retired before it comes into force.

## Why it matters

It would never be awarded, or applied. Usually the two dates were exchanged, or the year was not changed when the rule
was copied.

## An example

```mistake
badge writer "Writer" { effective 2024-08-15  retired 2023-08-15  criteria "three essays" }
```

## What to write instead

Write the later day after `retired`:

```pathway
badge writer "Writer" { effective 2023-08-15  retired 2024-08-15  criteria "three essays" }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.problem import Problem, Severity, spot

CODE = "retired-before-effective"


def check(rules: Rules) -> Iterator[Problem]:
    """Compare the two dates of every credential and transfer."""
    for credential in rules.catalogue.credentials.values():
        effective, retired = credential.effective, credential.retired
        if effective is not None and retired is not None and retired <= effective:
            message = f"`{credential.name}` is retired on {retired}, and effective from {effective}"
            yield Problem(
                CODE, Severity.ERROR, message, "exchange the dates, or change one", (spot(credential.place),)
            )
    for transfer in rules.catalogue.transfers.values():
        effective, retired = transfer.effective, transfer.retired
        if effective is not None and retired is not None and retired < effective:
            message = f"`{transfer.name}` is retired on {retired}, and effective from {effective}"
            yield Problem(
                CODE, Severity.ERROR, message, "exchange the dates, or change one", (spot(transfer.place),)
            )
