"""What every test run shares: byte code is kept, for the many processes that tests start and for the next run."""

from __future__ import annotations

import os
import sys

# Where byte code is not kept, as in many containers, each of these processes compiles the whole package anew, and each
# run of the tests rewrites every assert. It goes beside the code, as everywhere else, and git does not see it.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
