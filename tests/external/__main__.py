"""Judge the product by a file that others wrote: `python -m tests.external FILE.json [--write FOLDER]`.

FILE is of the format `neutral-1`, or Cornell's own table of exam credit. It prints how many cases agree, and the first that do
not. Keys that the format does not have are told and left out. With `--write` the rules and records that the product reads are
kept in a folder; with `--shuffle SEED` the courses of every learner come in another order. Exit status: 0 every case agrees,
1 some case does not or is undecided, 2 the file cannot be read.
"""

import argparse
import sys
from pathlib import Path

from tests.external.cornell import ExamTable, offered
from tests.external.judge import judged, seconds
from tests.external.neutral import NeutralFile
from tests.external.reading import UnreadableFileError, json_of, model_of, without_other_keys
from tests.external.results import shuffled
from tests.external.table import table, told, told_of_exam


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.external", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="keep the rules and records in a folder")
    parser.add_argument(
        "--shuffle", type=int, metavar="SEED", help="put the courses of every learner in another order"
    )
    asked = parser.parse_args(arguments)
    if asked.write is not None:
        asked.write.mkdir(parents=True, exist_ok=True)
    try:
        found = json_of(asked.file)
        if isinstance(found, dict) and "table" in found:
            cases = (told_of_exam(one) for one in offered(model_of(ExamTable, found), asked.write))
        else:
            file, other = without_other_keys(NeutralFile, found)
            sys.stderr.write("".join(f"{sentence}\n" for sentence in other))
            if asked.shuffle is not None:
                file = shuffled(file, asked.shuffle)
            cases = (told(one, file) for one in judged(file, asked.write))
        text, missed = table(asked.file.name, cases, seconds)
    except UnreadableFileError as error:
        sys.stderr.write("".join(f"{sentence}\n" for sentence in error.sentences))
        return 2
    sys.stdout.write(text)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
