"""The rule text as a tree: parsed with every mistake told at once, written back in one layout, its problems explained.

From text to tree and back: `slips` and `lexer` make tokens, `pieces` finds where declarations begin, `parser` and `builder`
make `nodes` by the parse `table` (`kept_table` keeps it, `from_grammar` builds it), `reader` and `repair` go on after a
mistake, `messages` and `guess` say what it is, and `to_text` with `commented` and `layout` writes a file in its one layout.
"""

from pathways.tree.from_text import Tree, parse
from pathways.tree.lexer import Comment, Token
from pathways.tree.to_text import to_text

__all__ = ["Comment", "Token", "Tree", "pages", "parse", "to_text"]


def pages() -> dict[str, str]:
    """Every code of a problem that reading a file can give, with its page in Markdown."""
    from pathways.tree import problems

    return problems.pages()
