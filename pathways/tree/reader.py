"""One file's declarations, broken names and problems: after each mistake reading goes on with the next clause."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathways.problem import Problem, Severity, spot
from pathways.text import Place, Source, limits
from pathways.tree import nodes
from pathways.tree.lexer import Token
from pathways.tree.parser import Stop, declaration
from pathways.tree.pieces import pieces, starts_line, step, unclosed
from pathways.tree.repair import repaired
from pathways.tree.table import END, Table

if TYPE_CHECKING:
    from pathways.tree.slips import Said

MOST_OF_A_DECLARATION = 20
"""Mistakes told of one declaration; who makes more has lost a brace, and the rest would be noise."""


class Reader:
    """Collects the declarations, the names of broken ones, and the problems of one file."""

    def __init__(self, table: Table, source: Source, told: frozenset[int] = frozenset()) -> None:
        self.table = table
        self.source = source
        self.told = told
        self.declarations: list[nodes.AnyDeclaration] = []
        self.broken: list[nodes.Name] = []
        self.problems: list[Problem] = []
        self._mistakes = 0

    def read_all(self, tokens: Sequence[Token]) -> None:
        """Read a whole file; of a name that cannot be one nobody is told as well that it is declared nowhere."""
        self.broken += [_name(token) for token in tokens if token.kind == "NAME" and token.start in self.told]
        for piece in pieces(tokens, self.table.declaring, self.source.text):
            rest: list[Token] = piece
            while rest:
                if self._mistakes >= limits.MISTAKES:
                    self._lost(rest)
                    break
                rest = self._read(rest)

    def _read(self, tokens: list[Token]) -> list[Token]:
        """Read one declaration clause by clause; what is left belongs to a declaration that begins with no known word."""
        if self._is_too_deep(tokens):
            self._lost(tokens)
            return []
        for mistakes in range(MOST_OF_A_DECLARATION):
            parsed = declaration(self.table, tokens)
            if not isinstance(parsed, Stop):
                if tokens[0].text != tokens[0].kind:  # nobody knows what it declares
                    break
                self._found(parsed, is_broken=mistakes > 0)
                return []
            if self._begins_anew(tokens, parsed):
                self._read(tokens[: parsed.at])
                return tokens[parsed.at :]
            again = repaired(self.table, tokens, parsed, self._tell(tokens, parsed), self.source.text)
            if again is None:
                break
            self.broken += [
                _name(token)
                for token in again[parsed.at - 1 : parsed.at]
                if " " in token.text and token.kind == "NAME"
            ]
            tokens = again
        self._lost(tokens)
        return []

    def _found(self, parsed: nodes.AnyDeclaration, *, is_broken: bool) -> None:
        self.declarations.append(parsed)
        if is_broken and not isinstance(parsed, nodes.LearnerBlock):
            self.broken.append(parsed.name)

    def _begins_anew(self, tokens: list[Token], stop: Stop) -> bool:
        """A whole declaration, and then a line that begins with something else than one of its clauses."""
        return (
            0 < stop.at < len(tokens)
            and tokens[stop.at].kind not in self.table.first("clause")
            and starts_line(tokens, stop.at, self.source.text)
            and self.table.accepts(stop.stack, END) is not None
        )

    def _tell(self, tokens: list[Token], stop: Stop) -> str:
        """Tell a mistake; the code it was told under."""
        from pathways.tree.messages import message_for  # a file without mistakes needs no words for them
        from pathways.tree.mistake import Mistake

        self._mistakes += 1
        said = message_for(self.table, Mistake(self.source, tokens, stop))
        if stop.at < len(tokens) and tokens[stop.at].start in self.told:
            return said.code  # what is wrong with this token is told already
        last = len(tokens) - 1
        first_shown, last_shown = (tokens[min(stop.at + at, last)] for at in (said.first, said.last))
        if self._is_about_what_ended(tokens, stop, said):
            first_shown = last_shown = tokens[stop.at - 1]
        spots = [spot(Place(self.source, first_shown.start, last_shown.end))]
        if said.code == "unclosed-brace":
            opening = unclosed(tokens[: stop.at])[-1]
            spots.insert(0, spot(Place(self.source, opening.start, opening.end), "opened here"))
        self.problems.append(Problem(said.code, Severity.ERROR, said.message, said.help, tuple(spots)))
        return said.code

    def _is_about_what_ended(self, tokens: list[Token], stop: Stop, said: "Said") -> bool:
        """Whether something is missing at the end of a line, and the next line has nothing to do with it."""
        if not 0 < stop.at < len(tokens) or said.first or said.last:
            return False
        found = tokens[stop.at]
        return f"`{found.text}`" not in said.message and starts_line(tokens, stop.at, self.source.text)

    def _is_too_deep(self, tokens: list[Token]) -> bool:
        depth = 0
        for token in tokens:
            depth += step(token)
            if depth > limits.DEEPEST:
                self._mistakes += 1
                message = f"more than {limits.DEEPEST} braces and brackets stand inside one another here"
                help_ = "give inner requirements names of their own with `requirement` and use those names"
                place = Place(self.source, token.start, token.end)
                self.problems.append(
                    Problem("nested-too-deep", Severity.ERROR, message, help_, (spot(place),))
                )
                return True
        return False

    def _lost(self, tokens: list[Token]) -> None:
        """Remember the name of a declaration that is lost, so that nobody is told that it is unknown."""
        at = 2 if tokens[0].kind == "credential of kind" else 1
        for token in tokens[at : at + 1]:
            if token.kind in {"NAME", "QUOTED_NAME"} and token.text:
                self.broken.append(_name(token))


def _name(token: Token) -> nodes.Name:
    return nodes.Name(token.text.strip("'"), nodes.Span(token.start, token.end))
