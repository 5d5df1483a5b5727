"""Measure what is written: the tidy table as a workbook, and the batch of a report per unit.

    python benchmarks/documents.py                      100,000 people, 3 rounds
    python benchmarks/documents.py --people 20000

The tidy table is measured beside XlsxWriter's constant memory writing the roster's own 25 columns, in interleaved
rounds (the tidy table has 51). The batch is told in processor seconds, for one process works on it: workbooks a second
between two numbers of units, so that reading the roster and starting don't count, and the peak of memory.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from races import ENVIRONMENT, Entrant, Race, measure
from run import HERE, PROGRAM, PYTHON, roster, written

UNITS = (30, 100, 300)
LEAST_WORKBOOKS, MOST_RATIO, MOST_GROWTH = 20, 1.0, 1.1
# Runs a command; prints the processor seconds and the peak memory (KiB) of it.
COUNTED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
)


def tidy_table(people: int, folder: Path, rounds: int) -> bool:
    """Measure ``normalise`` to xlsx; tell whether it reaches its goal."""
    source = str(roster(people))
    plain = (PYTHON, str(HERE / "constant_memory.py"), source, str(folder / "plain.xlsx"))
    tidy = (*PROGRAM, "normalise", source, "--output", str(folder / "tidy.xlsx"), "--force", "--quiet")
    race = Race(
        f"normalise, {people:,} rows to xlsx, over XlsxWriter's constant memory",
        (Entrant("XlsxWriter", plain), Entrant("cadre-stats", tidy, MOST_RATIO)),
    )
    yardstick, command = measure(race, rounds)
    ratio = command.compared(yardstick, race.unit)
    print(f"{race.name}: {yardstick.time:.2f} s, {command.time:.2f} s, {ratio:.2f} × (goal {MOST_RATIO} ×)", flush=True)
    return not command.missed(yardstick, race.unit)


def batch(people: int, folder: Path, rounds: int) -> bool:
    """Measure ``export`` to xlsx and html for several numbers of units; tell whether it reaches its goals."""
    best: dict[int, tuple[float, float]] = {}
    for units in UNITS * rounds:
        output = folder / "out"
        shutil.rmtree(output, ignore_errors=True)
        seconds, memory = counted((*_export(people, units), "--output", str(output)))
        fastest, lowest = best.get(units, (seconds, memory))
        best[units] = min(fastest, seconds), min(lowest, memory)
    for units, (seconds, memory) in best.items():
        print(f"export of {units} units: {seconds:.2f} s of a processor, {memory:.0f} MiB", flush=True)
    (few, (start, least)), *_, (many, (end, most)) = best.items()
    rate = (many - few) / (end - start)
    print(f"workbooks a second with their pages: {rate:.0f} (goal {LEAST_WORKBOOKS})")
    print(f"memory of {many} units over {few}: {most / least:.2f} × (goal {MOST_GROWTH} ×)")
    return rate >= LEAST_WORKBOOKS and most / least <= MOST_GROWTH


def _export(people: int, units: int) -> Sequence[str]:
    source = written(f"roster-in-{units}", people, ".csv", partial(_in_units, units=units))
    targets = str(HERE / "targets.toml")
    return (*PROGRAM, "export", str(source), "--targets", targets, "--by", "unit", "--formats", "xlsx,html", "--quiet")


def _in_units(path: Path, people: int, units: int) -> None:
    """Write the roster with its people in so many units."""
    with (
        roster(people).open(encoding="utf-8-sig", newline="") as source,
        path.open("w", encoding="utf-8-sig", newline="") as target,
    ):
        rows, writer = csv.reader(source), csv.writer(target)
        head = next(rows)
        writer.writerow(head)
        writer.writerows(_moved(rows, head.index("Đơn vị"), units))


def _moved(rows: Iterator[list[str]], place: int, units: int) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        row[place] = f"UBND xã số {number % units}"
        yield row


def counted(command: Sequence[str]) -> tuple[float, float]:
    """Run a command; give its processor seconds and its peak memory in MiB."""
    done = subprocess.run(
        (PYTHON, "-c", COUNTED, *command), capture_output=True, check=True, env=ENVIRONMENT, text=True
    )
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), int(memory) / 1024


def main() -> int:
    """Print the figures; exit 1 where a goal isn't reached."""
    parser = argparse.ArgumentParser(description="Measure what is written.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reached = [measured(options.people, Path(folder), options.rounds) for measured in (tidy_table, batch)]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
