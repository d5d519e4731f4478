"""Conditions in words: facts about a learner that a rule asks for, and what the record shows of them."""

from collections.abc import Iterator, Mapping

from pathways.model.amount import Amount, Depends
from pathways.model.requirement import (
    Age,
    Attested,
    Condition,
    Declared,
    DeclaredFrom,
    Fewer,
    Gpa,
    Holds,
    Lacks,
    Leaf,
    Line,
    OnDate,
    Population,
    Requirement,
    Score,
    Standing,
    SumLine,
    When,
)
from pathways.model.walk import quantities, walk
from pathways.report.amounts_in_words import average, day, day_from, number_of_thousandths, unit_name
from pathways.report.lists_in_words import counted
from pathways.report.plain_text import plain
from pathways.report.selections_in_words import quantity, selected
from pathways.report.titles import Titles

CONDITIONS = (
    Gpa,
    Age,
    Population,
    Declared,
    DeclaredFrom,
    Standing,
    Holds,
    Lacks,
    Attested,
    OnDate,
    Score,
    Fewer,
)
_ATTEMPTS = {
    "best": ", counting the best attempt at each course",
    "last": ", counting the last attempt at each course",
}


def condition(asked: Condition, titles: Titles) -> str:
    """What a condition asks for, as it stands in a list.

    >>> from pathways.text import Place, Source
    >>> condition(Age("a", True, 22, place=Place(Source("a", ""), 0, 0)), Titles())
    'an age of at least 22'
    """
    match asked:
        case Gpa():
            return _gpa(asked, titles)
        case Age(at_least=at_least, years=years):
            return f"an age of at least {years}" if at_least else f"an age below {years}"
        case Population(population=population):
            return f"on record as “{plain(population)}”"
        case Declared(programme=programme, negated=negated):
            return f"{titles.of(programme)} {'not ' if negated else ''}declared"
        case DeclaredFrom(number=number, among=among):
            return f"{number} declared from {selected(among, titles)}"
        case Standing(relation=relation, programme=programme, negated=negated):
            link = "enrolled in" if relation == "enrolled" else "admitted to"
            return f"{'not ' if negated else ''}{link} {titles.of(programme)}"
        case Holds(credential=credential, negated=negated):
            return f"{titles.of(credential)} {'not yet awarded' if negated else 'held'}"
        case Lacks(item=item):
            return f"{titles.of(item)} not on the record"
        case Attested(what=what, office=office):
            return f"signed by {office_name(office)}: {plain(what)}"
        case OnDate(on_or_after=on_or_after, day=on):
            return f"{'on or after' if on_or_after else 'before'} {day(on)}"
        case Score(exam=exam, minimum=minimum):
            return f"a score of at least {number_of_thousandths(minimum)} in {titles.of(exam)}"
        case Fewer():
            return f"fewer than {limit_of_fewer(asked, titles)} on the record"


def limit_of_fewer(asked: Fewer, titles: Titles) -> str:
    """The amount below which the record must stay, and of what."""
    return quantity(asked.limit, asked.unit, asked.selection, titles)


def office_name(office: str) -> str:
    """An office with its article.

    >>> office_name("Library"), office_name("the dean")
    ('the Library', 'the dean')
    """
    name = plain(office)
    return name if name.lower().startswith("the ") else f"the {name}"


def _gpa(asked: Gpa, titles: Titles) -> str:
    bound = "below" if asked.below else "of at least"
    return f"GPA {bound} {average(asked.minimum)} over {averaged(asked, titles)}"


def averaged(asked: Gpa, titles: Titles) -> str:
    """What an average is taken over, and which attempts go into it."""
    over = "what counts here" if asked.over is None else f"{selected(asked.over, titles)} on the record"
    return f"{over}{_ATTEMPTS.get(asked.attempts, '')}"


def seen(asked: Condition, facts: Mapping[str, str]) -> str:
    """What the record shows of a condition; nothing where the condition itself says all.

    >>> from pathways.text import Place, Source
    >>> seen(Age("a", True, 22, place=Place(Source("a", ""), 0, 0)), {"age": "21"})
    'the age is 21'
    """
    if isinstance(asked, Age) and "age" in facts:
        return f"the age is {plain(facts['age'])}"
    if isinstance(asked, Gpa):
        return _average_seen(facts)
    if isinstance(asked, Score):
        return f"the best score is {plain(facts['score'])}" if "score" in facts else "no score on the record"
    if isinstance(asked, Fewer) and "counted" in facts:
        return f"{plain(facts['counted'])} {unit_name(asked.unit, one=facts['counted'] == '1')} there"
    if isinstance(asked, Attested) and "signed" in facts:
        return f"signed on {day_from(facts['signed'])}"
    return ""


def facts_behind(asked: Requirement | Line) -> tuple[Condition, ...]:
    """The conditions that decide which way a `when` goes or which number an amount has, in the order of the rule."""
    if isinstance(asked, When):
        return tuple(inside for inside in walk(asked.fact) if isinstance(inside, CONDITIONS))
    if isinstance(asked, Leaf | SumLine):
        return tuple(
            inside for fact in _facts(asked.amount) for inside in walk(fact) if isinstance(inside, CONDITIONS)
        )
    return ()


def _facts(amount: Amount) -> Iterator[Requirement]:
    for each in quantities(amount):
        number = each.number
        while isinstance(number, Depends):
            yield number.fact
            number = number.otherwise


def _average_seen(facts: Mapping[str, str]) -> str:
    if "gpa" not in facts:
        return "no graded work on the record yet"
    whole, _, part = plain(facts["gpa"]).partition(".")
    text = f"the GPA is {whole}.{part:0<2}"
    if facts.get("graded", "").isdecimal():
        text += f" over {counted(int(facts['graded']), 'graded attempt')}"
    return text


def settling(asked: Condition, titles: Titles) -> str:
    """What would settle a condition that is neither true nor false."""
    match asked:
        case Age():
            return "Have the date of birth put on the record"
        case Population(population=population):
            return f"Have it put on the record whether “{plain(population)}” applies"
        case Standing(programme=programme):
            link = "enrolled in" if asked.relation == "enrolled" else "admitted to"
            return f"Have it put on the record whether you are {link} {titles.of(programme)}"
        case Score(exam=exam):
            return f"Have the score in {titles.of(exam)} put on the record"
        case Fewer():
            return f"Have the grades and days recorded that decide this: {condition(asked, titles)}"
        case _:
            return f"Have this confirmed: {condition(asked, titles)}"


def not_on_record(asked: Condition) -> str:
    """Why a condition is neither true nor false, and which fact would settle it."""
    match asked:
        case Age():
            return "the date of birth is not on the record"
        case Population(population=population):
            return f"the record does not say whether “{plain(population)}” applies"
        case Standing(relation=relation):
            return f"the record has no list of {'enrolments' if relation == 'enrolled' else 'admissions'}"
        case Score():
            return "the score is not on the record"
        case Attested(what=what, office=office):
            return f"{office_name(office)} has not signed for “{plain(what)}”"
        case Fewer():
            return "a grade or a day that decides this is not on the record"
        case _:
            return "the record leaves this open"
