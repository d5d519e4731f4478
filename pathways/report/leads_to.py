"""Where something leads: all that it can count toward, what it can become, and the courses that it can come before."""

from collections.abc import Iterator

from pathways.model.catalogue import Catalogue
from pathways.model.members import members
from pathways.model.requirement import Declared, DeclaredFrom, Holds, Leaf, Requirement, Score, Standing
from pathways.model.transfer import Transfer
from pathways.model.walk import walk, walk_credential
from pathways.report.titles import Titles
from pathways.report.transfers_in_words import takes_and_gives

_SHAPES = {
    "vertical": "a vertical stack",
    "horizontal": "a horizontal stack",
    "value-added": "a value-added stack",
}


def leads_to(name: str, catalogue: Catalogue, titles: Titles) -> list[str]:
    """Sentences in the order of the rule files: what the name counts toward, directly."""
    return [
        *_credentials(name, catalogue, titles),
        *_stacks(name, catalogue, titles),
        *_others(name, catalogue, titles),
        *_courses(name, catalogue, titles),
    ]


def _credentials(name: str, catalogue: Catalogue, titles: Titles) -> Iterator[str]:
    for credential in catalogue.credentials.values():
        if credential.name != name and any(
            _takes(each, name, catalogue) for each in walk_credential(credential)
        ):
            yield f"It can count toward {titles.of(credential.name)}."


def _courses(name: str, catalogue: Catalogue, titles: Titles) -> Iterator[str]:
    for learning in catalogue.learning.values():
        for asked, how in ((learning.prerequisite, "before"), (learning.corequisite, "before or beside")):
            if asked is not None and any(_takes(each, name, catalogue) for each in walk(asked)):
                yield f"It can come {how} {titles.of(learning.name)}."


def _stacks(name: str, catalogue: Catalogue, titles: Titles) -> Iterator[str]:
    for stack in catalogue.stacks.values():
        parts = [part for part in (stack.onto, stack.made_of) if part is not None]
        if stack.into != name and any(_takes(each, name, catalogue) for part in parts for each in walk(part)):
            into = f" into {titles.of(stack.into)}" if stack.into is not None else ""
            yield f"It stacks{into}: “{titles.of(stack.name)}”, {_SHAPES.get(stack.shape, 'a stack')}."


def _others(name: str, catalogue: Catalogue, titles: Titles) -> Iterator[str]:
    for conversion in catalogue.conversions.values():
        if name in members(catalogue, conversion.source):
            into = f" as {titles.of(conversion.target)}" if conversion.target is not None else ""
            yield f"It can be converted into credit{into}: “{titles.of(conversion.name)}”."
        if conversion.target == name:
            yield f"Credit for it can come from a conversion: “{titles.of(conversion.name)}”."
    for transfer in (*catalogue.transfers.values(), *_of_tables(name, catalogue)):
        if any(name == taken.course.name for taken in transfer.takes):
            yield f"It can be transferred: {takes_and_gives(transfer, titles)} (“{titles.of(transfer.name)}”)."
        if any(name == given.course.name for given in transfer.gives):
            yield f"Credit for it can come from a transfer: {takes_and_gives(transfer, titles)} (“{titles.of(transfer.name)}”)."
    for admission in catalogue.admissions.values():
        if any(_takes(each, name, catalogue) for each in walk(admission.require)):
            yield f"It can count toward admission to {titles.of(admission.programme)}: “{titles.of(admission.name)}”."
        if admission.programme == name:
            yield f"A way in: “{titles.of(admission.name)}”."


def _of_tables(name: str, catalogue: Catalogue) -> tuple[Transfer, ...]:
    """The rules of tables that take or give a declared course, in their order."""
    course = catalogue.learning.get(name)
    if course is None or course.institution is None:
        return ()
    tables, printed = catalogue.tables, (course.institution, course.subject, course.number)
    return tuple({each.name: each for each in (*tables.taking([course]), *tables.giving([printed]))}.values())


def _takes(asked: Requirement, name: str, catalogue: Catalogue) -> bool:
    """Whether a requirement by itself, without its members, can take something or asks for it."""
    match asked:
        case Leaf(selection=selection) | DeclaredFrom(among=selection):
            return name in members(catalogue, selection)
        case (
            Holds(credential=wanted, negated=False)
            | Declared(programme=wanted, negated=False)
            | Score(exam=wanted)
        ):
            return wanted == name
        case Standing(programme=wanted, negated=False):
            return wanted == name
        case _:
            return False
