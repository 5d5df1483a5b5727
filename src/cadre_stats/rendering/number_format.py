"""Real numbers for a workbook: the value behind a printed figure, and the format that makes Excel print the same."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from cadre_stats.regex import regex
from cadre_stats.reporting.report import Cell
from cadre_stats.reporting.style import Style

__all__ = ["ExcelNumber", "excel_number", "usual_format"]

_NUMBER = regex(r"[+-]?\d[\d.,]*\d|[+-]?\d")

ExcelNumber = tuple[int | float, str]


def excel_number(cell: Cell, style: Style) -> ExcelNumber | None:
    """Give the number of a cell and its format; ``None`` where the cell prints no number, or has none behind it.

    What stands around the number ("ít nhất 40%", "55,6%*") goes into the format. Truncated figures are written as
    printed, for a format would round them.
    """
    found = _NUMBER.search(cell.text)
    if found is None or not isinstance(cell.value, int | Fraction) or _NUMBER.search(cell.text, found.end() + 1):
        return None
    before, after = cell.text[: found.start()], cell.text[found.end() :]
    if after.startswith("+"):
        return None  # "2+1" are two numbers
    percent = after.startswith("%")
    printed = _plain(found[0], style.lang)
    decimals = len(printed.partition(".")[2])
    value = Fraction(cell.value)
    if style.rounding == "truncate":
        value = Fraction(Decimal(printed)) / (100 if percent else 1)
    signed = found[0].startswith("+") or (value < 0 and decimals > 0)
    digits = _digits(decimals, percent=percent)
    body = _quoted(before) + digits + _quoted(after.removeprefix("%"))
    return _number(value), f"+{body};-{body};{body}" if signed else body


def _plain(printed: str, lang: str) -> str:
    return printed.replace(".", "").replace(",", ".") if lang == "vi" else printed.replace(",", "")


def _digits(decimals: int, *, percent: bool) -> str:
    whole = "0" if percent else "#,##0"
    return whole + ("." + "0" * decimals if decimals else "") + ("%" if percent else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def usual_format(key: str, style: Style) -> str:
    """Give the format of a column by its key, for a formula that gives no number now and may give one later."""
    if key.endswith("percent"):
        return _digits(style.decimals, percent=True)
    if key == "gap":
        body = _digits(style.decimals, percent=False)
        return f"+{body};-{body};{body}"
    return "General"
