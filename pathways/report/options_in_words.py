"""Options in words: what a learner can convert into credit now, at which price, until which day, and what it takes."""

from datetime import date

from pathways.audit.reasons import Opening, Option
from pathways.model.requirement import Attested
from pathways.report.amounts_in_words import day, duration, money, thousandths
from pathways.report.conditions_in_words import office_name
from pathways.report.items_in_words import only
from pathways.report.known import Known
from pathways.report.lists_in_words import joined
from pathways.report.plain_text import plain
from pathways.report.titles import Titles

_DETAILS = {"content": "further content", "assessment": "an assessment", "portfolio": "a portfolio"}


def option(offer: Option, known: Known) -> str:
    """What becomes what, or why it cannot or not yet; then what it takes besides the price, and what of it would count."""
    if offer.opening is Opening.CLOSED:
        why = next(each for each in offer.needs if each.startswith("limit "))
        return f"{known.item(offer.item)} cannot be converted into {_result(offer)}: {_used_up(why, offer, known.titles)}."
    first = [_required(rest, known) for word, rest in _codes(offer) if word == "first"]
    lead = f"Not open yet: first {joined(first)}. Then you" if first else "You"
    text = f"{lead} can convert {known.item(offer.item)} into {_result(offer)}"
    text += f" for {money(offer.price)}" if offer.price is not None else ""
    fee = offer.enrolment_fee
    text += f", besides the {money(fee)} that are due on enrolment," if fee is not None else ""
    text += f" until {day(offer.deadline)}" if offer.deadline is not None else ""
    text += f" within {duration(offer.window)} of that day" if offer.window is not None else ""
    needs = [_need(*each, known) for each in _codes(offer) if each[0] != "first" and not _is_room(each[0])]
    text = text.removesuffix(",")
    text += f". It also takes {joined(needs)}." if needs else "."
    return text + "".join(f" {_room(*each, offer)}" for each in _codes(offer) if _is_room(each[0]))


def _codes(offer: Option) -> list[tuple[str, str]]:
    """Each code with what stands behind it."""
    return [(word, rest) for word, _, rest in (need.partition(":") for need in offer.needs)]


def _is_room(word: str) -> bool:
    return word.startswith("room ")


def _result(offer: Option) -> str:
    gives = thousandths(offer.gives, offer.unit) if offer.unit is not None and offer.gives else "credit"
    if offer.target is None:
        return gives
    return f"{gives} as {plain(offer.target_title or offer.target)}"


def _used_up(code: str, offer: Option, titles: Titles) -> str:
    """What forbids it: of a limit under which an item has no room what is left of it, as an item counts whole or not at all."""
    word, _, rest = code.partition(":")
    if word == "limit window":
        return f"that was possible until {day(date.fromisoformat(rest))}"
    if word == "limit source":
        kind, _, value = rest.partition(":")
        return f"that is possible only {only(kind, value, titles)}"
    if word == "limit retakes":
        allowed = {"0": "and no retake is allowed", "1": "and only one retake is allowed"}
        return f"it was taken again, {allowed.get(rest, f'more often than the {plain(rest)} times that are allowed')}"
    most, left = _amounts(rest, offer)
    used = f"the limit of {most} {_scope(word)}"
    return f"{used} is used up" if not left else f"{used} leaves {left}, and an item counts whole"


def _room(word: str, rest: str, offer: Option) -> str:
    most, more = _amounts(rest, offer)
    return f"Under the limit of {most} {_scope(word)} it would still give {more or 'nothing'}."


def _scope(word: str) -> str:
    return f"for each {plain(word.rpartition(' ')[2])}"


def _amounts(values: str, offer: Option) -> tuple[str, str]:
    """The limit and how much of it is meant, in words; nothing for none."""
    told = [
        thousandths(int(value), offer.unit) if value.isdecimal() else plain(value)
        for value in values.split(":")
    ]
    most, more = told[0], told[1] if len(told) > 1 and not values.endswith(":0") else ""
    return most, more


def _required(path: str, known: Known) -> str:
    asked = known.requirements.get(path)
    if isinstance(asked, Attested):
        return f"the signature of {office_name(asked.office)} ({plain(asked.what)})"
    return known.requirement(path)


def _need(word: str, rest: str, known: Known) -> str:
    if word == "requirement":
        return _required(rest, known)
    if word in _DETAILS:
        return f"{_DETAILS[word]} (“{plain(rest).rstrip('.')}”)"
    return plain(f"{word}:{rest}" if rest else word)
