"""Run every benchmark: `python -m bench`. What follows on the command line is for the pages (bench.web)."""

import sys

from bench.engine import main as engine
from bench.repair import report
from bench.web.__main__ import main as pages

if __name__ == "__main__":
    engine()
    sys.stdout.write(report() + "\n\n")
    pages()
