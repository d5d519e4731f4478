"""A place in a rule file: where a declaration, a requirement or a mistake stands."""

from dataclasses import dataclass, field

from pathways.text.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of a source; two places are never compared by it, so that moving a rule changes nothing."""

    source: Source = field(repr=False)
    start: int
    end: int

    @property
    def file(self) -> str:
        """The name of the file, as it is shown."""
        return self.source.name

    @property
    def line(self) -> int:
        """The line of the first character, counted from 1."""
        return self.source.line_column(self.start)[0]

    @property
    def column(self) -> int:
        """The column of the first character, counted from 1."""
        return self.source.line_column(self.start)[1]

    def __str__(self) -> str:
        """`file:line`, as a citation of the rule."""
        return f"{self.file}:{self.line}"
