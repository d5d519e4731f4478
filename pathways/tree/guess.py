"""What the author most likely meant: marks, other words, reserved names, words that are nearly right, things left out."""

from collections.abc import Iterable

from pathways.text import limits
from pathways.tree.guess_marks import guess_marks
from pathways.tree.guess_words import other_words, title_for_a_name
from pathways.tree.lexer import VALUES
from pathways.tree.mistake import Mistake
from pathways.tree.slips import Said
from pathways.tree.table import END, Table

MOST_LISTED = 12
_NAMES = frozenset({"NAME", "QUOTED_NAME"})
_CLOSE_ENOUGH = 0.75
_VERY_CLOSE = 0.85
_LONG_ENOUGH = 4
_DECLARING = "`course`, `certificate`, `bachelor degree`, `requirement`, `set`, `vertical stack`, `admission`, `learner`"


def guess(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """What the author most likely meant, if anything is likely enough."""
    return (
        guess_marks(mistake, table, expected)
        or other_words(mistake, table, expected)
        or _reserved(mistake, table, expected)
        or _unknown_word(mistake, table, expected)
        or title_for_a_name(mistake)
        or _without_from(mistake, table, expected)
        or _missing_comma(mistake, expected, table.first("filter"))
        or _uncounted(mistake, table, expected)
    )


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
    if mistake.found is None or not (mistake.kind in {"NAME", "GRADE"} or mistake.stop.at == 0):
        return None
    written = mistake.found.text
    near = nearest_word(written, expected & table.words)
    if near and written.replace("-", "").isalpha():
        message = f"`{written}` is not a word of the language here"
        return Said("unknown-word", f"{message}; did you mean `{near}`?", f"write `{near}`")
    if mistake.stop.at == 0 and mistake.kind in {"NAME", "GRADE"}:
        message = f"`{written}` does not begin a declaration"
        return Said("unknown-word", message, help_for_a_declaration())
    return None


def nearest_word(written: str, words: frozenset[str]) -> str | None:
    """The word of these that was most likely meant: nearly the same, or of several words one that is nearly the same.

    >>> nearest_word("requires", frozenset({"require", "overall"}))
    'require'
    >>> nearest_word("admit", frozenset({"admits to"})), nearest_word("within", frozenset({"completed within"}))
    ('admits to', 'completed within')
    >>> nearest_word("yes", frozenset({"met", "unmet"}))
    """
    folded = written.casefold()
    near = by_closeness(folded, words, _CLOSE_ENOUGH)
    near += sorted(word for word in words if word.startswith(f"{folded} "))
    if len(folded) >= _LONG_ENOUGH:
        near += sorted(word for word in words if word.startswith(folded))
        near += sorted(word for word in words if word.endswith(f" {folded}"))
    firsts = {word.partition(" ")[0]: word for word in sorted(words, reverse=True)}
    near += [firsts[first] for first in by_closeness(folded, firsts, _VERY_CLOSE)]
    return near[0] if near else None


def by_closeness(word: str, words: Iterable[str], cutoff: float = 0.0) -> list[str]:
    """The words nearest to what was written, the nearest first."""
    from difflib import get_close_matches

    return get_close_matches(word[: limits.NAME].casefold(), sorted(words), n=MOST_LISTED, cutoff=cutoff)


def help_for_a_declaration() -> str:
    """What may begin a declaration, the most usual first."""
    return f"a declaration begins with {_DECLARING} and others; a remark begins with `#`"


def _without_from(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A filter right after an amount, without what it filters."""
    if "from" not in expected or mistake.kind not in table.first("filter"):
        return None
    message = f"after {mistake.after} comes `from`, not {mistake.shown}"
    return Said("missing-word", message, f"write `from courses` before {mistake.shown}")


def _uncounted(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A number that does not say what it counts."""
    if not table.first("measure") <= expected:
        return None
    message = f"after {mistake.after} is not said what is counted"
    return Said(
        "missing-measure",
        message,
        "write what is counted, as in `12 credits`, `4 courses` or `90 clock hours`",
    )


def _missing_comma(mistake: Mistake, expected: frozenset[str], filters: frozenset[str]) -> Said | None:
    """Two members of a list side by side."""
    if "," not in expected or "}" not in expected or mistake.found is None:
        return None
    if mistake.kind in {"}", ")", "=", ","} or mistake.kind in expected:
        return None
    if mistake.kind in {"and", "or"}:
        help_ = "write `all of { a, b }` where everything is needed and `any of { a, b }` where one is enough"
        return Said("missing-comma", f"`{mistake.kind}` stands where a comma belongs", help_)
    if mistake.kind in filters:
        help_ = f"write {mistake.shown} behind the list, where it holds for every member, or name one alone"
        return Said("unexpected-word", f"{mistake.shown} does not fit inside a list of names", help_)
    if _is_row(mistake):
        message = (
            f"the line of {mistake.after} is a row of a spreadsheet, and a list has names with commas between"
        )
        return Said(
            "unexpected-word", message, "write of each row the name of its course alone, as in `asu.math101,`"
        )
    message = f"a comma is missing between {mistake.after} and {mistake.shown}"
    if mistake.kind in VALUES or mistake.kind[0].isalpha():
        return Said("missing-comma", message, "put a comma after each member of a list")
    return None


def _is_row(mistake: Mistake) -> bool:
    """Whether tabs stand on the line, between words: it was copied from a spreadsheet."""
    text, at = mistake.source.text, mistake.tokens[mistake.stop.at].start
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return "\t" in line.strip()
