"""Rule text as people wrote it: files, places in them, and the line quoted back with a caret."""

from pathways.text.place import Place
from pathways.text.source import Source

__all__ = ["Place", "Source"]
