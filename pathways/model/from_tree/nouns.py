"""What the declaring words declare, and how a sentence speaks of it."""

from collections.abc import Sequence

from pathways.model.declaration import KINDS

CREDENTIAL = "credential"
ITEMS = ("course", "exam", "experience", CREDENTIAL)
"""What a learner can earn."""

VERSIONED = (
    CREDENTIAL,
    "stack",
    "conversion",
    "admission",
    "requirement",
    "set",
    "course",
    "policy",
    "sharing",
)
"""What may have several versions, which are told apart by their days."""

_GROUPS = {
    "credential of kind": CREDENTIAL,
    "vertical stack": "stack",
    "horizontal stack": "stack",
    "value-added stack": "stack",
    **dict.fromkeys(KINDS, CREDENTIAL),
}


def group_of(word: str) -> str:
    """What a declaring word declares, as places for names want it.

    >>> group_of("badge"), group_of("vertical stack"), group_of("course")
    ('credential', 'stack', 'course')
    """
    return _GROUPS.get(word, word)


def noun_of(word: str) -> str:
    """The declaring word as a sentence speaks of it: all stacks are stacks, but a badge is a badge."""
    return CREDENTIAL if word == "credential of kind" else word


def with_article(noun: str) -> str:
    """The noun after `a` or `an`.

    >>> with_article("institution"), with_article("unit"), with_article("badge")
    ('an institution', 'a unit', 'a badge')
    """
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def either(nouns: Sequence[str]) -> str:
    """Nouns as a choice.

    >>> either(["course", "exam", "experience"])
    'a course, an exam or an experience'
    """
    return _joined([with_article(noun) for noun in nouns], "or")


_MOST_LISTED = 20


def listed(words: Sequence[str], last: str = "or") -> str:
    """Words in backticks, as a choice, or with another word before the last.

    >>> listed(["year", "term"])
    '`year` or `term`'
    """
    if len(words) > _MOST_LISTED:
        return f"{', '.join(f'`{word}`' for word in words[:_MOST_LISTED])} {last} another"
    return _joined([f"`{word}`" for word in words], last)


def _joined(parts: Sequence[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"
