"""Write a roster's columns, as they are, into a workbook with XlsxWriter's constant memory: a yardstick of `normalise`.

python benchmarks/constant_memory.py roster.csv out.xlsx
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from xlsxwriter.workbook import Workbook


def main() -> None:
    """Copy every cell as a text."""
    source, target = map(Path, sys.argv[1:])
    workbook = Workbook(target, {"constant_memory": True})
    sheet = workbook.add_worksheet()
    with source.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    workbook.close()


if __name__ == "__main__":
    main()
