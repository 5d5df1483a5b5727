"""Writing small training workbooks, and looking at the figures and findings of what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["book", "codes", "figures", "told"]


def book(folder: Path, *sheets: tuple[str, Sequence[Sequence[object]]], merges: Sequence[str] = ()) -> str:
    """Write a workbook of sheets and give its path; the merges are of its last sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        sheet: Worksheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    path = folder / "book.xlsx"
    made.save(path)
    return str(path)


def figures(document: dict[str, Any], *keys: str) -> dict[tuple[str | None, ...], list[Any]]:
    """Give the figures of every group by the values of the group; the whole is ()."""
    return {tuple(row["group"].values()): [row[key] for key in keys] for row in document["rows"]}


def codes(document: dict[str, Any]) -> list[str]:
    """Give the codes of the findings."""
    return sorted(one["code"] for one in document["findings"])


def told(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Give code and cell of the findings."""
    return [(one["code"], one["where"]["cell"]) for one in document["findings"]]
