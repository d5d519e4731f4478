"""What can be wrong with a number, an amount or a scale."""

from pathways.problem import Problem, Severity, Spot


def impossible_number(sentence: str, help_: str, spot: Spot) -> Problem:
    """A number that nobody can reach, or that asks for nothing.

    ## Why it matters

    Three of two members cannot be met, and none of two would be met by doing nothing: nothing is done by
    being empty.

    ## An example

    ```mistake
    course stat110 "Statistics"
    course stat120 "More statistics"
    certificate data "Data" { require 3 of { stat110, stat120 } }
    ```

    ## What to write instead

    Ask for as many as there are, or fewer:

    ```pathway
    course stat110 "Statistics"
    course stat120 "More statistics"
    certificate data "Data" { require 2 of { stat110, stat120 } }
    ```
    """
    return Problem("impossible-number", Severity.ERROR, sentence, help_, (spot,))


def not_whole(number: str, what: str, help_: str, spot: Spot) -> Problem:
    """A number of things that cannot be divided has a fraction.

    ## Why it matters

    Courses, badges, years, terms and members of a list are counted in whole numbers. Credits, hours, grade
    points and scores may have up to three decimals.

    ## An example

    ```mistake
    certificate data "Data" { require 2.5 courses from courses in subject "STAT" }
    ```

    ## What to write instead

    Write a whole number:

    ```pathway
    certificate data "Data" { require 3 courses from courses in subject "STAT" }
    ```
    """
    return Problem("not-whole", Severity.ERROR, f"`{number}` is not a whole number of {what}", help_, (spot,))


def too_precise(number: str, spot: Spot) -> Problem:
    """A number has more than three decimals.

    ## Why it matters

    Credits, hours, scores and grade points are kept exactly, in thousandths. Where a credit is a third or a
    seventh of something, a rounded decimal would decide for some learners and against others: say the
    fraction itself in a `unit` rule.

    ## An example

    ```mistake
    course ex1 "Exchange course" { worth 2.6667 credits }
    ```

    ## What to write instead

    Write three decimals or fewer, or declare how the units compare:

    ```pathway
    unit quarter = 2/3 semester rounded down to 0.01 on the total
    course ex1 "Exchange course" { worth 4 quarter credits }
    ```
    """
    message = f"`{number}` has more than three decimals"
    help_ = "write at most three decimals, or let a `unit` rule say the fraction"
    return Problem("too-precise", Severity.ERROR, message, help_, (spot,))


def wrong_worth(written: str, spot: Spot) -> Problem:
    """What something is worth is not a plain amount of credits, hours or CEU.

    ## Why it matters

    A worth is a fact, not a requirement: one number, the same for everybody, of something that can be added
    up.

    ## An example

    ```mistake
    course stat110 "Statistics" { worth 2 courses }
    ```

    ## What to write instead

    Write how many credits or hours it is worth:

    ```pathway
    course stat110 "Statistics" { worth 6 credits }
    ```
    """
    message = f"`{written}` cannot be what something is worth"
    help_ = "write one number of credits, hours or CEU, as in `3 credits`"
    return Problem("wrong-worth", Severity.ERROR, message, help_, (spot,))


def grades_out_of_order(sentence: str, help_: str, spots: tuple[Spot, ...]) -> Problem:
    """A grade scale that is not in order, or that has a grade twice.

    ## Why it matters

    A scale lists its grades from best to worst: `grade C or better` means C and all that stands before it.
    A grade that is worth more points than one before it is in the wrong place.

    ## An example

    ```mistake
    scale letters { passing B 3, A 4, C 2  failing F 0 }
    ```

    ## What to write instead

    Write the best grade first:

    ```pathway
    scale letters { passing A 4, B 3, C 2  failing F 0 }
    ```
    """
    return Problem("grades-out-of-order", Severity.ERROR, sentence, help_, spots)
