"""What the author most likely meant: marks too many, braces too few, words that mean other words, names that are reserved."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pathways.tree import slips
from pathways.tree.lexer import VALUES, Token
from pathways.tree.mistake import Mistake
from pathways.tree.pieces import unclosed
from pathways.tree.slips import Said
from pathways.tree.table import END, Table

MOST_LISTED = 12
_NAMES = frozenset({"NAME", "QUOTED_NAME"})
_MOST_WORDS_OF_A_SLIP = 4
_CLOSE_ENOUGH = 0.75


def guess(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """What the author most likely meant, if anything is likely enough."""
    return (
        _mark(mistake, table, expected)
        or _without_braces(mistake, table, expected)
        or _unclosed(mistake, table, expected)
        or _other_words(mistake, table)
        or _reserved(mistake, table, expected)
        or _unknown_word(mistake, table, expected)
        or _missing_comma(mistake, expected)
        or _uncounted(mistake, table, expected)
    )


def slip_before(mistake: Mistake) -> Said | None:
    """A slip that reaches back before the word that does not fit: `minimum` taken for a name, a comma inside a number."""
    before = mistake.tokens[mistake.stop.at - 1] if mistake.stop.at else None
    if before is None:
        return None
    if (
        before.kind == "NAME"
        and before.text.casefold() in slips.BEFORE
        and mistake.kind in {"NAME", "NUMBER"}
    ):
        return _meant(before.text)
    if mistake.kind == "," and before.kind in {"NUMBER", "MONEY"}:
        return _comma_inside(mistake.tokens[mistake.stop.at - 1 : mistake.stop.at + 2])
    return None


def _comma_inside(tokens: Sequence[Token]) -> Said | None:
    """Thousands with a comma, as in `1,200`."""
    kinds, touching = (
        [token.kind for token in tokens[1:]],
        all(one.end == other.start for one, other in pairwise(tokens)),
    )
    if kinds != [",", "NUMBER"] or not touching:
        return None
    written = "".join(token.text for token in tokens)
    return Said("misspelt-number", f"`{written}` has a comma inside", f"write `{written.replace(',', '')}`")


def _mark(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A mark that closes, separates or equates nothing."""
    kind = mistake.kind
    if kind in {"}", ")"} and not unclosed(mistake.tokens[: mistake.stop.at]):
        return Said(
            "unopened-brace",
            f"`{kind}` closes nothing that was opened",
            f"delete it, or look for a `{kind}` too many above",
        )
    if kind == "," and "}" in expected and table.first("clause") & expected:
        help_ = "begin the next clause with its word; only the members of a list are separated by commas"
        return Said("unexpected-comma", "a comma stands where a clause ends", help_)
    if kind == "=" and mistake.stop.at:
        help_ = "leave `=` out; it stands only after the name of a set, a requirement or a unit"
        return Said("unexpected-word", f"`=` does not stand after {mistake.after}", help_)
    return None


def _without_braces(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A clause right after the title."""
    if (
        "{" not in expected
        or mistake.kind not in table.first("clause")
        or unclosed(mistake.tokens[: mistake.stop.at])
    ):
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
            written = " ".join(token.text for token in tokens)
            if begin < 0 or not begin <= mistake.stop.at < begin + len(tokens):
                continue
            if written.casefold() in table.words and written not in table.words:
                help_ = f"words of the language are written in small letters: write `{written.casefold()}`"
                return Said("unknown-word", f"`{written}` is not a word of the language", help_)
            if written.casefold() in slips.WORDS:
                return _meant(written)
    return None


def _meant(written: str) -> Said:
    help_ = f"write `{slips.WORDS[written.casefold()]}`"
    return Said("unknown-word", f"`{written}` is not a word of the language", help_)


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
    if "'" in word:
        return Said("reserved-word", f"`{word}` is a word of the language", "choose another name")
    message = f"`{word}` is a word of the language; as a name write it in single quotes: '{word}'"
    return Said("reserved-word", message, f"write '{word}', or choose another name")


def _unknown_word(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A word that is none of the language, where only such words may stand."""
    if mistake.kind not in {"NAME", "GRADE"} or mistake.found is None:
        return None
    written = mistake.found.text
    near = _nearest(written, expected & table.words, table.words)
    if near and written.replace("-", "").isalpha():
        message = f"`{written}` is not a word of the language here"
        return Said("unknown-word", f"{message}; did you mean `{near}`?", f"write `{near}`")
    if mistake.stop.at == 0:
        message = f"`{written}` does not begin a declaration"
        return Said(
            "unknown-word", message, f"a declaration begins with {words_of(table.declaring, mistake.shown)}"
        )
    return None


def _nearest(word: str, fitting: frozenset[str], words: frozenset[str]) -> str | None:
    """The nearest word that fits here, one that begins with it, or the nearest word of all."""
    near = by_closeness(word, fitting, _CLOSE_ENOUGH)
    near += sorted(each for each in fitting if each.startswith(f"{word.casefold()} "))
    near += by_closeness(word, words, _CLOSE_ENOUGH)
    return near[0] if near else None


def by_closeness(word: str, words: Iterable[str], cutoff: float = 0.0) -> list[str]:
    """The words nearest to what was written, the nearest first."""
    from difflib import get_close_matches

    return get_close_matches(word.casefold(), sorted(words), n=MOST_LISTED, cutoff=cutoff)


def words_of(words: frozenset[str], found: str) -> str:
    """Words for a sentence, the nearest to what was written first."""
    shown = by_closeness(found, words)
    return ", ".join(f"`{word}`" for word in shown) + (" and others" if len(words) > len(shown) else "")


def _uncounted(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A number that does not say what it counts, or a number in words."""
    word = mistake.found.text.casefold() if mistake.found else ""
    if "NUMBER" in expected and word in slips.NUMBERS:
        message = f"`{word}` is a number in words"
        return Said("missing-number", message, f"write `{slips.NUMBERS.index(word)}`")
    if not table.first("measure") <= expected:
        return None
    message = f"after {mistake.after} is not said what is counted"
    return Said(
        "missing-measure",
        message,
        "write what is counted, as in `12 credits`, `4 courses` or `90 clock hours`",
    )


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
