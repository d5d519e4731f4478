"""What can be wrong with a name: nobody declares it, somebody declares something else by it, or two do."""

from collections.abc import Sequence

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
