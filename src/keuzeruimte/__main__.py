"""`python -m keuzeruimte`: the same as the command `keuzeruimte`."""

import sys

from keuzeruimte.cli import main

sys.exit(main())
