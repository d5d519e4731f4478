"""Rule text as people wrote it: files, places in them, the line quoted back with a caret, and how much there may be."""

from pathways.text.place import Place
from pathways.text.source import Source

__all__ = ["Place", "Source"]
