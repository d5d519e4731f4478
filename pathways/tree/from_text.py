"""Text to tree: every declaration of a file by itself, so that one mistake hides nothing of the others."""

import re
from dataclasses import dataclass

from pathways.problem import Problem, Severity, in_order, spot
from pathways.text import Place, Source, limits
from pathways.tree import nodes
from pathways.tree.kept_table import table
from pathways.tree.lexer import Comment, Token
from pathways.tree.reader import Reader


@dataclass(frozen=True, slots=True)
class Tree:
    """A file as declarations; `broken` are the names of declarations that could not be read whole.

    Among them are names that cannot be names, such as `DAT 101`: that is told, and nobody is to look for their declarations.

    `is_whole` tells whether everything in the file could be read; only then can it be written back.
    """

    source: Source
    declarations: tuple[nodes.AnyDeclaration, ...]
    comments: tuple[Comment, ...]
    tokens: tuple[Token, ...]
    broken: tuple[nodes.Name, ...] = ()
    is_whole: bool = True


def parse(source: Source) -> tuple[Tree, tuple[Problem, ...]]:
    """The tree of a file and every mistake in its grammar, in the order of reading; parsing goes on after each mistake.

    A file with more than a hundred mistakes is told the first hundred and that there are more.

    >>> tree, problems = parse(Source("a.pathway", "course asu.eng101 English  use psu"))
    >>> [problem.message for problem in problems]
    ['after `asu.eng101` comes a title in double quotes, not `English`']
    >>> tree.declarations
    (Use(name=Name(text='psu')),)
    >>> tree.broken
    (Name(text='asu.eng101'),)
    """
    found = table()
    lexed = found.lexer.lex(source)
    reader = Reader(found, source, lexed.told)
    reader.read_all(lexed.tokens)
    declarations, broken = tuple(reader.declarations), tuple(reader.broken)
    problems = _not_too_many(in_order((*lexed.problems, *reader.problems)), source)
    says = (found.declaring | {"{"}) - {"use"}
    if not any(token.kind in says for token in lexed.tokens) and _NO_RULES <= len(problems) < limits.MISTAKES:
        problems = (_no_rules(problems[0], source),)
    return Tree(source, declarations, lexed.comments, lexed.tokens, broken, not problems), problems


_SCRIBE = re.compile(r"^\s*(BEGIN\s*$|END\.)", re.MULTILINE)
_NO_RULES = 3
"""Mistakes in a file without anything that was understood, from which on nobody is helped by hearing of each."""


def _no_rules(first: Problem, source: Source) -> Problem:
    """A page of a catalogue, or rules of another system, instead of all that it is not."""
    message = "nothing in this file is written in the language of Pathways"
    if _SCRIBE.search(source.text):
        message = "these are rules of another degree audit, which Pathways cannot read"
    help_ = (
        "write what is awarded and what it asks for, as in "
        '`certificate asu.data "Data" { issued by asu require 12 credits from courses at asu }`; '
        "`pathways rules` names files to learn from"
    )
    return Problem("no-declaration", Severity.ERROR, message, help_, first.spots)


def _not_too_many(problems: tuple[Problem, ...], source: Source) -> tuple[Problem, ...]:
    if len(problems) < limits.MISTAKES:
        return problems
    end = len(source.text)
    message = f"this file has more than {limits.MISTAKES - 1} mistakes, and the rest is not told"
    help_ = "mend the first ones and check again, or see whether this is a rule file at all"
    last = Problem("too-many-mistakes", Severity.ERROR, message, help_, (spot(Place(source, end, end)),))
    return (*problems[: limits.MISTAKES - 1], last)
