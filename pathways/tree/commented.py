"""Tokens with the comments around them: which comment follows what on its line, and which stands before what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pathways.tree.lexer import Comment, Token


@dataclass(slots=True)
class Above:
    """A comment on a line of its own, and whether a blank line stands before it."""

    text: str
    is_apart: bool


@dataclass(slots=True)
class Commented:
    """A token, the comments on lines of their own before it, the comment behind it, and whether a blank line parts it."""

    kind: str
    text: str
    start: int
    is_apart: bool = False
    above: list[Above] = field(default_factory=list)
    behind: str = ""


def commented(text: str, tokens: Sequence[Token], comments: Sequence[Comment]) -> list[Commented]:
    """Every token with its comments; the last one stands for the end of the file and has what is left."""
    found: list[Commented] = []
    waiting: list[Above] = []
    end, rest = 0, list(reversed(comments))
    for token in (*tokens, Token("", "", len(text), len(text))):
        while rest and rest[-1].start < token.start:
            end = _take(text, found, waiting, rest.pop(), end)
        found.append(
            Commented(token.kind, token.text, token.start, _is_apart(text, end, token.start), waiting)
        )
        waiting = []
        while rest and rest[-1].start < token.end:  # between the words of one phrase
            _take(text, found, waiting, rest.pop(), token.start)
        end = token.end
    _commas(found)
    return found


def _take(text: str, found: Sequence[Commented], waiting: list[Above], comment: Comment, end: int) -> int:
    """Put a comment behind the last token if it stands on its line, else keep it waiting for the next."""
    inside = bool(found) and found[-1].start == end
    follows = bool(found) and not waiting and not found[-1].behind
    if follows and (inside or "\n" not in text[end : comment.start]):
        found[-1].behind = comment.text
    else:
        waiting.append(Above(comment.text, _is_apart(text, end, comment.start)))
    return comment.end


def _is_apart(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1


def _commas(found: Sequence[Commented]) -> None:
    """What is said before a comma is said after it, for a line never begins with one."""
    for before, comma, after in zip(found, found[1:], found[2:], strict=False):
        if comma.kind != ",":
            continue
        said = [*([before.behind] if before.behind else []), *(each.text for each in comma.above)]
        if comma.behind:
            said.append(comma.behind)
        is_behind = bool(said) and (bool(before.behind) or not comma.above)
        comma.behind = said.pop(0) if is_behind else ""
        before.behind, comma.above = "", []
        after.above[:0] = _on_their_own(said)


def _on_their_own(texts: Iterable[str]) -> list[Above]:
    return [Above(text, is_apart=False) for text in texts]
