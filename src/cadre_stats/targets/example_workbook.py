"""The example workbook of targets: drop-downs over the columns, and a sheet of fields, levels and conditions."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cadre_stats.finding import column_letter
from cadre_stats.targets.examples import example_text
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["level_rows", "workbook_bytes"]

_ROOM_FOR_ROWS = 200
# The same input gives the same bytes, so no file tells when it was made.
_NO_DATE = datetime(1980, 1, 1)  # noqa: DTZ001


def workbook_bytes(lang: str) -> bytes:
    """Give the example workbook in a language (``vi`` or ``en``)."""
    from openpyxl import Workbook

    words = tomllib.loads(example_text("workbook.toml", lang))
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    levels = workbook.create_sheet(words["levels_sheet"])
    conditions = _fill_levels(levels, words, lang)
    _fill_targets(sheet, words)
    _drop_downs(sheet, words, conditions)
    return _dateless(workbook)


def level_rows(words: Mapping[str, Any], lang: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Give field, its code, level, its code and a condition that can be copied, for every level of every field."""
    vocabulary = load_vocabulary()
    for code, field in roster_fields().items():
        label = field.label[lang]
        if field.kind == "yes_no":
            yield label, code, "", "", label
        elif vocabulary.has(code):
            scale = vocabulary.scale(code)
            for number, level in enumerate(scale.levels):
                phrase = words["at_least"] if scale.ordered and number else words["exactly"]
                text = phrase.format(field=label, level=level.label[lang])
                yield label, code, level.label[lang], level.code, text


def _fill_targets(sheet: Worksheet, words: Mapping[str, Any]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.title = words["sheet"]
    for row in words["above"]:
        sheet.append(row)
    sheet.append([column["header"] for column in words["column"]])
    header = sheet.max_row
    for number, column in enumerate(words["column"], start=1):
        cell = sheet.cell(header, number)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        cell.comment = Comment(column["comment"], "cadre-stats", width=320, height=110)
        sheet.column_dimensions[column_letter(number - 1)].width = column["width"]
    for row in words["row"]:
        sheet.append([cell if cell != "" else None for cell in row["cells"]])
    for row in range(header, header + _ROOM_FOR_ROWS + 1):
        for number in range(1, len(words["column"]) + 1):
            cell = sheet.cell(row, number)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            # Excel turns "2-3" into a date and "40%" into a number unless the cell is text.
            cell.number_format = "@" if row > header and number < len(words["column"]) else "General"
    sheet.freeze_panes = f"A{header + 1}"


def _fill_levels(sheet: Worksheet, words: Mapping[str, Any], lang: str) -> str:
    """Write all levels; give the range of cells that holds their conditions."""
    from openpyxl.styles import Font

    sheet.append(words["levels_headers"])
    for row in level_rows(words, lang):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDE", (30, 20, 26, 20, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    last = sheet.max_row
    for number, goal in enumerate(words["goals"], start=2):
        sheet.cell(number, 7, goal)
    sheet.cell(1, 7, words["column"][4]["header"]).font = Font(bold=True)
    sheet.column_dimensions["G"].width = 44
    return f"'{words['levels_sheet']}'!$E$2:$E${last}"


def _drop_downs(sheet: Worksheet, words: Mapping[str, Any], conditions: str) -> None:
    """Offer conditions and goals to choose from; anything else can still be typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    first = len(words["above"]) + 2
    goals = f"'{words['levels_sheet']}'!$G$2:$G${len(words['goals']) + 1}"
    for columns, source in (("CD", conditions), ("E", goals)):
        offered = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
        offered.prompt, offered.showInputMessage = words["prompt"], True
        for letter in columns:
            offered.add(f"{letter}{first}:{letter}{first + _ROOM_FOR_ROWS}")
        sheet.add_data_validation(offered)


def _dateless(workbook: Workbook) -> bytes:
    """Give the bytes of a workbook without the time of their making."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    workbook.properties.creator = "cadre-stats"
    workbook.save(saved)
    stamp = _NO_DATE.isoformat() + "Z"
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for member in sorted(source.namelist()):
            data = source.read(member)
            if member == "docProps/core.xml":
                for made in (workbook.properties.created, workbook.properties.modified):
                    data = data.replace(made.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), stamp.encode())
            target.writestr(zipfile.ZipInfo(member, _NO_DATE.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
