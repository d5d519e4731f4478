"""The gallery of mistakes: rule texts that people write, each with what to tell them, as exact entries of the parse table.

A file of `grammar/mistakes/` begins with three comments, `# code:`, `# message:` and `# help:`. Its message then holds
wherever the parser stands in the same state before the same kind of token. `{found}` in it is the word that does not
fit and `{before}` the one before. A message about a word that is not reserved holds for that word only, unless it has
`{found}`. A file with `# made in:` shows a message that does not come from the table, because it holds in many states.
"""

from collections.abc import Mapping
from dataclasses import replace

from pathways.text import Source
from pathways.tree.lexer import UNREADABLE
from pathways.tree.messages import Mistake
from pathways.tree.parser import Stop, declaration
from pathways.tree.pieces import pieces
from pathways.tree.slips import Said
from pathways.tree.table import ANY_WORD, GalleryKey, Table


def with_gallery(table: Table, files: Mapping[str, str]) -> Table:
    """The table with an entry for the first mistake of every file.

    :raises ValueError: if two files have different things to say about the same mistake
    """
    gallery: dict[GalleryKey, Said] = {}
    for name, text in sorted(files.items()):
        lines, mistake = header(text), first_mistake(table, Source(name, text))
        if mistake is None or "made in" in lines:
            continue
        said = Said(lines["code"], lines["message"], lines["help"])
        key = (mistake.state, mistake.kind, _word(mistake, said))
        if gallery.setdefault(key, said) != said:
            raise ValueError(f"{name} has the same mistake as another file of the gallery, and another message")
    return replace(table, gallery=gallery)


def header(text: str) -> dict[str, str]:
    """The comments that a file of the gallery begins with."""
    lines: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(": ")
        lines[key] = value
    return lines


def first_mistake(table: Table, source: Source) -> Mistake | None:
    """The first place of a file where its tokens stop making sense; None if every token fits."""
    tokens = table.lexer.lex(source).tokens
    for piece in pieces(tokens, table.declaring, source.text):
        stop = declaration(table, piece)
        if isinstance(stop, Stop):
            mistake = Mistake(source, piece, stop)
            return None if mistake.kind == UNREADABLE else mistake
    return None


def _word(mistake: Mistake, said: Said) -> str:
    if mistake.kind != "NAME" or mistake.found is None or "{found}" in said.message:
        return ANY_WORD
    return mistake.found.text.casefold()
