"""The unit of a table that names none: the agency in whose name it was made, where its own people are listed."""

from __future__ import annotations

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.tables.header import Band
from cadre_stats.reading.tables.table import StatedUnit, Table
from cadre_stats.record import replace
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.rows import begins

__all__ = ["in_unit_of_agency", "own_in_header"]

# Fields that tell where people work; a table that has one of them says so itself.
_TELLING = ("unit", "parent_unit", "commune", "district", "province", "sector")
# A header of positions with one of these holds units, too.
_UNITS = ("đơn vị", "cơ quan", "nơi công tác", "nơi làm việc")


def in_unit_of_agency(table: Table, own: StatedUnit | None, place: Place) -> Table:
    """Take the agency above a table for the unit of its people where nothing in the table tells another.

    ``own`` is the last of the agency's lines if it names a unit that lists its own people: a commune, a school, a
    hospital; a department or a committee lists those of others. A finding names the line. Units that sections name
    ("Khối Đảng") are parts of it: another commune has some that are called the same.
    """
    if own is None or table.unit is not None or not len(table.rows) or _tells_units(table):
        return table
    if any(table.unit_sections):
        return replace(table, agency_of_sections=own.name)
    at = Place(place.file, place.sheet, own.cell)
    told = Finding("unit_of_agency", "info", (at,), "unit", own.name)
    return replace(table, unit=own, findings=(*table.findings, told))


def own_in_header(band: Band, first_row: int) -> StatedUnit | None:
    """Give the agency that lists its own people where it stands right above headers, and so heads them."""
    for column, path in enumerate(band.paths):
        if len(path) > 1 and begins(path[0], "agency.own"):
            return StatedUnit(path[0], cell_name(column, first_row + band.top), True)
    return None


def _tells_units(table: Table) -> bool:
    """Tell whether a column tells units, or may: it comes near to the field, or holds positions with their units."""
    columns = (*table.columns, *table.joined)
    if any(column.field in _TELLING for column in columns):
        return True
    if any(column.field == "position" and any(word in fold(column.name) for word in _UNITS) for column in columns):
        return True
    unit = roster_fields()["unit"].label["vi"]
    return any(one.code == "column_near_field" and one.values.get("vi") == unit for one in table.findings)
