"""What is said of a sheet with formulas never calculated and with hidden rows, whatever its format."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cadre_stats.finding import PLACES_KEPT, Finding, Place, cell_name

__all__ = ["marks_found"]


def marks_found(
    uncalculated: Collection[tuple[int, int]], hidden: Sequence[int], file: str, sheet: str
) -> Iterator[Finding]:
    """Give the findings for formulas without a value (rows and columns from 0) and hidden rows that hold something."""
    if uncalculated:
        places = tuple(Place(file, sheet, cell_name(c, r + 1)) for r, c in sorted(uncalculated)[:PLACES_KEPT])
        yield Finding("formula_without_value", "error", places, count=len(uncalculated))
    if hidden:
        places = tuple(Place(file, sheet, str(row + 1)) for row in hidden[:PLACES_KEPT])
        yield Finding("hidden_rows", "warning", places, count=len(hidden))
