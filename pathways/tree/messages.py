"""What to say about a mistake in the grammar: the gallery's sentence where it has one, else what was expected there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathways.text import Source
from pathways.tree import slips
from pathways.tree.expected import VALUE_WORDS, in_words, listed
from pathways.tree.lexer import VALUES, Token
from pathways.tree.parser import Stop
from pathways.tree.slips import Said
from pathways.tree.table import ANY_WORD, END, Table

_NAMES = frozenset({"NAME", "QUOTED_NAME"})
_MOST_WORDS_OF_A_SLIP = 4
_TITLE_AT = 2
"""The title is the token after the declaring word and the name."""
_CLOSE_ENOUGH = 0.75
_MOST_LISTED = 12
_HELP_FOR_A_NAME = "a name is letters and digits in parts joined by dots, as in `asu.eng101`"
_MISSING = {
    "NUMBER": ("missing-number", "write the number in digits, as in `12` or `2.75`"),
    "STRING": ("missing-text", 'write the text between double quotes, as in "First-Year Composition"'),
    "DATE": ("missing-date", "write year, month and day, as in `2024-05-31`"),
    "MONEY": ("missing-price", "write the sign of the currency and the amount without commas, as in `$25` or `$1200.50`"),
    "PERCENT": ("missing-number", "write the number and the sign, as in `30 %`"),
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where the tokens of a declaration stopped making sense."""

    source: Source
    tokens: Sequence[Token]
    stop: Stop

    @property
    def found(self) -> Token | None:
        """The token that does not fit; None where the declaration ends too early."""
        return self.tokens[self.stop.at] if self.stop.at < len(self.tokens) else None

    @property
    def kind(self) -> str:
        """The kind of the token that does not fit."""
        return self.found.kind if self.found else END

    @property
    def state(self) -> int:
        """The state of the parser there."""
        return self.stop.stack[-1]

    @property
    def shown(self) -> str:
        """What stands there, for a sentence."""
        return f"`{self.found.text}`" if self.found else "the end"

    @property
    def after(self) -> str:
        """What stands before it, for a sentence."""
        before = self.tokens[self.stop.at - 1]
        if before.kind != "STRING":
            return f"`{before.text}`"
        return "the title" if self.stop.at <= _TITLE_AT + 1 else "the text"


def message_for(table: Table, mistake: Mistake) -> Said:
    """One plain sentence on what does not fit here, and what to write instead."""
    found = mistake.found
    word = found.text.casefold() if found else ""
    gallery = table.gallery.get((mistake.state, mistake.kind, word)) or table.gallery.get(
        (mistake.state, mistake.kind, ANY_WORD)
    )
    if gallery:
        return Said(gallery.code, _filled(gallery.message, mistake), _filled(gallery.help, mistake))
    expected = table.expected(mistake.stop.stack)
    return (
        _without_braces(mistake, table, expected)
        or _unclosed(mistake, table, expected)
        or _other_words(mistake, table)
        or _reserved(mistake, table, expected)
        or _unknown_word(mistake, table, expected)
        or _missing_comma(mistake, expected)
        or _missing(mistake, table, expected)
        or _unexpected(mistake, table, expected)
    )


def _filled(text: str, mistake: Mistake) -> str:
    found = mistake.found.text if mistake.found else "the end"
    before = mistake.tokens[mistake.stop.at - 1].text if mistake.stop.at else ""
    return text.replace("{found}", found).replace("{before}", before)


def _without_braces(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A clause right after the title."""
    if "{" not in expected or mistake.kind not in table.first("clause"):
        return None
    message = f"after {mistake.after} comes `{{`, not {mistake.shown}"
    return Said("missing-brace", message, "put the clauses of a declaration between `{` and `}`")


def _unclosed(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A list or a body that goes on into the next clause or to the end."""
    closing = "}" if "}" in expected else ")"
    if closing not in expected:
        return None
    if mistake.found is None:
        message = "the declaration ends before everything in it is closed"
        return Said("unclosed-brace", message, f"put `{closing}` where it should end")
    nested = "clause" if mistake.tokens[0].kind != "learner" else "learner_clause"
    begins_clause = mistake.kind in table.first(nested) and mistake.kind not in VALUES
    if begins_clause or mistake.kind in table.declaring:
        message = f"{mistake.shown} begins something new before what stands around it is closed"
        return Said("unclosed-brace", message, f"put `{closing}` before {mistake.shown}")
    return None


def _other_words(mistake: Mistake, table: Table) -> Said | None:
    """Words that mean a word of the language, such as `at minimum`, `Any Of` or `one of`."""
    if mistake.found is None:
        return None
    for begin in (mistake.stop.at - 1, mistake.stop.at):
        for size in range(_MOST_WORDS_OF_A_SLIP, 0, -1):
            tokens = mistake.tokens[max(begin, 0) : begin + size]
            if begin < 0 or not begin <= mistake.stop.at < begin + len(tokens):
                continue
            written = " ".join(token.text for token in tokens)
            if written.casefold() in table.words and written not in table.words:
                help_ = f"the words of the language have their own capitals: write `{written.casefold()}`"
                return Said("unknown-word", f"`{written}` is not a word of the language", help_)
            if written.casefold() in slips.WORDS:
                help_ = f"write `{slips.WORDS[written.casefold()]}`"
                return Said("unknown-word", f"`{written}` is not a word of the language", help_)
    return None


def _reserved(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A word of the language where a name belongs."""
    if mistake.kind not in table.words or "NAME" not in expected:
        return None
    if expected != _NAMES:
        as_name = table.accepts(mistake.stop.stack, "NAME") or []
        at = mistake.stop.at + 1
        following = mistake.tokens[at].kind if at < len(mistake.tokens) else END
        if table.accepts(as_name, following) is None:
            return None
    word = mistake.kind
    message = f"`{word}` is a word of the language; as a name write it in single quotes: '{word}'"
    return Said("reserved-word", message, f"write '{word}', or choose another name")


def _unknown_word(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A word that is none of the language, where only such words may stand."""
    if mistake.kind not in {"NAME", "GRADE"} or mistake.found is None:
        return None
    written = mistake.found.text
    near = _nearest(written, expected & table.words, table.words)
    if near:
        message = f"`{written}` is not a word of the language here"
        return Said("unknown-word", f"{message}; did you mean `{near}`?", f"write `{near}`")
    if mistake.stop.at == 0:
        message = f"`{written}` does not begin a declaration"
        return Said("unknown-word", message, f"a declaration begins with {_words_of(table.declaring, mistake.shown)}")
    return None


def _nearest(word: str, fitting: frozenset[str], words: frozenset[str]) -> str | None:
    """The nearest word that fits here, one that begins with it, or the nearest word of all."""
    near = _by_closeness(word, fitting, _CLOSE_ENOUGH)
    near += sorted(each for each in fitting if each.startswith(f"{word.casefold()} "))
    near += _by_closeness(word, words, _CLOSE_ENOUGH)
    return near[0] if near else None


def _by_closeness(word: str, words: Iterable[str], cutoff: float = 0.0) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word.casefold(), sorted(words), n=_MOST_LISTED, cutoff=cutoff)


def _words_of(words: frozenset[str], found: str) -> str:
    shown = _by_closeness(found, words)
    return ", ".join(f"`{word}`" for word in shown) + (" and others" if len(words) > len(shown) else "")


def _missing_comma(mistake: Mistake, expected: frozenset[str]) -> Said | None:
    """Two members of a list side by side."""
    if "," not in expected or "}" not in expected or mistake.found is None:
        return None
    if mistake.kind in {"}", ")", "=", ","} or mistake.kind in expected:
        return None
    if mistake.kind in {"and", "or"}:
        help_ = "write `all of { a, b }` where everything is needed and `any of { a, b }` where one is enough"
        return Said("missing-comma", f"`{mistake.kind}` stands where a comma belongs", help_)
    message = f"a comma is missing between {mistake.after} and {mistake.shown}"
    if mistake.kind in VALUES or mistake.kind[0].isalpha():
        return Said("missing-comma", message, "put a comma after each member of a list")
    return None


def _missing(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """One thing only could stand here: a name, a number, a text, a date, a price, a brace or one word."""
    if expected == _NAMES:
        return _wanting(mistake, "missing-name", "a name such as `asu.eng101`", _HELP_FOR_A_NAME)
    kinds = sorted(expected - _NAMES)
    if len(kinds) != 1 or expected & _NAMES:
        return None
    kind = kinds[0]
    if kind in _MISSING:
        code, help_ = _MISSING[kind]
        words = VALUE_WORDS[kind]
        if kind == "STRING" and mistake.stop.at <= _TITLE_AT:
            code, words = "missing-title", "a title in double quotes"
            if mistake.kind == "NAME" and mistake.found:
                help_ = f'write the title between double quotes, as in "{mistake.found.text}"'
        return _wanting(mistake, code, words, help_)
    if kind == "{":
        return _wanting(mistake, "missing-brace", "`{`", "put `{` here and `}` where the list or the declaration ends")
    if kind in table.phrases:
        return _wanting(mistake, "missing-word", f"`{kind}`", f"put `{kind}` here")
    return None


def _wanting(mistake: Mistake, code: str, words: str, help_: str) -> Said:
    if mistake.stop.at == 0:
        return Said(code, f"here comes {words}, not {mistake.shown}", help_)
    if mistake.found is None:
        return Said(code, f"after {mistake.after} comes {words}, and the declaration ends before it", help_)
    return Said(code, f"after {mistake.after} comes {words}, not {mistake.shown}", help_)


def _unexpected(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said:
    words = in_words(table, expected)
    if mistake.stop.at == 0:
        message = f"{mistake.shown} does not begin a declaration"
        return Said("unexpected-word", message, f"a declaration begins with {_words_of(table.declaring, mistake.shown)}")
    if expected == {END}:
        message = f"the declaration is complete before {mistake.shown}"
        return Said("unexpected-word", message, "begin a new declaration with its word, or delete what stands here")
    if expected <= table.words:
        near = _by_closeness(mistake.shown, expected)
        return _wanting(mistake, "missing-word", listed([f"`{word}`" for word in near]), _help_with(mistake, words))
    return _wanting(mistake, "unexpected-word", listed(words), _help_with(mistake, words))


def _help_with(mistake: Mistake, words: list[str]) -> str:
    """Everything that may stand here, and where."""
    place = f"after {mistake.after}" if mistake.found is None else f"instead of {mistake.shown}, or before it"
    return f"write {listed(words, most=_MOST_LISTED)} {place}"
