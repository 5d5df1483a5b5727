"""What one heading over a column of counts says: the figure it is, its year, or that it is a sum or a share."""

from __future__ import annotations

from functools import cache

from cadre_stats.reading.tables.outline import parse_heading
from cadre_stats.regex import regex
from cadre_stats.text import fold, tidy
from cadre_stats.vocabulary.field import training_fields
from cadre_stats.vocabulary.lexicon import training_lexicon
from cadre_stats.vocabulary.training_words import is_total, label_after, without_time

__all__ = [
    "figure_in_row",
    "is_figure",
    "is_numbered",
    "is_share",
    "is_sum",
    "is_sum_of",
    "measure_named",
    "unnumbered",
    "without_measures",
    "year_named",
]

_YEAR = regex(r"(?:(?<!\w)năm |^)((?:19|20)\d{2})(?!\d)")
_SPAN = regex(r"(?<!\d)(?:19|20)\d{2} ?[-–] ?(?:19|20)?\d{2}(?!\d)")

_NUMBERED = regex(r"\s*(?:[-–+*•●]|(?:[IVXLC]+|[A-ZĐa-zđ]|\d+(?:\.\d+)*)[.)]\s)")


@cache
def year_named(heading: str) -> int | None:
    """Give the one year that a heading names; a span of years is none.

    >>> year_named("Năm 2016"), year_named("2016"), year_named("Thực hiện năm 2016"), year_named("2016-2020")
    (2016, 2016, 2016, None)
    """
    key = fold(heading)
    if _SPAN.search(key):
        return None
    found = {int(year) for year in _YEAR.findall(key)}
    return found.pop() if len(found) == 1 else None


@cache
def is_sum(heading: str) -> bool:
    """Tell whether a heading stands over sums of the columns beside it: "Tổng số", "9=10+11", "Giai đoạn 2016-2020"."""
    formula = "=" in heading and not any(letter.isalpha() for letter in heading)
    return is_total(heading) or formula or (bool(_SPAN.search(fold(heading))) and measure_named(heading) is None)


def is_sum_of(path: tuple[str, ...]) -> bool:
    """Tell whether the last part of a path is the total of a figure that the part above it names.

    >>> is_sum_of(("Số học viên", "TS")), is_sum_of(("Trình độ", "TS"))
    (True, False)
    """
    short = label_after(path[-1], "total_short") == ""
    return len(path) > 1 and (is_sum(path[-1]) or (short and measure_named(path[-2]) is not None))


@cache
def is_share(heading: str) -> bool:
    """Tell whether a heading or a label is about shares, averages or comparisons, which are never added.

    >>> is_share("Tỷ lệ (%)"), is_share("Đạt kế hoạch (%)"), is_share("Số lượt")
    (True, True, False)
    """
    return "%" in heading or label_after(heading, "share") is not None


@cache
def is_figure(heading: str) -> bool:
    """Tell whether a heading says how many, how much or when, and names neither a course nor an audience.

    >>> is_figure("Ước thực hiện cả năm"), is_figure("Nữ"), is_figure("Nữ công"), is_figure("Tin học")
    (True, True, False, False)
    """
    return label_after(heading, "figure") is not None or label_after(heading, "figure_alone") == ""


@cache
def measure_named(heading: str) -> str | None:
    """Give the figure that a heading names, a code of :data:`MEASURES`.

    >>> measure_named("Thực hiện năm 2019"), measure_named("Thực hiện 6 tháng"), measure_named("Tin học")
    ('attendances', 'attendances', None)
    """
    claims = training_lexicon().claims((heading,)) or training_lexicon().claims((without_time(heading)[0],))
    return next(
        (one.field for one in claims if training_fields()[one.field].kind == "number" and one.field != "year"), None
    )


def without_measures(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give a heading path without the parts that only name a figure: they tell nothing of what it is about."""
    return tuple(part for part in path if is_sum(part) or year_named(part) or measure_named(part) is None)


def is_numbered(text: str) -> bool:
    """Tell whether a text begins with a number or mark of its own: "4. Lớp" does, "4 lớp" doesn't."""
    return _NUMBERED.match(text) is not None


def unnumbered(text: str) -> str:
    """Give a label without the number or mark before it; "4 lớp" keeps its number, "4. Lớp" doesn't."""
    return tidy(parse_heading(text).label if is_numbered(text) else text)


def figure_in_row(text: str) -> str | None:
    """Give the figure that the label of a row names, a code of :data:`MEASURES`.

    >>> figure_in_row("- Số lớp"), figure_in_row("2. Kinh phí (triệu đồng)"), figure_in_row("Tin học")
    ('classes', 'cost', None)
    """
    return measure_named(unnumbered(text))
