"""Rules of transfer in words: what they take, what they give for it, and when they are in force."""

from collections.abc import Iterator

from pathways.model.transfer import Given, Taken, Transfer
from pathways.report.amounts_in_words import day, worth
from pathways.report.lists_in_words import joined
from pathways.report.plain_text import plain
from pathways.report.titles import Titles


def card_of_transfer(declared: Transfer, titles: Titles) -> Iterator[str]:
    """Sentences about a rule of transfer."""
    senders = _institutions([taken.course.institution for taken in declared.takes], titles)
    receivers = _institutions([given.course.institution for given in declared.gives], titles)
    places = f" from {senders} to {receivers}" if senders and receivers else ""
    yield f"a transfer{places}"
    yield f"takes {joined([_taken(taken, titles) for taken in declared.takes])}"
    yield f"gives {joined([_given(given, titles) for given in declared.gives])}"
    if declared.only_in:
        yield f"what it gives counts only in {joined([titles.of(name) for name in declared.only_in])}"
    if declared.effective is not None or declared.retired is not None:
        first = f" from {day(declared.effective)}" if declared.effective is not None else ""
        last = f" until {day(declared.retired)}" if declared.retired is not None else ""
        yield f"for what was completed{first}{last}"
    if declared.chains:
        yield "it also takes what came by another transfer"
    if declared.priority:
        yield f"priority {declared.priority} where another rule would serve as well"


def takes_and_gives(declared: Transfer, titles: Titles) -> str:
    """A rule in one line.

    >>> from pathways.model.transfer import CourseRef
    >>> one, two = (CourseRef(name, None, "", "", name) for name in ("a", "b"))
    >>> from pathways.text import Place, Source
    >>> place = Place(Source("x", ""), 0, 0)
    >>> rule = Transfer("t", "T", (Taken(one),), (Given(two),), 0, None, None, (), False, (), (), place=place)
    >>> takes_and_gives(rule, Titles())
    'a gives b'
    """
    taken = joined([_taken(each, titles) for each in declared.takes])
    verb = "gives" if len(declared.takes) == 1 else "give"
    return f"{taken} {verb} {joined([_given(each, titles) for each in declared.gives])}"


def _institutions(names: list[str | None], titles: Titles) -> str:
    return joined([titles.of(name) for name in dict.fromkeys(names) if name is not None])


def _taken(taken: Taken, titles: Titles) -> str:
    name = titles.of(taken.course.name) if taken.course.name is not None else plain(taken.course.label)
    least, most = taken.least, taken.most
    if least is not None and most is not None:
        return f"{name} with grade {plain(least)} to {plain(most)}"
    if least is not None:
        return f"{name} with grade {plain(least)} or better"
    return f"{name} with grade {plain(most)} or below" if most is not None else name


def _given(given: Given, titles: Titles) -> str:
    name = titles.of(given.course.name) if given.course.name is not None else plain(given.course.label)
    if given.how == "rest":
        return f"the rest of the credits as {name}"
    if given.worth is None:
        return name
    most = "at most " if given.how == "at most" else ""
    return f"{most}{worth(given.worth)} as {name}"
