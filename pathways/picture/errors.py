"""What can keep a picture from being drawn, each with a sentence and a help line for the person who asked."""

from pathlib import Path

SUFFIXES = (".svg", ".png", ".dot", ".mmd")


class PictureError(ValueError):
    """A picture that cannot be drawn; `str()` is the sentence, `help` says what to do."""

    def __init__(self, sentence: str, help_line: str) -> None:
        """Keep the sentence as the message and the help line beside it."""
        super().__init__(sentence)
        self.help = help_line


class UnknownFormat(PictureError):
    """The file name ends in something that is no picture format."""

    def __init__(self, path: Path) -> None:
        """Name the file and the endings that would do."""
        super().__init__(
            f"`{path.name}` does not end in a picture format",
            f"end the file name in one of {', '.join(SUFFIXES)}",
        )


class TooLarge(PictureError):
    """More boxes or lines than anybody could read, or a page could hold."""

    def __init__(self, count: int, what: str, limit: int) -> None:
        """Tell how many there are and how many are allowed."""
        super().__init__(
            f"the picture would have {count:,} {what}, at most {limit:,} can be drawn",
            "draw one credential of the pathway instead of all of it",
        )


class RepeatedBox(PictureError):
    """Two boxes have the same name, so that a line would not know which one it means."""

    def __init__(self, name: str) -> None:
        """Name the box."""
        super().__init__(f"two boxes have the name `{name}`", "give each box of a picture a name of its own")


class UnknownBox(PictureError):
    """A line begins or ends at a box that the picture does not have."""

    def __init__(self, name: str) -> None:
        """Name the missing box."""
        super().__init__(f"a line meets `{name}`, which is no box", "add the box, or leave the line out")


class FontMissing(PictureError):
    """The font that PNG pictures are drawn with is not installed."""

    def __init__(self) -> None:
        """Name the package that carries the font."""
        super().__init__(
            "the font for PNG pictures is not installed",
            "install the package `font-source-sans-pro`, or draw an SVG",
        )
