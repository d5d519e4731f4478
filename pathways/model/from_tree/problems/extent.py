"""What can be wrong with how far rules reach when every name in them is written out."""

from pathways.problem import Problem, Severity, Spot


def nested_too_deep(sentence: str, help_: str, spot: Spot) -> Problem:
    """Names inside names, deeper than anybody follows; the page of the code is that of lists inside lists."""
    return Problem("nested-too-deep", Severity.ERROR, sentence, help_, (spot,))


def too_far_reaching(sentence: str, help_: str, spot: Spot) -> Problem:
    """Written out in full, a declaration goes on for too long to be worked with.

    ## Why it matters

    A set or a requirement stands, wherever it is named, for all that is written after its `=`. With all names
    written out a declaration has at most 100,000 words and marks, and all declarations together have at most
    5,000,000: more than that nobody reads, and no machine holds what a few such lines can come to.

    ## An example

    Each of these sets names the one before ten times, and the last one comes to more than a hundred thousand
    words:

    ```mistake
    course a "A"
    set b = { a, a, a, a, a, a, a, a, a, a }
    set c = { b, b, b, b, b, b, b, b, b, b }
    set d = { c, c, c, c, c, c, c, c, c, c }
    set e = { d, d, d, d, d, d, d, d, d, d }
    set f = { e, e, e, e, e, e, e, e, e, e }
    ```

    ## What to write instead

    Name what is needed once:

    ```pathway
    course a "A"
    set b = { a }
    set c = { b }
    ```
    """
    return Problem("too-far-reaching", Severity.ERROR, sentence, help_, (spot,))
