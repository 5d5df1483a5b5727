"""What a person sees: whole reports of a sample at 80 columns, kept as files and reviewed as diffs.

After a wanted change: ``COLUMNS=80 cadre-stats report … --lang vi > tests/cli/golden/nam-dinh.vi.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.cli import main
from cadre_stats.wording import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_of_nam_dinh(
    lang: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The README's first command prints exactly this."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    sample = "data/samples/nam-dinh"
    assert main(["report", sample, "--targets", f"{sample}/targets.toml", "--lang", lang, "--quiet"]) == 0
    expected = (Path(__file__).parent / "golden" / f"nam-dinh.{lang}.txt").read_text(encoding="utf-8")
    assert capfdbinary.readouterr().out.decode() == expected
