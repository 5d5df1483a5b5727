"""Large made-up rosters as xlsx: the rows of ``rosters.py``, typed as a spreadsheet program types them.

python benchmarks/workbooks.py 100000 roster.xlsx
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import tempfile
from pathlib import Path

import xlsxwriter

from rosters import HEADER, write_folder, write_roster

__all__ = ["write_folder_of_workbooks", "write_merged_workbook", "write_workbook"]

_DATES = {HEADER.index("Ngày sinh"), HEADER.index("Ngày vào Đảng")}
# Columns under one merged heading of the two-row header; the others are merged downwards.
_GROUPS = {(16, 18): "Trình độ đào tạo", (19, 22): "Bồi dưỡng"}


def write_workbook(path: Path, people: int) -> None:
    """Write so many people under one header row: shared strings, numbers and true dates."""
    _write(path, people, merged=False)


def write_merged_workbook(path: Path, people: int) -> None:
    """Write so many people under a merged header of two rows."""
    _write(path, people, merged=True)


def write_folder_of_workbooks(folder: Path, files: int, people: int) -> None:
    """Write so many workbooks of as many people in all: the rosters of ``rosters.write_folder``."""
    folder.mkdir()
    with tempfile.TemporaryDirectory() as texts:
        write_folder(Path(texts, "csv"), files, people)
        for text in Path(texts, "csv").iterdir():
            _write_text(text, folder / f"{text.stem}.xlsx", merged=False)


def _write(path: Path, people: int, *, merged: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "roster.csv")
        write_roster(text, people)
        _write_text(text, path, merged=merged)


def _write_text(text: Path, path: Path, *, merged: bool) -> None:
    with text.open(encoding="utf-8-sig", newline="") as file, xlsxwriter.Workbook(str(path)) as book:
        sheet, date = book.add_worksheet("Danh sách"), book.add_format({"num_format": "dd/mm/yyyy"})
        records = csv.reader(file)
        next(records)
        top = _write_header(sheet, merged=merged)
        for row, record in enumerate(records, start=top):
            for column, cell in enumerate(record):
                if column == 0:
                    sheet.write_number(row, column, int(cell))
                elif column in _DATES:
                    day, month, year = map(int, cell.split("/"))
                    sheet.write_datetime(row, column, dt.date(year, month, day), date)
                elif cell:
                    sheet.write_string(row, column, cell)


def _write_header(sheet: xlsxwriter.worksheet.Worksheet, *, merged: bool) -> int:
    """Write the header; give the number of its rows."""
    if not merged:
        sheet.write_row(0, 0, HEADER)
        return 1
    grouped = {column for left, right in _GROUPS for column in range(left, right + 1)}
    for column, name in enumerate(HEADER):
        if column in grouped:
            sheet.write_string(1, column, name)
        else:
            sheet.merge_range(0, column, 1, column, name)
    for (left, right), name in _GROUPS.items():
        sheet.merge_range(0, left, 0, right, name)
    return 2


def main() -> None:
    """Write the workbook that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Write a large made-up roster as xlsx.")
    parser.add_argument("people", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--merged", action="store_true", help="under a merged header of two rows")
    options = parser.parse_args()
    _write(options.path, options.people, merged=options.merged)


if __name__ == "__main__":
    main()
