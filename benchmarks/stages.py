"""Where the time of a report goes: the stages of ``report --format json`` one after another in a fresh process.

python benchmarks/stages.py .benchmarks/roster-2-2000000.csv --assume-distinct
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

TARGETS = str(Path(__file__).resolve().parent / "targets.toml")


def stages(path: str, *, distinct: bool) -> Iterator[str]:
    """Do a report's work, people told apart unless they are ``distinct``; give each stage's name when it is done."""
    from cadre_stats.cli.app import build_command, build_program

    build_program("en")
    build_command("report", "en")
    yield "the command line"
    import numpy  # noqa: F401 - only its import is timed

    yield "import numpy"
    from cadre_stats.reading.formats.grids import read_file
    from cadre_stats.reading.recognition.foresight import foresee
    from cadre_stats.reading.recognition.recognition import recognise
    from cadre_stats.reading.tables.options import ReadOptions
    from cadre_stats.reporting.compose import compose  # noqa: F401 - only its import is timed
    from cadre_stats.roster.roster import Roster
    from cadre_stats.statistics.assessment import assess
    from cadre_stats.targets.reach import fields_asked
    from cadre_stats.targets.read import read_targets
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    yield "import the other modules"
    vocabulary = load_vocabulary()
    targets = read_targets([TARGETS], vocabulary)
    yield "targets and vocabulary"
    import pyarrow.csv  # noqa: F401 - only its import is timed

    yield "import pyarrow"
    options = ReadOptions(fields=fields_asked(targets, None, ("province",), people=not distinct))
    grids = read_file(path, partial(foresee, options=options))
    yield "grid"
    tables = recognise(grids[0], options)
    assert isinstance(tables, tuple)
    yield "table"
    roster = Roster(tables, vocabulary, assume_distinct=distinct)
    print(f"{roster.people.count} people in {roster.records} records")
    yield "people"
    assess(roster, targets, by=("province",), where=None, as_of=None)
    yield "figures and findings"


def main(path: str, *options: str) -> None:
    """Print the seconds of each stage: by the clock, and of all processors; and the peak memory until then."""
    clock, work = time.perf_counter(), time.process_time()
    for name in stages(path, distinct="--assume-distinct" in options):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        taken, worked = time.perf_counter() - clock, time.process_time() - work
        print(f"{name:<28}{taken:>8.3f} s{worked:>10.3f} s of work{peak:>8.0f} MiB")
        clock, work = time.perf_counter(), time.process_time()


if __name__ == "__main__":
    main(*sys.argv[1:])
