"""The rule text as a tree: parsed with every mistake told at once, written back in one layout, its problems explained."""

from pathways.tree.from_text import Tree, parse
from pathways.tree.lexer import Comment, Token
from pathways.tree.to_text import to_text

__all__ = ["Comment", "Token", "Tree", "parse", "to_text"]
