"""Options in words: what a learner can convert into credit now, at which price, until which day, and what it takes."""

from pathways.audit.verdict import Option
from pathways.model.requirement import Attested
from pathways.report.amounts_in_words import day, money, thousandths
from pathways.report.conditions_in_words import office_name
from pathways.report.known import Known
from pathways.report.lists_in_words import joined
from pathways.report.plain_text import plain

_DETAILS = {"content": "further content", "assessment": "an assessment", "portfolio": "a portfolio"}


def option(offer: Option, known: Known) -> str:
    """One sentence, and a second one for what it takes besides the price."""
    text = f"You can convert {known.item(offer.item)} into {_result(offer)}"
    text += f" for {money(offer.price)}" if offer.price is not None else ""
    text += f" until {day(offer.deadline)}" if offer.deadline is not None else ""
    needs = [_need(each, offer, known) for each in offer.needs]
    return f"{text}. It also takes {joined(needs)}." if needs else f"{text}."


def _result(offer: Option) -> str:
    gives = thousandths(offer.gives, offer.unit) if offer.unit is not None and offer.gives else "credit"
    if offer.target is None:
        return gives
    return f"{gives} as {plain(offer.target_title or offer.target)}"


def _need(need: str, offer: Option, known: Known) -> str:
    word, _, rest = need.partition(":")
    if word == "requirement":
        asked = known.requirements.get(rest)
        if isinstance(asked, Attested):
            return f"the signature of {office_name(asked.office)} ({plain(asked.what)})"
        return known.requirement(rest)
    if word == "limit":
        most = thousandths(int(rest), offer.unit) if rest.isdecimal() else plain(rest)
        return f"room under the limit of {most} for each learner, which is used up"
    if word in _DETAILS:
        return f"{_DETAILS[word]} (“{plain(rest).rstrip('.')}”)"
    return plain(need)
