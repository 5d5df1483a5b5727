"""A page in a real browser: nothing is requested, nothing is wrong, nothing scrolls sideways on a telephone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cadre_stats.exporting.index import entry_of, index_page
from cadre_stats.rendering.draw import Options, draw
from cadre_stats.reporting.report import Report
from tests.rendering.reports import drawn, grouped, many_traits, wide_structure
from tests.reporting.figures_by_hand import assessment, goal, outcome, structure

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install -e .[dev]")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed: [dev]")
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed"),
    pytest.mark.slow,
]
# Nothing of the browser's own may go out, or count as a request of the page.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MARKUP = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>\"'&amp;</td></table>"
TELEPHONE, TABLET, DESK, SHEET = 360, 768, 1280, 1009  # the last: 267 mm, what A4 landscape leaves between margins


def drawn_page(report: Report) -> str:
    """Draw a report as a page."""
    return draw(report, "html", Options()).decode()


def index(unit: str = "Xã A", label: str = "Xã A") -> str:
    """Draw an index of the whole and one unit."""
    report = drawn(many_traits())
    files = {"xlsx": f"{unit}.xlsx", "html": f"{unit}.html"}
    entries = [entry_of(text, depth, "298", files, report) for depth, text in enumerate(["Toàn bộ", label])]
    return index_page(report, entries).decode()


def long_texts() -> Report:
    """Give a report whose label, unit and title are as long as people make them, without a space in one."""
    group = {"unit": "Ủy_ban_nhân_dân_" * 12}
    return drawn(
        assessment(
            outcome(1, 3, goal("at_least", "40"), id="a", label="Cán bộ, công chức " * 20),
            outcome(1, 3, goal("at_least", "40"), id="a", label="Cán bộ, công chức " * 20, group=group),
            by=("unit",),
        )
    )


PAGES = [
    pytest.param(drawn_page(drawn(many_traits())), id="many traits"),
    pytest.param(drawn_page(drawn(many_traits(), "en")), id="English"),
    pytest.param(drawn_page(drawn(grouped())), id="grouped"),
    pytest.param(drawn_page(drawn(structure())), id="structure"),
    pytest.param(drawn_page(wide_structure()), id="wide"),
    pytest.param(drawn_page(long_texts()), id="long texts"),
    pytest.param(index(), id="index"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium with an empty profile, once."""
    with sync_api.sync_playwright() as player:
        started = player.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield started
        started.close()


def opened(browser: Browser, text: str, folder: Path, width: int = DESK, **context: object) -> Page:
    """Open a page from a file in a window of its own."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": 800}, **context).new_page()
    page.said = []
    page.asked = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("text", PAGES)
def test_the_console_stays_silent_and_nothing_is_requested(text: str, browser: Browser, tmp_path: Path) -> None:
    """The page asks for nothing but itself, logs nothing, and names no address."""
    page = opened(browser, text, tmp_path)
    assert page.said == []
    assert page.asked == [(tmp_path / "page.html").as_uri()]
    assert not re.search(r"src=|url\(|@import|//|<link", text)


@pytest.mark.parametrize("text", PAGES)
def test_nothing_scrolls_sideways(text: str, browser: Browser, tmp_path: Path) -> None:
    """Neither page nor table is wider than the window of a telephone, a tablet or a desk, nor than a printed sheet."""
    for width, media in ((TELEPHONE, "screen"), (TABLET, "screen"), (DESK, "screen"), (SHEET, "print")):
        page = opened(browser, text, tmp_path, width)
        page.emulate_media(media=media)
        wide = page.evaluate(
            "[...document.querySelectorAll('html, .scroll')].map(one => one.scrollWidth - one.clientWidth)"
        )
        if width == DESK and 'class="unit"' in text:
            del wide[1:]  # at a desk the index of many targets may scroll within its own frame
        assert wide == [0] * len(wide), (media, width)
        page.context.close()


@pytest.mark.parametrize(
    "draw_it", [lambda: drawn_page(hostile()), lambda: index(MARKUP, MARKUP)], ids=["report", "index"]
)
def test_markup_in_a_name_stays_text(draw_it: object, browser: Browser, tmp_path: Path) -> None:
    """Markup in labels, units, titles and file names makes no element, runs nothing, and is shown letter by letter."""
    page = opened(browser, draw_it(), tmp_path, bypass_csp=True)  # type: ignore[operator]
    assert page.evaluate("document.querySelectorAll('img, script, iframe, form').length") == 0
    assert page.title() != "run"
    assert MARKUP in page.inner_text("table")
    assert page.asked == [(tmp_path / "page.html").as_uri()]


def hostile() -> Report:
    """Give a report with markup wherever a user's text goes."""
    group = {"unit": MARKUP}
    return drawn(
        assessment(
            outcome(1, 3, goal("at_least", "40"), id="a", label=MARKUP),
            outcome(1, 3, goal("at_least", "40"), id="a", label=MARKUP, group=group),
            by=("unit",),
        )
    )


@pytest.mark.parametrize("text", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", TELEPHONE), ("light", DESK), ("dark", DESK)])
def test_axe_finds_nothing_serious(text: str, scheme: str, width: int, browser: Browser, tmp_path: Path) -> None:
    """axe-core names no violation of impact serious or critical, in light and in dark, on a telephone and at a desk."""
    page = opened(browser, text, tmp_path, width, color_scheme=scheme, bypass_csp=True)
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
