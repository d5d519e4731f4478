"""Which text of a rule holds on a day."""

from collections.abc import Sequence
from datetime import date

from pathways.model.version import Version, Versioned


def text_on(texts: Sequence[Version], day: date) -> Versioned | None:
    """The last that had begun by then, else the first of all; None where there are no versions."""
    found = texts[0].declared if texts else None
    for text in texts:
        if text.since is None or text.since <= day:
            found = text.declared
    return found
