"""The shortfall report: counts, demand by course, classes, and the lists of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from cadre_stats.reporting.figures import share_text
from cadre_stats.reporting.findings import findings_summary
from cadre_stats.reporting.labels import Labels, field_label, in_language, row_kind
from cadre_stats.reporting.number import count_text, people_text, percent_text
from cadre_stats.reporting.remarks import as_of_text, note_text, people_line, source_notes
from cadre_stats.reporting.report import Cell, Column, Report, Row, Table
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.short_list import Lack, ShortPerson
from cadre_stats.statistics.shortfall import Course, Shortfall
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["class_rule", "compose_shortfall"]


def compose_shortfall(shortfall: Shortfall, style: Style, vocabulary: Vocabulary) -> Report:
    """Compose the tables of a shortfall: groups, standards, courses, classes where asked for, and the people."""
    return _Composition(shortfall, style, Labels(vocabulary, style.lang)).report()


def class_rule(shortfall: Shortfall, lang: str) -> str:
    """Word the rule by which a group opens a class alone or has to join others."""
    fields = ", ".join(field_label(name, lang) for name in shortfall.class_by) or say("shortfall.note.whole", lang)
    return say("shortfall.note.rule", lang, fields=fields, n=count_text(shortfall.min_class or 0, lang))


class _Composition:
    """One report in the making: the figures, the style, the names of fields and values."""

    def __init__(self, shortfall: Shortfall, style: Style, labels: Labels) -> None:
        self._shortfall, self._style, self._labels = shortfall, style, labels
        self._lang = style.lang

    def report(self) -> Report:
        shortfall, lang = self._shortfall, self._lang
        tables = [self._counts(), self._standards(), self._courses()]
        if shortfall.min_class is not None:
            tables.append(self._classes(shortfall.min_class))
        tables += self._lists()
        key = "shortfall.title.planned" if shortfall.planned else "shortfall.title.current"
        return Report(
            title=in_language(shortfall.title, lang) or say(key, lang),
            subtitles=(as_of_text(shortfall.as_of, lang), people_line(shortfall, lang)),
            tables=tuple(table for table in tables if table.rows),
            footnotes=tuple(self._footnotes()),
            source_notes=source_notes(shortfall.inputs, lang),
            findings=findings_summary(shortfall.findings, self._labels),
            source=shortfall,
            style=self._style,
        )

    def _columns(self, *keys: str) -> tuple[Column, ...]:
        return tuple(Column(key, say(f"shortfall.column.{key}", self._lang)) for key in keys)

    def _count(self, number: int) -> Cell:
        return Cell(count_text(number, self._lang), number)

    def _share(self, part: int, whole: int) -> Cell:
        printed = share_text(part, whole, self._style)
        return Cell("–") if printed is None else Cell(percent_text(printed, self._lang), Fraction(part, whole))

    def _counts(self) -> Table:
        by = self._shortfall.by
        rows = []
        for row in self._shortfall.rows:
            cells = (
                self._count(row.people),
                self._count(row.meeting),
                self._share(row.meeting, row.with_standard),
                self._count(row.exceeding),
                self._count(row.short),
                self._count(row.unknown + row.standard_unknown),
                self._count(row.without_standard + row.without_title),
            )
            rows.append(Row(self._labels.group(row.group), cells, row_kind(row.group, by), len(row.group)))
        columns = self._columns("people", "meeting", "percent", "exceeding", "short", "unknown", "without")
        stub = ", ".join(map(self._labels.field, by)) or say("shortfall.stub.group", self._lang)
        return Table(stub, columns, tuple(rows), say("shortfall.counts", self._lang))

    def _standards(self) -> Table:
        rows = []
        for row in self._shortfall.standards:
            cells = (
                self._count(row.people),
                self._count(row.meeting),
                self._share(row.meeting, row.people),
                self._count(row.exceeding),
                self._count(row.short),
                self._count(row.unknown),
            )
            rows.append(Row(in_language(row.standard.label, self._lang), cells))
        columns = self._columns("people", "meeting", "percent", "exceeding", "short", "unknown")
        title, stub = say("shortfall.by_standard", self._lang), say("shortfall.stub.standard", self._lang)
        return Table(stub, columns, tuple(rows), title)

    def _course(self, course: Course) -> str:
        field = self._labels.field(course.field)
        level = course.required if course.level is None else self._labels.value(course.field, course.level)
        return say("shortfall.course", self._lang, level=level, field=field)

    def _courses(self) -> Table:
        rows = tuple(
            Row(
                self._course(course),
                (self._count(course.people),),
                notes=(say("shortfall.required", self._lang, required=course.required),),
            )
            for course in self._shortfall.lacking
        )
        columns, stub = self._columns("people"), say("shortfall.stub.course", self._lang)
        return Table(stub, columns, rows, say("shortfall.courses", self._lang))

    def _classes(self, smallest: int) -> Table:
        lang, rows = self._lang, []
        for _, found in groupby(self._shortfall.classes, key=lambda one: tuple(one.group.items())):
            ones = list(found)
            if ones[0].group:
                rows.append(Row(self._labels.path(ones[0].group), kind="group"))
            for one in ones:
                verdict = say("shortfall.opens" if one.can_open else "shortfall.joins", lang)
                rows.append(Row(self._course(one.course), (self._count(one.demand), Cell(verdict)), depth=1))
        for pool in self._shortfall.pooled:
            verdict = say("shortfall.pool_opens" if pool.can_open else "shortfall.pool_too_few", lang)
            heading = say("shortfall.pooled", lang, n=count_text(pool.groups, lang))
            label = f"{heading}: {self._course(pool.course)}"
            rows.append(Row(label, (self._count(pool.course.people), Cell(verdict)), kind="subtotal"))
        columns = (*self._columns("people"), Column("can_open", say("shortfall.column.can_open", lang), "left"))
        title = say("shortfall.classes", lang, n=count_text(smallest, lang))
        return Table(say("shortfall.stub.course", lang), columns, tuple(rows), title)

    def _lists(self) -> Iterator[Table]:
        shortfall = self._shortfall
        for key, people in (
            ("shortfall.list", shortfall.listed),
            ("shortfall.list_not_known", shortfall.not_known),
            ("shortfall.list_without_standard", shortfall.without_standard),
        ):
            yield self._list(key, people)

    def _list(self, key: str, people: Sequence[ShortPerson]) -> Table:
        lang, rows = self._lang, []
        many = len(self._shortfall.inputs) > 1  # one table needs no name beside each row
        for unit, members in groupby(people, key=lambda one: one.unit):
            rows.append(Row(unit or say("shortfall.no_unit", lang), kind="group"))
            for one in members:
                label = one.position or say("shortfall.no_title", lang)
                if one.name is not None:
                    label = ", ".join(part for part in (one.name, one.id_number, label) if part)
                lacks = tuple(self._lack(lack) for lack in one.lacks)
                where = say("shortfall.row", lang, row=one.where.cell)
                place = " ".join(part for part in (one.where.file, one.where.sheet) if part and many)
                rows.append(Row(label, (Cell(f"{place}, {where}" if place else where),), depth=1, notes=lacks))
        columns = (Column("where", say("shortfall.column.where", lang), "left"),)
        return Table(say("shortfall.stub.person", lang), columns, tuple(rows), say(key, lang))

    def _lack(self, lack: Lack) -> str:
        scaled = self._labels.vocabulary.has(lack.field)
        has = lack.has if lack.has is not None and not scaled else self._labels.value(lack.field, lack.has)
        values = {"field": self._labels.field(lack.field), "has": has.lower(), "requires": lack.requires}
        if not lack.levels:
            return say("shortfall.lacks", self._lang, **values)
        if lack.levels == 1:
            return say("shortfall.lacks_level", self._lang, **values)
        return say("shortfall.lacks_levels", self._lang, **values, n=lack.levels)

    def _footnotes(self) -> Iterator[str]:
        shortfall, lang = self._shortfall, self._lang
        yield say("shortfall.note.share", lang)
        yield say("shortfall.note.above", lang)
        yield say("shortfall.note.specific", lang)
        if shortfall.min_class is not None:
            yield class_rule(shortfall, lang)
        if shortfall.whole.without_title:
            yield say("shortfall.note.without_title", lang, people=people_text(shortfall.whole.without_title, lang))
        if shortfall.whole.standard_unknown:
            people = people_text(shortfall.whole.standard_unknown, lang)
            yield say("shortfall.note.standard_unknown", lang, people=people)
        yield from (note_text(note, lang) for note in shortfall.notes)
        sources = dict.fromkeys(row.standard.source for row in shortfall.standards if row.standard.source)
        yield from (say("shortfall.in_force", lang, source=source) for source in sources)
        yield say(f"report.rounding.{self._style.rounding}", lang)
