"""The documents tell what the program does: its help, its findings, its first table."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import make_docs
from cadre_stats.cli.commands import COMMANDS
from tests.command_line import ended

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "cadre_stats"
DOCS = ROOT / "docs"
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md"), ROOT / "data" / "samples" / "README.md"]
)
FINDINGS = {
    language: (DOCS / name).read_text(encoding="utf-8")
    for language, name in (("en", "findings.md"), ("vi", "findings.vi.md"))
}
# The words of each language for a severity, and before what to do.
SEVERITIES = {"en": ("error", "warning", "info"), "vi": ("lỗi", "cảnh báo", "lưu ý")}
ADVICE = {"en": "What to do:", "vi": "Cách xử lý:"}
CODES = tomllib.loads((SOURCE / "wording" / "findings.toml").read_text(encoding="utf-8"))


def run(*arguments: str) -> str:
    """Run the command line from the top of the checkout, 80 columns wide, and give what it prints."""
    done = ended(*arguments, where=ROOT)
    assert done.code == 0, done.err
    return done.out


def test_the_pages_that_quote_the_program_say_what_it_says() -> None:
    """The command reference is ``--help`` in both languages, the README's tables are those of its first command."""
    for path, text in make_docs.pages().items():
        assert path.read_text(encoding="utf-8") == text


def test_the_readme_shows_the_printed_figures_of_nam_dinh() -> None:
    """The README's tables hold shares and gaps as the newspaper prints them, in both languages."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    vietnamese = ("55,3%", "+15,3", "36,1%", "+21,1", "62,8%", "+27,8", "8,5%", "+3,5")
    assert all(figure in readme and figure.replace(",", ".") in readme for figure in vietnamese)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str, language: str) -> None:
    """The help of a command holds a line that can be typed as it stands."""
    assert f"cadre-stats {command} " in run(command, "--help", "--lang", language)


@pytest.mark.parametrize("language", FINDINGS)
@pytest.mark.parametrize("code", CODES)
def test_every_finding_is_documented(code: str, language: str) -> None:
    """A finding has a section in both languages: what it means, its severity, what to do."""
    section = re.search(rf"^## {code}\n(.*?)(?=^##? |\Z)", FINDINGS[language], re.MULTILINE | re.DOTALL)
    assert section, code
    assert re.search(rf"^\*({'|'.join(SEVERITIES[language])})\*", section[1], re.MULTILINE)
    assert ADVICE[language] in section[1]


@pytest.mark.parametrize("language", FINDINGS)
def test_nothing_is_documented_that_is_no_finding(language: str) -> None:
    """Every section of the pages about findings is a code of the program."""
    assert set(re.findall(r"^## (\w+)$", FINDINGS[language], re.MULTILINE)) <= set(CODES)


def test_both_languages_document_the_same_findings() -> None:
    """The pages name the same codes in the same order, each with the same severities."""
    heads = {
        language: [
            (code, [SEVERITIES[language].index(word) for word in re.findall(r"\*([^*]+)\*", line)])
            for code, line in re.findall(r"^## (\w+)\n(\*.*)$", text, re.MULTILINE)
        ]
        for language, text in FINDINGS.items()
    }
    assert heads["en"] == heads["vi"]


def test_documented_severities_are_those_of_the_code() -> None:
    """A finding made with a literal severity has that severity in its section."""
    documented = dict(re.findall(r"^## (\w+)\n+\*(\w+)\*", FINDINGS["en"], re.MULTILINE))
    made = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                literals = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
                if len(literals) == 2:
                    made.add(tuple(literals))
    assert made
    assert {(code, documented.get(code)) for code, _ in made} == made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """A relative link of a page names a file that is there."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


TYPED = sorted(
    {
        line
        for page in PAGES
        for line in re.findall(r"^(?:\$ )?cadre-stats (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        if "data/samples" in line or line.startswith(("explain", "init"))
    }
)


@pytest.mark.parametrize("line", TYPED)
def test_a_command_of_a_page_can_be_typed(line: str, tmp_path: Path) -> None:
    """A command that a page shows, over the samples or over nothing, runs: exit code 0, or 1 of check."""
    arguments = shlex.split(line)
    where = tmp_path if arguments[0] == "init" else ROOT
    done = ended(*arguments, where=where)
    assert done.code == 0 or (arguments[0], done.code) == ("check", 1), done.err
