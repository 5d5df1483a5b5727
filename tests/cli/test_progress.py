"""Progress on standard error."""

from __future__ import annotations

import re
import time

import pytest

from cadre_stats.cli.progress import Progress, ReadingProgress


def test_a_terminal_shows_a_bar_with_rate_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    """Half of 4 groups is half of the bar; the line is left in the end."""
    progress = Progress(4, "en", shown=True)
    progress.step(2)
    progress.end()
    text = capsys.readouterr().err
    assert "[############............] 2/4 groups" in text
    assert "s left" in text
    assert text.endswith("\n")


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Into a file or a log goes no bar."""
    progress = Progress(4, "vi", shown=False)
    progress.step(4)
    progress.end()
    assert capsys.readouterr().err == ""


def test_reading_shows_files_people_rate_and_time(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quarter of 400 files after two seconds: a quarter of the bar, 50 files a second, six seconds left."""
    now = [10.0]
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("cadre_stats.cli.progress.time.monotonic", lambda: now[0])
    for lang, words in (("en", "files"), ("vi", "tệp")):
        with ReadingProgress(lang, shown=True, _started=8.0) as progress:
            progress.step(100, 400, 12345)
        text = capsys.readouterr().err
        assert f"[######..................] 100/400 {words}" in text
        assert {"en": "12,345 people, 50 files a second, 6 s left", "vi": "12.345 người, 50 tệp/giây, còn 6 giây"}[
            lang
        ] in text
        assert re.search(r"\r {40,}\r$", text)


def test_reading_that_is_quick_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Within the first second, and where there is no terminal, nothing is drawn."""
    for shown, started in ((True, None), (False, 0.0)):
        with ReadingProgress("en", shown) if started is None else ReadingProgress("en", shown, started) as progress:
            progress.step(3, 3, 12)
        assert capsys.readouterr().err == ""


def test_the_line_is_written_over_without_escape_codes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shorter text covers a longer one, on 56 columns the bar is short, on 40 left out; no escape code is written."""
    for columns, starts in (("100", "[...................."), ("56", "[........."), ("40", "1")):
        monkeypatch.setenv("COLUMNS", columns)
        progress = Progress(1000, "en", shown=True, _started=time.monotonic() - 1e4)
        progress.step(1)
        progress.step(1000)
        progress.end()
        _, first, last = capsys.readouterr().err.rstrip("\n").split("\r")
        assert first.startswith(starts)
        assert "\x1b" not in first + last
        assert len(first) == len(last) < int(columns)
