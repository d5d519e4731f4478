"""Lines of at most a hundred columns from tokens and lists, each list on one line or with a line for every member."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from pathways.tree.commented import Above, Commented
from pathways.tree.lexer import VALUES

WIDTH = 100
INDENT = 2
HANGING = 4
_NUMBERS = {"NUMBER", "PERCENT", "FRACTION", ")"}


@dataclass(frozen=True, slots=True)
class List:
    """What stands between two braces: members that end with a comma each, or the clauses of a body."""

    opening: Commented
    members: "Sequence[Sequence[Node]]"
    closing: Commented
    is_body: bool
    may_be_flat: bool

    @property
    def kind(self) -> str:
        """The kind of its first word."""
        return self.opening.kind

    @property
    def above(self) -> list[Above]:
        """The comments on lines of their own before it."""
        return self.opening.above

    @property
    def is_apart(self) -> bool:
        """Whether a blank line stands before it."""
        return self.opening.is_apart


Node: TypeAlias = Commented | List


def flat(nodes: Sequence[Node]) -> str:
    """All of it on one line."""
    return _joined([word for node in nodes for word in _words(node)])


def _words(node: Node) -> Iterator[Commented]:
    if isinstance(node, Commented):
        yield node
        return
    yield node.opening
    inner = [word for member in node.members for each in member for word in _words(each)]
    yield from inner if node.is_body else inner[:-1]
    yield node.closing


def _joined(words: Sequence[Commented]) -> str:
    text, before = "", ""
    for word in words:
        text += (_gap(before, word.kind) if text else "") + word.text
        before = word.kind
    return text


def _gap(before: str, kind: str) -> str:
    return "" if kind in {",", ")"} or before == "(" or (before, kind) == ("{", "}") else " "


def has_comments(node: List) -> bool:
    """Whether a comment stands between its braces."""
    words = list(_all_words(node))
    return bool(words[0].behind or words[-1].above) or any(word.behind or word.above for word in words[1:-1])


def _all_words(node: Node) -> Iterator[Commented]:
    if isinstance(node, Commented):
        yield node
        return
    yield node.opening
    for member in node.members:
        for each in member:
            yield from _all_words(each)
    yield node.closing


class Lines:
    """The lines written so far and the one being written."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._line = ""

    def text(self) -> str:
        """Everything written, with one line end at the end."""
        self.end_line()
        return "".join(f"{line}\n" for line in self.written)

    def end_line(self) -> None:
        """Begin a new line, unless nothing stands on this one."""
        if self._line:
            self.written.append(self._line)
            self._line = ""

    def blank(self) -> None:
        """One blank line, unless nothing stands above it."""
        self.end_line()
        if self.written and self.written[-1]:
            self.written.append("")

    def above(self, word: Node, indent: int, *, first: bool, others: bool) -> None:
        """The comments before a word, on lines of their own; which blank lines stay: the first one, and the others."""
        self.end_line()
        for number, comment in enumerate([*word.above, Above("", word.is_apart)]):
            if comment.is_apart and (others if number else first):
                self.blank()
            if comment.text:
                self.written.append(" " * indent + comment.text)

    def write(self, nodes: Sequence[Node], indent: int, after: int = 0) -> None:
        """Words and lists one after another; `after` columns at the end of the last line are to be left free."""
        before = ""
        for at, node in enumerate(nodes):
            if at and node.above:
                self._comments(node.above, indent + HANGING)
            self._begin(nodes, at, before, indent + (HANGING if at else 0))
            if isinstance(node, List):
                self._list(node, indent, len(flat(_until_list(nodes[at + 1 :]))) + after)
            else:
                self._word(node)
            before = node.closing.kind if isinstance(node, List) else node.kind

    def _comments(self, comments: Sequence[Above], indent: int) -> None:
        self.end_line()
        self.written.extend(" " * indent + comment.text for comment in comments)

    def _begin(self, nodes: Sequence[Node], at: int, before: str, indent: int) -> None:
        """White space before a word: a new line where its phrase would not fit any more."""
        phrase = [nodes[at], *_phrase(nodes, at + 1)] if isinstance(nodes[at], Commented) else []
        kind = nodes[at].kind
        gap = _gap(before, kind)
        if self._line and at and _may_break(before, kind) and len(self._line + gap + flat(phrase)) > WIDTH:
            self.end_line()
        self._line = self._line + gap if self._line else " " * indent

    def _word(self, word: Commented) -> None:
        self._line += word.text
        if word.behind:
            self._line += f"  {word.behind}"
            self.end_line()

    def _list(self, node: List, indent: int, after: int) -> None:
        on_one_line = flat([node])
        if node.may_be_flat and len(self._line) + len(on_one_line) + after <= WIDTH:
            self._line += on_one_line
            if node.closing.behind:
                self._line += f"  {node.closing.behind}"
                self.end_line()
            return
        self._word(node.opening)
        for number, member in enumerate(node.members):
            self.above(member[0], indent + INDENT, first=node.is_body and number > 0, others=node.is_body)
            self.write(member, indent + INDENT, after=0 if node.is_body else 1)
            self.end_line()
        last = replace(node.closing, is_apart=False)
        self.above(last, indent + INDENT, first=node.is_body and bool(node.members), others=node.is_body)
        self._line = " " * indent
        self._word(node.closing)


def _until_list(nodes: Sequence[Node]) -> list[Node]:
    """The words that follow on the same line, up to the next opening brace."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, List):
            return [*found, node.opening]
        found.append(node)
    return found


def _phrase(nodes: Sequence[Node], at: int) -> list[Node]:
    """The words after this one that stay on its line."""
    found: list[Node] = []
    for number in range(at, len(nodes)):
        node, before = nodes[number], nodes[number - 1]
        if isinstance(node, List):
            return [*found, node.opening]
        if isinstance(before, Commented) and (before.behind or _may_break(before.kind, node.kind)):
            break
        found.append(node)
    return found


def _may_break(before: str, kind: str) -> bool:
    """A line may begin with a reserved word, but not between a number and what it counts."""
    return kind not in VALUES and kind[0].isalpha() and before not in _NUMBERS and before != "("
