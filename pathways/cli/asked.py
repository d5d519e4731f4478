"""What a check tells a person: everything of the files asked for, and of the files that these use only the errors."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pathways.cli.kept_check import Found
from pathways.cli.problems.rows import Row
from pathways.rule_files import SUFFIX, rule_files, shown


class Asked(NamedTuple):
    """The paths that somebody wants checked; with none everything is told."""

    paths: Sequence[str]

    def told(self, found: Found) -> tuple[Found, str]:
        """What of a check is told, and a line that counts the rest; the line is empty if there is no rest."""
        if not self.paths:
            return found, ""
        files = {shown(file) for path in self.paths for file in rule_files(Path(path))}
        folders = {Path(file).parent for file in files}
        told = [row for row in found["problems"] if _is_told(row, files, folders)]
        return {**found, "problems": told}, _rest(found["problems"], told)


def _is_told(row: Row, files: set[str], folders: set[Path]) -> bool:
    """An error, or a problem with a place in one of the files or a table beside them; one without any place is of all."""
    return (
        row["severity"] == "error"
        or not row["places"]
        or any(at["file"] in files or _is_table_in(at["file"], folders) for at in row["places"])
    )


def _is_table_in(file: str, folders: set[Path]) -> bool:
    return not file.endswith(SUFFIX) and Path(file).parent in folders


def _rest(all_rows: list[Row], told: list[Row]) -> str:
    counts = {
        word: sum(row["severity"] == word for row in all_rows) - sum(row["severity"] == word for row in told)
        for word in ("warning", "notice")
    }
    rest = " and ".join(
        f"{number:,} {word}{'s' * (number != 1)}" for word, number in counts.items() if number
    )
    return f"{rest} of other files that were read are not told; --all tells them" if rest else ""
