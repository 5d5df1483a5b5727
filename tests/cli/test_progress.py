"""Progress on standard error."""

from __future__ import annotations

import pytest

from cadre_stats.cli.progress import Progress


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
