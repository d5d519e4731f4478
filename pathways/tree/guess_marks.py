"""What the author most likely meant by a mark: a quote inside a text, a brace too many or too few, a comma too many."""

from itertools import pairwise

from pathways.tree.lexer import VALUES
from pathways.tree.mistake import Mistake
from pathways.tree.pieces import starts_line, unclosed
from pathways.tree.slips import Said
from pathways.tree.table import END, Table

_THOUSANDS = 3
_ALL_OR_ANY = "write `all of { a, b }` where everything is needed and `any of { a, b }` where one is enough"


def guess_marks(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A mark that closes, separates or equates nothing, or a list or body that is not closed."""
    return (
        _quote_inside(mistake)
        or _mark(mistake, table, expected)
        or _without_equals(mistake, table, expected)
        or _without_braces(mistake, table, expected)
        or _unclosed(mistake, table, expected)
    )


def comma_inside(mistake: Mistake) -> Said | None:
    """A number with a comma inside: thousands, as in `1,200`, or decimals, as in `7,5`."""
    at = mistake.stop.at
    tokens = mistake.tokens[max(at - 1, 0) : at + 2]
    kinds = [token.kind for token in tokens]
    touching = all(one.end == other.start for one, other in pairwise(tokens))
    if not touching or kinds not in (["NUMBER", ",", "NUMBER"], ["MONEY", ",", "NUMBER"]):
        return None
    before, _, after = (token.text for token in tokens)
    message = f"`{before},{after}` has a comma inside"
    if "." in before or (len(after.partition(".")[0]) != _THOUSANDS and "." in after):
        help_ = "write a point before the decimals and nothing between the thousands, as in `1200.5`"
        return Said("misspelt-number", message, help_, -1, 1)
    point = "" if len(after.partition(".")[0]) == _THOUSANDS else "."
    return Said("misspelt-number", message, f"write `{before}{point}{after}`", -1, 1)


def _quote_inside(mistake: Mistake) -> Said | None:
    """A text that ends at a quote that was meant to stand inside it."""
    before = mistake.tokens[mistake.stop.at - 1] if mistake.stop.at else None
    if (
        before is None
        or mistake.found is None
        or before.kind != "STRING"
        or mistake.found.start != before.end
    ):
        return None
    if not (mistake.found.text[0].isalnum() or mistake.kind == "STRING"):
        return None
    message = f'the text ends at the `"` before {mistake.shown}'
    help_ = r'a quote inside a text is written `\"`, as in "The \"great\" books"'
    return Said("unexpected-word", message, help_)


def _mark(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A mark that closes, separates or equates nothing."""
    kind = mistake.kind
    if kind in {"}", ")"} and not unclosed(mistake.tokens[: mistake.stop.at]):
        return Said(
            "unopened-brace",
            f"`{kind}` closes nothing that was opened",
            f"delete it, or look for a `{kind}` too many above",
        )
    if kind == ",":
        return _comma(mistake, table, expected)
    if kind == "=" and mistake.stop.at:
        help_ = "leave `=` out; it stands only after the name of a set, a requirement or a unit"
        return Said("unexpected-word", f"`=` does not stand after {mistake.after}", help_)
    return None


def _comma(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A comma where a clause, a line or a declaration ends."""
    at = mistake.stop.at
    following = mistake.tokens[at + 1].kind if at + 1 < len(mistake.tokens) else END
    is_list = following in {"NAME", "QUOTED_NAME", "NUMBER", "at least"}
    if "}" in expected and table.first("clause") & expected:
        help_ = "leave it out: only the members of a list are separated by commas"
        if mistake.tokens[0].kind == "learner" and is_list:
            help_ = "write a line for each, as in `earned asu.eng101` and `earned asu.eng102`"
        elif is_list:
            help_ = _ALL_OR_ANY
        return Said("unexpected-comma", "a comma stands where a clause ends", help_)
    if END in expected:
        help_ = "leave it out: only the members of a list are separated by commas"
        if is_list:
            help_ = "put the list between `{` and `}`; a list of requirements begins with `all of`, `any of` or `2 of`"
        return Said("unexpected-comma", "a comma stands where the declaration ends", help_)
    return None


def _without_equals(mistake: Mistake, table: Table, expected: frozenset[str]) -> Said | None:
    """A set or a named requirement that follows its name at once."""
    rule = "selection" if mistake.tokens[0].kind == "set" else "requirement"
    if "=" not in expected or mistake.kind not in table.first(rule) | {"{"} or mistake.kind in VALUES:
        return None
    begin = "= all of" if rule == "requirement" and mistake.kind == "{" else "="
    return Said(
        "missing-word", f"`=` is missing after {mistake.after}", f"write `{begin}` before {mistake.shown}"
    )


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
        opened = "{" if closing == "}" else "("
        message = f"a `{opened}` is opened here and never closed"
        return Said("unclosed-brace", message, f"put `{closing}` where the list or the declaration ends")
    nested = "clause" if mistake.tokens[0].kind != "learner" else "learner_clause"
    begins_clause = mistake.kind in table.first(nested) and mistake.kind not in VALUES
    if begins_clause or _declares(mistake, table):
        noun = "clause" if begins_clause else "declaration"
        message = f"{mistake.shown} begins a new {noun}, and what stands before it is not closed"
        return Said("unclosed-brace", message, f"put `{closing}` before {mistake.shown}")
    return None


def _declares(mistake: Mistake, table: Table) -> bool:
    """Whether a line begins a declaration; `transfer credits at most 6` names nothing and is meant for a clause."""
    at = mistake.stop.at
    names_nothing = at + 1 < len(mistake.tokens) and mistake.tokens[at + 1].kind in table.words
    return (
        mistake.kind in table.declaring
        and not names_nothing
        and starts_line(mistake.tokens, at, mistake.source.text)
    )
