"""The index of an export: every unit with its files and a small bullet graph per target, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from cadre_stats.record import Record
from cadre_stats.rendering.html import page, table_start
from cadre_stats.rendering.svg import draw_bullet
from cadre_stats.reporting.outcomes import SMALL_DENOMINATOR
from cadre_stats.reporting.report import Bullet, Cell, Report
from cadre_stats.wording import say

__all__ = ["Entry", "entry_of", "index_page"]


# The second column, of people, holds numbers.
_RIGHT = ' class="right"'


class Entry(Record):
    """One line of the index: a unit, its files by format, and by target its cells (count, share, picture, verdict)."""

    label: str
    depth: int
    people: str
    files: Mapping[str, str]
    targets: Mapping[str, tuple[Cell, ...]]


def entry_of(label: str, depth: int, people: str, files: Mapping[str, str], report: Report) -> Entry:
    """Take from a unit's report what the index shows of its whole."""
    return Entry(label, depth, people, files, dict(_targets(report)))


def _targets(report: Report) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    table, target = report.tables[0], ""
    shown = [n for n, column in enumerate(table.columns) if column.key in ("count", "percent", "bullet", "verdict")]
    if not any(table.columns[n].key == "verdict" for n in shown):
        return
    for row in table.rows:
        if not row.cells:
            target = row.label
        elif not row.depth:
            yield target or row.label, tuple(row.cells[n] for n in shown)


def index_page(report: Report, entries: Sequence[Entry]) -> bytes:
    """Draw the page; its title and subtitles are those of the whole."""
    lang = report.style.lang
    targets = list(dict.fromkeys(target for entry in entries for target in entry.targets))
    columns = [say("export.unit", lang), say("report.column.people", lang), *targets, say("export.files", lang)]
    head = "".join(
        f'<th role="columnheader" scope="col"{_RIGHT if place == 1 else ""}>{escape(one, quote=False)}</th>'
        for place, one in enumerate(columns)
    )
    rows = "\n".join(_row(entry, targets, lang) for entry in entries)
    body = (
        f"<h1>{escape(report.title, quote=False)}</h1>\n"
        + "".join(f"<p>{escape(line, quote=False)}</p>" for line in report.subtitles)
        + f'\n<div class="scroll" role="region" tabindex="0" aria-label="{escape(columns[0])}">'
        + table_start(len(columns))
        + f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n<tbody role="rowgroup">{rows}</tbody>'
        + "</table></div>"
        + "".join(f'\n<p class="notes">{escape(note, quote=False)}</p>' for note in _notes(entries, lang))
    )
    return page(report.title, lang, body).encode()


def _notes(entries: Sequence[Entry], lang: str) -> Iterator[str]:
    """Explain what the pictures and marks of the page mean."""
    cells = [cell for entry in entries for cells in entry.targets.values() for cell in cells]
    if cells:
        yield say("documents.legend", lang)
    if any(cell.text.endswith("*") for cell in cells):
        yield say("report.small_denominator", lang, limit=SMALL_DENOMINATOR)


def _row(entry: Entry, targets: Sequence[str], lang: str) -> str:
    links = ", ".join(f'<a href="{quote(path)}">{name}</a>' for name, path in entry.files.items())
    cells = "".join(_cell(target, entry.targets.get(target, ())) for target in targets)
    depth = f" d{min(entry.depth, 3)}" if entry.depth else ""
    kind = "body" if entry.depth else "total"
    return (
        f'<tr role="row" class="{kind}"><th role="rowheader" scope="row" class="{depth.strip()}">'
        f"{escape(entry.label, quote=False)}</th>"
        f'<td role="cell" class="right" data-label="{escape(say("report.column.people", lang))}">{entry.people}</td>'
        f'{cells}<td role="cell" data-label="{escape(say("export.files", lang))}">{links}</td></tr>'
    )


def _cell(target: str, cells: Sequence[Cell]) -> str:
    parts = []
    for cell in cells:
        if isinstance(cell.value, Bullet):
            parts.append(draw_bullet(cell.value))
        elif cell.text:
            marked = f' class="{cell.status}"' if cell.status else ""
            parts.append(f"<span{marked}>{escape(cell.text, quote=False)}</span> ")
    return f'<td role="cell" class="unit" data-label="{escape(target)}">{"".join(parts)}</td>'
