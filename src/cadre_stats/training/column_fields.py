"""Which column each field of a training table has, where several headings may mean it."""

from __future__ import annotations

from cadre_stats.errors import InputError
from cadre_stats.finding import Place, column_letter
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.tables.fields import header_name, matching
from cadre_stats.reading.tables.header import Band
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.training.header_fields import fields_meant
from cadre_stats.training.headings import is_share, year_named

__all__ = ["column_fields"]

# Counted for nothing, or standing in a column for men and one for women: a second one does no harm.
_HARMLESS = frozenset({"number", "note", "sex", "birth_date"})


def column_fields(
    grid: Grid, band: Band, options: ReadOptions, years: frozenset[int]
) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    """Give each field its column, the one whose spelling stands earlier; and the columns that lost one.

    Columns of shares and those under years of a table that has several have no field.
    """
    taken = {}
    for field, text in options.columns.items():
        named = matching(band.paths, text)
        if len(named) == 1:
            taken[field] = named[0]
    fixed = set(taken)
    ranks: dict[str, int] = {}
    waiting = [
        (index, [claim for claim in fields_meant(path) if claim.field not in fixed])
        for index, path in enumerate(band.paths)
        if any(path) and index not in taken.values() and index not in years and not any(map(is_share, path))
    ]
    second: list[tuple[int, str]] = []
    while waiting:
        index, claims = waiting.pop(0)
        if not claims:
            continue
        claim, *rest = claims
        later = claim.field == "status" and claim.field in taken and _is_later(band, index, taken[claim.field])
        if claim.field not in taken or claim.rank < ranks[claim.field] or later:
            if claim.field in taken:
                second.append((taken[claim.field], claim.field))
            taken[claim.field], ranks[claim.field] = index, claim.rank
        elif rest:
            waiting.insert(0, (index, rest))
        elif band.paths[index] == band.paths[taken[claim.field]] and claim.field not in _HARMLESS:
            raise InputError(
                "reading.two_columns",
                str(Place(grid.file, grid.sheet)),
                field=claim.field,
                header=header_name(band.paths[index]),
                columns=f"{column_letter(taken[claim.field])}, {column_letter(index)}",
            )
        elif claim.field not in _HARMLESS:
            second.append((index, claim.field))
    return taken, tuple(second)


def _is_later(band: Band, column: int, other: int) -> bool:
    """Tell whether a column names a later year than another: how somebody stands is what was known last."""
    first, second = (next(filter(None, map(year_named, band.paths[one])), None) for one in (other, column))
    return first is not None and second is not None and second > first
