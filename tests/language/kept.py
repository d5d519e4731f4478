"""A file that must say what is said today."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kept:
    """Compares files with what they must say, or writes them anew."""

    rewrite: bool

    def check(self, file: Path, text: str) -> None:
        """Compare one file, or write it anew."""
        if self.rewrite:
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text
