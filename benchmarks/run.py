"""Measure cadre-stats beside a yardstick, in interleaved rounds of one run.

Ratios travel between machines, seconds don't.

    python benchmarks/run.py                all cases, 7 rounds
    python benchmarks/run.py --rounds 3 --people 200000

Every case runs its yardstick and the program in turn, so that both see the same machine. Where both count, the counts
are compared: a fast wrong figure is no result.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from logs import write_log
from rosters import write_roster
from workbooks import write_merged_workbook, write_workbook

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / ".benchmarks"
PYTHON = sys.executable
ATTENDANCES = 1_000_000
PROGRAM = (PYTHON, "-m", "cadre_stats")
# Without compiled files every start would compile the sources anew, which no user's does.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONUTF8": "1"
}
Check = Callable[[bytes, bytes], None]


@dataclass(frozen=True, slots=True)
class Case:
    """What is run beside what, and how the two times compare: as a ratio, or as milliseconds on top."""

    name: str
    yardstick: Sequence[str]
    command: Sequence[str]
    goal: float
    unit: str
    check: Check | None = None

    def compared(self, yardstick: float, command: float) -> float:
        """Give the ratio of the two times, or the difference in milliseconds."""
        return command / yardstick if self.unit == "×" else (command - yardstick) * 1000


def same_counts(of_yardstick: bytes, of_command: bytes) -> None:
    """Compare the counts of the two programs. Raises :class:`ValueError` where they differ."""
    expected = json.loads(of_yardstick)
    got = {one["id"]: [one["numerator"], one["denominator"]] for one in json.loads(of_command)["outcomes"]}
    if got != expected:
        raise ValueError(f"counts differ: {got} instead of {expected}")


def cases(people: int) -> list[Case]:
    """Give the cases, their rosters written where they are missing."""
    small, large = roster(1_000), roster(people)
    targets = str(HERE / "targets.toml")
    report = (*PROGRAM, "report", "--targets", targets, "--format", "json")
    nothing = (PYTHON, "-c", "pass")
    return [
        Case("--help over python -c pass", nothing, (*PROGRAM, "--help"), 90, "ms"),
        Case("--version over python -c pass", nothing, (*PROGRAM, "--version"), 90, "ms"),
        Case(
            "report, 1,000 rows, over import pandas", (PYTHON, "-c", "import pandas"), (*report, str(small)), 1.5, "×"
        ),
        Case(
            f"report, {people:,} rows, over pandas with a map per row",
            (PYTHON, str(HERE / "pandas_map.py"), str(large)),
            (*report, str(large)),
            1 / 3,
            "×",
            same_counts,
        ),
        Case(
            f"shortfall, {people:,} people, over report",
            (*report, str(large)),
            (*PROGRAM, "shortfall", str(large), "--standards", str(HERE / "standards.toml"), "--format", "json"),
            1.4,
            "×",
        ),
        *workbook_cases(report),
        *training_cases(),
    ]


def workbook_cases(report: Sequence[str]) -> Iterator[Case]:
    """Give the cases of xlsx: beside taking every cell from the reading library, which does nothing with them."""
    for people, name, write, goal in (
        (100_000, "one header row", write_workbook, 1.25),
        (20_000, "a merged header", write_merged_workbook, 1.35),
    ):
        path = written(f"{name.replace(' ', '-')}-{people}.xlsx", people, write)
        counted = run((PYTHON, str(HERE / "pandas_map.py"), str(roster(people))))[1]
        yield Case(
            f"report, xlsx of {people:,} rows under {name}, over calamine",
            (PYTHON, str(HERE / "calamine_rows.py"), str(path)),
            (*report, str(path)),
            goal,
            "×",
            lambda _, got, counted=counted: same_counts(counted, got),  # type: ignore[misc]
        )


def training_cases() -> Iterator[Case]:
    """Give the case of a large training log, where DuckDB is installed to measure beside."""
    if importlib.util.find_spec("duckdb") is None:
        print("no case of a training log: duckdb is not installed", file=sys.stderr)
        return
    path = written(f"log-{ATTENDANCES}.csv", ATTENDANCES, write_log)
    yield Case(
        f"training, {ATTENDANCES:,} attendances, over DuckDB",
        (PYTHON, str(HERE / "duckdb_count.py"), str(path)),
        (*PROGRAM, "training", str(path), "--by", "year,audience", "--format", "json"),
        2.5,
        "×",
        same_attendances,
    )


def same_attendances(of_yardstick: bytes, of_command: bytes) -> None:
    """Compare attendances and people of the two programs. Raises :class:`ValueError` where they differ."""
    rows = [row for row in json.loads(of_command)["rows"] if len(row["group"]) == 2]
    got = sorted([*row["group"].values(), row["attendances"], row["people"]] for row in rows)
    if got != sorted(json.loads(of_yardstick)):
        raise ValueError("attendances or people differ")


def roster(people: int) -> Path:
    """Give the path of a roster of so many people; write it unless it stands there."""
    return written(f"roster-{people}.csv", people, write_roster)


def written(name: str, rows: int, write: Callable[[Path, int], None]) -> Path:
    """Give the path of a file of the data folder; write it unless it stands there."""
    DATA.mkdir(exist_ok=True)
    path = DATA / name
    if not path.is_file():
        unfinished = path.with_suffix(".part")
        write(unfinished, rows)
        unfinished.replace(path)
    return path


def run(command: Sequence[str]) -> tuple[float, bytes]:
    """Run a command to its end; give the seconds it took and what it wrote."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    return time.perf_counter() - start, done.stdout


def measure(case: Case, rounds: int) -> tuple[float, float]:
    """Give the median seconds of the yardstick and of the program over interleaved rounds, after one to warm up."""
    times: list[tuple[float, float]] = []
    for _ in range(rounds + 1):
        yardstick, expected = run(case.yardstick)
        command, got = run(case.command)
        if case.check:
            case.check(expected, got)
        times.append((yardstick, command))
    yardsticks, commands = zip(*times[1:], strict=True)
    return statistics.median(yardsticks), statistics.median(commands)


def main() -> int:
    """Print the table; exit 1 where a goal isn't reached."""
    parser = argparse.ArgumentParser(description="Measure cadre-stats beside a yardstick.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--people", type=int, default=200_000, help="rows of the large roster")
    options = parser.parse_args()
    missed = 0
    print(f"{'case':<66}{'yardstick':>11}{'program':>10}{'compared':>12}{'goal':>12}")
    for case in cases(options.people):
        yardstick, command = measure(case, options.rounds)
        value = case.compared(yardstick, command)
        reached = value <= case.goal
        missed += not reached
        compared, goal = (f"{number:.2f} {case.unit}" for number in (value, case.goal))
        mark = "" if reached else "  missed"
        print(f"{case.name:<66}{yardstick:>9.3f} s{command:>8.3f} s{compared:>12}{goal:>12}{mark}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
