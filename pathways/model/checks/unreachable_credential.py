"""A credential that no rule leads to.

## Why it matters

A credential is met by what it requires, by a stack into it or by a conversion into it. One that has none of
these can only be recorded by its issuer: no audit will ever say that a learner is eligible for it, or what
is missing. If a person decides, say by which `criteria`, `assessment` or `evidence`; if the issuer has not
said what it asks for, say `requirements not published`. Then this notice goes away.

## An example

```mistake
course eng101 "First-year composition"
badge writer "Writer" {}
certificate letters "Letters" { require all of { eng101, writer } }
```

## What to write instead

Write what it requires, or how it is judged:

```pathway
course eng101 "First-year composition"
badge writer "Writer" { criteria "a portfolio of three essays, judged by two readers" }
certificate letters "Letters" { require all of { eng101, writer } }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.model.declaration import Credential
from pathways.problem import Problem, Severity, spot

CODE = "unreachable-credential"
_JUDGED = {"criteria", "assessment", "evidence", "portfolio"}


def check(rules: Rules) -> Iterator[Problem]:
    """Look for credentials without rules that something else uses."""
    used = rules.used
    for credential in without_rules(rules):
        judged = any(detail.word in _JUDGED for detail in credential.details)
        if credential.name in used and not judged:
            message = f"no rule leads to `{credential.name}`; it can only be recorded"
            help_ = "say what it requires with `require`, or how a person judges it with `criteria`"
            yield Problem(CODE, Severity.NOTICE, message, help_, (spot(credential.place),))


def without_rules(rules: Rules) -> Iterator[Credential]:
    """Credentials that require nothing by themselves and that nothing leads to, except where that is said.

    While some rule is read only in part, what leads where is not known.
    """
    if rules.partly_read:
        return
    catalogue = rules.catalogue
    led_to = {stack.into for stack in catalogue.stacks.values()} | {
        found.target for found in catalogue.conversions.values()
    }
    for credential in catalogue.credentials.values():
        if (
            credential.require is None
            and not credential.pools
            and not credential.overall
            and not credential.unpublished
            and credential.name not in led_to
        ):
            yield credential
