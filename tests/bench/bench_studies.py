"""How many deals between people were efficient, counted from the files that research published.

    python tests/bench/bench_studies.py [--casino FOLDER] [--deal-or-no-deal FILE]

FOLDER is `data/split` of github.com/kushalchawla/CaSiNo, FILE is `src/data/negotiate/data.txt` of
github.com/facebookresearch/end-to-end-negotiator. On 29 November 2026 they gave 677 of 1,005 and 7,343 of 9,531, which
is what `seeds/human-studies.md` and the scenarios after these studies say.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "game"), str(Path(__file__).resolve().parents[1])]

from dividing import casino, deal_or_no_deal, share


def told(name: str, found: tuple[int, int]) -> str:
    """A study's figures in a line."""
    good, deals = found
    return f"{name}: {good:,} of {deals:,} deals efficient ({100 * good / deals:.1f} %)"


def main() -> None:
    """Count what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--casino", type=Path)
    parser.add_argument("--deal-or-no-deal", type=Path)
    asked = parser.parse_args()
    if asked.casino is not None:
        print(told("CaSiNo", share(casino(asked.casino))))
    if asked.deal_or_no_deal is not None:
        with asked.deal_or_no_deal.open(encoding="utf-8") as lines:
            print(told("Deal or No Deal, lines of the file", share(deal_or_no_deal(lines))))


if __name__ == "__main__":
    main()
