"""Where worlds are kept between runs: outside this folder, since keys may not lie under version control."""

import os
from pathlib import Path

FOLDER = Path(os.environ.get("KEUZERUIMTE_BENCH", "/var/tmp/keuzeruimte-bench"))  # noqa: S108 (invented worlds)
