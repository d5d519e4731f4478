"""What is declared, on a short card: who offers it, what it is worth, what it costs, and how it is awarded."""

from collections.abc import Iterator

from pathways.model.declaration import (
    Admission,
    Conversion,
    Credential,
    Detail,
    Institution,
    Kind,
    Learning,
    NamedSet,
    Policy,
    Reference,
    Sharing,
    Stack,
    Topic,
)
from pathways.model.term import MONTHS, DayOfYear, Offering, Term
from pathways.model.transfer import Transfer
from pathways.report.amounts_in_words import day, duration, money, worth
from pathways.report.lists_in_words import capital, counted, joined, shortened
from pathways.report.plain_text import plain
from pathways.report.selections_in_words import selected
from pathways.report.sharing_in_words import card_of_sharing
from pathways.report.titles import Titles
from pathways.report.transfers_in_words import card_of_transfer

Declaration = (
    Admission
    | Conversion
    | Credential
    | Institution
    | Kind
    | Learning
    | NamedSet
    | Reference
    | Policy
    | Sharing
    | Stack
    | Topic
    | Transfer
)


def card(declared: Declaration, titles: Titles) -> list[str]:
    """Sentences about a declaration, those about its rules left out."""
    return [f"{capital(text)}." for text in _card(declared, titles) if text]


def _card(declared: Declaration, titles: Titles) -> Iterator[str]:
    match declared:
        case Credential():
            yield from _credential(declared, titles)
        case Learning():
            yield from _learning(declared, titles)
        case Stack(shape=shape, into=into):
            leads = f" into {titles.of(into)}" if into is not None else ""
            yield f"a {plain(shape)} stack{leads}"
        case Conversion():
            yield from _conversion(declared, titles)
        case Admission(programme=programme):
            yield f"admission to {titles.of(programme)}"
        case Institution():
            yield from _institution(declared, titles)
        case Topic(word=word):
            yield "an area" if word == "area" else "a skill"
        case Kind(ranks_as=ranks_as):
            yield f"a kind of credential that ranks as {plain(ranks_as)}"
        case NamedSet(selection=selection) | Policy(applies_to=selection):
            yield f"a {'set:' if isinstance(declared, NamedSet) else 'policy for'} {selected(selection, titles)}"
        case Sharing():
            yield from card_of_sharing(declared, titles)
        case Transfer():
            yield from card_of_transfer(declared, titles)
        case Reference():
            yield from _reference(declared)


def _credential(declared: Credential, titles: Titles) -> Iterator[str]:
    kind = titles.of(declared.kind)
    yield f"{kind}, issued by {titles.of(declared.issuer)}" if declared.issuer is not None else kind
    yield _worth_and_credit(declared)
    if not declared.unpublished:
        yield (
            "awarded automatically once its requirements are met"
            if declared.automatic
            else "awarded on application"
        )
    yield f"valid for {duration(declared.valid_for)}" if declared.valid_for is not None else ""
    yield f"price {money(declared.price)}" if declared.price is not None else ""
    yield from _topics(declared.areas, declared.skills, titles)
    yield f"in effect from {day(declared.effective)}" if declared.effective is not None else ""
    yield f"retired on {day(declared.retired)}" if declared.retired is not None else ""


def _worth_and_credit(declared: Credential) -> str:
    """Worth, credit and level; what its kind comes to is not told of one whose issuer has published little."""
    stated = declared.credit_stated or not declared.unpublished
    credit = ("for credit" if declared.for_credit else "not for credit") if stated else ""
    known = f"worth {worth(declared.worth)}" if declared.worth is not None else ""
    level = f"at {plain(declared.level)} level" if declared.level is not None else ""
    return ", ".join(filter(None, (known, credit, level)))


def _learning(declared: Learning, titles: Titles) -> Iterator[str]:
    article = "an" if declared.sort.startswith("e") else "a"
    at = f" at {titles.of(declared.institution)}" if declared.institution is not None else ""
    yield f"{article} {plain(declared.sort)}{at}"
    credit = "for credit" if declared.for_credit else "not for credit"
    level = f", at {plain(declared.level)} level" if declared.level is not None else ""
    yield (
        f"worth {worth(declared.worth)}, {credit}{level}"
        if declared.worth is not None
        else f"{credit}{level}"
    )
    if declared.uses is None:
        yield "it may count as often as it is taken"
    elif declared.uses > 1:
        yield f"it may count {declared.uses} times"
    if declared.equivalents:
        yield f"equivalent to {shortened([titles.of(name) for name in declared.equivalents])}"
    yield from _topics(declared.areas, declared.skills, titles)
    yield f"price {money(declared.price)}" if declared.price is not None else ""
    if declared.offered:
        yield f"offered in {joined([_offering(each) for each in declared.offered])}"
    if not declared.can_be_taken:
        yield "not offered: nobody can take it"


def _offering(each: Offering) -> str:
    return f"{plain(each.term)} of {each.years} years" if each.years else plain(each.term)


def _topics(areas: tuple[str, ...], skills: tuple[str, ...], titles: Titles) -> Iterator[str]:
    if areas:
        yield f"in the {'area' if len(areas) == 1 else 'areas'} {joined([titles.of(name) for name in areas])}"
    if skills:
        yield f"with the {'skill' if len(skills) == 1 else 'skills'} {joined([titles.of(name) for name in skills])}"


def _retakes(most: int) -> str:
    if not most:
        return "only the first attempt is converted"
    often = {1: "once", 2: "twice"}.get(most, counted(most, "time"))
    return f"what is converted may be taken again {often} at most"


def _conversion(declared: Conversion, titles: Titles) -> Iterator[str]:
    gives = worth(declared.gives) if declared.gives is not None else "credit at its own worth"
    target = f" as {titles.of(declared.target)}" if declared.target is not None else ""
    yield f"converts {selected(declared.source, titles)} into {gives}{target}"
    yield f"price {money(declared.price)}" if declared.price is not None else ""
    if declared.window is not None:
        event = f" after the learner {plain(declared.event)}" if declared.event is not None else ""
        event = " after it is completed" if declared.event == "completed" else event
        yield f"open for {duration(declared.window)}{event}, the last day included"
    if declared.enrolment_fee is not None:
        yield f"{money(declared.enrolment_fee)} are due on enrolment, before the price"
    if declared.retakes is not None:
        yield _retakes(declared.retakes)
    for scope, limit in declared.limits:
        yield f"at most {worth(limit)} {plain(scope)}"


def _institution(declared: Institution, titles: Titles) -> Iterator[str]:
    kind = plain(declared.kind)
    part = f"part of {titles.of(declared.parent)}" if declared.parent is not None else ""
    if kind:
        yield ", ".join(filter(None, (f"{'an' if kind[0] in 'aeio' else 'a'} {kind}", part)))
    else:
        yield part
    yield "" if declared.academic else "not an academic unit, so it awards no credit of its own"
    if declared.terms:
        yield f"its year has {'; '.join(_term(each) for each in declared.terms)}"


def _term(term: Term) -> str:
    return f"{plain(term.title)} from {_day_of_year(term.begins)} to {_day_of_year(term.ends)}"


def _day_of_year(found: DayOfYear) -> str:
    return f"{found.day} {MONTHS[found.month - 1]}"


def _reference(declared: Reference) -> Iterator[str]:
    published = f", published on {day(declared.published)}" if declared.published is not None else ""
    yield f"a source{f' by {plain(declared.publisher)}' if declared.publisher else ''}{published}"
    yield f"online at {plain(declared.url)}" if declared.url else ""


def details(found: tuple[Detail, ...]) -> list[str]:
    """Outcomes, criteria, evidence and the like, in the order of the declaration."""
    return [
        f"{capital(plain(each.word))}: {plain(each.text)}{f' ({plain(each.url)})' if each.url else ''}"
        for each in found
    ]
