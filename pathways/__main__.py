"""The command line as `python -m pathways`."""

import sys

from pathways.cli import main

if __name__ == "__main__":
    sys.exit(main())
