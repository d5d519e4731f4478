"""A credential that nothing leads to and that leads nowhere.

## Why it matters

It has no requirement, no stack and no conversion into it, and no other rule names or counts it. Often a
`stack` or an `into` was forgotten, or the credential was renamed in one place only. A programme that
somebody is admitted to leads somewhere by that.

## An example

```mistake
badge reader "Reader" {}
```

## What to write instead

Say what it requires, or let something count it:

```pathway
course lit101 "Literature"
badge reader "Reader" { require lit101 }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.checks.unreachable_credential import without_rules
from pathways.problem import Problem, Severity, spot

CODE = "orphaned-credential"


def check(rules: Rules) -> Iterator[Problem]:
    """Look for credentials without rules that nothing else uses."""
    for credential in without_rules(rules):
        if credential.name not in rules.used:
            message = f"nothing leads to `{credential.name}`, and it leads nowhere"
            help_ = "say what it requires, let a requirement or a stack use it, or delete it"
            yield Problem(CODE, Severity.NOTICE, message, help_, (spot(credential.place),))
