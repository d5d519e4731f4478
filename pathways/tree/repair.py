"""After a mistake: the same declaration with as little left out or added as lets the rest of it be read."""

from collections.abc import Iterator, Sequence

from pathways.tree.lexer import Token
from pathways.tree.mistake import TITLE_AT
from pathways.tree.parser import Stop, declaration
from pathways.tree.pieces import WITHOUT_BODY, starts_line, step, unclosed
from pathways.tree.table import END, Table

_NAMES = frozenset({"NAME", "QUOTED_NAME"})
_MOST_WORDS = 3
"""Words before a name, as in `digital badge asu.data`."""


def repaired(table: Table, tokens: list[Token], stop: Stop, code: str, text: str) -> list[Token] | None:
    """Tokens to read on with after a mistake that was told under `code`; None where nothing of it can be read."""
    at = stop.at
    body = _body(tokens)
    if code == "unreadable-name" and at > TITLE_AT and at < len(tokens) and tokens[at].kind == "NUMBER":
        return [*tokens[: at - 1], _in_one(tokens[at - 1], tokens[at]), *tokens[at + 1 :]]
    if code == "missing-comma" and (with_comma := _with_comma(table, tokens, at, text)):
        return with_comma
    if code == "reserved-word":
        return [*tokens[:at], tokens[at]._replace(kind="NAME"), *tokens[at + 1 :]]
    if at == len(tokens):
        return _closed_at_the_end(table, tokens) or _without_clause(table, tokens, stop, text, code)
    if at <= 1 and body + 1 < len(tokens):
        return _with_beginning(table, tokens, at, body)
    if tokens[0].kind not in table.declaring:
        return None
    if at <= body < len(tokens):
        return _with_title(table, tokens, at, body)
    if table.accepts(stop.stack, END) is not None:
        return tokens[:at]
    return _with_list_closed(table, tokens, stop) or _without_clause(table, tokens, stop, text, code)


def _body(tokens: Sequence[Token]) -> int:
    """Where the body begins; at the end if there is none."""
    if tokens[0].kind in WITHOUT_BODY:
        return len(tokens)
    return next((number for number, token in enumerate(tokens) if token.kind == "{"), len(tokens))


def _in_one(first: Token, second: Token) -> Token:
    """A name in two words as one token, so that the rest of a list can be read."""
    return Token("NAME", f"{first.text} {second.text}", first.start, second.end)


def _with_comma(table: Table, tokens: list[Token], at: int, text: str) -> list[Token] | None:
    """With a comma, where a member of a list begins; a line of many words without commas is no list of names."""
    line, end = text.rfind("\n", 0, tokens[at].start), tokens[at - 1].end
    if any(token.start > line and token.start == token.end for token in tokens[:at] if token.kind == ","):
        return None
    tried = [*tokens[:at], Token(",", ",", end, end), *tokens[at:]]
    after = declaration(table, tried)
    return tried if not isinstance(after, Stop) or after.at > at + 1 else None


def _closings(opened: Sequence[Token], after: Token) -> list[Token]:
    marks = ["}" if token.kind == "{" else ")" for token in reversed(opened)]
    return [Token(mark, mark, after.end, after.end) for mark in marks]


def _closed_at_the_end(table: Table, tokens: list[Token]) -> list[Token] | None:
    closed = [*tokens, *_closings(unclosed(tokens), tokens[-1])]
    return closed if not isinstance(declaration(table, closed), Stop) else None


def _with_beginning(table: Table, tokens: list[Token], at: int, body: int) -> list[Token] | None:
    """With a declaring word, or with a name, so that the mistakes inside the body can be told.

    What is declared is then mostly unknown: the word keeps the text that its author wrote, or has none.
    """
    from pathways.tree.guess import nearest_word  # a file without mistakes needs no guesses

    first = tokens[0]
    if at == 1 and first.kind == "learner":
        return _with_title(table, tokens, at, body)
    if at == 1:
        name = Token("NAME", "", first.end, first.end)
        return _with_title(table, [first._replace(text="?"), name, *tokens[1:]], 2, body + 1)
    named = next((number for number in range(body) if tokens[number + 1].kind == "STRING"), 0)
    is_named = 0 < named <= _MOST_WORDS and tokens[named].kind in _NAMES
    if first.kind not in {"NAME", "GRADE"} or not is_named:
        return None
    near = nearest_word(first.text, table.declaring)
    if not near and tokens[body + 1].kind not in table.first("clause"):
        return None
    word = first._replace(kind=near, text=near) if near else first._replace(kind="certificate")
    return [word, *tokens[named:]]


def _with_title(table: Table, tokens: list[Token], at: int, body: int) -> list[Token] | None:
    """With an empty title, or with nothing, in place of what stands before the body."""
    title = Token("STRING", '""', tokens[at].start, tokens[at].start)
    for instead in ([title], []):
        tried = [*tokens[:at], *instead, *tokens[body:]]
        after = declaration(table, tried)
        if not isinstance(after, Stop) or after.at > at + len(instead):
            return tried
    return None


def _with_list_closed(table: Table, tokens: list[Token], stop: Stop) -> list[Token] | None:
    """With the list closed in which a clause begins, if so many braces are missing."""
    found, before = tokens[stop.at], tokens[: stop.at]
    inner = unclosed(before)[1:]
    if not inner or not unclosed(tokens) or found.kind not in _clause_words(table, tokens):
        return None
    return [*before, *_closings(inner, before[-1]), *tokens[stop.at :]]


def _without_clause(
    table: Table, tokens: list[Token], stop: Stop, text: str, code: str
) -> list[Token] | None:
    """Without the clause that has the mistake, and without the rest of its line if clauses have lines of their own."""
    words = _clause_words(table, tokens)
    at, body = stop.at, _body(tokens)
    starts = [number for number in _at_depth_one(tokens) if _begins_clause(tokens, number, words)]
    ends_before = (
        len(unclosed(tokens[:at])) == 1
        and table.accepts(stop.stack, "}") is not None
        and code != "unreadable-name"
        and not _was_taken_for_a_name(tokens, at)
    )
    begin = at if ends_before else max((start for start in starts if start < at), default=body + 1)
    end_of_body = len(tokens) - 1 if tokens[-1].kind == "}" else len(tokens)
    on_one_line = text.find("\n", tokens[0].start, tokens[min(at, len(tokens) - 1)].end) < 0
    next_clauses = {start for start in starts if on_one_line or starts_line(tokens, start, text)}
    next_clauses |= set(_in_the_column_of_clauses(tokens, body, text))
    end = min((start for start in next_clauses if start >= at and start > begin), default=end_of_body)
    if begin > body and end > begin:
        rest = [*tokens[:begin], *tokens[end:]]
        return rest if rest[-1].kind == "}" else [*rest, *_closings(unclosed(rest), rest[-1])]
    return None


def _begins_clause(tokens: Sequence[Token], number: int, words: frozenset[str]) -> bool:
    """Whether a clause begins there; not at `level` in `from each level`, nor at `published` in `not published`."""
    before = tokens[number - 1]
    inside = before.kind == "from each" or (tokens[number].kind == "published" and before.text == "not")
    return tokens[number].kind in words and not inside


def _in_the_column_of_clauses(tokens: Sequence[Token], body: int, text: str) -> Iterator[int]:
    """Lines that begin as far to the right as the first clause, whatever they begin with: most likely clauses too."""
    if not body + 1 < len(tokens) or not starts_line(tokens, body + 1, text):
        return
    column = _column(tokens[body + 1], text)
    if column == _column(tokens[0], text):
        return
    for number in _at_depth_one(tokens):
        is_first = number > body and starts_line(tokens, number, text)
        if is_first and tokens[number].kind[0].isalpha() and _column(tokens[number], text) == column:
            yield number


def _column(token: Token, text: str) -> int:
    return token.start - text.rfind("\n", 0, token.start)


def _was_taken_for_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before is hardly a name, so that nobody should be told that it is declared nowhere."""
    from pathways.tree.synonyms import NUMBERS, TAKEN_FOR_NAMES  # a file without mistakes needs no synonyms

    before, word = tokens[at - 1], tokens[at - 1].text.casefold()
    is_word = word in TAKEN_FOR_NAMES or word in NUMBERS or word in {"a", "an", "gpa"}
    return before.kind == "NAME" and (is_word or tokens[at].kind in {"NUMBER", "courses"})


def _clause_words(table: Table, tokens: Sequence[Token]) -> frozenset[str]:
    return table.first("learner_clause" if tokens[0].kind == "learner" else "clause")


def _at_depth_one(tokens: Sequence[Token]) -> Iterator[int]:
    depth = 0
    for number, token in enumerate(tokens):
        if depth == 1:
            yield number
        depth += step(token)
