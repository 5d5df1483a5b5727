"""The texts of options: what they mean, and what is refused rather than guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from cadre_stats.cli.arguments import read_columns, read_date, read_header_rows, read_names, read_style
from cadre_stats.cli.formats import CHECK_FORMATS, REPORT_FORMATS, choose_format
from cadre_stats.errors import UsageError
from cadre_stats.reporting.style import Style


@pytest.mark.parametrize("text", ["2020-12-31", "31/12/2020", "31-12-2020", "31.12.2020", " 2020-12-31 "])
def test_dates_as_people_write_them(text: str) -> None:
    """ISO, or the day first."""
    assert read_date(text) == dt.date(2020, 12, 31)


def test_today_is_only_meant_when_said() -> None:
    """Nothing else uses the day of the run."""
    assert read_date("today") == dt.date.today()  # noqa: DTZ011 - what the option says
    assert read_date(None) is None


@pytest.mark.parametrize("text", ["31/12/20", "12/31/2020", "2020", "12/2020", "2020-02-30", "tomorrow", ""])
def test_other_dates_are_refused(text: str) -> None:
    """Two-digit years, months first, days that there are not."""
    with pytest.raises(UsageError) as refused:
        read_date(text)
    assert refused.value.where == "--as-of"


def test_header_rows_columns_and_names() -> None:
    """Each as its help says."""
    assert [read_header_rows(text) for text in ("4-6", "4–6", " 5 ", None)] == [(4, 6), (4, 6), (5, 5), None]
    assert dict(read_columns(["degree=Trình độ", "sex = Phái = nam/nữ"])) == {
        "degree": "Trình độ",
        "sex": "Phái = nam/nữ",
    }
    assert read_names(["unit,sex", "unit"]) == ("unit", "sex")
    assert read_names(None) == ()


@pytest.mark.parametrize("text", ["0-3", "6-4", "A-B", "", "1-2-3"])
def test_other_header_rows_are_refused(text: str) -> None:
    """Rows count from 1, the first before the last."""
    with pytest.raises(UsageError):
        read_header_rows(text)


@pytest.mark.parametrize("texts", [["degree"], ["=x"], ["degree="], ["degree=A", "degree=B"]])
def test_other_columns_are_refused(texts: list[str]) -> None:
    """A field needs one header."""
    with pytest.raises(UsageError):
        read_columns(texts)


def test_decimals_and_rounding_make_a_style() -> None:
    """Whole numbers from 0 to 12; half or truncate in any case."""
    assert read_style("vi", "2", "TRUNCATE") == Style("vi", 2, "truncate")
    for decimals, rounding in (("13", "half"), ("1.5", "half"), ("²", "half"), ("1", "even")):
        with pytest.raises(UsageError):
            read_style("vi", decimals, rounding)


def test_formats_by_option_ending_or_default() -> None:
    """The option wins over the ending, the ending over the default."""
    assert choose_format("JSON", "x.csv", REPORT_FORMATS) == "json"
    assert choose_format(None, "x.CSV", REPORT_FORMATS) == "csv"
    assert choose_format(None, None, CHECK_FORMATS) == "text"
    assert choose_format(None, "x.xml", CHECK_FORMATS) == "junit"
    with pytest.raises(UsageError) as refused:
        choose_format(None, "x", REPORT_FORMATS)
    assert refused.value.values["formats"] == ", ".join(REPORT_FORMATS)
