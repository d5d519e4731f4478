"""The gallery of mistakes: rule texts that people write, each with what to tell them, as exact entries of the parse table.

A file of `grammar/mistakes/` begins with four comments, `# code:`, `# message:`, `# help:` and `# about:`, the chapter of
`docs/mistakes.md` in which it stands. Its message then holds wherever the parser stands in the same state before the
same kind of token. `{found}` in it is the word that does not fit and `{before}` the one before. A message about a word
that is not reserved holds for that word only, unless it has `{found}`. A file with `# made in:` shows a message that
does not come from the table, because it holds in many states.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pathways.text import Source
from pathways.tree.lexer import UNREADABLE
from pathways.tree.mistake import Mistake
from pathways.tree.parser import Stop, declaration
from pathways.tree.pieces import pieces
from pathways.tree.slips import Said
from pathways.tree.table import ANY_WORD, GalleryKey, Table


def with_gallery(table: Table, files: Mapping[str, str]) -> Table:
    """The table with an entry for the first mistake of every declaration of every file.

    :raises ValueError: if two files have different things to say about the same mistake
    """
    gallery: dict[GalleryKey, Said] = {}
    for name, text in sorted(files.items()):
        lines = header(text)
        if "made in" in lines:
            continue
        said = Said(lines["code"], lines["message"], lines["help"])
        for mistake in mistakes(table, Source(name, text)):
            key = (mistake.state, mistake.kind, _word(mistake, said))
            if gallery.setdefault(key, said) != said:
                raise ValueError(
                    f"{name} has the same mistake as another file of the gallery, and another message"
                )
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


def mistakes(table: Table, source: Source) -> Iterator[Mistake]:
    """The first place of each declaration where its tokens stop making sense."""
    for piece in pieces(table.lexer.lex(source).tokens, table.declaring, source.text):
        stop = declaration(table, piece)
        if isinstance(stop, Stop) and (stop.at == len(piece) or piece[stop.at].kind != UNREADABLE):
            yield Mistake(source, piece, stop)


def _word(mistake: Mistake, said: Said) -> str:
    if mistake.kind != "NAME" or mistake.found is None or "{found}" in said.message:
        return ANY_WORD
    return mistake.found.text.casefold()
