"""What could stand at a place of a rule, in words for people."""

from collections.abc import Iterable

from pathways.tree.table import END, Table

_GROUPS = (
    ("declaration", "a declaration such as `course`"),
    ("clause", "a clause such as `require`"),
    ("learner_clause", "a line such as `earned`"),
    ("requirement", "a requirement such as `at least 12 credits from courses`"),
    ("line", "a line such as `at most 6 credits from courses graded pass_fail`"),
    ("fact", "a fact such as `age at least 22`"),
    ("item_detail", "a detail such as `grade B`"),
    ("filter", "a filter such as `at asu`"),
    ("selection", "a selection such as `courses at asu`"),
    ("measure", "what is counted, such as `credits`"),
    ("amount", "an amount such as `12 credits`"),
    ("expectation", "what is expected, such as `met`"),
    ("credential_kind", "a kind such as `certificate`"),
    ("grade", "a grade such as `B-`"),
    ("name", "a name such as `asu.eng101`"),
    ("text_word", "a text clause such as `description`"),
)
"""Rules, the wider before the narrower: when everything that can begin one may stand here, its words say so."""

VALUE_WORDS = {
    "NUMBER": "a number such as `12`",
    "STRING": "a text in double quotes",
    "DATE": "a date such as `2024-05-31`",
    "MONEY": "a price such as `$25`",
    "PERCENT": "a percentage such as `30 %`",
    "FRACTION": "a fraction such as `2/3`",
    "GRADE": "a grade such as `B-`",
    "NAME": "a name such as `asu.eng101`",
    "QUOTED_NAME": "a name in single quotes",
    END: "the end of the declaration",
}


def in_words(table: Table, expected: Iterable[str]) -> list[str]:
    """Everything that may stand here, one phrase each: groups first, then values, words and marks."""
    left = set(expected)
    found = []
    for rule, words in _GROUPS:
        group = table.first(rule)
        if len(group) > 1 and group <= left:
            found.append(words)
            left -= group
    found.extend(words for kind, words in VALUE_WORDS.items() if kind in left)
    rest = sorted(left - VALUE_WORDS.keys(), key=lambda kind: (not kind[0].isalpha(), kind))
    return [*found, *(f"`{kind}`" for kind in rest)]


def listed(phrases: list[str], most: int = 4) -> str:
    """`a`, `b` or `c`; of more than `most` the first ones and that there are others."""
    if len(phrases) > most:
        return ", ".join(phrases[: most - 1]) + " or something else"
    if len(phrases) == 1:
        return phrases[0]
    return (
        ", ".join(phrases[:-1])
        + (", or " if any("such as" in phrase for phrase in phrases) else " or ")
        + phrases[-1]
    )
