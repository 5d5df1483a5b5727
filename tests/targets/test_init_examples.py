"""The example files of ``cadre-stats init`` are complete, can be read back and agree with each other."""

from __future__ import annotations

import io
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cadre_stats import read_rosters
from cadre_stats.errors import InputError, OutputError
from cadre_stats.targets.example_workbook import level_rows, workbook_bytes
from cadre_stats.targets.examples import example_text, write_examples
from cadre_stats.targets.grammar import parse_condition
from cadre_stats.targets.read import read_targets
from cadre_stats.vocabulary.vocabulary import load_vocabulary

LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])
NAMES = ["targets.toml", "standards.toml", "vocabulary.toml", "targets.xlsx"]
# The workbook says what the define of the TOML example says in words of its own.
DEFINED = {"chu-chot-xa-dai-hoc", "key-officials-degree"}


@LANGUAGES
def test_all_files_are_written(tmp_path: Path, lang: str) -> None:
    """The folder is made, and holds one example of each kind."""
    assert write_examples(tmp_path / "new", lang, False) == [tmp_path / "new" / name for name in NAMES]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(NAMES)


@LANGUAGES
def test_the_toml_and_the_workbook_hold_the_same_targets(tmp_path: Path, lang: str) -> None:
    """Both kinds of targets file can be read and give equal targets."""
    write_examples(tmp_path, lang, False)
    toml, table = (read_targets([str(tmp_path / name)], load_vocabulary()) for name in ("targets.toml", "targets.xlsx"))
    assert [target.id for target in toml.targets] == [target.id for target in table.targets]
    for one, other in zip(toml.targets, table.targets, strict=True):
        assert (one.label, one.criterion, one.goal, one.due) == (other.label, other.criterion, other.goal, other.due)
        assert (one.population == other.population) is (one.id not in DEFINED)
    assert (toml.title, toml.basis, toml.as_of, toml.blank) == (table.title, table.basis, table.as_of, table.blank)


def test_the_languages_hold_the_same_targets() -> None:
    """The Vietnamese and the English example differ in words only."""
    goals = []
    for lang in ("vi", "en"):
        entries = tomllib.loads(example_text("targets.toml", lang))["target"]
        goals.append([sorted(entry) for entry in entries])
    assert goals[0] == goals[1]


@LANGUAGES
def test_the_vocabulary_example_is_read_and_wins(tmp_path: Path, lang: str) -> None:
    """The example of a vocabulary file adds its spelling to the built-in scale."""
    write_examples(tmp_path, lang, False)
    vocabulary = load_vocabulary(tmp_path / "vocabulary.toml")
    assert vocabulary.read("degree", "Cao học QLGD").code == "master"


@LANGUAGES
def test_the_standards_example_is_toml_with_conditions_that_are_read(lang: str) -> None:
    """Every requirement and restriction of the standards example is a valid condition."""
    standards = tomllib.loads(example_text("standards.toml", lang))["standard"]
    for standard in standards:
        for field, phrase in {**standard["requires"], **standard["where"]}.items():
            assert parse_condition(f"{field} = {phrase}", load_vocabulary(), {}, "").sets


@LANGUAGES
def test_every_condition_of_the_levels_sheet_can_be_copied(lang: str) -> None:
    """Each offered condition is read as the field and the level beside it."""
    words = tomllib.loads(example_text("workbook.toml", lang))
    rows = list(level_rows(words, lang))
    assert {"degree", "political_theory", "sex", "party_member", "managed_by"} <= {code for _, code, *_ in rows}
    for _, code, _, level, text in rows:
        (term,) = parse_condition(text, load_vocabulary(), {}, text).sets[0]
        assert (term.field, term.test.operands) == (code, (level or True,))


@LANGUAGES
def test_the_workbook_offers_choices(lang: str) -> None:
    """Population, criterion and goal have drop-downs that lead to filled cells and forbid nothing."""
    workbook = openpyxl.load_workbook(io.BytesIO(workbook_bytes(lang)))
    sheet, levels = workbook.worksheets
    lists = sheet.data_validations.dataValidation
    assert sorted(str(one.sqref) for one in lists) == ["C6:C206 D6:D206", "E6:E206"]
    for one in lists:
        name, _, cells = one.formula1.rpartition("!")
        assert name.strip("'") == levels.title
        assert all(row[0].value for row in levels[cells.replace("$", "")])
        assert not one.showErrorMessage


def test_the_workbook_does_not_tell_when_it_was_written() -> None:
    """The same bytes each time: no member and no property carries the time of writing."""
    data = workbook_bytes("vi")
    assert workbook_bytes("vi") == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """A file that exists stops all of them; --force writes over it."""
    (tmp_path / "vocabulary.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as refused:
        write_examples(tmp_path, "vi", False)
    assert refused.value.where == str(tmp_path / "vocabulary.toml")
    assert [path.name for path in tmp_path.iterdir()] == ["vocabulary.toml"]
    write_examples(tmp_path, "vi", True)
    assert (tmp_path / "vocabulary.toml").read_text(encoding="utf-8") != "mine"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where a file stands in the way of the folder the output can't be written."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        write_examples(tmp_path / "file", "vi", False)


@LANGUAGES
def test_a_folder_with_the_examples_beside_a_roster_is_read_whole(tmp_path: Path, lang: str) -> None:
    """No example is taken for a roster or for a file that can't be read; the workbook alone is named as targets."""
    write_examples(tmp_path, lang, False)
    (tmp_path / "roster.csv").write_text("Họ và tên,Trình độ chuyên môn\nNguyễn Văn An,Thạc sĩ\n", encoding="utf-8")
    roster = read_rosters([str(tmp_path)])
    assert len(roster.frame) == 1
    assert [finding.code for finding in roster.findings if finding.severity == "error"] == []
    with pytest.raises(InputError) as error:
        read_rosters([str(tmp_path / "targets.xlsx")])
    assert error.value.key == "reading.is_targets"
