"""The version of the program, where whatever writes it down can read it and imports nothing else."""

from typing import Final

VERSION: Final = "0.1.0"
