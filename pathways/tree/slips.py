"""Slips below the grammar: odd characters, dates and numbers written as elsewhere, and words that stand for other words."""

from datetime import date
from typing import NamedTuple

CURLY = '“”„«»"'


class Said(NamedTuple):
    """What to tell about a mistake: a code with a page, one plain sentence, and what to write instead."""

    code: str
    message: str
    help: str


WORDS = {
    "a minimum of": "at least",
    "at a minimum": "at least",
    "at maximum": "at most",
    "at minimum": "at least",
    "at the least": "at least",
    "at the most": "at most",
    "catalog": "catalogue",
    "completed within the last": "completed within",
    "credit hour": "credit",
    "credit hours": "credits",
    "criteria not published": "requirements not published",
    "each of": "all of",
    "either": "any of",
    "exactly": "at least` and, behind `of which`, `at most",
    "least": "at least",
    "most": "at most",
    "not": "not holds`, `not admitted to` or `not enrolled in",
    "either of": "any of",
    "else": "otherwise",
    "excluding": "except",
    "fewer than": "at most` with the next lower number instead of `fewer than",
    "from the following": "from",
    "greater than": "at least` with the next higher number instead of `greater than",
    "if": "when",
    "issuer": "issued by",
    "less than": "at most` with the next lower number instead of `less than",
    "max": "at most",
    "maximum": "at most",
    "maximum of": "at most",
    "microcredential": "micro-credential",
    "min": "at least",
    "minimum": "at least",
    "minimum of": "at least",
    "more than": "at least` with the next higher number instead of `more than",
    "no fewer than": "at least",
    "no less than": "at least",
    "no more than": "at most",
    "not fewer than": "at least",
    "not including": "except",
    "not less than": "at least",
    "not more than": "at most",
    "not published": "requirements not published",
    "offered by": "issued by",
    "one of": "any of",
    "or higher": "or better",
    "or above": "or better",
    "pin": "pinned",
    "requirements": "require",
    "requirements not stated": "requirements not published",
    "requirements unpublished": "requirements not published",
    "requires not published": "requirements not published",
    "taught by": "taught at",
    "without": "except",
}
"""What people write, in small letters, and the word of the language for it."""

BEFORE = frozenset({"either", "exactly", "if", "least", "max", "maximum", "min", "minimum", "most", "not"})
"""Words that are taken for a name, so that only what follows them does not fit."""

NUMBERS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *(
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ),
]
"""The numbers that people write as words."""

SPELLINGS = {"program's": "programme's"}
"""Words with an apostrophe that the language spells otherwise."""

MEANT = {"&": "and", "&&": "and", "|": "or", "||": "or", "[": "{", "]": "}"}
"""Characters that stand for a word or for another mark."""

_CHARACTERS = {
    ";": "a clause ends where the next one begins, and members of a list are separated by commas",
    ":": "after the name and the title comes `{`, and after `all of` or `any of` as well",
    "[": "a list stands between `{` and `}`",
    "]": "a list stands between `{` and `}`",
    "&": "write `and` between selections, and commas between the members of a list",
    "|": "write `or` between selections, or `any of { ... }`",
    "+": "write the sum itself, or ask for both with `all of { ... }`",
    "/": "write a fraction such as `2/3` without spaces, a list with commas, and the path of a requirement in single quotes",
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
    help_ = _CHARACTERS.get(text, "delete it, or put the text between double quotes")
    return Said("unreadable-character", f"`{shown}` means nothing here", help_)


def comparison(text: str) -> Said:
    """A comparison as mathematicians write it."""
    message = f"`{text}` is not written in this language"
    if text in {"<", ">"}:
        word = (
            "`at least` the next higher number"
            if text == ">"
            else "`at most` the next lower number, or `below` for an age"
        )
        return Said("unreadable-character", message, f"write {word}")
    word = {">=": "at least", "=>": "at least", "≥": "at least"}.get(text, "at most")
    return Said("unreadable-character", message, "leave it out" if text == "==" else f"write `{word}`")


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


def bad_name(text: str) -> Said:
    """A word that is neither reserved nor a name."""
    meant = text.rstrip(".-+").removesuffix("'s").replace("-", "_").replace("..", ".")
    help_ = "each part of a name starts with a letter and has letters, digits and `_`; parts are joined by single dots"
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
    """A date in another form; which number is the month differs from country to country."""
    help_ = "write year, month and day, each with all its digits, as in `2024-05-31`"
    return Said("misspelt-date", f"`{text}` is not a date as this language writes it", help_)


def long_number(text: str) -> Said:
    """A number that no rule can mean."""
    message = f"a number of {len(text)} characters is more than any rule can mean"
    return Said("misspelt-number", message, "write a number of at most 12 characters")
