"""A credential bears credit, and who issues it may not award credit.

## Why it matters

A unit that is not academic, such as a library or a career centre, awards badges and certificates, and no
credit. Credit is awarded by the academic unit that answers for it.

## An example

```mistake
institution library "University Library" { non-academic }
certificate library.search "Search" { issued by library  criteria "ten searches" }
```

## What to write instead

Say that it bears no credit, or name the academic unit that awards it:

```pathway
institution library "University Library" { non-academic }
certificate library.search "Search" { issued by library  not for credit  criteria "ten searches" }
```
"""

from collections.abc import Iterator

from pathways.model.checks.rules import Rules
from pathways.problem import Problem, Severity, spot

CODE = "non-academic-credit"


def check(rules: Rules) -> Iterator[Problem]:
    """Look at who issues every credential that bears credit."""
    for credential in rules.catalogue.credentials.values():
        issuer = rules.catalogue.institutions.get(credential.issuer or "")
        if issuer is not None and not issuer.academic and credential.for_credit:
            message = (
                f"`{credential.name}` bears credit, and `{issuer.name}`, which issues it, is not academic"
            )
            help_ = "write `not for credit`, or name the academic unit that awards the credit"
            spots = (spot(credential.place), spot(issuer.place, f"`{issuer.name}` is declared here"))
            yield Problem(CODE, Severity.ERROR, message, help_, spots)
