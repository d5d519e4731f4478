"""Tokens of a file, declaration by declaration: where each begins, even where braces are missing."""

from collections.abc import Iterator, Sequence

from pathways.tree.lexer import Token

_STEPS = {"{": 1, "(": 1, "}": -1, ")": -1}
WITHOUT_BODY = frozenset({"set", "requirement"})
"""What is declared without clauses; its braces are those of a list."""
_ENDS_IN_A_KIND = {"of kind", "ranks as"}
_NUMBERS = {"NUMBER", "FRACTION", ")", "of the programme's"}
_NAMES = {"NAME", "QUOTED_NAME"}
_NAMED = {*_NAMES, "STRING"}


def step(token: Token) -> int:
    """How many braces and brackets this token opens (1), closes (-1) or leaves as they are (0)."""
    return _STEPS.get(token.kind, 0)


def pieces(tokens: Sequence[Token], declaring: frozenset[str], text: str) -> Iterator[list[Token]]:
    """Tokens declaration by declaration; all pieces together are all tokens."""
    piece: list[Token] = []
    depth = 0
    for at, token in enumerate(tokens):
        known = token.kind in declaring
        if piece and (known or token.kind in _NAMES) and not _is_name(piece, tokens, at, text):
            begins = _begins(tokens, at, depth, text) if known else _begins_unknown(tokens, at, depth, text)
            if begins:
                yield piece
                piece, depth = [], 0
        piece.append(token)
        depth += step(token)
        if depth < 0 or (depth == 0 and token.kind == "}" and piece[0].kind not in WITHOUT_BODY):
            yield piece
            piece, depth = [], 0
    if piece:
        yield piece


def _is_name(piece: Sequence[Token], tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a declaring word stands where the name of a declaration belongs, as in `course unit`."""
    before_name = 2 if piece[0].kind == "credential of kind" else 1
    return len(piece) == before_name and not starts_line(tokens, at, text)


def _begins(tokens: Sequence[Token], at: int, depth: int, text: str) -> bool:
    """Whether a declaring word begins a declaration: `course` does not in `1 course from x`, nor `badge` in `of kind badge`.

    Inside braces it does only when they were never closed: it then stands first on its line, before a name or a title.
    """
    before = tokens[at - 1].kind
    is_named = at + 1 < len(tokens) and tokens[at + 1].kind in _NAMED
    if before in _ENDS_IN_A_KIND or (before in _NUMBERS and not is_named):
        return False
    if depth <= 0:
        return is_named or starts_line(tokens, at, text)
    return is_named and starts_line(tokens, at, text)


def _begins_unknown(tokens: Sequence[Token], at: int, depth: int, text: str) -> bool:
    """Whether a word that is none of the language seems to declare something.

    In a rule two names stand side by side only in `credential of kind asu.mastery asu.data`.
    """
    is_named = at + 1 < len(tokens) and tokens[at + 1].kind in _NAMES
    is_kind = tokens[at - 1].kind == "credential of kind"
    return depth <= 0 and is_named and not is_kind and starts_line(tokens, at, text)


def starts_line(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a token is the first on its line."""
    return at == 0 or text.find("\n", tokens[at - 1].end, tokens[at].start) >= 0


def unclosed(tokens: Sequence[Token]) -> list[Token]:
    """The braces and brackets that are open after these tokens, the outermost first."""
    opened: list[Token] = []
    for token in tokens:
        if step(token) > 0:
            opened.append(token)
        elif step(token) < 0 and opened:
            opened.pop()
    return opened
