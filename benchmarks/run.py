"""Measure cadre-stats beside others that do the same job, in interleaved rounds of one run.

Ratios travel between machines, seconds don't.

    python benchmarks/run.py                          everything, 5 rounds
    python benchmarks/run.py country workbook         some of the groups
    python benchmarks/run.py --rounds 3 --people 200000 country
    python benchmarks/run.py growth --plot docs/growth.svg

DuckDB and polars come with ``pip install cadre-stats[bench]``, or stand in an environment of their own, whose Python
``--peers`` names. A race goes on without the programs that aren't there. Where programs count, their counts are
compared: a fast wrong figure is no result.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from growth import draw
from logs import write_log
from peers import plain
from races import Entrant, Race, Result, measure
from rosters import write_folder, write_roster
from workbooks import write_folder_of_workbooks, write_merged_workbook, write_workbook

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / ".benchmarks"
PYTHON = sys.executable
PROGRAM = (PYTHON, "-m", "cadre_stats")
REPORT = (*PROGRAM, "report", "--targets", str(HERE / "targets.toml"), "--format", "json", "--by", "province")
ATTENDANCES = 1_000_000
FILES, IN_FILES = 3_300, 141_000
SIZES = (200_000, 600_000, 2_000_000, 6_000_000)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the options say: how many rows, and where the other programs are."""

    people: int
    peers: str

    def peer(self, name: str, path: Path, goal: float | None = None) -> Iterator[Entrant]:
        """Give one of the other programs with the job over a file, if it is there."""
        library = name.partition("-")[0]
        python = next((one for one in (PYTHON, self.peers) if library in ("csv", "calamine") or has(one, library)), "")
        if python:
            reads = None if name.endswith(("-cells", "-loop")) else json.loads
            yield Entrant(name, (python, str(HERE / "peers.py"), name, str(path)), goal, read=reads)
        else:
            print(f"without {name}: {library} is not installed", file=sys.stderr)


@cache
def has(python: str, library: str) -> bool:
    """Tell whether an interpreter has a library."""
    return subprocess.run((python, "-c", f"import {library}"), capture_output=True, check=False).returncode == 0


def shares(output: bytes) -> object:
    """Give the counts of a report as the peers print them."""
    found: dict[str, dict[str, list[int]]] = {}
    for one in json.loads(output)["outcomes"]:
        group = plain(one["group"].get("province") or "")
        found.setdefault(group, {})[one["id"]] = [one["numerator"], one["denominator"]]
    return found


def ours(name: str, path: Path, *options: str, goal: float | None = None, memory: float | None = None) -> Entrant:
    """Give a report of the program."""
    return Entrant(f"cadre-stats{name}", (*REPORT, *options, str(path)), goal, memory, shares)


def start(_: Setting) -> Iterator[Race]:
    """Starting: the help, the version, a small file."""
    nothing = Entrant("python -c pass", (PYTHON, "-c", "pass"))
    for option in ("--help", "--version"):
        yield Race(option, (nothing, Entrant("cadre-stats", (*PROGRAM, option), 90)), "ms")
    pandas = Entrant("import pandas", (PYTHON, "-c", "import pandas"))
    yield Race("CSV of 1,000 rows", (pandas, ours("", roster(1_000), goal=1.5)))


def middle(setting: Setting) -> Iterator[Race]:
    """A province: 200,000 rows."""
    path = roster(200_000)
    yield Race(
        "CSV of 200,000 rows",
        (
            *setting.peer("pandas-rows", path),
            *setting.peer("duckdb-prepared", path),
            *setting.peer("csv-module", path),
            ours("", path, goal=1 / 3),
        ),
    )
    short = (*PROGRAM, "shortfall", str(path), "--standards", str(HERE / "standards.toml"), "--format", "json")
    yield Race("shortfall of 200,000 people", (ours(" report", path), Entrant("cadre-stats shortfall", short, 1.4)))


def country(setting: Setting) -> Iterator[Race]:
    """A whole country: 2,000,000 rows."""
    path = roster(setting.people)
    yield Race(
        f"CSV of {setting.people:,} rows",
        (
            *setting.peer("duckdb-prepared", path),
            *setting.peer("duckdb-distinct", path),
            *setting.peer("polars-distinct", path),
            *setting.peer("pandas-categories", path),
            *setting.peer("pandas-rows", path),
            *setting.peer("csv-module", path),
            ours(" --assume-distinct", path, "--assume-distinct", goal=1.4, memory=300),
            ours(", people told apart", path, goal=2.2, memory=450),
        ),
    )


def workbook(setting: Setting) -> Iterator[Race]:
    """Workbooks: one sheet of 100,000 rows, one of 20,000 under a merged header."""
    path = written("one-header-row", 100_000, ".xlsx", write_workbook)
    yield Race(
        "xlsx of 100,000 rows",
        (
            *setting.peer("calamine-cells", path),
            *setting.peer("calamine-rows", path),
            *setting.peer("pandas-openpyxl", path),
            ours("", path, goal=1.25, memory=260),
        ),
    )
    path = written("merged-header", 20_000, ".xlsx", write_merged_workbook)
    yield Race(
        "xlsx of 20,000 rows under a merged header",
        (*setting.peer("calamine-cells", path), ours("", path, goal=1.35)),
    )


def folder(setting: Setting) -> Iterator[Race]:
    """Folders: 3,300 rosters as CSV and as xlsx."""
    path = written("folder-csv", IN_FILES, "", write_csv_files)
    yield Race(
        f"folder of {FILES:,} CSV files",
        (
            *setting.peer("csv-loop", path),
            *setting.peer("csv-module", path),
            ours(" --jobs 1", path, "--jobs", "1", goal=2),
            ours(" --jobs 2", path, "--jobs", "2"),
        ),
    )
    path = written("folder-xlsx", IN_FILES, "", write_xlsx_files)
    yield Race(
        f"folder of {FILES:,} xlsx files",
        (
            *setting.peer("calamine-cells", path),
            *setting.peer("calamine-rows", path),
            ours(" --jobs 1", path, "--jobs", "1", goal=1.4),
            ours(" --jobs 2", path, "--jobs", "2"),
        ),
    )


def write_csv_files(path: Path, people: int) -> None:
    """Write the folder of CSV files."""
    write_folder(path, FILES, people)


def write_xlsx_files(path: Path, people: int) -> None:
    """Write the folder of workbooks."""
    write_folder_of_workbooks(path, FILES, people)


def training(setting: Setting) -> Iterator[Race]:
    """A training log of 1,000,000 attendances."""
    if not has(setting.peers, "duckdb"):
        print("without the training log: duckdb is not installed", file=sys.stderr)
        return
    path = written("log", ATTENDANCES, ".csv", write_log)
    counted = (*PROGRAM, "training", str(path), "--by", "year,audience", "--format", "json")
    yield Race(
        f"training log of {ATTENDANCES:,} attendances",
        (
            Entrant("duckdb", (setting.peers, str(HERE / "duckdb_count.py"), str(path)), read=sorted_rows),
            Entrant("cadre-stats training", counted, 2.5, read=attendances),
        ),
    )


def sorted_rows(output: bytes) -> object:
    """Give the rows of the yardstick in order."""
    return sorted(json.loads(output))


def attendances(output: bytes) -> object:
    """Give attendances and people by year and audience."""
    rows = [row for row in json.loads(output)["rows"] if len(row["group"]) == 2]
    return sorted([*row["group"].values(), row["attendances"], row["people"]] for row in rows)


def growth(setting: Setting) -> Iterator[Race]:
    """How time and memory grow: 200,000 to 6,000,000 rows."""
    for size in SIZES:
        path = roster(size)
        yield Race(
            f"{size:,} rows",
            (
                *setting.peer("duckdb-prepared", path),
                ours(" --assume-distinct", path, "--assume-distinct", memory=300),
                ours(", people told apart", path),
            ),
        )


GROUPS: Mapping[str, Callable[[Setting], Iterator[Race]]] = {
    one.__name__: one for one in (start, middle, country, workbook, folder, training, growth)
}


def roster(people: int) -> Path:
    """Give the path of a roster of so many people; write it unless it stands there."""
    return written("roster", people, ".csv", write_roster)


def written(name: str, rows: int, ending: str, write: Callable[[Path, int], None]) -> Path:
    """Give the path of a file or folder of the data folder; write it unless it stands there."""
    DATA.mkdir(exist_ok=True)
    # The number rises when the bytes that are written change.
    path = DATA / f"{name}-2-{rows}{ending}"
    if not path.exists():
        unfinished = path.with_suffix(f".part{ending}")
        shutil.rmtree(unfinished, ignore_errors=True)
        # In a process of its own: what this one has held is counted to the peak memory of those that it starts.
        with ProcessPoolExecutor(1, get_context("fork")) as pool:
            pool.submit(partial(write, unfinished, rows)).result()
        unfinished.replace(path)
    return path


def lines(race: Race, results: list[Result]) -> Iterator[str]:
    """Give the rows of the table for a race, as Markdown."""
    base = results[0]
    for result in results:
        compared = result.compared(base, race.unit)
        shown = f"{compared:.2f} ×" if race.unit == "×" else f"+{compared:.0f} ms"
        one = result.entrant
        goals = [] if one.goal is None else [f"{one.goal:.2f} ×" if race.unit == "×" else f"{one.goal:.0f} ms"]
        goals += [] if one.memory is None else [f"{one.memory:.0f} MiB"]
        missed = " **missed**" if result.missed(base, race.unit) else ""
        figures = f"{result.time:.2f} s | {shown} | {result.work:.2f} s | {result.peak:.0f} MiB"
        yield f"| {race.name} | {one.name} | {figures} | {', '.join(goals)}{missed} |"


HEAD = ("| job | program | time | compared | work | peak memory | goal |", "|---|---|---:|---:|---:|---:|---|")


def main() -> int:
    """Print the table; exit 1 where a goal isn't reached."""
    parser = argparse.ArgumentParser(description="Measure cadre-stats beside others that do the same job.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; default: all")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=2_000_000, help="rows of the whole country")
    parser.add_argument("--peers", default=PYTHON, help="the Python that has DuckDB and polars")
    parser.add_argument("--plot", type=Path, help="draw the growth into this SVG file")
    options = parser.parse_args()
    if unknown := set(options.groups) - set(GROUPS):
        parser.error(f"no group {', '.join(sorted(unknown))}")
    setting = Setting(options.people, options.peers)
    missed = 0
    print(*HEAD, sep="\n", flush=True)
    for group in options.groups or GROUPS:
        races = []
        for race in GROUPS[group](setting):
            results = measure(race, options.rounds)
            races.append(results)
            missed += sum(one.missed(results[0], race.unit) for one in results)
            print(*lines(race, results), sep="\n", flush=True)
        if group == "growth" and options.plot:
            options.plot.write_text(draw(SIZES, races), encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
