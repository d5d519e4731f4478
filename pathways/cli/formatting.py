"""Rule files before and after they are laid out, and how the new layout is written without ever losing the old."""

import os
from pathlib import Path
from typing import NamedTuple

from pathways.cli.exits import OwnMistakeError
from pathways.cli.problems.rows import Row, rows_of
from pathways.rule_files import resolved, shown
from pathways.text import Source, limits
from pathways.text.file_bytes import file_bytes
from pathways.text.source import with_line_ends
from pathways.tree import parse, to_text


class Formatted(NamedTuple):
    """A file before and after; `after` is None where it has mistakes, `before` where it cannot be read."""

    name: str
    before: str | None
    after: str | None
    problems: list[Row]
    file: Path | None = None

    @property
    def changes(self) -> bool:
        """Whether the layout is not yet as it should be."""
        return self.after is not None and self.after != self.before

    @property
    def difference(self) -> str:
        """How many lines go and come."""
        from difflib import unified_diff

        before, after = (self.before or "").splitlines(), (self.after or "").splitlines()
        lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
        gone, come = (sum(line.startswith(sign) for line in lines) for sign in "-+")
        return f"{gone:,} line{'s' * (gone != 1)} would go, {come:,} would come"


def formatted(file: Path) -> Formatted:
    """A rule file with its layout, or with what keeps it from having one."""
    name = shown(file)
    try:
        found = file_bytes(file, limits.FILE_BYTES)
    except OSError as error:
        return _unreadable(name, f"`{name}` cannot be read: {error.strerror or error}")
    return laid_out(name, found)._replace(file=file)


def laid_out(name: str, written: bytes) -> Formatted:
    """Rule text with its layout; line ends become those of Unix.

    :raises OwnMistakeError: if the layout had another meaning, so that it is never written
    """
    if len(written) > limits.FILE_BYTES:
        return _unreadable(name, f"`{name}` is larger than {limits.FILE_BYTES // 1_000_000:,} MB")
    try:
        text = written.decode()
    except UnicodeDecodeError:
        return _unreadable(name, f"`{name}` is not text in UTF-8")
    tree, problems = parse(Source(name, with_line_ends(text)))
    if not tree.is_whole:
        return Formatted(name, text, None, rows_of(problems))
    after = to_text(tree)
    again, _ = parse(Source(name, after))
    if again.declarations != tree.declarations:
        message = f"the layout of `{name}` would change its meaning, and was not written"
        raise OwnMistakeError(message)
    return Formatted(name, text, after, [])


def _unreadable(name: str, message: str) -> Formatted:
    row = Row(code="unreadable-file", severity="error", message=message, help="", places=[])
    return Formatted(name, None, None, [row])


def write(text: str, file: Path) -> None:
    """Write beside the file and move it there, so that it is never half written; links and permissions stay.

    :raises OSError: if it cannot be written; then the file is as it was
    """
    import tempfile

    target = resolved(file)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        Path(beside).chmod(target.stat().st_mode & 0o7777)
        Path(beside).replace(target)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
