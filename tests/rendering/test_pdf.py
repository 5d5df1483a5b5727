"""What only a PDF does: it needs an extra, and its text is data for its template."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cadre_stats.cli import main
from cadre_stats.rendering.draw import Options, draw
from tests.rendering.read_back import pdf_text
from tests.rendering.test_hostile_text import HOSTILE, hostile


@pytest.mark.parametrize("command", ["report", "export"])
def test_without_the_extra_the_pip_line_is_told(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit 2 and the line that installs it, before any roster is read."""
    monkeypatch.setitem(sys.modules, "typst", None)
    formats = "--format" if command == "report" else "--formats"
    output = str(tmp_path / "out.pdf")
    assert main([command, "missing.csv", formats, "pdf", "--output", output, "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines()[1] == "Install it with: pip install 'cadre-stats[pdf]'"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_pdf_shows_markup_as_text(text: str) -> None:
    """Signs of typst, of HTML, of formulas: the title stands in the text as written."""
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    assert "".join(text.split()) in pdf_text(draw(hostile(text), "pdf", Options()))
