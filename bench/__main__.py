"""Run every benchmark: `python -m bench`."""

import sys

from bench.engine import main
from bench.repair import report

main()
sys.stdout.write(report() + "\n")
