"""``--column``, ``--header-rows``, ``--sheet``, and two columns that claim one field."""

from __future__ import annotations

import pytest

from cadre_stats.errors import InputError, UsageError
from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table


def read(text: str, options: ReadOptions | None = None) -> Table:
    """Read a CSV text as a roster."""
    (table,) = read_tables(["-"], options, text.encode()).tables
    return table


def column(table: Table, field: str) -> list[str]:
    """Give the header of a field's column and its cells."""
    found = table.column(field)
    assert found is not None
    return [found.name, *(cell_text(found.values[code]) for code in found.codes.tolist())]


SECRET = "Stt,Cột bí mật,Bậc học,Đơn vị\n1,An,ĐH,X\n2,Bình,CĐ,Y\n"


def test_a_column_is_named_by_its_header() -> None:
    """A header that nobody knows becomes the field that the user says, in any letters."""
    wanted = {"full_name": "cột BÍ mật", "degree": "Bậc học"}
    table = read(SECRET, ReadOptions(columns=wanted))
    assert column(table, "full_name") == ["Cột bí mật", "An", "Bình"]
    assert column(table, "degree") == ["Bậc học", "ĐH", "CĐ"]


def test_a_column_is_named_by_its_letter() -> None:
    """Where headers can't tell columns apart, the letter can."""
    table = read("STT,Họ và tên,LLCT,LLCT\n1,An,SC,TC\n", ReadOptions(columns={"political_theory": "D"}))
    assert column(table, "political_theory") == ["LLCT", "TC"]


def test_an_unknown_header_is_refused_with_the_nearest() -> None:
    """A header mistyped on the command line is wrong usage, and the one meant is named."""
    with pytest.raises(UsageError) as caught:
        read("STT,Họ và tên,Trình độ chuyên môn\n1,An,ĐH\n", ReadOptions(columns={"degree": "Trình độ chuyen mon x"}))
    assert (caught.value.key, caught.value.values["nearest"]) == ("reading.no_column", "Trình độ chuyên môn")


def test_an_unknown_field_is_refused_with_the_nearest() -> None:
    """A field mistyped on the command line is wrong usage."""
    with pytest.raises(UsageError) as caught:
        read(SECRET, ReadOptions(columns={"degre": "Bậc học"}))
    assert caught.value.values["nearest"] == "degree"


def test_a_header_of_several_columns_is_refused() -> None:
    """A header that two columns have names neither."""
    with pytest.raises(UsageError) as caught:
        read("STT,Họ và tên,LLCT,LLCT\n1,An,SC,TC\n", ReadOptions(columns={"political_theory": "LLCT"}))
    assert caught.value.values["columns"] == "C, D"


def test_two_columns_of_one_spelling_ask_for_the_column() -> None:
    """Which of two columns alike is meant, only a person knows."""
    with pytest.raises(InputError) as caught:
        read("STT,Họ và tên,LLCT,LLCT\n1,An,SC,TC\n")
    assert (caught.value.key, caught.value.values["columns"]) == ("reading.two_columns", "C, D")
    assert "--column political_theory" in caught.value.hint("en")


def test_of_two_spellings_the_one_listed_earlier_is_taken() -> None:
    """The other keeps its own header and is a finding at its cell."""
    table = read("STT,Họ và tên,Bằng cấp,Trình độ chuyên môn\n1,An,CĐ,ĐH\n")
    assert column(table, "degree") == ["Trình độ chuyên môn", "ĐH"]
    assert [(one.name, one.field) for one in table.columns][2] == ("Bằng cấp", None)
    (finding,) = table.findings
    assert (finding.code, finding.severity, finding.field, finding.value) == (
        "second_column", "warning", "degree", "Bằng cấp",
    )  # fmt: skip
    assert finding.places[0].cell == "C1"


def test_the_order_of_columns_does_not_decide() -> None:
    """The earlier spelling wins wherever its column stands."""
    table = read("STT,Họ và tên,Trình độ chuyên môn,Bằng cấp\n1,An,ĐH,CĐ\n")
    assert column(table, "degree") == ["Trình độ chuyên môn", "ĐH"]


def test_two_columns_of_notes_do_no_harm() -> None:
    """Remarks and running numbers are not counted, so a second such column stops nothing."""
    table = read("STT,Họ và tên,LLCT,Ghi chú,Ghi chú\n1,An,TC,a,b\n")
    assert len(table.rows) == 1


def test_own_columns_of_one_header_are_told_apart_by_their_letters() -> None:
    """Which of two "Xếp loại" a condition means, the header alone can't tell; a header that stands once stays."""
    table = read("STT,Họ và tên,LLCT,Xếp loại,Phụ cấp,xếp loại\n1,An,TC,A,0,B\n")
    assert [one.name for one in table.columns[3:]] == ["Xếp loại [D]", "Phụ cấp", "xếp loại [F]"]


def test_english_beside_a_foreign_language_is_its_own_field() -> None:
    """Alone, Tiếng Anh is the foreign language; beside Ngoại ngữ it is English."""
    alone = read("STT,Họ và tên,Tiếng Anh\n1,An,B1\n")
    assert column(alone, "foreign_language")[0] == "Tiếng Anh"
    beside = read("STT,Họ và tên,Ngoại ngữ,Tiếng Anh\n1,An,Nga,B1\n")
    assert (column(beside, "foreign_language")[0], column(beside, "english")[0]) == ("Ngoại ngữ", "Tiếng Anh")
    assert not beside.findings


def test_header_rows_are_taken_as_told() -> None:
    """The rows that the user names are the header, whatever else looks like one."""
    text = "STT,Họ và tên,LLCT\n1,An,TC\nSTT,Họ và tên,Trình độ chuyên môn\n2,Bình,ĐH\n"
    table = read(text, ReadOptions(header_rows=(3, 3)))
    assert (table.header_rows, column(table, "full_name")) == ((3, 3), ["Họ và tên", "Bình"])


@pytest.mark.parametrize("rows", [(0, 1), (2, 1), (3, 9)])
def test_header_rows_outside_the_sheet_are_wrong_usage(rows: tuple[int, int]) -> None:
    """Rows that don't exist are refused."""
    with pytest.raises(UsageError) as caught:
        read(SECRET, ReadOptions(header_rows=rows))
    assert caught.value.key == "reading.header_rows"


def test_tables_below_each_other_are_both_read() -> None:
    """A second header begins a second table with columns of its own."""
    text = (
        "DANH SÁCH A,,,\nSTT,Họ và tên,Trình độ chuyên môn,LLCT\n1,An,ĐH,TC\n2,Bình,CĐ,SC\n,,,\n"
        "STT,Họ tên,LLCT,Trình độ chuyên môn\n1,Cường,CC,ThS\n"
    )
    first, second = read_tables(["-"], None, text.encode()).tables
    assert column(first, "degree") == ["Trình độ chuyên môn", "ĐH", "CĐ"]
    assert column(second, "degree") == ["Trình độ chuyên môn", "ThS"]
    assert (first.header_rows, second.header_rows, second.rows.tolist()) == ((2, 2), (6, 6), [7])
    assert sum(first.kinds.values()) + sum(second.kinds.values()) == 7


def test_another_table_below_is_named() -> None:
    """What follows under a header that gives no roster is left out with an error finding."""
    text = "STT,Họ và tên,LLCT,Đơn vị\n1,An,TC,Xã A\n,,,\nSTT,Họ và tên,Nội dung,Đơn vị\n1,An,Lớp A,Xã A\n"
    (table,) = read_tables(["-"], None, text.encode()).tables
    assert len(table.rows) == 1
    assert [(one.code, one.severity, one.places[0].cell) for one in table.findings] == [("second_table", "error", "4")]
    assert sum(table.kinds.values()) == 5


def test_header_rows_in_which_no_header_stands_are_told() -> None:
    """Whoever names the row of the first person as the header hears that this person isn't counted.

    Of the column that stays in doubt, the first, it is told, too, that its header is what a cell below could be.
    """
    data = "1,Lò Văn Páo,Đại học\n2,Nông Thị Én,Thạc sĩ\n"
    wanted = {"full_name": "B", "degree": "C"}
    table = read(data, ReadOptions(header_rows=(1, 1), columns=wanted))
    assert len(table.rows) == 1
    told = {(one.code, one.places[0].cell) for one in table.findings}
    assert told == {("unknown_header_rows", "1"), ("header_among_cells", "A1")}


def test_header_rows_named_with_their_own_words_are_taken() -> None:
    """Headers that nobody knows are no reason for doubt where ``--column`` names them by their text."""
    wanted = {"full_name": "Cột bí mật", "degree": "Bậc học"}
    assert read("TT,Cột bí mật,Bậc học\n1,An,ĐH\n", ReadOptions(header_rows=(1, 1), columns=wanted)).findings == ()


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        ("council_deputy", ("Đại biểu HĐND tỉnh", "Đại biểu HĐND huyện", "Đại biểu HĐND xã")),
        ("party_committee", ("Tham gia cấp ủy cấp tỉnh", "Tham gia cấp ủy cấp huyện", "Tham gia cấp ủy cấp xã")),
    ],
)
def test_columns_of_several_levels_are_named(field: str, headers: tuple[str, str, str]) -> None:
    """Whoever sits on a council or a committee above isn't left out in silence: the columns not taken are told."""
    text = f"Họ tên,TĐCM,{','.join(headers)}\nLê An,ĐH,x,,\nHà Bá,ThS,,x,\nVũ Ca,ThS,,,x\n"
    table = read(text)
    assert [one.header for one in table.columns if one.field == field] == [headers[2:]]
    told = [(one.places[0].cell, one.field) for one in table.findings if one.code == "second_column"]
    assert sorted(told) == [("C1", field), ("D1", field)]
