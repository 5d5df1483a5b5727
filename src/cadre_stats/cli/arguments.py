"""What the texts of options mean; each error names its option."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from cadre_stats.errors import UsageError
from cadre_stats.regex import regex
from cadre_stats.reporting.style import LAYOUTS, Language, LayoutName, Style
from cadre_stats.statistics.rounding import Rounding

__all__ = [
    "read_columns",
    "read_date",
    "read_formats",
    "read_header_place",
    "read_header_rows",
    "read_jobs",
    "read_layout",
    "read_names",
    "read_style",
    "refuse_formulas",
]

_ISO = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = regex(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DECIMALS_MOST = 12
_JOBS_MOST = 64


def read_date(text: str | None) -> dt.date | None:
    """Read ``--as-of``: 2020-12-31, 31/12/2020, 31-12-2020, or today.

    >>> read_date("31/12/2020")
    datetime.date(2020, 12, 31)
    """
    if text is None:
        return None
    if text.strip().casefold() == "today":
        return dt.date.today()
    try:
        if found := _ISO.fullmatch(text.strip()):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text.strip()):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError as error:
        raise UsageError("cli.no_such_day", where="--as-of", text=text) from error
    raise UsageError("cli.bad_date", where="--as-of", text=text)


def read_header_place(text: str | None) -> tuple[str | None, tuple[int, int] | None]:
    """Read ``--header-rows`` with or without the sheet on which the header stands.

    >>> read_header_place("4-6"), read_header_place("'Mẫu số 1'!1-2")
    ((None, (4, 6)), ('Mẫu số 1', (1, 2)))
    """
    sheet, mark, rows = (text or "").strip().strip("'\"").rpartition("!")
    if text is None or not mark:
        return None, read_header_rows(text)
    return sheet.strip().strip("'\"") or None, read_header_rows(rows)


def read_header_rows(text: str | None) -> tuple[int, int] | None:
    """Read ``--header-rows``: the first and the last row of the header as the spreadsheet counts them.

    >>> read_header_rows("4-6"), read_header_rows("5")
    ((4, 6), (5, 5))
    """
    if text is None:
        return None
    found = re.fullmatch(r"\s*(\d+)\s*(?:[-–:]\s*(\d+)\s*)?", text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last:
        raise UsageError("cli.bad_rows", where="--header-rows", text=text)
    return first, last


def read_columns(texts: Sequence[str] | None) -> Mapping[str, str]:
    """Read ``--column FIELD='Header'``, field → header; a field can be given one header."""
    columns: dict[str, str] = {}
    for text in texts or ():
        field, equals, header = (part.strip() for part in text.partition("="))
        if not (field and equals and header):
            raise UsageError("cli.bad_column", where="--column", text=text)
        if columns.setdefault(field, header) != header:
            raise UsageError("cli.column_twice", where="--column", field=field)
    return MappingProxyType(columns)


def read_names(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Read ``--by FIELD[,FIELD]``, also repeated; a name given twice counts once.

    >>> read_names(["unit, sex", "unit"])
    ('unit', 'sex')
    """
    names = [name.strip() for text in texts or () for name in text.split(",")]
    if not all(names):
        raise UsageError("cli.empty_name", where="--by")
    return tuple(dict.fromkeys(names))


def read_style(lang: Language, decimals: str, rounding: str) -> Style:
    """Read ``--decimals`` and ``--rounding``."""
    if not (decimals.isascii() and decimals.isdigit() and int(decimals) <= _DECIMALS_MOST):
        raise UsageError("cli.bad_decimals", where="--decimals", text=decimals, most=_DECIMALS_MOST)
    for rule in get_args(Rounding):
        if rounding.casefold() == rule:
            return Style(lang, int(decimals), rule)
    raise UsageError("cli.bad_rounding", where="--rounding", text=rounding)


def read_layout(text: str) -> LayoutName:
    """Read ``--layout``."""
    for layout in LAYOUTS:
        if text.casefold() == layout:
            return layout
    raise UsageError("documents.bad_layout", where="--layout", text=text)


def read_formats(texts: Sequence[str] | None, offered: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
    """Read ``--formats FORMAT[,FORMAT]``, also repeated."""
    names = [name.strip().casefold() for text in texts or () for name in text.split(",")]
    for name in names:
        if name not in offered:
            raise UsageError("export.bad_formats", where="--formats", name=name, formats=", ".join(offered))
    return tuple(dict.fromkeys(names)) or tuple(default)


def read_jobs(text: str | None) -> int | None:
    """Read ``--jobs``; ``None`` where it isn't given: as many as there are processors."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _JOBS_MOST):
        raise UsageError("cli.bad_jobs", where="--jobs", text=text, most=_JOBS_MOST)
    return int(text)


def refuse_formulas(chosen: str, rounding: str) -> None:
    """Raise :class:`UsageError` where ``--formulas`` can't be had: in another format, or with truncated shares."""
    if chosen != "xlsx":
        raise UsageError("documents.formulas_not_xlsx", where="--formulas")
    if rounding.casefold() == "truncate":
        raise UsageError("documents.formulas_truncate", where="--formulas")
