"""What can be wrong with a learner under test, beyond names and numbers."""

from pathways.problem import Problem, Severity, Spot


def not_in_record(name: str, spot: Spot) -> Problem:
    """An award is recorded with something that the learner's record does not have.

    `with { ... }` after an earned credential says which items of the same record were recorded with the
    award. Each of them must be recorded too, with its date and grade.

    ```pathway
    course stat110 "Statistics"
    badge data "Data" { require stat110 }
    learner "Ada" {
      earned data on 2024-05-10 with { stat110 }
      expect data held
    }
    ```

    Record the item as well:

    ```pathway
    course stat110 "Statistics"
    badge data "Data" { require stat110 }
    learner "Ada" {
      earned stat110 on 2024-05-01
      earned data on 2024-05-10 with { stat110 }
      expect data held
    }
    ```
    """
    message = f"`{name}` is recorded with an award, but this learner has no such item"
    return Problem(
        "not-in-record", Severity.ERROR, message, f"add a line such as `earned {name} on 2024-05-10`", (spot,)
    )


def wrong_expectation(wanted: str, is_: str, help_: str, spot: Spot) -> Problem:
    """A learner is expected to get an answer that the target never gives.

    An admission answers `admitted`, `needs review`, `cannot be decided` or `not yet`. Everything else is
    `met`, `in progress`, `planned`, `unknown` or `unmet`, and a credential is `held` or `not held`.

    ```pathway
    badge data "Data" { require at least 3 credits from courses }
    learner "Ada" { expect data admitted }
    ```

    Expect one of the answers that there are:

    ```pathway
    badge data "Data" { require at least 3 credits from courses }
    learner "Ada" { expect data unmet }
    ```
    """
    message = f"`{wanted}` is never the answer for {is_}"
    return Problem("wrong-expectation", Severity.ERROR, message, help_, (spot,))
