"""What the author most likely meant by a word: other words for words of the language, numbers in words, names with blanks."""

from pathways.tree import synonyms
from pathways.tree.lexer import Token
from pathways.tree.mistake import TITLE_AT, Mistake
from pathways.tree.parser import Stop, declaration
from pathways.tree.pieces import starts_line
from pathways.tree.slips import Said
from pathways.tree.table import END, Table

_NAMES = frozenset({"NAME", "QUOTED_NAME"})
_CLOSERS = frozenset({"}", ")", ",", "=", END})
_MOST_WORDS_OF_A_SLIP = 4
_CAP = (
    "a cap asks for nothing: write it with `at most` behind `of which { ... }`, "
    "or for the whole credential in `overall { ... }`"
)
_AFTER_A_GRADE = frozenset({"grade", "with grade", "passing", "failing", ","})


def slip_before(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A slip that reaches back to the word before: `minimum` or `MATH` taken for a name, `cr` for a unit."""
    before = mistake.tokens[mistake.stop.at - 1] if mistake.stop.at else None
    if before is None or before.kind != "NAME":
        return None
    word = before.text.casefold()
    if word in synonyms.MEASURES and {"credits", "hours"} <= expected:
        return _back(_meant(before.text, synonyms.MEASURES[word]))
    if mistake.kind in _CLOSERS:
        return None
    if word in synonyms.NUMBERS and _fits(mistake, table, mistake.stop.at - 1, "NUMBER"):
        return _words_of_several(mistake, table) or _back(_number(before.text, str(synonyms.NUMBERS[word])))
    if word in table.words and before.text != word and _fits(mistake, table, mistake.stop.at - 1, word):
        return _back(_in_small_letters(before.text))
    if word == "percent" and "credits" in expected:
        return _back(
            Said("unknown-word", f"`{before.text}` is not a word of the language", synonyms.HELP[word])
        )
    if word in synonyms.TAKEN_FOR_NAMES:
        message = f"`{before.text}` is not a word of the language"
        help_ = synonyms.TAKEN_FOR_NAMES[word]
        if word == "the" and mistake.kind == "NUMBER":
            help_ = "write the numbers of courses as in `courses numbered 300 to 399`"
        said = Said("unknown-word", message, help_)
        return _words_of_several(mistake, table) or _back(said)
    if mistake.kind == "courses" and "=" not in expected:
        help_ = (
            f'write `courses` first, as in `courses in area asu.data` or `courses in subject "{before.text}"`'
        )
        return Said("unexpected-word", f"`{before.text}` does not fit before `courses`", help_, -1, 0)
    return _name_with_blanks(mistake, table, expected)


def other_words(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """Words that mean a word of the language, such as `at minimum`, `Any Of`, `one of` or `twelve`."""
    if mistake.found is None:
        return None
    word = mistake.found.text.casefold()
    if "NUMBER" in expected and word in synonyms.NUMBERS:
        return _number(word, str(synonyms.NUMBERS[word]))
    if "FRACTION" in expected and word in synonyms.FRACTIONS:
        return _number(word, synonyms.FRACTIONS[word])
    return (
        _line(mistake, table, expected, first=True)
        or _words_at(mistake, table, mistake.stop.at - 1)
        or _words_at(mistake, table, mistake.stop.at, is_name=_is_reserved_name(mistake, table, expected))
        or _line(mistake, table, expected, first=False)
    )


def _is_reserved_name(mistake: Mistake, table: Table, expected: frozenset[str]) -> bool:
    """Whether a word of the language stands as it is written where a name could stand, which is told in its own way."""
    return mistake.found is not None and "NAME" in expected and mistake.found.text in table.words


def _words_of_several(mistake: Mistake, table: Table) -> Said | None:
    """What the word before means together with what follows it, such as `no more than`."""
    return _words_at(mistake, table, mistake.stop.at - 1)


def _words_at(mistake: Mistake, table: Table, begin: int, *, is_name: bool = False) -> Said | None:
    """The longest words from here that mean a word of the language and reach to what does not fit.

    A word that is a name by itself has no other meaning.
    """
    if begin < 0:
        return None
    for size in range(_MOST_WORDS_OF_A_SLIP, 0, -1):
        tokens = mistake.tokens[begin : begin + size]
        written = " ".join(token.text for token in tokens)
        folded = written.casefold()
        if not begin <= mistake.stop.at < begin + len(tokens):
            continue
        about = (begin - mistake.stop.at, begin + size - 1 - mistake.stop.at)
        if folded in table.words and written not in table.words:
            return _over(_in_small_letters(written), *about)
        if folded in synonyms.WORDS:
            meant = synonyms.WORDS[folded]
            asks = begin > 0 and mistake.tokens[begin - 1].kind in {"require", "made of", "add"}
            help_ = _CAP if asks and meant.startswith("at most") else f"write `{meant}`"
            return Said("unknown-word", f"`{written}` is not a word of the language", help_, *about)
        if folded in synonyms.HELP and not (is_name and size == 1):
            message = f"`{written}` is not a word of the language"
            return Said("unknown-word", message, synonyms.HELP[folded], *about)
    return None


def _line(mistake: Mistake, table: Table, expected: frozenset[str], *, first: bool) -> Said | None:
    """What people begin a clause or a line of a learner with; `first` asks for one that stands first on its line."""
    is_learner = mistake.tokens[0].kind == "learner"
    begins = table.first("learner_clause" if is_learner else "clause")
    if mistake.found is None or not mistake.stop.at or not begins <= expected:
        return None
    after_brace = mistake.tokens[mistake.stop.at - 1].kind == "{"
    is_first = after_brace or starts_line(mistake.tokens, mistake.stop.at, mistake.source.text)
    if is_first != first or not (first or mistake.kind == "NAME"):
        return None
    word = mistake.found.text.casefold()
    if is_learner:
        help_ = synonyms.LEARNER_LINES.get(word)
        return Said("unknown-word", f"{mistake.shown} begins no line of a learner", help_) if help_ else None
    help_ = synonyms.CLAUSES.get(word)
    return Said("unknown-word", f"{mistake.shown} begins no clause", help_) if help_ else None


def _name_with_blanks(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A name in two words, as the catalogue prints it: `MATH 101`, `Data Science`."""
    at, found = mistake.stop.at, mistake.found
    if found is None or found.kind not in {"NAME", "NUMBER"} or "NAME" in expected:
        return None
    written = f"{mistake.tokens[at - 1].text} {found.text}"
    following = mistake.tokens[at + 1].kind if at + 1 < len(mistake.tokens) else END
    if at == TITLE_AT and following == "STRING":
        one_word = written.replace(" ", "_" if found.kind == "NAME" else "")
        help_ = f"write it in one word, as in `{one_word}`, and after it the title in double quotes"
        return Said("unreadable-name", f"`{written}` has a blank, and a name has none", help_, -1, 0)
    is_grade = mistake.tokens[at - 2].kind in _AFTER_A_GRADE and mistake.tokens[0].kind in {
        "learner",
        "scale",
    }
    if found.kind != "NUMBER" or is_grade or at <= TITLE_AT or following in table.first("measure"):
        return None
    help_ = "write the name as it is declared, in one word, as in `asu.math101`"
    return Said("unreadable-name", f"`{written}` has a blank, and a name has none", help_, -1, 0)


def title_for_a_name(mistake: Mistake) -> Said | None:
    """A title where a name belongs, as in `general education`; a name of a library has a dot, a digit or `_`."""
    at, tokens = mistake.stop.at, mistake.tokens
    end = at
    if at <= TITLE_AT or tokens[at - 1].kind != "NAME":
        return None
    while (
        end < len(tokens) and tokens[end].kind == "NAME" and not starts_line(tokens, end, mistake.source.text)
    ):
        end += 1
    words = [token.text for token in tokens[at - 1 : end]]
    is_first = starts_line(tokens, at - 1, mistake.source.text) or tokens[at - 2].kind in _AFTER_A_GRADE
    if end == at or is_first or not all(word.isalpha() for word in words[:2]):
        return None
    written = " ".join(words)
    message = f"`{written}` has a blank, and a name has none"
    help_ = "write the name as it is declared, in one word; what the catalogue prints is its title"
    return Said("unreadable-name", message, help_, -1, end - at - 1)


def _fits(mistake: Mistake, table: Table, at: int, kind: str) -> bool:
    """Whether a word of this kind can stand at this place instead of the one that does."""
    token = mistake.tokens[at]
    tried = [*mistake.tokens[:at], Token(kind, token.text, token.start, token.end), *mistake.tokens[at + 1 :]]
    after = declaration(table, tried)
    return not isinstance(after, Stop) or after.at > at


def _over(said: Said, first: int, last: int) -> Said:
    """The same, about these words."""
    return said._replace(first=first, last=last)


def _back(said: Said) -> Said:
    """The same, about the word before."""
    return _over(said, -1, -1)


def _number(written: str, meant: str) -> Said:
    what = "fraction" if "/" in meant else "number"
    return Said("missing-number", f"`{written}` is a {what} in words", f"write `{meant}`")


def _meant(written: str, word: str) -> Said:
    return Said("unknown-word", f"`{written}` is not a word of the language", f"write `{word}`")


def _in_small_letters(written: str) -> Said:
    help_ = f"words of the language are written in small letters: write `{written.casefold()}`"
    return Said("unknown-word", f"`{written}` is not a word of the language", help_)
