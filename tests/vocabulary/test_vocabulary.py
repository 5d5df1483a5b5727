"""The vocabulary as other rooms use it: fields, levels, labels, blanks, ethnicity, religion."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cadre_stats.vocabulary.vocabulary import FIELDS, load_vocabulary

VOCABULARY = load_vocabulary()
# Scales and categories with their codes, lowest first (product: fields and scales).
CODES = {
    "degree": "none elementary intermediate college bachelor master doctorate",
    "political_theory": "none elementary intermediate advanced bachelor",
    "state_management": "none officer expert principal_expert senior_expert",
    "it_skills": "none certificate intermediate college bachelor",
    "general_education": "primary lower_secondary upper_secondary",
    "sex": "male female",
    "personnel_type": "official civil_servant public_employee part_time",
    "admin_level": "central province district commune",
    "managed_by": "central provincial district department grassroots",
    "party_member": "false true",
    "leadership": "false true",
    "ethnic_minority": "false true",
    "english": "none A1 A2 B1 B2 C1 C2",
}
ORDERED = {"degree", "political_theory", "state_management", "it_skills", "general_education", "english"}


@pytest.mark.parametrize("field", CODES)
def test_a_field_has_its_levels_in_order(field: str) -> None:
    """Codes, their order and whether there is an order are those of the contract."""
    scale = VOCABULARY.scale(field)
    assert [level.code for level in scale.levels] == CODES[field].split()
    assert [scale.rank(level.code) for level in scale.levels] == list(range(len(scale.levels)))
    assert scale.ordered == (field in ORDERED)


@pytest.mark.parametrize("field", FIELDS)
def test_every_level_has_a_label_in_both_languages(field: str) -> None:
    """A label is never empty and never the bare code in Vietnamese."""
    for level in VOCABULARY.scale(field).levels:
        assert VOCABULARY.label(field, level.code, "vi") not in ("", level.code)
        assert VOCABULARY.label(field, level.code, "en")


def test_labels() -> None:
    """Levels, ranges and yes/no have the words of reports."""
    assert VOCABULARY.label("degree", "master", "vi") == "Thạc sĩ"
    assert VOCABULARY.label("degree", "master..doctorate", "vi") == "Thạc sĩ – Tiến sĩ"
    assert VOCABULARY.label("leadership", "true", "vi") == "Có"
    assert VOCABULARY.label("degree", "master..doctorate", "en") == "Master – Doctorate"
    with pytest.raises(KeyError):
        VOCABULARY.label("degree", "baccalaureate", "vi")


@pytest.mark.parametrize("field", ["unit", "ethnicity", "religion", "note", "Cột riêng"])
def test_a_field_without_a_scale(field: str) -> None:
    """Text fields have no scale, and reading one is a mistake of the caller."""
    assert not VOCABULARY.has(field)
    with pytest.raises(KeyError):
        VOCABULARY.read(field, "x")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("degree", "thạc sĩ", "master"),
        ("degree", "master", "master"),
        ("degree", "ThS", "master"),
        ("degree", "Master", "master"),
        ("degree", "none", "none"),
        ("degree", "trên đại học", None),
        ("degree", "Thạc sĩ Luật", None),
        ("political_theory", "cao cấp", "advanced"),
        ("english", "bậc 4", "B2"),
        ("sex", "nữ", "female"),
        ("leadership", "có", "true"),
    ],
)
def test_a_level_by_name(field: str, text: str, code: str | None) -> None:
    """A code or an alias names one level; phrases and ranges name none."""
    assert VOCABULARY.scale(field).level_named(text) == code


@pytest.mark.parametrize("text", [None, "", "  ", "-", "…", "N/A"])
@pytest.mark.parametrize("field", FIELDS)
def test_blank_cells(field: str, text: str | None) -> None:
    """A blank is none in political theory, state management and IT skills and unknown in every other field."""
    reading = VOCABULARY.read(field, text)
    assert reading.blank
    assert reading.code == ("none" if field in ("political_theory", "state_management", "it_skills") else None)


def test_blanks_as_a_targets_file_wants_them() -> None:
    """A targets file can count the blanks of a scale as unknown, or as none, without touching the vocabulary."""
    changed = VOCABULARY.with_blank({"political_theory": "unknown", "degree": "none"})
    assert changed.read("political_theory", "").code is None
    assert changed.read("political_theory", "").blank
    assert changed.read("degree", "-").code == "none"
    assert changed.read("degree", "ThS").code == "master"
    assert VOCABULARY.read("political_theory", "").code == "none"


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Thạc sỹ, tiến sỹ", "master..doctorate"),
        ("TC, CĐ", "intermediate..college"),
        ("Đại học", "bachelor"),
        ("Đại học, trên đại học", "bachelor..doctorate"),
        ("Trung cấp trở lên", "intermediate..doctorate"),
        ("Chưa qua ĐT", "none"),
        ("Còn lại", None),
        ("Đang học đại học", None),
        ("Tổng số", None),
    ],
)
def test_headings_of_tick_columns(heading: str, code: str | None) -> None:
    """In a heading a list is a range; in a cell the same list is its highest level."""
    assert VOCABULARY.read_heading("degree", heading).code == code


def test_a_heading_of_categories_names_one() -> None:
    """Categories have no range: a heading of two isn't understood."""
    assert VOCABULARY.read_heading("sex", "Nữ").code == "female"
    assert VOCABULARY.read_heading("sex", "Nam, nữ").code is None


@pytest.mark.parametrize(
    ("ethnicity", "minority"),
    [
        ("Kinh", False),
        ("KINH", False),
        ("Việt", False),
        ("Kinh (Việt)", False),
        ("Người Kinh", False),
        ("Tày", True),
        ("tay", True),
        ("H’Mông", True),
        ("Mông", True),
        ("Ê đê", True),
        ("Cao Lan", True),
        ("Dân tộc Thái", True),
        ("Hoa", True),
        ("Người nước ngoài", False),
        ("Không rõ", None),
        ("", None),
        (None, None),
        ("Abc", None),
        ("Kinh?", None),
        ("Kinh, Tày", None),
    ],
)
def test_ethnic_minorities(ethnicity: str | None, minority: bool | None) -> None:
    """Everyone but Kinh is a minority; foreigners are neither; blank and unknown names stay unknown."""
    assert VOCABULARY.is_minority(ethnicity) is minority


def test_the_name_of_a_group_in_the_minority_column() -> None:
    """A column "Dân tộc thiểu số" may hold ticks, yes and no, or the group's name."""
    answers = {
        text: VOCABULARY.read("ethnic_minority", text).code for text in ("x", "Tày", "Kinh", "Không", "Không rõ")
    }
    assert answers == {"x": "true", "Tày": "true", "Kinh": "false", "Không": "false", "Không rõ": None}


@pytest.mark.parametrize(
    ("text", "religious"), [("", False), ("Không", False), ("không tôn giáo", False), ("Phật giáo", True)]
)
def test_religion(text: str, religious: bool) -> None:
    """Blank and "Không" are no religion; any other text is one."""
    assert VOCABULARY.is_religious(text) is religious


def test_the_vocabulary_needs_no_heavy_import() -> None:
    """Reading a value loads neither numpy nor pandas."""
    code = (
        "import sys; from cadre_stats.vocabulary.vocabulary import load_vocabulary as v; v().read('degree', 'ThS QLC');"
        "print([name for name in ('numpy', 'pandas', 'openpyxl') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
