"""A page in a real browser: nothing is requested, nothing is wrong, nothing scrolls sideways on a telephone."""

from __future__ import annotations

import html as entities
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cadre_stats.exporting.index import entry_of, index_page
from cadre_stats.rendering.draw import Options, draw
from cadre_stats.reporting.report import Report
from tests.rendering.reports import drawn, grouped, many_traits, wide_structure
from tests.reporting.figures_by_hand import structure

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed"),
    pytest.mark.slow,
]


def drawn_page(report: Report) -> str:
    """Draw a report as a page."""
    return draw(report, "html", Options()).decode()


def index() -> str:
    """Draw an index of two units."""
    report = drawn(many_traits())
    files = {"xlsx": "Xã A.xlsx", "html": "Xã A.html"}
    entries = [entry_of(label, depth, "298", files, report) for depth, label in enumerate(["Toàn bộ", "Xã A"])]
    return index_page(report, entries).decode()


PAGES = [
    pytest.param(drawn_page(drawn(many_traits())), id="many traits"),
    pytest.param(drawn_page(drawn(grouped())), id="grouped"),
    pytest.param(drawn_page(drawn(structure())), id="structure"),
    pytest.param(drawn_page(wide_structure()), id="wide"),
    pytest.param(index(), id="index"),
]
_CONTENT_POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")


def browsed(page: Path, *options: str) -> tuple[str, str]:
    """Open a page; give its DOM in the end and what the browser logged."""
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"]
    done = subprocess.run(
        [*command, "--virtual-time-budget=5000", f"--user-data-dir={page.parent / 'profile'}", *options, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout, done.stderr


def result_of(dom: str) -> object:
    """Give what a script left in the page as JSON."""
    found = re.search(r'<pre id="result">(.*?)</pre>', dom, re.DOTALL)
    assert found is not None, dom[-2000:]
    return json.loads(entities.unescape(found[1]))


@pytest.mark.parametrize("text", PAGES)
def test_the_console_stays_silent(text: str, tmp_path: Path) -> None:
    """No error, no warning, no refused request is logged, and the page names no address."""
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    _, log = browsed(page)
    assert "CONSOLE" not in log
    assert not re.search(r"src=|url\(|@import|//|<link", text)


@pytest.mark.parametrize("text", PAGES)
@pytest.mark.parametrize("width", [360, 768])
def test_nothing_scrolls_sideways(text: str, width: int, tmp_path: Path) -> None:
    """In a window of 360 pixels the page is no wider than the window."""
    shown = entities.escape(text)
    page = tmp_path / "frame.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><iframe width="{width}" height="700" style="border:0" srcdoc="{shown}">'
        '</iframe><pre id="result"></pre><script>document.querySelector("iframe").onload = (event) => {'
        "const root = event.target.contentDocument.documentElement;"
        'document.getElementById("result").textContent = JSON.stringify([root.scrollWidth, root.clientWidth]);}'
        "</script>",
        encoding="utf-8",
    )
    dom, _ = browsed(page)
    scrolled, visible = result_of(dom)  # type: ignore[misc]
    assert scrolled <= visible


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (npm install axe-core, or AXE_CORE=path)")
@pytest.mark.parametrize("text", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(text: str, dark: bool, tmp_path: Path) -> None:
    """axe-core names no violation of impact serious or critical, in light and in dark."""
    text = _CONTENT_POLICY.sub("", text)
    script = AXE.read_text(encoding="utf-8")
    run = (
        "axe.run().then((found) => { const pre = document.createElement('pre'); pre.id = 'result';"
        "pre.textContent = JSON.stringify(found.violations.map((one) => [one.impact, one.id, one.nodes[0].html]));"
        "document.body.append(pre); });"
    )
    page = tmp_path / "axe.html"
    page.write_text(
        text.replace("</body>", f"<script>{script}</script><script>{run}</script></body>"), encoding="utf-8"
    )
    dom, _ = browsed(page, *(["--blink-settings=preferredColorScheme=0"] if dark else []))
    found = result_of(dom)
    assert [one for one in found if one[0] in {"serious", "critical"}] == []  # type: ignore[attr-defined]
