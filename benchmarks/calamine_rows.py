"""The yardstick of reading workbooks: every cell of the first sheet taken from python-calamine, nothing done with it.

python benchmarks/calamine_rows.py roster.xlsx
"""

from __future__ import annotations

import sys

from python_calamine import CalamineWorkbook


def main(path: str) -> None:
    """Go through all rows."""
    for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
        pass


if __name__ == "__main__":
    main(sys.argv[1])
