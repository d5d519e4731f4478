"""Where a declaration stopped making sense, as the messages see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.text import Source
from pathways.tree.lexer import Token
from pathways.tree.parser import Stop
from pathways.tree.pieces import starts_line, unclosed
from pathways.tree.table import END

TITLE_AT = 2
"""The title is the token after the declaring word and the name."""


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
    def ended(self) -> str:
        """What has ended before the token that does not fit, on the line before: a clause, a list, a line; else nothing."""
        at = self.stop.at
        if not 0 < at < len(self.tokens) or not starts_line(self.tokens, at, self.source.text):
            return ""
        if len(unclosed(self.tokens[:at])) > 1:
            return "list" if self.kind == "}" else ""
        return "line" if self.tokens[0].kind == "learner" else "clause"

    @property
    def after(self) -> str:
        """What stands before it, for a sentence."""
        before = self.tokens[self.stop.at - 1]
        if before.kind != "STRING":
            return f"`{before.text}`"
        return "the title" if self.stop.at <= TITLE_AT + 1 else "the text"
