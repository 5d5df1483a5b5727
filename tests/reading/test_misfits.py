"""Columns whose cells speak of another field than their header are told, with the field that they come near."""

from __future__ import annotations

import pytest

from cadre_stats.finding import Finding
from cadre_stats.reading.options import ReadOptions
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reporting.findings import finding_text
from cadre_stats.reporting.labels import Labels
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.reading.test_header_moves import SAMPLES

NEW = {
    "column_near_field",
    "cells_of_another_field",
    "header_among_cells",
    "heading_not_used",
    "levels_without_scale",
    "levels_out_of_order",
    "sexes_unlike_names",
}

# The sheet, the code, the cell and the field that must be told.
TOLD = {
    "a degree under an unusual header": (
        "Họ tên,Năm sinh,Học lực chuyên sâu\nLê An,1970,ĐH\nHà Bá,1981,Thạc sĩ\n",
        ("column_near_field", "C1", "degree"),
    ),
    "words of a usual header and few levels that are understood": (
        "Họ tên,Năm sinh,Trình độ chuyên môn khi tuyển\nLê An,1970,ĐH\nHà Bá,1981,Luật\nVũ Ca,1982,Toán\n",
        ("column_near_field", "C1", "degree"),
    ),
    "units under an unusual header": (
        "Họ tên,Nơi đang làm,TĐCM\nLê An,Sở Y tế,ĐH\nHà Bá,Phòng Nội vụ,ThS\n",
        ("column_near_field", "B1", "unit"),
    ),
    "levels among the remarks": (
        "Họ tên,TĐCM,Ghi chú\nLê An,ĐH,Cao cấp\nHà Bá,ThS,Sơ cấp\n",
        ("column_near_field", "C1", "political_theory"),
    ),
    "posts under the header of units": (
        "Họ tên,Đơn vị,TĐCM\nLê An,Trưởng phòng,ĐH\nHà Bá,Chuyên viên,ThS\n",
        ("cells_of_another_field", "B1", "unit"),
    ),
    "names under the header of posts": (
        "STT,Họ tên,Chức vụ,TĐCM\n1,Giám đốc,Lê Thị An,ĐH\n2,Kế toán,Hà Văn Bá,ThS\n",
        ("cells_of_another_field", "B1", "full_name"),
    ),
    "marks under the day of joining": (
        "Họ tên,Ngày vào Đảng,TĐCM\nLê An,x,ĐH\nHà Bá,x,ThS\n",
        ("cells_of_another_field", "B1", "party_date"),
    ),
    "a level in place of a header": (
        "Họ tên,Năm sinh,ThS\nLê An,1970,\nHà Bá,1981,\n",
        ("column_near_field", "C1", "degree"),
    ),
    "a mark in place of a header": (
        "Họ tên,TĐCM,x\nLê An,ĐH,x\nHà Bá,ThS,\n",
        ("header_among_cells", "C1", None),
    ),
    "levels over marks without the name of their scale": (
        "Họ tên,Năm sinh,Đại học,Thạc sĩ\nLê An,1970,x,\nHà Bá,1981,,x\n",
        ("levels_without_scale", "C1", "degree"),
    ),
    "a heading of Party members over other columns": (
        "STT,Họ tên,Đảng viên,,LLCT\n,,Nơi ở,Nơi làm,\n1,Lê An,x,,CC\n2,Hà Bá,,x,TC\n",
        ("heading_not_used", "C2", "party_member"),
    ),
    "levels over years without the name of their scale": (
        "Họ tên,Năm sinh,Đại học,Thạc sĩ\nLê An,1970,1995,\nHà Bá,1981,2004,2010\n",
        ("levels_without_scale", "C1", "degree"),
    ),
    "how to write a day and not of what": (
        "Họ tên,(ngày/tháng/năm),TĐCM\nLê An,01/02/1970,ĐH\nHà Bá,03/04/1981,ThS\n",
        ("column_near_field", "B1", "birth_date"),
    ),
    "how to mark and not what": (
        "Họ tên,TĐCM,(x)\nLê An,ĐH,x\nHà Bá,ThS,\n",
        ("header_among_cells", "C1", None),
    ),
    "posts among the remarks": (
        "Họ tên,TĐCM,Ghi chú\nLê An,ĐH,Trưởng phòng\nHà Bá,ThS,Chuyên viên\n",
        ("column_near_field", "C1", "position"),
    ),
    "levels out of order": (
        "STT,Họ tên,Trình độ chuyên môn,,\n,,CĐ,TC,ĐH\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "birth dates of women under men": (
        "Họ tên,Năm sinh (Nam),Năm sinh (Nữ),TĐCM\nLê Thị An,1970,,ĐH\nHà Văn Bá,,1981,ThS\n",
        ("sexes_unlike_names", "B1", "sex"),
    ),
    "women under men": (
        "Họ tên,Nam,Nữ,TĐCM\nLê Thị An,x,,ĐH\nHà Văn Bá,,x,ThS\n",
        ("sexes_unlike_names", "B1", "sex"),
    ),
}

# Sheets that are as they should be, or of which nobody can say otherwise.
FINE = {
    "levels wished for": "Họ tên,TĐCM,Nhu cầu đào tạo\nLê An,ĐH,Thạc sĩ\nHà Bá,CĐ,ĐH\n",
    "where somebody was born": "Họ tên,Nơi sinh,TĐCM\nLê An,Xã Đông,ĐH\nHà Bá,Huyện Tây,ThS\n",
    "ranks beside no courses": "Họ tên,Ngạch,TĐCM\nLê An,Chuyên viên,ĐH\nHà Bá,Chuyên viên chính,ThS\n",
    "schools that are called after a level": "Họ tên,Trường đào tạo,LLCT\nLê An,ĐH Luật,CC\nHà Bá,ĐH Y,TC\n",
    "falling levels and none at the end": "STT,Họ tên,TĐCM,,\n,,ĐH,CĐ,Chưa qua đào tạo\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
    "cao cấp before cử nhân": "STT,Họ tên,LLCT,,\n,,Cao cấp,Cử nhân,Trung cấp\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
    "the levels of physicians": "STT,Họ tên,TĐCM,,,\n,,TS,CKI,ThS,ĐH\n1,Lê An,x,,,\n2,Hà Bá,,x,,\n",
    "posts that begin like units": "Họ tên,Chức vụ,TĐCM\nLê An,Hội Nông dân,ĐH\nHà Bá,Hội Phụ nữ,ThS\n",
    "yes and no under an own header": "Họ tên,Bồi dưỡng hè,TĐCM\nLê An,có,ĐH\nHà Bá,không,ThS\n",
    "one unusual name": "Họ tên,Giới tính,TĐCM\nLê Thị An,Nam,ĐH\nHà Văn Bá,Nam,ThS\nVũ Thị Ca,Nữ,ĐH\n",
}


def read(text: str) -> tuple[Finding, ...]:
    """Read a small CSV and give the findings that compare headers with cells."""
    (table,) = read_tables(["-"], ReadOptions(), text.encode()).tables
    return tuple(one for one in table.findings if one.code in NEW)


@pytest.mark.parametrize("name", TOLD)
def test_cells_that_fit_another_header_are_told(name: str) -> None:
    """The finding names the header's cell and the field, in both languages."""
    text, (code, cell, field) = TOLD[name]
    found = {(one.code, one.places[0].cell, one.field): one for one in read(text)}
    assert (code, cell, field) in found
    labels = [Labels(load_vocabulary(), lang) for lang in ("vi", "en")]
    sentences = [finding_text(found[code, cell, field], label) for label in labels]
    assert sentences[0] != sentences[1]
    assert all(field is None or label.field(field) in said for label, said in zip(labels, sentences, strict=True)) or (
        code == "sexes_unlike_names"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("STT,Họ tên,TĐCM,,\n,,CĐ,,ĐH\n1,Lê An,x,,\n2,Hà Bá,,,x\n", ("empty_heading", "D2")),
        ("Họ tên,TĐCM,Trình độ\nLê An,ĐH,x\nHà Bá,ThS,\n", ("column_not_understood", "C1")),
    ],
    ids=["no heading", "only the heading of a group"],
)
def test_headings_that_say_nothing_are_told(text: str, told: tuple[str, str]) -> None:
    """A column among levels that has no heading, and a heading of a group over one column, are findings."""
    (table,) = read_tables(["-"], ReadOptions(), text.encode()).tables
    assert told in [(one.code, one.places[0].cell) for one in table.findings]


@pytest.mark.parametrize("name", FINE)
def test_cells_that_fit_are_not_told(name: str) -> None:
    """A roster as units send it has none of these findings."""
    assert read(FINE[name]) == ()


def test_the_option_named_takes_the_column() -> None:
    """With the option that the finding names the column is the field, and nothing is left to tell."""
    text = "Họ tên,Năm sinh,Học lực chuyên sâu\nLê An,1970,ĐH\nHà Bá,1981,Thạc sĩ\n"
    (finding,) = read(text)
    assert finding.values["option"] == "--column degree='Học lực chuyên sâu'"
    options = ReadOptions(columns={"degree": "Học lực chuyên sâu"})
    (table,) = read_tables(["-"], options, text.encode()).tables
    assert table.findings == ()
    assert table.column("degree") is not None


def test_a_person_in_place_of_a_header_is_not_named() -> None:
    """A header that may be somebody's birth date is told by its column's letter."""
    (finding,) = read("Họ tên,12/03/1975,TĐCM\nLê An,05/11/1980,ĐH\nHà Bá,,ThS\n")
    assert (finding.code, finding.field, finding.value) == ("column_near_field", "birth_date", "B")


def test_the_samples_have_none() -> None:
    """No sample roster, laid out as five places do, has a finding of these kinds."""
    paths = [str(path) for path in sorted(SAMPLES.iterdir()) if path.is_dir() and path.name != "training"]
    found = read_tables(paths)
    assert [one for table in found.tables for one in table.findings if one.code in NEW] == []
