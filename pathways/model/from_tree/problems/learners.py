"""What can be wrong with a learner under test, beyond names and numbers."""

from pathways.problem import Problem, Severity, Spot


def not_in_record(name: str, spot: Spot) -> Problem:
    """An award is recorded with something that the learner's record does not have.

    ## Why it matters

    `with { ... }` after an earned credential says which items of the same record were recorded with the
    award. Each of them must be recorded too, with its date and grade.

    ## An example

    ```mistake
    course stat110 "Statistics"
    badge data "Data" { require stat110 }
    learner "Ada" {
      earned data on 2024-05-10 with { stat110 }
      expect data held
    }
    ```

    ## What to write instead

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

    ## Why it matters

    Such an expectation would fail whatever the rules say. An admission answers `admitted`, `needs review`,
    `cannot be decided` or `not yet`. Everything else is `met`, `in progress`, `planned`, `unknown` or `unmet`,
    and a credential is `held` or `not held`.

    ## An example

    ```mistake
    badge data "Data" { require at least 3 credits from courses }
    learner "Ada" { expect data admitted }
    ```

    ## What to write instead

    Expect one of the answers that there are:

    ```pathway
    badge data "Data" { require at least 3 credits from courses }
    learner "Ada" { expect data unmet }
    ```
    """
    message = f"`{wanted}` is never the answer for {is_}"
    return Problem("wrong-expectation", Severity.ERROR, message, help_, (spot,))


def unknown_requirement(sentence: str, help_: str, spot: Spot) -> Problem:
    """A pin or an exception goes to a path that nothing has.

    ## Why it matters

    A pin says at which requirement an item counts: by the name of a requirement, a credential, a stack or an
    admission, or by a path such as `'ba/require/2'`. The path of a named requirement is its name, wherever it
    stands. `pathways show ba --paths` tells all paths of `ba`. A pin that goes nowhere would change nothing, and
    nobody would notice. An exception may also go to lines and limits, of which the same command tells the paths.

    ## An example

    ```mistake
    course eng101 "Composition"
    course eng201 "Rhetoric"
    bachelor degree ba "Bachelor of Arts" { require eng101  require 1 course from courses }
    learner "Ada" {
      earned eng201 on 2024-05-10
      pinned eng201 to 'ba/require/7' by learner
      expect ba unmet
    }
    ```

    ## What to write instead

    Write the path of a requirement that there is:

    ```pathway
    course eng101 "Composition"
    course eng201 "Rhetoric"
    bachelor degree ba "Bachelor of Arts" { require eng101  require 1 course from courses }
    learner "Ada" {
      earned eng201 on 2024-05-10
      pinned eng201 to 'ba/require/2' by learner
      expect ba unmet
    }
    ```
    """
    return Problem("unknown-requirement", Severity.ERROR, sentence, help_, (spot,))


def takes_no_items(sentence: str, help_: str, spot: Spot) -> Problem:
    """A pin goes to something at which no item counts.

    ## Why it matters

    Conditions (averages, ages, attestations), lines of `overall` and `of which`, and what a conversion also
    requires use nothing up: nothing is applied there, so that nothing can be pinned there.

    ## An example

    ```mistake
    course eng101 "Composition"
    bachelor degree ba "Bachelor of Arts" { require eng101  require age at least 22 }
    learner "Ada" {
      earned eng101 on 2024-05-10
      pinned eng101 to 'ba/require/2' by learner
      expect ba unmet
    }
    ```

    ## What to write instead

    Pin to a requirement that asks for items:

    ```pathway
    course eng101 "Composition"
    bachelor degree ba "Bachelor of Arts" { require eng101  require age at least 22 }
    learner "Ada" {
      earned eng101 on 2024-05-10
      pinned eng101 to 'ba/require/1' by learner
      expect ba unmet
    }
    ```
    """
    return Problem("takes-no-items", Severity.ERROR, sentence, help_, (spot,))
