"""What can be wrong with a clause: it belongs elsewhere, it is said twice, or it is missing."""

from collections.abc import Sequence

from pathways.model.from_tree.nouns import either, with_article
from pathways.problem import Problem, Severity, Spot


def misplaced_clause(clause: str, noun: str, homes: Sequence[str], instead: str, spot: Spot) -> Problem:
    """A clause stands in a declaration that it does not belong in.

    ## Why it matters

    Each kind of declaration has clauses of its own. A clause that means nothing where it stands would be
    overlooked, and somebody would believe in a price or a date that no rule knows.

    ## An example

    ```mistake
    institution asu "Arizona State University" { price $25 }
    ```

    ## What to write instead

    Put the clause where it belongs:

    ```pathway
    institution asu "Arizona State University"
    course asu.ulc101 "Composition" { taught at asu  price $25 }
    ```
    """
    message = f"`{clause}` does not belong in {with_article(noun)}"
    help_ = instead or f"it belongs in {either(homes)}"
    return Problem("misplaced-clause", Severity.ERROR, message, help_, (spot,))


def repeated_clause(sentence: str, spots: tuple[Spot, ...]) -> Problem:
    """A clause that may be said once is said twice.

    ## Why it matters

    If both were different, nobody could tell which of them counts. The first one is taken until one of them
    is gone. (Clauses that add up, such as `require`, `cites`, `teaches area` or `outcome`, may be
    repeated.)

    ## An example

    ```mistake
    course eng101 "First-year composition" { worth 3 credits  worth 4 credits }
    ```

    ## What to write instead

    Say it once:

    ```pathway
    course eng101 "First-year composition" { worth 3 credits }
    ```
    """
    return Problem("repeated-clause", Severity.ERROR, sentence, "keep one of them", spots)


def missing_clause(noun: str, name: str, missing: str, example: str, spot: Spot) -> Problem:
    """A declaration lacks a clause without which it says nothing.

    ## Why it matters

    An admission without `admits to` admits to nothing, a stack without `made of` stacks nothing. Nothing is
    ever done by being empty, so such a declaration could never be met.

    ## An example

    ```mistake
    bachelor degree ba "Bachelor of Arts" { require at least 120 credits from courses }
    admission entry "Earned admission" { admits to ba }
    ```

    ## What to write instead

    Add the clause:

    ```pathway
    bachelor degree ba "Bachelor of Arts" { require at least 120 credits from courses }
    admission entry "Earned admission" { admits to ba  require at least 24 credits from courses }
    ```
    """
    message = f"the {noun} `{name}` does not say {missing}"
    return Problem("missing-clause", Severity.ERROR, message, f"add {example}", (spot,))


def misplaced_filter(written: str, name: str, spot: Spot) -> Problem:
    """A filter or a mark stands after the name of a requirement.

    ## Why it matters

    `with grade B or better`, `at asu`, `split` and `shared` say something of the items that fill one leaf.
    A named requirement may have many leaves, or conditions that take no item at all.

    ## An example

    ```mistake
    course stat110 "Statistics"
    course stat120 "More statistics"
    requirement foundations = all of { stat110, stat120 }
    certificate data "Data" { require foundations shared }
    ```

    ## What to write instead

    Say it of the leaves that are meant:

    ```pathway
    course stat110 "Statistics"
    course stat120 "More statistics"
    requirement foundations = all of { stat110 shared, stat120 shared }
    certificate data "Data" { require foundations }
    ```
    """
    message = f"`{written}` says nothing of the named requirement `{name}`"
    help_ = f"write it inside the declaration of `{name}`, after the items that are meant"
    return Problem("misplaced-filter", Severity.ERROR, message, help_, (spot,))
