"""The same job by other programs: the shares of targets.toml by province, as JSON to compare.

python benchmarks/peers.py duckdb-prepared roster.csv
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from rosters import DEGREES, HEADER, MANAGERS, THEORIES, spellings

Row = tuple[str | None, str | None, str | None, str | None]
# Province, who manages, degree, theory: the only columns that the job needs.
NEEDED = ("Tỉnh", "Diện quản lý", "Trình độ chuyên môn", "Lý luận chính trị")
PLACES = [HEADER.index(name) for name in NEEDED]
MASTER = {"master", "doctorate"}
BACHELOR = MASTER | {"bachelor"}
THEORY = {"intermediate", "advanced", "bachelor"}


@cache
def plain(text: str) -> str:
    """Give a cell as a script compares it: NFC, single spaces, lower case."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


DEGREE_LEVELS = {plain(text): level for text, level in DEGREES.items()}
THEORY_LEVELS = {plain(text): level for text, level in THEORIES.items()}
PROVINCIAL = plain(MANAGERS[0])


@cache
def signs(managed: str, degree: str, theory: str) -> tuple[bool, bool, bool, bool]:
    """Tell of a person: managed by the province, a master, a bachelor or more, enough theory."""
    level = DEGREE_LEVELS[plain(degree)]
    return (
        plain(managed) == PROVINCIAL,
        level in MASTER,
        level in BACHELOR,
        THEORY_LEVELS[plain(theory)] in THEORY,
    )


def report(counted: Iterable[tuple[Row, int]]) -> None:
    """Print the counts of rows: for the whole and for each province what targets.toml asks."""
    found: dict[str, list[int]] = {}
    for (province, managed, degree, theory), people in counted:
        provincial, master, bachelor, enough = signs(managed or "", degree or "", theory or "")
        for group in ("", plain(province or "")):
            counts = found.setdefault(group, [0] * 5)
            for place, holds in enumerate((provincial and master, provincial, bachelor, enough, True)):
                counts[place] += people * holds
    print(json.dumps({group: shares(counts) for group, counts in found.items()}))


def shares(counts: list[int]) -> dict[str, list[int]]:
    """Give numerator and denominator of each target."""
    masters, provincial, bachelors, theory, everyone = counts
    return {
        "sau-dai-hoc": [masters, provincial],
        "dai-hoc": [bachelors, everyone],
        "trung-cap-llct": [theory, everyone],
    }


def duckdb_prepared(path: str) -> None:
    """DuckDB with a fixed schema and a table of all spellings and their levels that was made beforehand."""
    import duckdb

    connection = duckdb.connect()
    for name, levels in (("degrees", DEGREES), ("theories", THEORIES)):
        connection.execute(f"create table {name}(spelling varchar, level varchar)")
        rows = [(one, level) for text, level in levels.items() for one in spellings(text)]
        connection.executemany(f"insert into {name} values (?, ?)", rows)  # noqa: S608 - names from here
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in HEADER)
    rows = connection.execute(
        f"""
        with people as (
            select "Tỉnh" as province, "Diện quản lý" = ? as provincial,
                degrees.level in ('master', 'doctorate') as master,
                degrees.level in ('bachelor', 'master', 'doctorate') as bachelor,
                theories.level in ('intermediate', 'advanced', 'bachelor') as theory
            from read_csv(?, columns = {{{columns}}}, header = true, auto_detect = false, delim = ',', quote = '"',
                escape = '"', new_line = '\\r\\n')
            left join degrees on degrees.spelling = "Trình độ chuyên môn"
            left join theories on theories.spelling = coalesce("Lý luận chính trị", '')
        )
        select province, count(*) filter (where provincial and master), count(*) filter (where provincial),
            count(*) filter (where bachelor), count(*) filter (where theory), count(*)
        from people group by province
        """,  # noqa: S608 - names from here
        [MANAGERS[0], path],
    ).fetchall()
    found = {plain(str(province)): list(map(int, counts)) for province, *counts in rows}
    found[""] = [sum(column) for column in zip(*found.values(), strict=True)]
    print(json.dumps({group: shares(counts) for group, counts in found.items()}))


def duckdb_distinct(path: str) -> None:
    """DuckDB as one would use it on an unknown file: sniffed, grouped by the texts, which are read in Python."""
    import duckdb

    names = ", ".join(f'"{name}"' for name in NEEDED)
    rows = duckdb.execute(
        f"select {names}, count(*) from read_csv(?, all_varchar = true) group by all",  # noqa: S608 - names from here
        [path],
    ).fetchall()
    report((row[:4], row[4]) for row in rows)


def polars_distinct(path: str) -> None:
    """Polars: the needed columns grouped by their texts, which are read in Python."""
    import polars as pl

    frame = pl.scan_csv(path, infer_schema=False).select(NEEDED).group_by(NEEDED).len().collect(engine="streaming")
    report((row[:4], row[4]) for row in frame.iter_rows())


def pandas_rows(path: str) -> None:
    """Pandas as it is mostly used: every column read, every row mapped."""
    import pandas as pd

    table(pd.read_csv(path, dtype=str, keep_default_na=False))


def pandas_categories(path: str) -> None:
    """Pandas as its manual advises: the needed columns as categories, grouped."""
    import pandas as pd

    names = list(NEEDED)
    frame = pd.read_csv(path, usecols=names, dtype="category", keep_default_na=False)
    sizes = frame.groupby(names, observed=True).size()
    report(zip(sizes.index.tolist(), sizes.tolist(), strict=True))


def pandas_openpyxl(path: str) -> None:
    """Pandas over openpyxl, every row mapped."""
    import pandas as pd

    table(pd.read_excel(path, engine="openpyxl", dtype=str, keep_default_na=False))


def table(frame) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - pandas is not imported here
    """Map every row of a frame, count by province."""
    province = frame["Tỉnh"].map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()).casefold())
    degree = frame["Trình độ chuyên môn"].map(lambda text: DEGREE_LEVELS[_afresh(text)])
    theory = frame["Lý luận chính trị"].map(lambda text: THEORY_LEVELS[_afresh(text)])
    provincial = frame["Diện quản lý"].map(lambda text: _afresh(text) == PROVINCIAL)
    each = {
        "masters": degree.isin(MASTER) & provincial,
        "provincial": provincial,
        "bachelors": degree.isin(BACHELOR),
        "theory": theory.isin(THEORY),
        "everyone": provincial | True,
    }
    found = {"": [int(one.sum()) for one in each.values()]}
    sums = frame.assign(**each).groupby(province)[list(each)].sum()
    found |= {group: [int(one) for one in counts] for group, counts in zip(sums.index, sums.to_numpy(), strict=True)}
    print(json.dumps({group: shares(counts) for group, counts in found.items()}))


def _afresh(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def csv_module(path: str) -> None:
    """Python's csv module, of one file or all files of a folder; every text is read once."""
    report(Counter(chosen(records(path))).items())


def csv_loop(path: str) -> None:
    """The same without the job: every cell of every file goes through the csv module."""
    for _ in records(path):
        pass


def records(path: str) -> Iterator[list[str]]:
    """Give the records of all files, without their headers."""
    for one in files(path):
        with one.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            yield from reader


def calamine_cells(path: str) -> None:
    """Python-calamine without any job: every cell of every file is taken from it."""
    for _ in sheet_rows(path):
        pass


def calamine_rows(path: str) -> None:
    """Python-calamine with the job."""
    report(Counter(chosen(sheet_rows(path))).items())


def sheet_rows(path: str) -> Iterator[list[str]]:
    """Give the rows of the first sheets of all workbooks, without their headers."""
    from python_calamine import CalamineWorkbook

    for one in files(path):
        rows = CalamineWorkbook.from_path(str(one)).get_sheet_by_index(0).iter_rows()
        next(rows)
        yield from rows  # type: ignore[misc]


def files(path: str) -> list[Path]:
    """Give a file, or the files of a folder."""
    whole = Path(path)
    return sorted(whole.iterdir()) if whole.is_dir() else [whole]


def chosen(rows: Iterable[list[str]]) -> Iterator[Row]:
    """Give the needed cells of rows."""
    province, managed, degree, theory = PLACES
    return ((row[province], row[managed], row[degree], row[theory]) for row in rows)


PEERS: Mapping[str, Callable[[str], None]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        duckdb_prepared,
        duckdb_distinct,
        polars_distinct,
        pandas_rows,
        pandas_categories,
        pandas_openpyxl,
        csv_module,
        csv_loop,
        calamine_cells,
        calamine_rows,
    )
}

if __name__ == "__main__":
    PEERS[sys.argv[1]](sys.argv[2])
