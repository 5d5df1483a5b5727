"""How files were read: for each sheet a picture of its first rows, what was taken, dropped and guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cadre_stats.errors import CadreStatsError
from cadre_stats.finding import Finding, aggregate, column_letter
from cadre_stats.reading.looking import FileLook, HeadRow, SheetLook
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import Record
from cadre_stats.reporting.findings import finding_entries
from cadre_stats.reporting.labels import Labels
from cadre_stats.reporting.number import count_text, date_text, people_text
from cadre_stats.reporting.remarks import note_text
from cadre_stats.roster.privacy import names_people
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.outcome import Note
from cadre_stats.statistics.run import prepare
from cadre_stats.targets.target import TargetSet
from cadre_stats.wording import say

if TYPE_CHECKING:
    import datetime as dt

    from cadre_stats.targets.condition import Condition
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = [
    "FileInspection",
    "Inspection",
    "Page",
    "Picture",
    "PictureRow",
    "compose_pages",
    "inspect_files",
    "why_text",
]

_HIDDEN = "•••"
_FINDINGS_SHOWN = 12
# Rows in which a name may stand.
_OF_PEOPLE = ("person", "note", "signature")


class FileInspection(Record):
    """A file as it was looked at, and the findings of all its fields."""

    look: FileLook
    findings: tuple[Finding, ...]


class Inspection(Record):
    """All files, the findings of all of them together, and the distinct people (who meet ``--where``).

    With ``--where`` there are ``notes``: who was left out, where the as-of date comes from.
    """

    files: tuple[FileInspection, ...]
    findings: tuple[Finding, ...]
    people: int
    notes: tuple[Note, ...] | None = None


class PictureRow(Record):
    """A row of a picture: its number in the spreadsheet, the word for its kind, its texts by place of the column."""

    number: int
    kind: str
    cells: Mapping[int, str]


class Picture(Record):
    """The first rows of a sheet: on top the letter and the field of each column; fields that are none are empty."""

    letters: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[PictureRow, ...]


class Page(Record):
    """What is shown of one sheet: a heading, its picture if it was used, and remarks; a file's own page has no picture.

    ``findings`` are a heading and a line for each.
    """

    heading: str
    picture: Picture | None = None
    remarks: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


def inspect_files(
    looks: Sequence[FileLook], vocabulary: Vocabulary, *, where: Condition | None = None, as_of: dt.date | None = None
) -> Inspection:
    """Check every field of every file, each file by itself, then all people with each other; count the people.

    Raises :class:`~cadre_stats.errors.UsageError` as every command does for a ``where`` that fits no roster.
    """
    whole = _roster(looks, vocabulary)
    files = tuple(FileInspection(look, _findings(_roster((look,), vocabulary), as_of)) for look in looks)
    findings = files[0].findings if len(files) == 1 else _together(files, _findings(whole, as_of))
    if where is None or not whole.tables:
        return Inspection(files, findings, whole.people.count if whole.tables else 0)
    run = prepare(whole, TargetSet(()), (), where, as_of)
    return Inspection(files, findings, run.selection.people, run.notes)


# Findings that arise between records, whichever file they stand in.
_ACROSS_FILES = ("possible_duplicate", "merged_record_disagrees")


def _together(files: Sequence[FileInspection], whole: Sequence[Finding]) -> tuple[Finding, ...]:
    """Join what each file has with what only all of them together have."""
    own = (one for file in files for one in file.findings if one.code not in _ACROSS_FILES)
    return aggregate([*own, *(one for one in whole if one.code in _ACROSS_FILES)])


def _roster(looks: Sequence[FileLook], vocabulary: Vocabulary) -> Roster:
    tables = tuple(table for look in looks for table in look.tables)
    read = (*(one for look in looks for one in look.findings), *(one for table in tables for one in table.findings))
    return Roster(tables, vocabulary, read)


def _findings(roster: Roster, as_of: dt.date | None) -> tuple[Finding, ...]:
    if not roster.tables:
        return aggregate(roster.reading_findings)
    return roster.findings if as_of is None else roster.checked(as_of)


def compose_pages(inspection: Inspection, labels: Labels) -> Iterator[Page]:
    """Give what is shown: of every file its sheets, then what is to be looked at."""
    lang = labels.lang
    if len(inspection.files) > 1 or inspection.notes is not None:
        notes = tuple(note_text(note, lang) for note in inspection.notes or ())
        yield Page(say("inspect.people", lang, people=people_text(inspection.people, lang)), remarks=notes)
    for file in inspection.files:
        look = file.look
        about = " · ".join(filter(None, (look.path, look.format, look.encoding)))
        error = () if look.error is None else (_without_place(look.error, lang),)
        yield Page(about, remarks=error if not look.sheets else ())
        yield from (_page(sheet, lang) for sheet in look.sheets)
        if file.findings:
            lines = finding_entries(file.findings, labels, _FINDINGS_SHOWN)
            yield Page("", findings=lines)


def why_text(sheet: SheetLook, lang: str) -> str:
    """Say why a sheet was used, or why it wasn't."""
    if sheet.table is not None:
        reason = sheet.table.reason
        fields = () if reason is None else (say("inspect.reason", lang, fields=", ".join(reason.fields)),)
        return "; ".join((*fields, *list(_evidence(sheet.table, lang))[1:]))
    if isinstance(sheet.why, CadreStatsError):
        return _without_place(sheet.why, lang)
    return say(f"inspect.why.{sheet.why}", lang)


def _evidence(table: Table, lang: str) -> Iterator[str]:
    """Say what spoke for a reading: cells, merged headings, declared totals, and the next best reading."""
    if table.reason is None:
        return
    score, other = table.reason.score, table.reason.next
    agreeing = sum(not total.section and total.people == len(table.rows) for total in table.totals)
    counts = {
        "fields": score.fields,
        "fitting": score.fitting,
        "contradicted": score.contradicted,
        "merges": score.merges,
        "totals": agreeing,
    }
    yield from (say(f"inspect.score.{key}", lang, n=count_text(n, lang)) for key, n in counts.items() if n)
    if other is not None:
        values = {"n": other.fields, "points": other.points, "own": score.points}
        shown = {key: count_text(value, lang) for key, value in values.items()}
        yield say("inspect.score.next", lang, rows=_rows_text(other.rows), **shown)


def _rows_text(rows: tuple[int, int]) -> str:
    first, last = rows
    return str(first) if first == last else f"{first}–{last}"


def _without_place(error: CadreStatsError, lang: str) -> str:
    return say(error.key, lang, **error.values)


def _page(sheet: SheetLook, lang: str) -> Page:
    name = say("inspect.sheet", lang, name=sheet.name) if sheet.name else say("inspect.table", lang)
    if sheet.table is None:
        return Page(say("inspect.unused", lang, sheet=name, why=why_text(sheet, lang)))
    table = sheet.table
    rows = "!".join(filter(None, (table.header_sheet, _rows_text(table.header_rows))))
    people = people_text(len(table.rows), lang)
    heading = say("inspect.used", lang, sheet=name, people=people, rows=rows)
    return Page(heading, _picture(sheet.head, table), tuple(_remarks(sheet, table, lang)))


def _remarks(sheet: SheetLook, table: Table, lang: str) -> Iterator[str]:
    """Say what was taken, what keeps its own name, and where the rest of a record comes from."""
    taken = [f"{column_letter(one.index)} {one.name} → {one.field}" for one in table.columns if one.field]
    yield say("inspect.taken", lang, columns="; ".join(taken))
    yield say("inspect.why_so", lang, why="; ".join(_evidence(table, lang)))
    if own := [f"{column_letter(one.index)} {one.name}" for one in table.columns if not one.field]:
        yield say("inspect.own", lang, columns="; ".join(own))
    counts = [say(f"inspect.rows.{kind}", lang, n=count_text(n, lang)) for kind, n in sheet.kinds.items() if n]
    yield say("inspect.rows", lang, counts=", ".join(counts))
    units = set(filter(None, table.unit_sections))
    if units and table.column("unit") is None:
        yield say("inspect.sections", lang, n=count_text(len(units), lang))
    if table.unit is not None and table.column("unit") is None:
        yield say("inspect.unit", lang, name=table.unit.name, cell=table.unit.cell)
    if table.as_of is not None:
        yield say("inspect.as_of", lang, date=date_text(table.as_of.date, lang), cell=table.as_of.cell)
    for total in table.totals:
        yield say("inspect.total", lang, people=people_text(total.people, lang), cell=total.cell)


def _picture(head: Sequence[HeadRow], table: Table) -> Picture:
    fields = {column.index: column.field or "" for column in table.columns}
    shown = sorted({*fields, *(column for row in head for column in row.cells)})
    private = {column.index for column in table.columns if names_people(column)}
    rows = tuple(
        PictureRow(row.number, row.kind, {shown.index(c): text for c, text in _seen(row, private).items()})
        for row in head
    )
    return Picture(tuple(map(column_letter, shown)), tuple(fields.get(one, "") for one in shown), rows)


def _seen(row: HeadRow, private: set[int]) -> Mapping[int, str]:
    """Give a row's texts, those covered that may say who somebody is."""
    if row.kind not in _OF_PEOPLE:
        return row.cells
    return {c: _HIDDEN if c in private or row.kind == "signature" else text for c, text in row.cells.items()}
