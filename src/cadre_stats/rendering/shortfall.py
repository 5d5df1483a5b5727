"""A shortfall for scripts: the keys of its JSON and the rows of its CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from cadre_stats.rendering.lines import Lines
from cadre_stats.reporting.figures import share_text
from cadre_stats.reporting.labels import in_language
from cadre_stats.reporting.shortfall import class_rule
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.short_list import Coded, Lack, ShortList, ShortPerson
from cadre_stats.statistics.shortfall import ClassDemand, Course, Pooled, Shortfall, ShortfallRow

__all__ = ["SCHEMA", "csv_rows", "json_record"]

SCHEMA = "cadre-stats/shortfall/1"
T = TypeVar("T")


def json_record(shortfall: Shortfall, style: Style) -> dict[str, object]:
    """Give the keys of a shortfall's JSON but for inputs, findings and notes, which every report has alike."""
    whole = shortfall.whole
    return {
        "schema": SCHEMA,
        "as_of": shortfall.as_of.isoformat() if shortfall.as_of else None,
        "for": "planned" if shortfall.planned else "current",
        "people": shortfall.people,
        "with_standard": whole.with_standard,
        "meeting": whole.meeting,
        "exceeding": whole.exceeding,
        "short": whole.short,
        "unknown": whole.unknown,
        "without_standard": whole.without_standard,
        "without_title": whole.without_title,
        "standard_unknown": whole.standard_unknown,
        "percent": share_text(whole.meeting, whole.with_standard, style),
        "lacking": [_course(one) for one in shortfall.lacking],
        "by": [_row(row, style) for row in shortfall.rows],
        "standards": [
            {
                "id": row.standard.id,
                "label": in_language(row.standard.label, style.lang),
                "source": row.standard.source or None,
                "people": row.people,
                "meeting": row.meeting,
                "exceeding": row.exceeding,
                "short": row.short,
                "unknown": row.unknown,
            }
            for row in shortfall.standards
        ],
        "class_by": list(shortfall.class_by),
        "class_rule": None if shortfall.min_class is None else class_rule(shortfall, style.lang),
        "classes": [_class(one) for one in shortfall.classes],
        "joining": [_pooled(one) for one in shortfall.pooled],
        "list": _people(shortfall.listed),
        "not_known": _people(shortfall.not_known),
        "without_standard_list": _people(shortfall.without_standard),
    }


def _course(course: Course) -> dict[str, object]:
    return {"field": course.field, "required": course.required, "level": course.level, "people": course.people}


def _row(row: ShortfallRow, style: Style) -> dict[str, object]:
    return {
        "group": dict(row.group),
        "people": row.people,
        "with_standard": row.with_standard,
        "meeting": row.meeting,
        "exceeding": row.exceeding,
        "short": row.short,
        "unknown": row.unknown,
        "without_standard": row.without_standard,
        "without_title": row.without_title,
        "standard_unknown": row.standard_unknown,
        "percent": share_text(row.meeting, row.with_standard, style),
    }


def _class(one: ClassDemand) -> dict[str, object]:
    return {
        "group": dict(one.group),
        "field": one.course.field,
        "required": one.course.required,
        "demand": one.demand,
        "min_class": one.min_class,
        "can_open": one.can_open,
    }


def _pooled(one: Pooled) -> dict[str, object]:
    return {
        "field": one.course.field,
        "required": one.course.required,
        "groups": one.groups,
        "demand": one.course.people,
        "min_class": one.min_class,
        "can_open": one.can_open,
    }


def _people(people: ShortList) -> Lines:
    """Encode a list of people; what many of them share (files, units, titles, lacks) is encoded once."""
    told = (("name", people.names), ("id_number", people.id_numbers), ("unit", people.units))
    texts = [(key, column) for key, column in told if column is not None]
    ends = ["}, ", *([""] * len(texts))]
    return Lines(
        [
            _pieces(people.sources, '{"where": ', "", _source),
            str(people.rows.tolist())[1:-1].encode().split(b", ") if len(people) else [],
            *(_pieces(column, f'{end}"{key}": ', ", ") for end, (key, column) in zip(ends, texts, strict=False)),
            _pieces(people.positions, '"position": ', ", "),
            _pieces(people.lacks, '"lacks": ', "}", _lacks),
        ]
    )


def _pieces(column: Coded[T], before: str, after: str, encode: Callable[[T], str] | None = None) -> list[bytes]:
    """Encode each value that anybody of a column has, once, and give it for each person."""
    pieces: dict[int, bytes] = {}
    encode = encode or _text
    codes = column.codes.tolist()
    for code in set(codes):
        pieces[code] = f"{before}{encode(column.values[code])}{after}".encode()
    return [pieces[code] for code in codes]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _source(source: tuple[str, str]) -> str:
    file, sheet = source
    return f'{{"file": {_text(file)}, "sheet": {_text(sheet)}, "row": '


def _lacks(lacks: Sequence[Lack]) -> str:
    return _text([{"field": x.field, "has": x.has, "requires": x.requires, "levels": x.levels} for x in lacks])


def csv_rows(shortfall: Shortfall) -> Iterator[dict[str, str | int | None]]:
    """Give a row for everything that somebody lacks, and one for everybody whose title has no standard."""
    lists: tuple[tuple[str, Sequence[ShortPerson]], ...] = (
        ("short", shortfall.listed),
        ("unknown", shortfall.not_known),
        ("without_standard", shortfall.without_standard),
    )
    for status, people in lists:
        for one in people:
            lacks: tuple[Lack | None, ...] = one.lacks or (None,)
            for lack in lacks:
                yield {
                    "status": status,
                    "file": one.where.file,
                    "sheet": one.where.sheet,
                    "row": int(one.where.cell),
                    **({"name": one.name, "id_number": one.id_number} if shortfall.names else {}),
                    "unit": one.unit,
                    "position": one.position,
                    "field": lack.field if lack else None,
                    "has": lack.has if lack else None,
                    "requires": lack.requires if lack else None,
                    "levels": lack.levels if lack else None,
                }
