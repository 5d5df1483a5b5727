"""Vocabulary files: the built-in ones, and those that users write."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.vocabulary.building import build_scale
from cadre_stats.vocabulary.scale_file import parse_scale_file
from cadre_stats.vocabulary.vocabulary import FIELDS, Vocabulary, load_vocabulary

DATA = files("cadre_stats.vocabulary").joinpath("data")
BUILT_IN = {
    f"{name}.toml": DATA.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    for name in sorted({*FIELDS.values(), "ethnicity", "religion"})
}


@pytest.mark.parametrize("name", BUILT_IN)
def test_examples_in_a_built_in_file(name: str) -> None:
    """Every example of a data file is read as it says."""
    file = parse_scale_file(BUILT_IN[name], name)
    scale = build_scale(name, [file])
    assert file.examples
    assert [(text, scale.read(text).code or "?") for text, _ in file.examples] == list(file.examples)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_file_names_its_sources(name: str) -> None:
    """The comment at the top says where the facts come from."""
    head = BUILT_IN[name].split("fields =")[0]
    assert "Sources:" in head


def written(folder: Path, text: str) -> Path:
    """Write a user's vocabulary file."""
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(folder: Path, text: str) -> Vocabulary:
    """Load the built-in vocabulary with a user's file."""
    return load_vocabulary(written(folder, text))


def test_a_users_alias_is_added(tmp_path: Path) -> None:
    """A new spelling of a level is read, alone and with a subject behind it."""
    mine = loaded(tmp_path, 'field = "degree"\n[[level]]\ncode = "college"\naliases = ["Cao đẳng Pháp"]\n')
    assert mine.read("degree", "CAO ĐẲNG PHÁP").code == "college"
    assert mine.read("degree", "Thạc sĩ").code == "master"
    assert load_vocabulary().read("degree", "Thạc sĩ Luật") == mine.read("degree", "Thạc sĩ Luật")


def test_a_users_alias_wins(tmp_path: Path) -> None:
    """What the user calls a level is that level, whatever the built-in file says (CKI as bachelor)."""
    mine = loaded(tmp_path, 'field = "degree"\n[[level]]\ncode = "bachelor"\naliases = ["CKI", "BSCKI"]\n')
    assert mine.read("degree", "BSCKI").code == "bachelor"
    assert mine.read("degree", "ck i").code == "bachelor"
    assert mine.scale("degree").level_named("CKI") == "bachelor"
    assert load_vocabulary().read("degree", "BSCKI").code == "master"


def test_a_later_file_wins(tmp_path: Path) -> None:
    """Of two files the later one decides."""
    (tmp_path / "a.toml").write_text('field = "degree"\n[[level]]\ncode = "master"\naliases = ["ABC"]\n', "utf-8")
    (tmp_path / "b.toml").write_text('field = "degree"\n[[level]]\ncode = "doctorate"\naliases = ["abc"]\n', "utf-8")
    assert load_vocabulary(tmp_path / "a.toml", tmp_path / "b.toml").read("degree", "ABC").code == "doctorate"
    assert load_vocabulary(tmp_path / "b.toml", tmp_path / "a.toml").read("degree", "ABC").code == "master"


def test_a_scale_for_a_column_of_ones_own(tmp_path: Path) -> None:
    """A file may define a scale for any column; its header is matched folded."""
    text = """
    field = "Tiếng dân tộc thiểu số"
    [[level]]
    code = "basic"
    label = { vi = "Cơ bản", en = "Basic" }
    aliases = ["Biết nghe"]
    [[level]]
    code = "fluent"
    aliases = ["Thành thạo"]
    examples = [["thanh thao", "fluent"], ["Biết nghe, thành thạo", "fluent"], ["Tốt", "?"]]
    """
    mine = loaded(tmp_path, text)
    assert mine.has("TIẾNG DÂN TỘC THIỂU SỐ")
    assert mine.read("Tiếng dân tộc thiểu số", "thành thạo").code == "fluent"
    assert mine.read("tiếng dân tộc thiểu số", "Biết nghe trở lên").code == "basic..fluent"
    assert mine.label("Tiếng dân tộc thiểu số", "basic", "en") == "Basic"
    assert mine.label("Tiếng dân tộc thiểu số", "fluent", "vi") == "fluent"
    assert not load_vocabulary().has("Tiếng dân tộc thiểu số")


def test_a_scale_for_a_text_field(tmp_path: Path) -> None:
    """A canonical text field may get a scale, too."""
    mine = loaded(tmp_path, 'field = "party_committee"\n[[level]]\ncode = "member"\naliases = ["Ủy viên"]\n')
    assert mine.read("party_committee", "uỷ viên").code == "member"


def test_one_file_for_several_fields(tmp_path: Path) -> None:
    """A level may name its field, so that one file serves several."""
    text = """
    [[level]]
    field = "degree"
    code = "master"
    aliases = ["Ma.Sĩ"]
    examples = [["ma sĩ", "master"]]
    [[level]]
    field = "political_theory"
    code = "advanced"
    aliases = ["Cao trung"]
    """
    mine = loaded(tmp_path, text)
    assert mine.read("degree", "Ma sĩ").code == "master"
    assert mine.read("political_theory", "Cao trung").code == "advanced"


def test_a_users_words_and_settings(tmp_path: Path) -> None:
    """A file may add words to a column and say how its blanks count."""
    text = 'field = "political_theory"\nblank = "unknown"\n[words]\nsubject = ["hệ B"]\n'
    mine = loaded(tmp_path, text)
    assert mine.read("political_theory", "Trung cấp hệ B").code == "intermediate"
    assert mine.read("political_theory", "").code is None


LEVEL = 'field = "degree"\n[[level]]\ncode = "master"\n'
WRONG = {
    "not TOML": ("field = ", "not valid TOML"),
    "wrong key": ('field = "degree"\n[[levels]]\ncode = "x"\n', "'levels'; the nearest is 'level'"),
    "wrong key of a level": (LEVEL + 'alias = ["x"]', "level 1: no key 'alias'; the nearest is 'aliases'"),
    "unknown level": ('field = "degree"\n[[level]]\ncode = "mastre"\n', "no level 'mastre'; nearest: master"),
    "unknown level of a range": ('field = "degree"\n[[range]]\nlowest = "master"\nhighest = "doctor"\n', "'doctor'"),
    "collision": (
        LEVEL + 'aliases = ["A.B"]\n[[level]]\ncode = "doctorate"\naliases = ["ab"]',
        "'ab' names both master",
    ),
    "diacritics alone": (LEVEL + 'aliases = ["đã"]\n[[level]]\ncode = "college"\naliases = ["da"]', "names both"),
    "no field": ('[[level]]\ncode = "master"\n', "which field"),
    "no code": ('field = "degree"\n[[level]]\naliases = ["x"]\n', "'code' is missing"),
    "aliases no list": (LEVEL + 'aliases = "x"', "'aliases' must be a list of texts"),
    "level no list": ('field = "degree"\n[level]\ncode = "master"\n', "[[level]]"),
    "wrong words": ('field = "degree"\n[words]\nneutrals = ["x"]\n', "words: no key 'neutrals'"),
    "words no table": ('field = "degree"\nwords = 3\n', "'words' must be a table"),
    "wrong blank": ('field = "degree"\nblank = "zero"\n', "not zero"),
    "wrong flag": ('field = "degree"\nordered = "yes"\n', "true or false"),
    "wrong label": (LEVEL + 'label = { fr = "x" }', "label: no key 'fr'"),
    "wrong examples": (LEVEL + 'examples = ["x"]', "pairs"),
    "example misread": (LEVEL + 'examples = [["Cử nhân", "master"]]', "should be master but is read as bachelor"),
    "no levels": ('field = "Cột"\nordered = true\n', "'cột' has no scale yet"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused(name: str, tmp_path: Path) -> None:
    """Whatever is wrong, the error names the file, the key or level and, where one is near, the valid name."""
    text, said = WRONG[name]
    with pytest.raises(UsageError) as refused:
        loaded(tmp_path, text)
    assert said in refused.value.message("en")
    assert "my.toml" in refused.value.message("vi")
    assert refused.value.message("vi") != refused.value.message("en")


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that isn't there is named."""
    with pytest.raises(UsageError, match="no such vocabulary file"):
        load_vocabulary(tmp_path / "absent.toml")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused, one with a byte order mark is read."""
    (tmp_path / "latin.toml").write_bytes('field = "degrée"'.encode("latin-1"))
    with pytest.raises(UsageError, match="can't be read"):
        load_vocabulary(tmp_path / "latin.toml")
    (tmp_path / "bom.toml").write_text(LEVEL + 'aliases = ["Xyz"]', encoding="utf-8-sig")
    assert load_vocabulary(tmp_path / "bom.toml").read("degree", "xyz").code == "master"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('field = "degree"\n\n[[level]]\ncode = "mastre"\naliases = ["Xyz"]\n', 4),
        (LEVEL + 'aliases = ["A.B"]\n\n[[level]]\ncode = "doctorate"\naliases = ["ab"]\n', 7),
        (LEVEL + "aliases = [3]\n", 4),
        (LEVEL + 'label = { fr = "x" }\n', 4),
        (LEVEL + 'examples = [["Cử nhân", "master"]]\n', 3),
        ('field = "degree"\nordered = "yes"\n', 2),
    ],
)
def test_an_error_names_its_line(text: str, line: int, tmp_path: Path) -> None:
    """What is wrong in a level of a user's file is named with the line of its key, of a whole level with its code's."""
    with pytest.raises(UsageError) as refused:
        loaded(tmp_path, text)
    assert f"my.toml:{line}: " in refused.value.message("en")


def test_a_users_word_for_no_religion(tmp_path: Path) -> None:
    """A spelling of none is none; other texts go on standing for themselves, with the built-in spellings."""
    mine = loaded(tmp_path, 'field = "religion"\n[[level]]\ncode = "none"\naliases = ["Thờ ông bà"]\n')
    assert not mine.has("religion")
    assert [mine.is_religious(text) for text in ("Thờ ông bà", "thờ ông  bà", "Không", "", "Phật giáo")] == [
        False,
        False,
        False,
        False,
        True,
    ]
    assert load_vocabulary().is_religious("Thờ ông bà")


def test_a_users_religions(tmp_path: Path) -> None:
    """A file that lists religions makes them a category; blank and "Không" stay none, what isn't listed is unknown."""
    mine = loaded(tmp_path, 'field = "religion"\n[[level]]\ncode = "buddhist"\naliases = ["Phật giáo", "Phật"]\n')
    assert mine.has("religion")
    assert [mine.read("religion", text).code for text in ("Phật", "Không", "", "Cao Đài")] == [
        "buddhist",
        "none",
        "none",
        None,
    ]
