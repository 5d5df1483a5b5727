"""Fields of study and schools beside a level: they change nothing, and alone they are no level."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.vocabulary.vocabulary import load_vocabulary

TABLES = Path(__file__).resolve().parents[1] / "tables"
VOCABULARY = load_vocabulary()


def names(file: str) -> list[str]:
    """Give the lines of a table, without its comments."""
    lines = (TABLES / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def misread(file: str, form: str, code: str | None, field: str = "degree") -> list[tuple[str, str | None]]:
    """Give what isn't read as ``code`` when it stands in a form."""
    read = [(form.format(name), VOCABULARY.read(field, form.format(name)).code) for name in names(file)]
    return [(text, got) for text, got in read if got != code]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("ĐH, {}", "bachelor"),
        ("Cao đẳng ({})", "college"),
        ("Cao đẳng - {}", "college"),
        ("ThS {}", "master"),
        ("Đại học ngành {} (2014)", "bachelor"),
        ("Trình độ: TS; ngành: {}", "doctorate"),
        ("{}", None),
    ],
)
def test_a_field_of_study_changes_nothing(form: str, code: str | None) -> None:
    """Every field of study of the national list may stand beside a level in every usual way, and is none alone."""
    assert misread("fields_of_study.txt", form, code) == []


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Cử nhân Luật, {}", "bachelor"),
        ("CN Luật {}", "bachelor"),
        ("ThS QLKT, {}, 2015", "master"),
        ("Thạc sĩ ({})", "master"),
        ("Tiến sĩ Luật - {} (2010-2014)", "doctorate"),
    ],
)
def test_a_school_changes_nothing(form: str, code: str) -> None:
    """A degree and the school where it was taken is that degree, however the school is written."""
    assert misread("schools.txt", form, code) == []


def test_a_school_of_a_place_is_no_degree_behind_a_lower_one() -> None:
    """Behind a lower level, a university called by a place may be only the school: that isn't read as a bachelor."""
    for school in ("ĐHQG Hà Nội", "ĐHSP Huế", "ĐHSPTN", "ĐH Tôn Đức Thắng", "ĐHYHN", "ĐH Nông nghiệp I", "ĐH Vinh"):
        assert VOCABULARY.read("degree", f"Trung cấp Luật, {school}").code in (None, "intermediate")


@pytest.mark.parametrize(
    ("field", "form", "code"),
    [
        ("managed_by", "Diện BTV Huyện ủy {} quản lý", "district"),
        ("managed_by", "Đảng ủy xã {}", "grassroots"),
        ("admin_level", "huyện {}", "district"),
        ("political_theory", "Trung cấp LLCT ({})", "intermediate"),
        ("degree", "Trung cấp Luật, {}", "intermediate"),
    ],
)
def test_a_units_name_changes_nothing(field: str, form: str, code: str) -> None:
    """Whatever else the words of a district's name mean ("Ba Vì", "Gia Lâm", "Ngọc Hồi"), it is a name."""
    assert misread("districts.txt", form, code, field) == []
