"""Conditions of Scribe, the rule language of Degree Works, as they stand after `If`: text without white space to a tree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


class UnreadableError(Exception):
    """A condition that this reader has no grammar for."""


@dataclass(frozen=True)
class Compared:
    """A fact about the student compared with a value: `CONC=ARTHIST`, `SGPA>=2.5`."""

    fact: str
    operator: str
    value: str


@dataclass(frozen=True)
class Course:
    """What became of a course: `BIO110(WITHDWCredits>=4)wasPASSED`; `negated` is `wasn't`."""

    code: str
    filters: tuple[Compared, ...]
    verb: str
    negated: bool


@dataclass(frozen=True)
class Joined:
    """Several conditions joined by `and` or by `or`."""

    word: str
    parts: "tuple[Condition, ...]"


Condition: TypeAlias = Compared | Course | Joined

_FACTS = (
    r"CONC|MAJOR|MINOR|DEGREE|PRI-DEG-[A-Z]{4}|[A-Z0-9]{3,7}-SC[HE]|EARNED-DEGCR|TR_CREDITS|S?SGPA|TOTALCREDITSEARNED"
    r"|CREDITSAPPLIEDTOWARDSDEGREE|NUMBEROFMAJORS|NUMMAJORS|(?:FRN|ITL|SPN)(?:COURSE|SCORE)|U[A-Z]{4}PLACE|LANGEXEMPT|MATHTEST"
    r"|SPEECHPROF|ADMITCD|FRESHSEM|HONORPROGRAM|HONORS|DAY|FLEX|GNURSANCCE|MSW|SEEKPROGRAM|T2K|TCPP|WRITECOURSE"
    r"|(?:ANTH|CHEM|SOCI)\d{3}"
)
_VERBS = "INPROGRESS|PASSED|FOUND|TAKEN|TRANSFERRED|FAILED"
_COURSE = rf"[A-Z@]{{1,6}}[.]?[\d@][\dA-Z.:@]*?(?:\(WITH[^()]*\))?(?:IS|WAS)(?:NT)?(?:{_VERBS})"
_NEXT = rf"(?=$|\)|(?:OR|AND)(?:\(|(?:{_FACTS})[<>=]|{_COURSE}))"
_COMPARED = re.compile(rf'({_FACTS})(<>|>=|<=|=|>|<)("[^"]*"|[A-Z0-9.\-_@/]+?){_NEXT}', re.IGNORECASE)
_TAKEN = re.compile(
    r"([A-Z@]{1,6}[.]?[\d@][\dA-Z.:@]*?)(?:\(WITH([^()]*)\))?(?:IS|WAS)(NT)?"
    r"(INPROGRESS|PASSED|FOUND|TAKEN|TRANSFERRED|FAILED)",
    re.IGNORECASE,
)
_FILTER = re.compile(
    r"(?:AND)?(DW[A-Z]+|ATTRIBUTE)(>=|<=|=|>|<)([A-Z0-9.+\-]+?)(?=$|AND(?:DW|ATTRIBUTE))", re.IGNORECASE
)
_WORD = re.compile(r"AND|OR", re.IGNORECASE)


def read(text: str) -> Condition:
    """A condition as a tree; `and` binds closer than `or`. UnreadableError if it is anything else."""
    found, rest = _alternatives(text)
    if rest:
        raise UnreadableError(text)
    return found


def atoms(condition: Condition) -> Iterator[Compared | Course]:
    """Everything that a condition asks, from left to right."""
    if isinstance(condition, Joined):
        for part in condition.parts:
            yield from atoms(part)
    else:
        yield condition


def _alternatives(text: str) -> tuple[Condition, str]:
    return _joined(text, "or", _together)


def _together(text: str) -> tuple[Condition, str]:
    return _joined(text, "and", _single)


def _joined(text: str, word: str, inside: "Callable[[str], tuple[Condition, str]]") -> tuple[Condition, str]:
    found, rest = inside(text)
    parts = [found]
    while (joint := _WORD.match(rest)) and joint.group().lower() == word:
        found, rest = inside(rest[joint.end() :])
        parts.append(found)
    return (parts[0] if len(parts) == 1 else Joined(word, tuple(parts))), rest


def _single(text: str) -> tuple[Condition, str]:
    if text.startswith("("):
        found, rest = _alternatives(text[1:])
        if not rest.startswith(")"):
            raise UnreadableError(text)
        return found, rest[1:]
    if compared := _COMPARED.match(text):
        fact, operator, value = compared.groups()
        return Compared(fact.upper(), operator, value.strip('"').upper()), text[compared.end() :]
    if taken := _TAKEN.match(text):
        code, filters, negated, verb = taken.groups()
        kept = tuple(Compared(*each) for each in _FILTER.findall((filters or "").upper()))
        return Course(code.upper(), kept, verb.lower(), bool(negated)), text[taken.end() :]
    raise UnreadableError(text)
