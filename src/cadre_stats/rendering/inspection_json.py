"""How files were read, as JSON for scripts: schema ``cadre-stats/inspect/1``."""

from __future__ import annotations

import json

from cadre_stats.finding import column_letter
from cadre_stats.reading.looking import SheetLook
from cadre_stats.rendering.json import finding_record
from cadre_stats.reporting.inspection import FileInspection, Inspection, why_text

__all__ = ["SCHEMA", "render"]

SCHEMA = "cadre-stats/inspect/1"


def render(inspection: Inspection, lang: str) -> bytes:
    """Give one JSON object in UTF-8; only the reasons follow the language."""
    record = {
        "schema": SCHEMA,
        "people": inspection.people,
        "files": [_file(one, lang) for one in inspection.files],
        "findings": [finding_record(one) for one in inspection.findings],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _file(file: FileInspection, lang: str) -> dict[str, object]:
    look = file.look
    return {
        "path": look.path,
        "format": look.format or None,
        "encoding": look.encoding or None,
        "sheets": [_sheet(one, lang) for one in look.sheets],
        "findings": [finding_record(one) for one in file.findings],
        "error": None if look.error is None else look.error.message(lang),
    }


def _sheet(sheet: SheetLook, lang: str) -> dict[str, object]:
    table = sheet.table
    columns = [] if table is None else sorted(table.columns, key=lambda column: column.index)
    return {
        "name": sheet.name,
        "used": table is not None,
        "first_row": 1 if table is None else table.first_row,
        "header_rows": None if table is None else list(table.header_rows),
        "header_sheet": (table.header_sheet or None) if table is not None else None,
        "columns": [{"column": column_letter(one.index), "header": one.name, "field": one.field} for one in columns],
        "rows": dict(sheet.kinds),
        "reason": why_text(sheet, lang),
        "unit": table.unit.name if table is not None and table.unit is not None else None,
        "as_of": table.as_of.date.isoformat() if table is not None and table.as_of is not None else None,
    }
