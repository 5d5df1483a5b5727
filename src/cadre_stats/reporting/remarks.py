"""What stands around the tables: notes, sources, the line of people and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cadre_stats.reporting.labels import field_label
from cadre_stats.reporting.number import count_text, date_text, localised, people_text
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.rounding import exact_text
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.reporting.report import Source

__all__ = ["as_of_text", "note_text", "people_line", "plain_value", "source_notes"]

_SOURCES_SHOWN = 5


def as_of_text(day: dt.date | None, lang: str) -> str:
    """Give the line that no table goes without: its as-of date, or that none is stated."""
    return say("report.as_of", lang, date=date_text(day, lang)) if day else say("report.as_of_none", lang)


def people_line(source: Source, lang: str) -> str:
    """Give the line with the number of people behind a report and of the tables they stand in."""
    return say("report.people_line", lang, people=people_text(source.people or 0, lang), inputs=len(source.inputs))


def note_text(note: Note, lang: str) -> str:
    """Word a note: numbers and dates as the language writes them, ``people`` with their word, fields by name."""
    values = {name: plain_value(value, lang) for name, value in note.values.items()}
    if isinstance(people := note.values.get("people"), int):
        values["people"] = people_text(people, lang)
    if "field" in values:
        values["field"] = field_label(values["field"], lang)
    if "unit" in values:
        values["unit"] = say(f"report.unit.{values['unit']}", lang)
    return say(f"report.note.{note.key}", lang, **values)


def plain_value(value: object, lang: str) -> str:
    """Write a value of a note or a finding as the language does: numbers, dates, yes and no, lists of them."""
    match value:
        case bool():
            return say(f"report.value.{str(value).lower()}", lang)
        case int():
            return count_text(value, lang)
        case Fraction():
            printed = exact_text(value)
            return printed if "/" in printed else localised(printed, lang)
        case dt.date():
            return date_text(value, lang)
        case tuple() | list():
            return ", ".join(plain_value(one, lang) for one in value)
        case _:
            return str(value)


def source_notes(inputs: Sequence[Input], lang: str) -> tuple[str, ...]:
    """Name the files and sheets that were read, the first five of them, each with its people."""
    shown = tuple(
        say(
            "report.source",
            lang,
            path=f"{one.path} [{one.sheet}]" if one.sheet else one.path,
            people=people_text(one.people, lang)
            if one.records is None
            else say(
                "report.people_in_rows", lang, people=people_text(one.people, lang), n=count_text(one.records, lang)
            ),
        )
        for one in inputs[:_SOURCES_SHOWN]
    )
    rest = len(inputs) - len(shown)
    return (*shown, say("report.more_sources", lang, n=count_text(rest, lang))) if rest else shown
