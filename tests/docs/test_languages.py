"""A guide says the same in Vietnamese and in English: parts, code, tables, options and names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = sorted(page.name.removesuffix(".vi.md") for page in DOCS.glob("*.vi.md"))
CODE = re.compile(r"^```\w*\n((?:.*\n)*?)```$|((?:^    \S.*\n)+)", re.MULTILINE)


def both(guide: str) -> tuple[str, str]:
    """Give a guide's English and Vietnamese text."""
    return (DOCS / f"{guide}.md").read_text(encoding="utf-8"), (DOCS / f"{guide}.vi.md").read_text(encoding="utf-8")


def levels_of_headings(text: str) -> list[int]:
    """Give the level of each heading, in order, without those of code."""
    return [len(marks) for marks in re.findall(r"^(#+) ", CODE.sub("", text), re.MULTILINE)]


def code(text: str) -> list[str]:
    """Give the lines of all code blocks without their remarks and the choice of a language."""
    lines = "\n".join("".join(block) for block in CODE.findall(text)).splitlines()
    return [line for whole in lines if (line := re.sub(r"\s+# .*$| --lang \w+", "", whole).rstrip())]


def rows_of_tables(text: str) -> int:
    """Count the rows of all tables."""
    return len(re.findall(r"^\|.*\|$", text, re.MULTILINE))


def names(text: str) -> set[str]:
    """Give the options, codes, keys and endings that stand in code marks and aren't words of a language."""
    found = re.findall(r"`([^`]+)`", CODE.sub("", text))
    return {name for one in found for name in re.findall(r"--[a-z-]+|\b[a-z]+_[a-z_]+\b|\.[a-z]{3,4}\b", one)} - {
        "--lang"
    }


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_has_the_same_parts_in_both_languages(guide: str) -> None:
    """Headings of the same levels in the same order, tables of as many rows, the same options and codes."""
    english, vietnamese = both(guide)
    assert levels_of_headings(english) == levels_of_headings(vietnamese)
    assert rows_of_tables(english) == rows_of_tables(vietnamese)
    assert names(english) ^ names(vietnamese) == set()


@pytest.mark.parametrize("guide", [guide for guide in GUIDES if guide != "tutorial"])
def test_a_guide_shows_the_same_code_in_both_languages(guide: str) -> None:
    """Everything that is to be typed or written into a file is the same; examples for Python stand in English alone."""
    english, vietnamese = both(guide)
    assert code(english.partition("\n>>> ")[0]) == code(vietnamese)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_languages_link_to_each_other(guide: str) -> None:
    """Each page names the other below its title, and the list of all pages names both."""
    english, vietnamese = both(guide)
    assert english.split("\n")[2].startswith(f"[Tiếng Việt]({guide}.vi.md)")
    assert vietnamese.split("\n")[2].startswith(f"[English]({guide}.md)")
    assert f"]({guide}.vi.md)" in (DOCS / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_links_lead_to_headings(page: Path) -> None:
    """A link to a part of this or another page names a heading of it, as a forge writes its anchor."""
    for target, anchor in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        text = ((page.parent / target) if target else page).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
