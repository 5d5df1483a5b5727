"""Targets files in TOML: every key of the contract, several files together, and every mistake with its line."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.targets.read import read_targets
from cadre_stats.targets.target import TargetSet
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.targets.meaning import written, written_goal

WRONG = tomllib.loads((Path(__file__).parents[1] / "tables" / "wrong_targets.toml").read_text(encoding="utf-8"))[
    "wrong"
]
PLAIN = "[[target]]\nid = 'x'\n"
Write = Callable[..., TargetSet]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Give a function that writes texts to t.toml, t2.toml … and reads them together."""
    monkeypatch.chdir(tmp_path)

    def write_and_read(*texts: str) -> TargetSet:
        names = [f"t{number or ''}.toml" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            Path(name).write_text(text, encoding="utf-8")
        return read_targets(names, load_vocabulary())

    return write_and_read


CONTRACT = """
title = "Chỉ tiêu cán bộ 2016–2020"
basis = "Nghị quyết 09-NQ/TU ngày 20-10-2016"
as_of = 2020-12-31

[[target]]
id = "tinh-uy-sau-dai-hoc"
label = "Cán bộ diện Ban Thường vụ Tỉnh ủy quản lý có trình độ thạc sĩ, tiến sĩ"
population = { managed_by = "provincial" }
criterion = { degree = "at least master" }
goal = "at least 40%"
due = 2020

[define.chu_chot_xa]
label = "Cán bộ chủ chốt cấp xã"
where = { admin_level = "commune", position = ["Bí thư*", "Phó Bí thư*", "Chủ tịch*"] }
"""


def test_the_example_of_the_contract(read: Write) -> None:
    """Every key of the documented example ends up in the targets."""
    targets = read(CONTRACT)
    (target,) = targets.targets
    assert (target.id, target.due, target.place) == ("tinh-uy-sau-dai-hoc", 2020, "t.toml:6")
    assert (
        target.label["en"]
        == target.label["vi"]
        == "Cán bộ diện Ban Thường vụ Tỉnh ủy quản lý có trình độ thạc sĩ, tiến sĩ"
    )
    assert written(target.population) == "managed_by one_of provincial"
    assert target.criterion is not None
    assert written(target.criterion) == "degree at_least master"
    assert written_goal(target.goal) == "at_least 40 percent"
    assert (targets.title["vi"], targets.basis["vi"]) == (
        "Chỉ tiêu cán bộ 2016–2020",
        "Nghị quyết 09-NQ/TU ngày 20-10-2016",
    )
    assert targets.as_of == dt.date(2020, 12, 31)
    where = targets.defines["chu_chot_xa"].where
    assert written(where) == "admin_level one_of commune & position one_of Bí thư*, Phó Bí thư*, Chủ tịch*"
    assert targets.files == ("t.toml",)


@pytest.mark.parametrize(
    ("condition", "means"),
    [
        ("{ degree = ['master', 'doctorate'] }", "degree one_of master, doctorate"),
        ("{ degree = ['under college', 'at least master'] }", "degree less_than college OR degree at_least master"),
        ("{ party_member = true, sex = 'nữ' }", "party_member one_of True & sex one_of female"),
        ("[{ sex = 'nữ' }, { age = 'under 40' }]", "sex one_of female OR age less_than 40"),
        ("{ degree = { not = 'master' } }", "degree not master"),
        ("{ degree = { not = ['master', 'tiến sĩ'] } }", "degree not master, doctorate"),
        ("{ degree = 'not master' }", "degree not master"),
        ("{ position = 'Bí thư* | Chủ tịch*' }", "position one_of Bí thư*, Chủ tịch*"),
        ("{ 'Trình độ chuyên môn' = 'từ đại học trở lên' }", "degree at_least bachelor"),
        ("{ age = 40 }", "age one_of 40"),
        ("{ age = 40.5 }", "age one_of 81/2"),
        ("{ birth_date = 1980-12-31 }", "birth_date one_of 1980-12-31"),
        ("{ 'Hệ số' = 2.34 }", "Hệ số one_of 2.34"),
        ("{ 'Đã học' = true }", "Đã học one_of True"),
        ("'Đảng viên; Giới tính = nữ'", "party_member one_of True & sex one_of female"),
        ("'''\nsex = nữ\nage < 40'''", "sex one_of female OR age less_than 40"),
        ("'tất cả'", "everyone"),
    ],
)
def test_forms_of_a_condition(read: Write, condition: str, means: str) -> None:
    """Values, lists, tables, lists of tables and text of the one grammar."""
    assert written(read(f"{PLAIN}population = {condition}\n").targets[0].population) == means


@pytest.mark.parametrize(
    ("goal", "means"),
    [
        ("'≥ 40%'", "at_least 40 percent"),
        ("'ít nhất 1 người'", "at_least 1 people"),
        ("{ 2030 = 'trên 95%', 2025 = 'trên 85%' }", "2025: more_than 85 percent; 2030: more_than 95 percent"),
        ("'2025: trên 85%; 2030: trên 95%'", "2025: more_than 85 percent; 2030: more_than 95 percent"),
    ],
)
def test_forms_of_a_goal(read: Write, goal: str, means: str) -> None:
    """Words, a table by year, and the same path as one text."""
    target = read(f"{PLAIN}criterion = {{ sex = 'nữ' }}\ngoal = {goal}\n").targets[0]
    assert written_goal(target.goal) == means


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2020", 2020),
        ("'2020'", 2020),
        ("'hết năm 2020'", 2020),
        ("'đến hết năm 2020'", 2020),
        ("'by the end of 2020'", 2020),
        ("2020-06-30", dt.date(2020, 6, 30)),
        ("'30/6/2020'", dt.date(2020, 6, 30)),
        ("'đến ngày 30/06/2020'", dt.date(2020, 6, 30)),
        ("'tháng 6/2020'", dt.date(2020, 6, 30)),
    ],
)
def test_forms_of_a_deadline(read: Write, due: str, expected: int | dt.date) -> None:
    """A year or a day; a month means its last day."""
    assert read(f"{PLAIN}due = {due}\n").targets[0].due == expected


def test_the_year_in_a_goal_is_its_deadline(read: Write) -> None:
    """The words "đến năm 2025" in the goal set the deadline that the file doesn't give apart."""
    assert read(f"{PLAIN}criterion = {{ sex = 'nữ' }}\ngoal = 'đến năm 2025 đạt 40%'\n").targets[0].due == 2025


def test_only_the_id_is_needed(read: Write) -> None:
    """Without anything else a target counts everyone, is named by its id and has no goal."""
    (target,) = read(PLAIN).targets
    assert (target.criterion, target.goal, target.due, target.label["vi"]) == (None, None, None, "x")
    assert written(target.population) == "everyone"


def test_people_goal_needs_no_criterion(read: Write) -> None:
    """Without a criterion everyone of the population counts, and a goal in people is fine."""
    assert written_goal(read(f"{PLAIN}goal = '5 người'\n").targets[0].goal) == "at_least 5 people"


def test_texts_by_language(read: Write) -> None:
    """A label may differ by language; one that is given in one language only serves both."""
    targets = read("title = { vi = 'Chỉ tiêu', en = 'Targets' }\n[[target]]\nid = 'x'\nlabel = { vi = 'Nữ' }\n")
    assert (targets.title["en"], targets.targets[0].label["en"]) == ("Targets", "Nữ")


def test_blank_rules(read: Write) -> None:
    """[blank] names scales by code or header and takes both words in both languages."""
    targets = read("[blank]\npolitical_theory = 'unknown'\n'Tin học' = 'không rõ'\ndegree = 'chưa có'\n" + PLAIN)
    assert dict(targets.blank) == {"political_theory": "unknown", "it_skills": "unknown", "degree": "none"}


def test_defines_of_one_file_serve_the_others(read: Write) -> None:
    """Several files are one set: targets in order, defines shared, titles and bases joined once."""
    first = "title = 'A'\nbasis = 'NQ 1'\nas_of = 2020-12-31\n[define.young]\nwhere = { age = 'under 40' }\n"
    second = "title = 'B'\nbasis = 'NQ 1'\nas_of = '31/12/2020'\n[[target]]\nid = 'y'\ncriterion = { young = true }\n"
    targets = read(first, PLAIN, second)
    assert [target.id for target in targets.targets] == ["x", "y"]
    assert (targets.title["vi"], targets.basis["vi"]) == ("A; B", "NQ 1")


@pytest.mark.parametrize(
    ("first", "second", "error"),
    [
        (PLAIN, PLAIN, "targets.id_twice"),
        (f"as_of = 2020-12-31\n{PLAIN}", "as_of = 2021-12-31\n", "targets.as_of_twice"),
        (f"{PLAIN}[define.a]\nwhere = 'sex = nữ'\n", "[define.a]\nwhere = 'sex = nữ'\n", "targets.define_twice"),
        (f"{PLAIN}[blank]\ndegree = 'none'\n", "[blank]\ndegree = 'unknown'\n", "targets.blank_twice"),
    ],
)
def test_files_that_disagree_are_refused(read: Write, first: str, second: str, error: str) -> None:
    """What two files say differently is an error at the second."""
    with pytest.raises(UsageError) as refused:
        read(first, second)
    assert refused.value.key == error
    assert refused.value.where.startswith("t1.toml")


@pytest.mark.parametrize("entry", WRONG, ids=lambda entry: entry["id"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_mistake_is_told_with_its_line(read: Write, entry: dict[str, object], newline: str) -> None:
    """File, line, key and nearest valid name of every kind of mistake, whatever the line ends."""
    text = str(entry["text"]) + (PLAIN if entry.get("after") else "")
    with pytest.raises(UsageError) as refused:
        read(text.replace("\n", newline))
    assert refused.value.key == entry["error"]
    assert refused.value.where == (f"t.toml:{entry['line']}" if entry["line"] else "t.toml")
    said = str(refused.value) + refused.value.hint("en")
    assert [name for name in entry.get("names", []) if name not in said] == []  # type: ignore[attr-defined]
    assert refused.value.message("vi")


def test_a_byte_order_mark_is_no_mistake(read: Write) -> None:
    """Windows' Notepad puts a mark before UTF-8 text."""
    assert read("\ufeff" + PLAIN).targets[0].id == "x"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("absent.toml", None, "targets.missing_file"),
        ("absent.xlsx", None, "targets.missing_file"),
        ("absent.csv", None, "targets.missing_file"),
        ("absent", None, "targets.missing_file"),
        ("t.toml", "title = 'Chỉ tiêu'".encode("cp1258", "replace"), "targets.not_utf8"),
        ("t.toml", b"\xc3\x28", "targets.not_utf8"),
        ("t.docx", b"PK", "targets.wrong_kind"),
        ("t.xlsx", b"not a workbook", "reading.damaged"),
        ("t.csv", b"\xc3\x28", "targets.not_utf8"),
        ("t.csv", b"", "targets.wrong_csv"),
        ("t.csv", b'a,"b\n', "targets.wrong_csv"),
        ("t.csv", b"a,b\n1,2\n", "targets.no_table"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes | None, error: str) -> None:
    """A missing or wrong file is a usage error (exit 2) that names the file."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError) as refused:
        read_targets([str(path)], load_vocabulary())
    assert (refused.value.key, refused.value.where, refused.value.exit_code) == (error, str(path), 2)
