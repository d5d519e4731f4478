"""Tree to text: the one layout of the language, with every comment where it was.

The layout is made from the tokens, not from the nodes, so that the meaning cannot change: the same tokens in the same
order, save for the comma after the last member of a list, which stands exactly where each member has a line of its own.
The tree only tells where declarations and clauses begin.

- A declaration has one clause a line, indented by two; it stays on one line where its author wrote it on one and it fits.
- A list stays on its line if it fits into 100 columns and has no comment inside; else each member has a line of its own.
- Between declarations stands one blank line; declarations of one line that begin with the same word may stay together.
- A comment stays behind what it followed on its line, or on lines of its own before what it preceded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from pathways.tree.commented import Commented, commented
from pathways.tree.from_text import Tree
from pathways.tree.layout import WIDTH, Lines, List, Node, flat, has_comments
from pathways.tree.nodes import Declaration, LearnerBlock

Nodes: TypeAlias = Sequence[Node]


def to_text(tree: Tree) -> str:
    """The file in its one layout; formatting it again changes nothing.

    :raises ValueError: if something in the file could not be read, for then it would be lost

    >>> from pathways.text import Source
    >>> from pathways.tree.from_text import parse
    >>> print(to_text(parse(Source("a.pathway", 'course  a.b "T"{worth 3 credits'  " level c} # sure"))[0]), end="")
    course a.b "T" { worth 3 credits level c }  # sure
    """
    if not tree.is_whole:
        raise ValueError(f"{tree.source.name} has mistakes and is not formatted")
    *words, end = commented(tree.source.text, tree.tokens, tree.comments)
    lines = Lines()
    one_line_of = ""
    for declaration in _declarations(tree, words):
        first = declaration[0]
        written = Lines()
        written.write(declaration, 0)
        written.end_line()
        is_one_line = len(written.written) == 1
        if lines.written and not (is_one_line and first.kind == one_line_of) and not _is_apart(first):
            lines.blank()
        lines.above(first, 0, first=True, others=True)
        lines.written.extend(written.written)
        one_line_of = first.kind if is_one_line else ""
    end.is_apart = False
    lines.above(end, 0, first=True, others=True)
    return lines.text()


def _is_apart(first: Node) -> bool:
    """Whether a blank line stands somewhere between the declaration before and this one."""
    return first.is_apart or any(comment.is_apart for comment in first.above)


def _declarations(tree: Tree, words: Sequence[Commented]) -> Iterator[Nodes]:
    """Each declaration as words and lists."""
    number = {word.start: at for at, word in enumerate(words)}
    starts = [number[declaration.span.start] for declaration in tree.declarations]
    for declaration, (start, end) in zip(tree.declarations, pairwise([*starts, len(words)]), strict=True):
        reader = _Reader(words[start:end])
        if isinstance(declaration, Declaration | LearnerBlock):
            clauses = [number[clause.span.start] - start for clause in declaration.clauses]
            yield reader.with_body(clauses, tree.source.text)
        else:
            yield reader.until(end - start)


class _Reader:
    """Puts the words of one declaration into lists."""

    def __init__(self, words: Sequence[Commented]) -> None:
        self.words = words
        self.at = 0

    def with_body(self, clauses: Sequence[int], text: str) -> Nodes:
        """A declaration whose body, if it has one, holds the clauses that begin at these words."""
        opening = next((at for at, word in enumerate(self.words) if word.kind == "{"), None)
        if opening is None:
            return self.until(len(self.words))
        head, last = self.until(opening), len(self.words) - 1
        self.at = opening + 1
        members = [self.until(end) for _, end in pairwise([*clauses, last])] if clauses else []
        first, closing = self.words[opening], self.words[last]
        on_one_line = "\n" not in text[self.words[0].start : closing.start] or not members
        body = List(first, members, closing, is_body=True, may_be_flat=True)
        is_flat = on_one_line and not has_comments(body) and len(flat([*head, body])) <= WIDTH
        return [*head, replace(body, may_be_flat=is_flat)]

    def until(self, end: int) -> list[Node]:
        """Words and lists up to a word."""
        nodes: list[Node] = []
        while self.at < end:
            word = self.words[self.at]
            self.at += 1
            nodes.append(self._list(word) if word.kind == "{" else word)
        return nodes

    def _list(self, opening: Commented) -> List:
        members: list[list[Node]] = [[]]
        while self.words[self.at].kind != "}":
            word = self.words[self.at]
            self.at += 1
            members[-1].append(self._list(word) if word.kind == "{" else word)
            if word.kind == ",":
                members.append([])
        closing = self.words[self.at]
        self.at += 1
        if members[-1]:
            members[-1].append(_comma_after(members[-1][-1]))
        else:
            members.pop()
        found = List(opening, members, closing, is_body=False, may_be_flat=True)
        return replace(found, may_be_flat=not has_comments(found))


def _comma_after(node: Node) -> Commented:
    """The comma after the last member; what was said behind the member is now said behind the comma."""
    last = node.closing if isinstance(node, List) else node
    comma = Commented(",", ",", last.start, behind=last.behind)
    last.behind = ""
    return comma
