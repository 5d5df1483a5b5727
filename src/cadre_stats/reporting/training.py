"""The training report: a row a group, the columns that anything is known of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cadre_stats.reporting.figures import share_text
from cadre_stats.reporting.findings import findings_summary
from cadre_stats.reporting.labels import Labels, row_kind
from cadre_stats.reporting.number import count_text, localised, percent_text
from cadre_stats.reporting.remarks import note_text
from cadre_stats.reporting.report import Cell, Column, Report, Row, Table
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.rounding import decimal_text
from cadre_stats.statistics.training import Training, TrainingRow
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["compose_training", "part_label"]

_COUNTS: dict[str, Callable[[TrainingRow], int | None]] = {
    "attendances": lambda row: row.attendances,
    "people": lambda row: row.people,
    "completed": lambda row: row.completed,
    "studying": lambda row: row.studying,
    "dropped": lambda row: row.dropped,
    "classes": lambda row: row.classes,
    "planned": lambda row: row.planned,
    "cost": lambda row: row.cost,
    "hours": lambda row: row.hours,
}
# After which count a figure that is made of it stands.
_RATIOS = {"attendances": "share", "classes": "per_class", "planned": "fulfilment", "cost": "per_attendance"}


def compose_training(training: Training, style: Style, vocabulary: Vocabulary) -> Report:
    """Compose the table of a log; columns of which nothing is known anywhere are left out."""
    lang, labels = style.lang, Labels(vocabulary, style.lang)
    shown = [key for key in _COUNTS if any(_COUNTS[key](row) is not None for row in training.rows)] or ["attendances"]
    keys = [key for count in shown for key in (count, _RATIOS.get(count)) if key]
    figures = {key: [_cell(row, key, style) for row in training.rows] for key in keys}
    keys = [key for key in keys if key in shown or any(cell.text != "–" for cell in figures[key])]
    rows = tuple(
        Row(
            label=labels.group(row.group),
            cells=tuple(figures[key][number] for key in keys),
            kind=row_kind(row.group, training.by),
            depth=len(row.group),
            notes=tuple(_notes(row, style, labels)),
        )
        for number, row in enumerate(training.rows)
    )
    columns = tuple(Column(key, say(f"training.column.{key}", lang)) for key in keys)
    stub = ", ".join(labels.field(name) for name in training.by) or say("training.stub", lang)
    return Report(
        title=say("training.title", lang),
        subtitles=(say("training.read", lang, n=count_text(training.entries, lang), inputs=len(training.inputs)),),
        tables=(Table(stub, columns, rows),),
        footnotes=(
            say("training.note.difference", lang),
            *((say("training.note.share", lang),) if "share" in keys else ()),
            *(note_text(note, lang) for note in training.notes),
            say(f"report.rounding.{style.rounding}", lang),
        ),
        source_notes=tuple(" ".join(part for part in (one.path, one.sheet) if part) for one in training.inputs[:5]),
        findings=findings_summary(training.findings, labels),
        source=training,
        style=style,
    )


def _cell(row: TrainingRow, key: str, style: Style) -> Cell:
    if key in _COUNTS:
        count = _COUNTS[key](row)
        return Cell("–") if count is None else Cell(count_text(count, style.lang), count)
    if key == "share":
        return _percent(row.share, style)
    if key == "fulfilment":
        return _percent(row.fulfilment, style)
    if key == "per_class":
        return _number(row.per_class, style, style.decimals)
    return _number(row.cost_per_attendance, style, 0)


def _percent(share: Fraction | None, style: Style) -> Cell:
    if share is None:
        return Cell("–")
    printed = decimal_text(share * 100, style.decimals, style.rounding)
    return Cell(percent_text(printed, style.lang), share)


def _number(value: Fraction | None, style: Style, decimals: int) -> Cell:
    if value is None:
        return Cell("–")
    return Cell(localised(decimal_text(value, decimals, style.rounding), style.lang), value)


def part_label(name: str, labels: Labels) -> str:
    """Name the part that a column under "Trong đó" counts."""
    return (labels.value("sex", name) if name in ("female", "male") else labels.field(name)).lower()


def _notes(row: TrainingRow, style: Style, labels: Labels) -> Iterator[str]:
    lang = style.lang
    for name, number in row.parts.items():
        values = {"part": part_label(name, labels), "n": count_text(number, lang)}
        share = share_text(number, row.attendances, style) if row.attendances else None
        if share is None:
            yield say("training.part", lang, **values)
        else:
            yield say("training.part_share", lang, **values, share=percent_text(share, lang))
    for source, cost in row.sources.items():
        share = share_text(cost, row.cost, style) if row.cost else None
        yield say(
            "training.source" if share is None else "training.source_share",
            lang,
            source=source or say("training.source_unknown", lang),
            n=count_text(cost, lang),
            share=percent_text(share, lang) if share else "",
        )
    for measure, words in row.approximate.items():
        title = say(f"training.column.{measure}", lang)
        yield say("training.approximate", lang, measure=title, words=", ".join(words))
