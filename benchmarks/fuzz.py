"""Reads thousands of damaged rosters: every one must be read or refused in a sentence, none may end otherwise.

python benchmarks/fuzz.py 2000
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Count how the files ended and give the slowest."""
    from cadre_stats.errors import CadreStatsError
    from cadre_stats.reading.rosters import read_tables
    from tests.reading.mutations import mutations

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    ends: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(mutations(options.count, options.seed)):
            # Written before it is read: an abort of the process leaves the file behind.
            path = Path(folder, f"{number}-{name}")
            path.write_bytes(data)
            began = time.perf_counter()
            try:
                read_tables([str(path)])
                ends["0"] += 1
            except CadreStatsError as error:
                ends[f"{int(error.exit_code)}: {error.key}"] += 1
            slowest = max(slowest, time.perf_counter() - began)
            path.unlink()
    for end, times in ends.most_common():
        print(f"{times:6}  exit {end}")
    print(f"slowest {slowest:.2f} s")


if __name__ == "__main__":
    main()
