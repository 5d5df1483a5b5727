"""``cadre-stats export`` from the command line to the files."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from multiprocessing import active_children, parent_process
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cadre_stats.cli import main
from cadre_stats.errors import OutputError
from cadre_stats.exporting.drawing import Work, draw_unit
from tests.rendering.read_back import html_rows

TARGETS = """
title = "Chỉ tiêu"
as_of = 2020-12-31
[[target]]
id = "a"
label = "Đại học trở lên"
criterion = { degree = "at least bachelor" }
goal = "at least 50%"
"""
# Unit, how many of its people have a degree, how many have none.
UNITS = {"Xã A": (3, 1), "xã a/b": (1, 2), "xã a?b": (0, 2), "CON": (1, 0)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a roster of four units and a targets file."""
    write_roster(tmp_path)
    (tmp_path / "targets.toml").write_text(TARGETS, encoding="utf-8")
    return tmp_path


def write_roster(folder: Path, units: dict[str, tuple[int, int]] = UNITS) -> None:
    """Write a roster with so many bachelors and so many without a degree in each unit."""
    lines = ["Họ và tên,Đơn vị,Trình độ chuyên môn"]
    for unit, (have, lack) in units.items():
        lines += [f"Người {unit} {n},{unit},{'Đại học' if n < have else 'Trung cấp'}" for n in range(have + lack)]
    (folder / "roster.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def export(folder: Path, *options: str) -> int:
    """Export the roster by unit into ``out`` of the folder."""
    roster, targets = str(folder / "roster.csv"), str(folder / "targets.toml")
    given = ["export", roster, "--targets", targets, "--by", "unit", "--lang", "vi", "--output", str(folder / "out")]
    return main([*given, *options])


def manifest(folder: Path) -> dict[str, object]:
    """Read the manifest."""
    return json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def outputs(folder: Path) -> dict[str, dict[str, object]]:
    """Give the outputs that the manifest lists, by path."""
    return {one["path"]: one for one in manifest(folder)["outputs"]}  # type: ignore[attr-defined]


def written(folder: Path) -> dict[str, int]:
    """Give the files of the export with the time of their last change."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}


def test_every_group_and_the_whole_have_their_files(folder: Path) -> None:
    """Names come from units, safe and unique; the index and the manifest stand beside them, and nothing else."""
    assert export(folder, "--formats", "html,xlsx") == 0
    names = ["Toàn bộ", "CON_", "Xã A", "xã a_b", "xã a_b (2)"]
    wanted = {f"{name}.{ending}" for name in names for ending in ("html", "xlsx")}
    assert set(written(folder)) == wanted | {"index.html", "manifest.json"}


def test_a_unit_report_has_the_figures_of_the_unit(folder: Path) -> None:
    """3 of 4 in Xã A are 75,0%, 25 points above; 2 of 2 without a degree in "xã a?b" miss it by 1 person."""
    export(folder, "--formats", "html")
    (rows,) = html_rows((folder / "out" / "Xã A.html").read_bytes())
    assert rows == [["Đại học trở lên", "3/4", "75,0%*", "ít nhất 50%", "+25,0", "–", "vượt chỉ tiêu"]]
    (rows,) = html_rows((folder / "out" / "xã a_b (2).html").read_bytes())
    assert rows == [["Đại học trở lên", "0/2", "0,0%*", "ít nhất 50%", "-50,0", "1", "chưa đạt chỉ tiêu"]]


def test_the_manifest_lists_inputs_and_outputs_with_their_hashes(folder: Path) -> None:
    """SHA-256 are those of the files as they stand; options and version are named."""
    export(folder, "--formats", "json,docx")
    found = manifest(folder)
    for one in found["inputs"]:  # type: ignore[attr-defined]
        assert one["sha256"] == hashlib.sha256(Path(one["path"]).read_bytes()).hexdigest()
    for path, one in outputs(folder).items():
        assert one["sha256"] == hashlib.sha256((folder / "out" / path).read_bytes()).hexdigest()
    assert found["schema"] == "cadre-stats/export/1"
    assert found["options"]["by"] == ["unit"]  # type: ignore[index]


def test_the_index_links_every_file_and_shows_every_target(folder: Path) -> None:
    """Each unit is a line with its people, n/N, share, picture, verdict and links to files; marks have notes."""
    export(folder, "--formats", "html,xlsx")
    page = BeautifulSoup((folder / "out" / "index.html").read_text(encoding="utf-8"), "html.parser")
    rows = page.tbody.find_all("tr")
    assert [row.th.get_text() for row in rows] == ["Toàn bộ", "CON", "Xã A", "xã a/b", "xã a?b"]
    assert "5/10 50,0%* đạt chỉ tiêu" in " ".join(rows[0].get_text(" ").split())
    assert len(page.tbody.find_all("svg")) == 5
    assert "* Mẫu số dưới 20 người" in page.get_text()
    from urllib.parse import unquote

    assert {unquote(link["href"]) for link in page.find_all("a")} == set(outputs(folder))


def test_run_again_it_does_nothing(folder: Path) -> None:
    """Without a change no report is written anew."""
    export(folder, "--formats", "html,xlsx")
    before = written(folder)
    assert export(folder, "--formats", "html,xlsx") == 0
    after = written(folder)
    assert {name for name in after if after[name] != before[name]} <= {"index.html", "manifest.json"}


def test_run_again_it_does_what_is_missing_or_changed(folder: Path) -> None:
    """A file taken away, a file spoilt and a unit whose people changed are done again, the others not."""
    export(folder, "--formats", "json")
    (folder / "out" / "CON_.json").unlink()
    (folder / "out" / "xã a_b.json").write_text("spoilt")
    write_roster(folder, UNITS | {"Xã A": (4, 1)})
    before = written(folder)
    export(folder, "--formats", "json")
    after = written(folder)
    changed = {name for name in after if after[name] != before.get(name)} - {"index.html", "manifest.json"}
    assert changed == {"Toàn bộ.json", "CON_.json", "Xã A.json", "xã a_b.json"}


def test_a_run_broken_off_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an interruption the files listed may be replaced: the next run ends what was begun, without --force."""
    from cadre_stats.exporting import export as exporting

    drawn = exporting.draw_unit
    calls = []

    def broken(work: object) -> object:
        calls.append(work)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return drawn(work)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "draw_unit", broken)
    assert export(folder, "--formats", "json") == 130
    assert len([name for name in written(folder) if name not in {"index.html", "manifest.json"}]) == 2
    monkeypatch.undo()
    before = written(folder)
    assert export(folder, "--formats", "json") == 0
    after = written(folder)
    assert len(after) == 7
    assert all(after[name] == before[name] for name in before if name != "manifest.json")


def test_the_roster_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five reports in two formats, and their structures, come of one reading."""
    from cadre_stats.roster import read

    calls = []
    reading = read.read_rosters
    monkeypatch.setattr(read, "read_rosters", lambda *given, **more: calls.append(given) or reading(*given, **more))
    assert export(folder, "--formats", "html,xlsx") == 0
    assert len(written(folder)) == 5 * 2 + 2
    assert len(calls) == 1


def test_several_jobs_write_the_same_bytes(folder: Path) -> None:
    """--jobs 2 writes what one job writes."""
    export(folder, "--formats", "html,docx")
    one = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    export(folder, "--formats", "html,docx", "--output", str(folder / "two"), "--jobs", "2")
    two = {path.name: path.read_bytes() for path in (folder / "two").iterdir()}
    assert one == two


def killed_over_a_unit(work: Work) -> tuple[dict[str, str], OutputError | None]:
    """Draw a unit; a worker in whose hands one of them falls is killed, as by a system short of memory."""
    path = next(iter(work.files.values()))
    if parent_process() is not None and path.stem == "Xã A":
        (path.parents[1] / "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return draw_unit(work)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there kills a process without its leave")
def test_a_killed_worker_costs_no_unit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was in the hands of workers when one was killed is drawn here: every file of one job, with exit 0."""
    assert export(folder, "--formats", "html,docx") == 0
    one = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    monkeypatch.setattr("cadre_stats.exporting.export.draw_unit", killed_over_a_unit)
    assert export(folder, "--formats", "html,docx", "--output", str(folder / "two"), "--jobs", "2") == 0
    assert (folder / "killed").exists()
    assert {path.name: path.read_bytes() for path in (folder / "two").iterdir()} == one
    assert not active_children()


def test_files_of_others_are_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that no manifest lists is in the way: exit 5 before anything is written; --force overwrites it."""
    (folder / "out").mkdir()
    (folder / "out" / "Xã A.json").write_text("mine")
    assert export(folder, "--formats", "json") == 5
    assert "Xã A.json" in capsys.readouterr().err
    assert set(written(folder)) == {"Xã A.json"}
    assert export(folder, "--formats", "json", "--force") == 0
    assert (folder / "out" / "Xã A.json").read_text() != "mine"


def test_other_formats_join_the_folder(folder: Path) -> None:
    """A second export in another format leaves the first one's files, and both may be run again."""
    export(folder, "--formats", "json")
    assert export(folder, "--formats", "md") == 0
    assert export(folder, "--formats", "json") == 0
    assert (folder / "out" / "Xã A.md").exists()


def test_a_manifest_that_is_none_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a broken manifest owned can't be known: exit 5, nothing is written."""
    (folder / "out").mkdir()
    (folder / "out" / "manifest.json").write_text('{"outputs": 3}')
    assert export(folder, "--formats", "json") == 5
    assert "manifest.json" in capsys.readouterr().err
    assert set(written(folder)) == {"manifest.json"}


def test_a_unit_that_cannot_be_written_is_named_and_the_rest_is_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder stands where the file of a unit should go: exit 5 names the unit, all others are written."""
    (folder / "out" / "Xã A.json").mkdir(parents=True)
    assert export(folder, "--formats", "json", "--force") == 5
    assert "Xã A" in capsys.readouterr().err.splitlines()[-2]
    assert (folder / "out" / "CON_.json").is_file()
    assert (folder / "out" / "index.html").is_file()
    assert manifest(folder)["failed"] == ["Xã A"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions don't bind this user")
def test_a_folder_without_permission_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No write permission: exit 5 and the folder's name."""
    folder.chmod(0o500)
    try:
        assert export(folder) == 5
    finally:
        folder.chmod(0o700)
    assert str(folder / "out") in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc to be refused by")
@pytest.mark.parametrize("ending", ["html", "xlsx", "docx"])
def test_where_nothing_may_be_written_no_one_writes(
    folder: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system's own folder takes no file from anybody: exit 5, and the path is named, by report and export."""
    given = ["report", str(folder / "roster.csv"), "--output", f"/proc/report.{ending}"]
    assert main(given) == 5
    assert f"/proc/report.{ending}" in capsys.readouterr().err
    assert export(folder, "--formats", ending, "--output", "/proc/reports") == 5
    assert "/proc/reports" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--output names a file: exit 5."""
    (folder / "out").write_text("")
    assert export(folder) == 5
    assert str(folder / "out") in capsys.readouterr().err


def test_a_dry_run_prints_the_names_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One name a line on standard output; the folder isn't even made."""
    assert export(folder, "--formats", "docx", "--dry-run") == 0
    names = capsys.readouterr().out.splitlines()
    assert names == ["Toàn bộ.docx", "CON_.docx", "Xã A.docx", "xã a_b.docx", "xã a_b (2).docx"]
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "options", [("--formats", "exe"), ("--formats", ""), ("--jobs", "0"), ("--jobs", "x"), ("--layout", "y")]
)
def test_wrong_options_are_refused(folder: Path, options: tuple[str, ...]) -> None:
    """Exit 2, and nothing is written."""
    assert export(folder, *options) == 2
    assert not (folder / "out").exists()


def test_findings_of_severity_error_count_with_strict(folder: Path) -> None:
    """--strict gives exit 4 after everything is written."""
    with (folder / "roster.csv").open("a", encoding="utf-8") as file:
        file.write("Người X,Xã A,Kinh tế\n")
    assert export(folder, "--formats", "json", "--strict") == 4
    findings = json.loads((folder / "out" / "Xã A.json").read_text(encoding="utf-8"))["findings"]
    assert [one["value"] for one in findings] == ["Kinh tế"]
    assert json.loads((folder / "out" / "CON_.json").read_text(encoding="utf-8"))["findings"] == []


def test_an_error_goes_to_another_process_and_back() -> None:
    """What a worker couldn't write keeps its words on the way to the parent."""
    import pickle

    error = pickle.loads(pickle.dumps(OutputError("cli.cannot_write", where="x", reason="y")))
    assert error.message("en") == "x: can't be written (y)"


def plain_value(value: object) -> object:
    """Give a cell's value: an empty text is no value, and a double has 14 digits that count."""
    return None if value == "" else float(f"{value:.14g}") if isinstance(value, float) else value


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_unit_workbook_of_formulas_counts_its_own_people(folder: Path, jobs: str) -> None:
    """The present values are those of the workbook without formulas; the data are the 3 people of "xã a/b" alone."""
    from openpyxl import load_workbook

    export(folder, "--formats", "xlsx", "--output", str(folder / "plain"))
    assert export(folder, "--formats", "xlsx", "--formulas", "--jobs", jobs) == 0
    for path in (folder / "plain").glob("*.xlsx"):
        plain, live = load_workbook(path), load_workbook(folder / "out" / path.name, data_only=True)
        for sheet in plain:
            assert [[plain_value(cell.value) for cell in row] for row in live[sheet.title]] == [
                [plain_value(cell.value) for cell in row] for row in sheet
            ]
    live = load_workbook(folder / "out" / "xã a_b.xlsx")
    assert live["Dữ liệu"].max_row == 1 + 3
    counted = live["Tổng hợp"].cell(int(live["Tổng hợp"].freeze_panes.lstrip("B")), 2)
    assert str(counted.value).startswith("=COUNTIFS(")
