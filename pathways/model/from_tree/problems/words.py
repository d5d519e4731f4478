"""What can be wrong with a word that must be one of a few: grades, levels, units, keys and kinds."""

from collections.abc import Sequence

from pathways.model.from_tree.nouns import listed
from pathways.problem import Problem, Severity, Spot


def unknown_grade(grade: str, near: str | None, spot: Spot) -> Problem:
    """A grade that no declared scale has.

    ## Why it matters

    `with grade C or better` means something only within a scale, which says which grades are better. A
    grade that no scale has would match nobody.

    ## An example

    ```mistake
    scale letters { passing A 4, B 3, C 2  failing F 0 }
    set good_writing = courses in subject "ENG" with grade E or better
    ```

    ## What to write instead

    Write a grade of a scale, or declare the scale:

    ```pathway
    scale letters { passing A 4, B 3, C 2  failing F 0 }
    set good_writing = courses in subject "ENG" with grade C or better
    ```
    """
    help_ = (
        f"did you mean `{near}`?"
        if near
        else "write a grade of a scale, or declare one: `scale letters { passing A 4, B 3 failing F 0 }`"
    )
    return Problem("unknown-grade", Severity.ERROR, f"no grade scale has the grade `{grade}`", help_, (spot,))


def unknown_level(word: str, near: str | None, levels: Sequence[str], spot: Spot) -> Problem:
    """A level of study that the language does not have.

    ## Why it matters

    What is selected with `of level` must be written in the same words as what is declared; another word would
    match nothing. Levels are `secondary`, `undergraduate`, `graduate` and `professional`. How high a course is numbered is
    said with `numbered`, and how high a credential ranks by its kind.

    ## An example

    ```mistake
    course stat110 "Statistics" { level undergrad }
    ```

    ## What to write instead

    Write one of the four:

    ```pathway
    course stat110 "Statistics" { level undergraduate }
    ```
    """
    return _unknown("unknown-level", f"`{word}` is not a level of study", near, levels, spot)


def unknown_unit(sentence: str, near: str | None, units: Sequence[str], spot: Spot) -> Problem:
    """A unit of credits or hours that is not known here.

    ## Why it matters

    Credits are `semester`, `quarter`, `trimester` or `ects` credits, and hours are `clock` or `contact`
    hours; a rule `unit ... = ...` adds a unit of your own and says how it compares. Units that nothing
    compares never add up, so a misspelt unit would match nobody. An institution's `calendar` is the unit of
    its credits.

    ## An example

    ```mistake
    certificate data "Data" { require at least 12 quater credits from courses }
    ```

    ## What to write instead

    Write a unit that is known, or declare yours:

    ```pathway
    certificate data "Data" { require at least 12 quarter credits from courses }
    ```
    """
    return _unknown("unknown-unit", sentence, near, units, spot)


def unknown_key(word: str, near: str | None, keys: Sequence[str], spot: Spot) -> Problem:
    """Learning cannot be spread over, or limited by, such a thing.

    ## Why it matters

    `from each` and `spread over` look at the subject, level, term, area, institution or year of what is
    taken. Records say nothing else by which learning could be told apart, so the line could not be judged.

    ## An example

    ```mistake
    certificate music "Music" { require 6 courses from courses of which { spread over at least 3 weeks } }
    ```

    ## What to write instead

    Write one of these:

    ```pathway
    certificate music "Music" { require 6 courses from courses of which { spread over at least 3 terms } }
    ```
    """
    return _unknown("unknown-key", f"learning is not told apart by `{word}` here", near, keys, spot)


def unknown_institution_kind(word: str, near: str | None, kinds: Sequence[str], spot: Spot) -> Problem:
    """A kind of institution that the language does not have.

    ## Why it matters

    The kind says what a reader may expect of an institution: a university teaches, an association vouches, an
    employer hires. A kind that nobody knows says nothing, and most often it is a slip.

    ## An example

    ```mistake
    institution asu "Arizona State University" { is a univercity }
    ```

    ## What to write instead

    Write one of `university`, `college`, `system`, `employer`, `association` and `agency`; a school or a
    library within a university is `part of` it:

    ```pathway
    institution asu "Arizona State University" { is a university }
    ```
    """
    return _unknown("unknown-institution-kind", f"`{word}` is not a kind of institution", near, kinds, spot)


def unknown_month(word: str, near: str | None, months: Sequence[str], spot: Spot) -> Problem:
    """A term begins or ends in a month that there is not.

    ## Why it matters

    The days of a term say when a course that is offered in it can be taken, and which deadlines it still meets. Months
    are written out, with a capital, and the day follows as a number.

    ## An example

    ```mistake
    institution utd "UT Dallas" { term fall from Aug 21 to December 15 }
    ```

    ## What to write instead

    Write the month out:

    ```pathway
    institution utd "UT Dallas" { term fall from August 21 to December 15 }
    ```
    """
    return _unknown("unknown-month", f"`{word}` is not a month", near, months, spot)


def unknown_term(word: str, near: str | None, terms: Sequence[str], spot: Spot) -> Problem:
    """Something is offered in a term that its institution does not have.

    ## Why it matters

    When a course is offered decides in which term a learner can take it. Each institution has its own terms, which it
    declares with their first and last day; what is part of it has the same unless it says others.

    ## An example

    ```mistake
    institution utd "UT Dallas" { term fall from August 21 to December 15 }
    course utd.cs2336 "Computer Science II" { taught at utd  offered autumn }
    ```

    ## What to write instead

    Write a term of the institution, or declare the term there:

    ```pathway
    institution utd "UT Dallas" { term fall from August 21 to December 15 }
    course utd.cs2336 "Computer Science II" { taught at utd  offered fall }
    ```
    """
    if not terms:
        help_ = f"declare it where this is taught: `term {word} from August 21 to December 15`"
        message = f"`{word}` is not a term: no institution where this is taught declares any"
        return Problem("unknown-term", Severity.ERROR, message, help_, (spot,))
    return _unknown("unknown-term", f"`{word}` is not a term of where this is taught", near, terms, spot)


def _unknown(code: str, message: str, near: str | None, words: Sequence[str], spot: Spot) -> Problem:
    help_ = f"did you mean `{near}`?" if near else f"write {listed(words)}"
    return Problem(code, Severity.ERROR, message, help_, (spot,))
