"""Runs one target under atheris until it is told to stop: `python -m tests.fuzzing.one NAME [FOLDER ...] [-OPTION=...]`."""

import sys


def main() -> None:
    """Instrument the package while it is imported, and hand over to libFuzzer, for which all that follows the name is."""
    import atheris

    with atheris.instrument_imports(include=["pathways"]):
        from tests.fuzzing.targets import TARGETS

    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
