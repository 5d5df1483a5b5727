"""Numbers and dates as each language writes them: 19.843 người and 55,3%, or 19,843 people and 55.3%."""

from __future__ import annotations

import datetime as dt

from cadre_stats.wording import say

__all__ = ["count_text", "date_text", "day_text", "localised", "people_text", "percent_text", "signed"]


def localised(printed: str, lang: str) -> str:
    """Write a printed number (decimal point, no thousands mark) as a language does.

    >>> localised("19843.5", "vi"), localised("-1234", "en")
    ('19.843,5', '-1,234')
    """
    whole, point, part = printed.partition(".")
    grouped = f"{int(whole):,}"
    if whole.startswith("-") and not grouped.startswith("-"):
        grouped = "-" + grouped
    if lang == "vi":
        return grouped.replace(",", ".") + ("," + part if point else "")
    return grouped + point + part


def signed(printed: str, lang: str) -> str:
    """Write a printed difference with its sign; 0 has none.

    >>> signed("15.3", "vi"), signed("-16.3", "vi"), signed("0.0", "en")
    ('+15,3', '-16,3', '0.0')
    """
    text = localised(printed, lang)
    return text if printed.startswith("-") or not printed.strip("0.") else "+" + text


def count_text(number: int, lang: str) -> str:
    """Write a whole number with its thousands marks."""
    return localised(str(number), lang)


def percent_text(printed: str, lang: str) -> str:
    """Write a printed percentage: ``55,3%``."""
    return localised(printed, lang) + "%"


def people_text(number: int, lang: str) -> str:
    """Write a number of people: ``16 người``, ``1 person``."""
    return say("report.people_one" if abs(number) == 1 else "report.people", lang, n=count_text(number, lang))


def day_text(day: dt.date, lang: str) -> str:
    """Write a day: ``31/12/2020``, ``31 December 2020``."""
    if lang == "vi":
        return f"{day.day:02}/{day.month:02}/{day.year}"
    return f"{day.day} {say(f'report.month.{day.month}', lang)} {day.year}"


def date_text(due: int | dt.date, lang: str) -> str:
    """Write a year or a day."""
    return str(due) if isinstance(due, int) else day_text(due, lang)
