"""The structure report: how the people of a roster spread over the levels of every field that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cadre_stats.reporting.figures import share_text
from cadre_stats.reporting.findings import findings_summary
from cadre_stats.reporting.labels import Labels, in_language, row_kind
from cadre_stats.reporting.number import count_text, localised, percent_text
from cadre_stats.reporting.remarks import as_of_text, note_text, people_line, source_notes
from cadre_stats.reporting.report import Bullet, Cell, Column, Report, Row, Segment, Spanner, Stack, Table
from cadre_stats.reporting.sentences import structure_sentences
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.rounding import decimal_text
from cadre_stats.statistics.structure import Structure, StructureRow
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["compose_structure"]


def compose_structure(structure: Structure, style: Style, vocabulary: Vocabulary) -> Report:
    """Compose the structure: one table of all fields, or with groups a table per field with a row per group."""
    lang, labels = style.lang, Labels(vocabulary, style.lang)
    tables = tuple(_by_group(structure, style, labels)) if structure.by else (_whole(structure, style, labels),)
    return Report(
        title=in_language(structure.title, lang) or say("report.title_structure", lang),
        subtitles=(as_of_text(structure.as_of, lang), people_line(structure, lang)),
        tables=tables,
        footnotes=(
            say(f"report.rounding.{style.rounding}", lang),
            say("report.not_forced", lang),
            *(note_text(note, lang) for note in structure.notes),
        ),
        source_notes=source_notes(structure.inputs, lang),
        findings=findings_summary(structure.findings, labels),
        source=structure,
        style=style,
        sentences=tuple(structure_sentences(structure, style, labels)),
    )


def _whole(structure: Structure, style: Style, labels: Labels) -> Table:
    """Compose the table without groups: a row group per field, a row per level."""
    lang = style.lang
    columns = (
        Column("people", say("report.column.people", lang)),
        Column("percent", say("report.column.percent", lang)),
        Column("bullet", "", "left", bullet=True),
    )
    rows: list[Row] = []
    for row in structure.rows:
        rows.append(Row(labels.field(row.field), kind="group", notes=tuple(_mean_age(row, style))))
        for level, people in _counts(row):
            count, share = _count_cells(people, row.people, style)
            said = say("documents.picture", lang, actual=share.text)
            bullet = Cell(value=Bullet(Fraction(people, row.people), said=said) if row.people else None)
            label, about = labels.value(row.field, level), (row.field, (), str(level))
            rows.append(Row(label, (count, share, bullet), depth=1, about=about))
    stacks = tuple(
        _stack(labels.field(row.field), row, _levels([row]), style, labels) for row in structure.rows if row.people
    )
    return Table(say("report.column.level", lang), columns, tuple(rows), stacks=stacks)


def _by_group(structure: Structure, style: Style, labels: Labels) -> Iterator[Table]:
    """Compose a table per field: groups as rows, levels as spanners over count and share."""
    lang = style.lang
    stub = ", ".join(labels.field(field) for field in structure.by)
    for field in dict.fromkeys(row.field for row in structure.rows):
        rows = [row for row in structure.rows if row.field == field]
        levels = _levels(rows)
        columns = [Column("people", say("report.column.people", lang))]
        spanners: list[Spanner] = []
        for level in levels:
            spanners.append(Spanner(labels.value(field, level), len(columns), len(columns) + 1))
            columns.append(Column(f"{level}.people", say("report.column.people_short", lang)))
            columns.append(Column(f"{level}.percent", "%"))
        body = tuple(_group_row(row, levels, structure, style, labels) for row in rows)
        stacks = tuple(_stack(labels.group(row.group), row, levels, style, labels) for row in rows if row.people)
        yield Table(stub, tuple(columns), body, labels.field(field), tuple(spanners), stacks)


def _levels(rows: Iterable[StructureRow]) -> list[str | None]:
    """Give every level that any group has, in the order of the group that has most; unknown, if any, is last."""
    kept = sorted(rows, key=lambda row: -len(row.levels))
    levels: list[str | None] = list(dict.fromkeys(count.level for row in kept for count in row.levels))
    return [*levels, None] if any(row.unknown for row in kept) else levels


def _group_row(row: StructureRow, levels: list[str | None], structure: Structure, style: Style, labels: Labels) -> Row:
    counts = _people_of(row)
    cells = [Cell(count_text(row.people, style.lang), row.people)]
    for level in levels:
        cells.extend(_count_cells(counts.get(level, 0), row.people, style))
    notes = tuple(_mean_age(row, style))
    about = (row.field, tuple(row.group.values()), None)
    return Row(labels.group(row.group), tuple(cells), row_kind(row.group, structure.by), len(row.group), notes, about)


def _counts(row: StructureRow) -> Iterator[tuple[str | None, int]]:
    """Give the people of every level, those not known last."""
    for count in row.levels:
        yield count.level, count.people
    if row.unknown:
        yield None, row.unknown


def _stack(label: str, row: StructureRow, levels: list[str | None], style: Style, labels: Labels) -> Stack:
    """Divide the people of a row into the levels in order, also those that nobody has."""
    counts = _people_of(row)
    return Stack(
        label,
        tuple(
            Segment(
                labels.value(row.field, level),
                _count_cells(counts.get(level, 0), row.people, style)[1].text,
                Fraction(counts.get(level, 0), row.people),
                level is not None,
            )
            for level in levels
        ),
    )


def _people_of(row: StructureRow) -> dict[str | None, int]:
    return {count.level: count.people for count in row.levels} | {None: row.unknown}


def _count_cells(people: int, of: int, style: Style) -> tuple[Cell, Cell]:
    printed = share_text(people, of, style)
    share = Fraction(people, of) if of else None
    text = "–" if printed is None else percent_text(printed, style.lang)
    return Cell(count_text(people, style.lang), people), Cell(text, share)


def _mean_age(row: StructureRow, style: Style) -> Iterator[str]:
    if row.mean_age is not None:
        printed = localised(decimal_text(row.mean_age, style.decimals, style.rounding), style.lang)
        key = "mean_age" if row.mean_age_people == row.people else "mean_age_of"
        known, people = (count_text(n, style.lang) for n in (row.mean_age_people, row.people))
        yield say(f"report.{key}", style.lang, age=printed, known=known, people=people)
