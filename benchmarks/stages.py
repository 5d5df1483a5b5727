"""Where the time of a report goes: the stages of ``report --format json`` one after another in a fresh process.

python benchmarks/stages.py .benchmarks/roster-200000.csv
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

TARGETS = str(Path(__file__).resolve().parent / "targets.toml")


def stages(path: str) -> Iterator[str]:
    """Do a report's work; give the name of each stage when it is done."""
    from cadre_stats.cli.app import build_command, build_program

    build_program("en")
    build_command("report", "en")
    yield "the command line"
    import numpy  # noqa: F401 - only its import is timed

    yield "import numpy"
    from cadre_stats.reading.grids import file_bytes, read_grids
    from cadre_stats.reading.options import ReadOptions
    from cadre_stats.reading.recognition import recognise
    from cadre_stats.reporting.compose import compose  # noqa: F401 - only its import is timed
    from cadre_stats.roster.roster import Roster
    from cadre_stats.statistics.assessment import assess
    from cadre_stats.targets.read import read_targets
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    yield "import the other modules"
    vocabulary = load_vocabulary()
    targets = read_targets([TARGETS], vocabulary)
    yield "targets and vocabulary"
    data = file_bytes(path)
    yield "bytes"
    import pyarrow.csv  # noqa: F401 - only its import is timed

    yield "import pyarrow"
    grids = read_grids(data, path)
    yield "grid"
    tables = recognise(grids[0], ReadOptions())
    assert isinstance(tables, tuple)
    yield "table"
    roster = Roster(tables, vocabulary)
    print(f"{roster.people.count} people in {roster.records} records")
    yield "people"
    assess(roster, targets, by=(), where=None, as_of=None)
    yield "figures and findings"


def main(path: str) -> None:
    """Print the seconds of each stage: by the clock, and of all processors."""
    clock, work = time.perf_counter(), time.process_time()
    for name in stages(path):
        print(f"{name:<28}{time.perf_counter() - clock:>8.3f} s{time.process_time() - work:>10.3f} s of work")
        clock, work = time.perf_counter(), time.process_time()


if __name__ == "__main__":
    main(sys.argv[1])
