"""Slips below the grammar: odd characters, dates and numbers written as elsewhere, and words that stand for other words."""

import re
from datetime import date
from typing import NamedTuple

from pathways.text import limits

CURLY = '“”„«»"'


class Said(NamedTuple):
    """What to tell about a mistake: a code with a page, one plain sentence, and what to write instead.

    `first` and `last` say which words it is about, counted from the one that does not fit: -1 is the one before.
    """

    code: str
    message: str
    help: str
    first: int = 0
    last: int = 0


SPELLINGS = {
    "associate's": "associate",
    "bachelor's": "bachelor",
    "master's": "master",
    "program's": "programme's",
}
"""Words with an apostrophe that the language spells otherwise."""

_HYPHENED = {
    "cross-listed": "equivalent to",
    "for-credit": "for credit",
    "non-credit": "not for credit",
    "not-for-credit": "not for credit",
    "pass-fail": "pass_fail",
}
"""Words with a hyphen that mean something of the language."""

MEANT = {"&": "and", "&&": "and", "+": "and", "|": "or", "||": "or", "/": "or", "[": "{", "]": "}", ";": ","}
"""Characters that stand for a word or for another mark."""

BULLETS = frozenset("•▪◦‣·●○■□➢✓*-–—")  # noqa: RUF001 # the marks that word processors put before a line
"""What stands before the lines of a list in a document."""

AND_OR = Said(
    "unknown-word",
    "`and/or` can be read in two ways",
    "write `any of { a, b }` where one is enough, and it may be both; write `all of { a, b }` where both are needed",
)
"""What to tell about the word that lawyers warn of."""

_RANGE = re.compile(r"(\d+)[-–—](\d+)")  # noqa: RUF001 # the dashes that word processors put in
_OLDEST_YEAR = 1900
_LONGEST = 4
"""Digits of a year, and of the number of a course."""
_SHORTEST_COURSE_NUMBER = 3

_CHARACTERS = {
    ";": "leave it out after a clause; members of a list are separated by commas",
    ":": "leave it out; a list, and the clauses of a declaration, stand between `{` and `}`",
    "[": "a list stands between `{` and `}`",
    "]": "a list stands between `{` and `}`",
    "&": "write `all of { a, b }` where both are needed, and between two selections `and`",
    "|": "write `or` between selections, or `any of { ... }`",
    "+": "write `all of { a, b }` where both are needed, and of two numbers the sum itself",
    "/": "write `any of { a, b }` where one is enough, a fraction such as `2/3` without spaces, and a path in single quotes",
    "*": "write the number itself",
    "-": "a range is written `numbered 200 to 299`, and a name has `_` where it could have a hyphen",
    "\N{EN DASH}": "a range is written `numbered 200 to 299`",
    "—": "put a remark after `#`, to the end of its line",
    "%": "write the number before it, as in `30 %`",
    "$": "write the amount right after it, as in `$25`",
    "€": "write the amount right after it, as in `€25`",
    "£": "write the amount right after it, as in `£25`",
    "@": "write `at` before the name of an institution",
    ".": "a clause needs no full stop; leave it out",
    "_": "a name starts with a letter, as in `asu.eng101`",
    "`": "write texts between straight double quotes, and names without any",
    "\N{RIGHT SINGLE QUOTATION MARK}": "write a name that is a word of the language between straight quotes: 'level'",
    "\N{LEFT SINGLE QUOTATION MARK}": "write a name that is a word of the language between straight quotes: 'level'",
    "'": "write a name that is a word of the language between two of them: 'level'",
    "\\": "put the text between double quotes",
    "!": "write `not holds`, `not admitted to` or `not enrolled in` for the opposite of a fact",
    "?": "put the text between double quotes, or after `#`",
}


def odd_character(text: str) -> Said:
    """A character that means nothing outside of texts and comments."""
    shown = text if text.isprintable() else f"U+{ord(text):04X}"
    if text in _LINE_ENDS:
        return Said(
            "unreadable-character", f"`{shown}` is {_LINE_ENDS[text]}, not a line end here", _NEW_LINE
        )
    help_ = _CHARACTERS.get(text, "delete it, or put the text between double quotes")
    return Said("unreadable-character", f"`{shown}` means nothing here", help_)


def hidden(text: str) -> Said:
    """A character in a text or a comment that is not seen and changes what is seen."""
    if text in _LINE_ENDS:
        return odd_character(text)
    message = f"`U+{ord(text):04X}` stands here unseen"
    return Said("unreadable-character", message, "delete it; it can make a rule look otherwise than it reads")


def too_long(text: str, most: int) -> Said:
    """A name or a text that nobody would read to its end."""
    message = f"`{text[:_SHOWN]}…` has {len(text):,} characters"
    return Said("too-long", message, f"write at most {most:,} characters")


def too_many_words() -> Said:
    """A file that goes on and on, such as a list of a million names."""
    message = f"the file has more than {limits.WORDS:,} words and marks, and is read no further"
    return Said("too-long", message, "divide it into several files, and a long list into several sets")


_SHOWN = 30
_NEW_LINE = "break the line with the Enter key, or delete it"
_LINE_ENDS = {
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x85": "a line end of other systems",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}


_AFTER_A_COMPARED_WORD = {
    "credits": "write the number before what is counted, as in `at least 12 credits from courses`",
    "grade": "write `with grade C or better` for a C and everything better",
    "numbered": "write `numbered 300 and above` for 300 and everything higher",
}


def comparison(text: str, before: str) -> Said:
    """A comparison as mathematicians write it; what to write depends on the word before it."""
    message = f"`{text}` is not written in this language"
    if text in {"<", ">"}:
        word = (
            "`at least` the next higher number"
            if text == ">"
            else "`at most` the next lower number, or `below` for an age"
        )
        return Said("unreadable-character", message, f"write {word}")
    upward = text in {">=", "=>", "≥"}
    if before in _AFTER_A_COMPARED_WORD and upward:
        return Said("unreadable-character", message, _AFTER_A_COMPARED_WORD[before])
    word = "at least" if upward else "at most"
    return Said("unreadable-character", message, "leave it out" if text == "==" else f"write `{word}`")


def remark(text: str) -> Said:
    """A remark as another language writes it."""
    return Said(
        "unreadable-character",
        f"`{text[:2]}` does not begin a remark in this language",
        "write `#` before a remark; it goes on to the end of its line",
    )


def bullet(text: str) -> Said:
    """What a word processor puts before the lines of a list."""
    return Said(
        "unreadable-character",
        f"`{text}` marks a line of a list, as in a document",
        "leave such marks out, and put a comma after each member of the list",
    )


def ends_of_range(text: str) -> tuple[str, str]:
    """The two numbers of a range written with a dash, or two empty texts.

    >>> ends_of_range("200-299"), ends_of_range("300-level")
    (('200', '299'), ('', ''))
    """
    found = _RANGE.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")


def glued(text: str, before: str = "") -> Said:
    """A number that runs into what follows; what to write depends on the word before it.

    >>> glued("200-299").help
    'write `numbered 200 to 299`'
    >>> glued("300-level").help
    'write `courses numbered 300 to 399`'
    >>> glued("101-199", "DAT").help
    'write `courses in subject "DAT" numbered 101 to 199`'
    >>> glued("3-4", "worth").help
    'write one number, as in `worth 3 credits`; what somebody else got for it stands in their record'
    """
    first, last = ends_of_range(text)
    if last:
        help_ = f"write `numbered {first} to {last}`"
        if before.isupper():
            help_ = f'write `courses in subject "{before}" numbered {first} to {last}`'
        if len(first) < _SHORTEST_COURSE_NUMBER:
            help_ += f" for course numbers; of an amount write the least, as in `at least {first} credits`"
        if len(first) == _LONGEST and int(first) >= _OLDEST_YEAR:
            help_ = f"write the day on which it begins, as in `{first}-08-15`; a range of course numbers is written with `to`"
        if before == "worth":
            help_ = f"write one number, as in `worth {first} credits`; what somebody else got for it stands in their record"
        return Said("unreadable-character", f"`{text}` is a range written with a dash", help_)
    if text.endswith("+"):
        help_ = f"write `at least {text[:-1]}` for an amount, and `numbered {text[:-1]} and above` for course numbers"
        return Said("unreadable-character", f"`{text}` is not written in this language", help_)
    number, word = re.split(r"[-–—]", text, maxsplit=1)  # noqa: RUF001 # the dashes that word processors put in
    help_ = f"write `{number} {word.removesuffix('s')}s` for an amount; courses are not selected by what they are worth"
    if word.casefold() == "level" and len(number) <= _LONGEST and number.endswith("00"):
        help_ = f"write `courses numbered {number} to {int(number) + 99}`"
    return Said("unreadable-character", f"`{text}` is written with a hyphen", help_)


def curly(text: str) -> Said:
    """A text between the quotation marks of a word processor."""
    inner = text.strip(CURLY)
    message = f"`{text[0]}` is a typographic quotation mark"
    return Said("typographic-quotes", message, f'write the text between straight quotes: "{inner}"')


def curly_name(text: str) -> Said:
    """A name between the apostrophes of a word processor."""
    message = f"`{text[0]}` is a typographic apostrophe"
    return Said("typographic-quotes", message, f"write the name between straight ones: '{text[1:-1]}'")


def open_string(text: str) -> Said:
    """A text that does not end on its line."""
    message = f"the text that begins with `{text[0]}` has no closing `{text[0]}` on its line"
    return Said(
        "unfinished-text", message, f"put `{text[0]}` at the end of the text; a text stays on one line"
    )


def on_one_line(text: str) -> str:
    """A text of several lines with blanks instead of its line ends."""
    return " ".join(text.split())


def broken_string(text: str) -> Said:
    """A text that goes on in the next line."""
    help_ = f"write it on one line: {on_one_line(text)}"
    return Said("unfinished-text", "this text goes on in the next line, and a text stays on one line", help_)


def path(text: str) -> Said:
    """A path of files, as in `../asu`."""
    help_ = "write the name of a folder of the rule library, as in `use asu`"
    return Said("unreadable-character", f"`{text}` is a path, and rules are found by their names", help_)


def markup(text: str) -> Said:
    """What a page of the web consists of, copied with its text."""
    help_ = "leave all such marks out: copy what the page shows, not what it is written in"
    return Said("unreadable-character", f"`{text}` is a mark of a web page", help_)


def address(text: str) -> Said:
    """An address of the web without quotes."""
    return Said(
        "missing-text", f"`{text}` is a text without quotes", f'write it between double quotes: "{text}"'
    )


def bad_name(text: str) -> Said:
    """A word that is neither reserved nor a name."""
    if text.casefold() in _HYPHENED:
        help_ = f"write `{_HYPHENED[text.casefold()]}`"
        return Said("unknown-word", f"`{text}` is not a word of the language", help_)
    meant = text.rstrip(".-+").removesuffix("'s").replace("-", "_").replace("..", ".")
    help_ = "a name is letters, digits and `_` in parts joined by dots, and each part starts with a letter"
    if meant and all(part[:1].isalpha() for part in meant.split(".")):
        help_ = f"write `{meant}`; {help_}"
    return Said("unreadable-name", f"`{text}` cannot be a name", help_)


def spelling(text: str) -> Said:
    """A word that the language spells otherwise."""
    return Said("unknown-word", f"`{text}` is spelt otherwise in this language", f"write `{SPELLINGS[text]}`")


def is_day(text: str) -> bool:
    """Whether a date in the form year-month-day is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def no_such_day(text: str) -> Said:
    """A date in the right form that no calendar has."""
    return Said(
        "misspelt-date",
        f"`{text}` is not a day of the calendar",
        "write year, month and day, as in `2024-05-31`",
    )


def bad_date(text: str) -> Said:
    """A date in another form; which number is the month differs from country to country.

    >>> bad_date("1/9/2024").help
    'write year, month and day: `2024-01-09` or `2024-09-01`, whichever is meant'
    >>> bad_date("2024-5-31").help
    'write year, month and day: `2024-05-31`'
    """
    one, two, three = re.findall(r"\d+", text)[:3]
    orders = [(one, two, three)] if len(one) == _LONGEST else [(three, one, two), (three, two, one)]
    days = [f"{year}-{month:0>2}-{day:0>2}" for year, month, day in orders if len(year) == _LONGEST]
    meant = list(dict.fromkeys(filter(is_day, days)))
    help_ = "write year, month and day, each with all its digits, as in `2024-05-31`"
    if meant:
        help_ = "write year, month and day: " + " or ".join(f"`{day}`" for day in meant)
        help_ += ", whichever is meant" if len(meant) > 1 else ""
    return Said("misspelt-date", f"`{text}` is not a date as this language writes it", help_)


def long_number(text: str) -> Said:
    """A number that no rule can mean."""
    message = f"a number of {len(text):,} characters is more than any rule can mean"
    return Said("misspelt-number", message, f"write a number of at most {limits.NUMBER} characters")
