"""What can be wrong with a name: nobody declares it, somebody declares something else by it, or two do."""

from collections.abc import Sequence
from datetime import date, timedelta

from pathways.model.from_tree.nouns import listed
from pathways.model.nearest import nearest
from pathways.problem import Problem, Severity, Spot


def unknown_name(name: str, near: str | None, spot: Spot, others: Sequence[str] = ()) -> Problem:
    """Nobody declares a name that is used here.

    ## Why it matters

    A requirement that names a course, a credential or an area means exactly the one that is declared by
    that name, in this file or in another file of the rules. A name that nobody declares is nearly always a
    slip, and a rule that hangs on it could never be met.

    ## An example

    ```mistake
    course asu.eng101 "First-year composition" { worth 3 credits }
    set writing = { asu.eng011 }
    ```

    ## What to write instead

    Write the name as it is declared, declare it, or read the library that declares it with `use`:

    ```pathway
    course asu.eng101 "First-year composition" { worth 3 credits }
    set writing = { asu.eng101 }
    ```
    """
    help_ = (
        f"did you mean `{near}`?"
        if near
        else "no declared name is similar; is the declaration missing, or the `use` of its library?"
    )
    if near and _is_of_another(name, near):
        help_ = f"did you mean `{near}`, or is the `use` of a library missing?"
    if others and not near:
        help_ = f"declared so far: {listed(others, 'and')}; is the declaration missing, or the `use` of its library?"
    return Problem(
        "unknown-name", Severity.ERROR, f"nothing is declared by the name `{name}`", help_, (spot,)
    )


def _is_of_another(name: str, near: str) -> bool:
    """Whether the nearest name belongs to another institution and only ends alike."""
    of_name, of_near = name.partition(".")[0], near.partition(".")[0]
    return "." in name and nearest(of_name, (of_near,)) is None


def wrong_kind_of_name(sentence: str, help_: str, spot: Spot) -> Problem:
    """A name stands where something of another kind belongs.

    ## Why it matters

    Every place wants something certain: `issued by` an institution, `cites` a source, `into` a credential.
    The name that stands here is declared, but as something else.

    ## An example

    ```mistake
    institution asu "Arizona State University"
    course asu.eng101 "First-year composition" { taught at asu }
    badge asu.writer "Writer" { issued by asu.eng101 }
    ```

    ## What to write instead

    Write the name of what the place wants:

    ```pathway
    institution asu "Arizona State University"
    course asu.eng101 "First-year composition" { taught at asu }
    badge asu.writer "Writer" { issued by asu }
    ```
    """
    return Problem("wrong-kind-of-name", Severity.ERROR, sentence, help_, (spot,))


def duplicate_name(sentence: str, help_: str, spots: tuple[Spot, ...]) -> Problem:
    """Two declarations have the same name.

    ## Why it matters

    All files of the rules share one list of names, whatever is declared by them, so that a name means the
    same everywhere. Learners under test are told apart by their titles.

    ## An example

    ```mistake
    course asu.eng101 "First-year composition"
    course asu.eng101 "Composition for engineers"
    ```

    ## What to write instead

    Give each a name of its own:

    ```pathway
    course asu.eng101 "First-year composition"
    course asu.eng107 "Composition for engineers"
    ```
    """
    return Problem("duplicate-name", Severity.ERROR, sentence, help_, spots)


def overlapping_versions(
    name: str, begins: date | None, ends: date | None, spots: tuple[Spot, ...]
) -> Problem:
    """Two versions of one rule are in force on the same day.

    ## Why it matters

    A learner goes by the rules of one day: those of the catalogue year, of the application, or of today. If two
    versions are in force on that day, nobody can say which of them decides.

    ## An example

    ```mistake
    badge writer "Writer" { effective 2022-08-01  criteria "three essays" }
    badge writer "Writer" { effective 2024-08-01  criteria "four essays" }
    ```

    ## What to write instead

    Say in the older version on which day it is in force for the last time:

    ```pathway
    badge writer "Writer" { effective 2022-08-01  retired 2024-07-31  criteria "three essays" }
    badge writer "Writer" { effective 2024-08-01  criteria "four essays" }
    ```
    """
    if begins is None:
        message = f"two versions of `{name}` do not say from when they are in force"
        help_ = "write in each the day from which it is `effective`"
    else:
        last = begins - timedelta(days=1) if begins > date.min else begins
        message = f"two versions of `{name}` are in force on {begins}"
        help_ = f"write `retired {last}` in the older version"
        help_ += ", and later days here" if ends is not None else ""
    return Problem("overlapping-versions", Severity.ERROR, message, help_, spots)


def versions_with_a_gap(name: str, ends: date, begins: date, spots: tuple[Spot, ...]) -> Problem:
    """Between two versions of one rule are days on which none is in force.

    ## Why it matters

    A learner whose catalogue is of such a day goes by the version before. That may be what is meant, or one of the
    days is wrong.

    ## An example

    ```mistake
    badge writer "Writer" { effective 2022-08-01  retired 2023-07-31  criteria "three essays" }
    badge writer "Writer" { effective 2024-08-01  criteria "four essays" }
    ```

    ## What to write instead

    Let each version end on the day before the next begins:

    ```pathway
    badge writer "Writer" { effective 2022-08-01  retired 2024-07-31  criteria "three essays" }
    badge writer "Writer" { effective 2024-08-01  criteria "four essays" }
    ```
    """
    message = f"no version of `{name}` is in force between {ends} and {begins}"
    help_ = "whoever has a catalogue of these days goes by the version before"
    return Problem("versions-with-a-gap", Severity.NOTICE, message, help_, spots)


def circular_names(noun: str, names: Sequence[str], spots: tuple[Spot, ...]) -> Problem:
    """A set, a requirement or a kind is declared by way of itself.

    ## Why it matters

    A name stands for what is written after `=`. If that leads back to the name itself, it stands for nothing.

    ## An example

    ```mistake
    course eng101 "First-year composition"
    set writing = { eng101 } or literature
    set literature = courses in subject "LIT" or writing
    ```

    ## What to write instead

    Break the circle, for example with a set for what both have in common:

    ```pathway
    course eng101 "First-year composition"
    set writing = { eng101 } or literature
    set literature = courses in subject "LIT"
    ```
    """
    if len(names) == 1:
        message = f"the {noun} `{names[0]}` stands for itself"
    else:
        chain = ", which uses ".join(f"`{name}`" for name in [*names[1:], names[0]])
        message = f"the {noun} `{names[0]}` uses {chain} again"
    help_ = f"leave one of these names out, so that each {noun} can be written out in full"
    return Problem("circular-names", Severity.ERROR, message, help_, spots)
