"""Every sentence stands in both languages, fills in the same values, and is used."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "cadre_stats"
FILES = sorted((SOURCE / "wording").glob("*.toml"))
CODE = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
LANGUAGES = {"vi", "en"}


def texts(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Give every key of a file of sentences with its texts by language."""

    def walk(table: dict[str, object], key: str) -> Iterator[tuple[str, dict[str, str]]]:
        said = {name: value for name, value in table.items() if isinstance(value, str)}
        if said:
            yield key, said
        for name, value in table.items():
            if isinstance(value, dict):
                yield from walk(value, f"{key}.{name}")

    yield from walk(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)


def placeholders(text: str) -> set[str]:
    """Give the names in braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sentence_stands_in_both_languages(path: Path) -> None:
    """A key has a Vietnamese and an English text, nothing else; if one says something, both do."""
    wrong = [
        key
        for key, said in texts(path)
        if set(said) != LANGUAGES or len({bool(text.strip()) for text in said.values()}) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_languages_fill_in_the_same_values(path: Path) -> None:
    """What one language names the other names, too; ``{vi}`` and ``{en}`` stand for a text in the language itself."""
    named = {key: [placeholders(said[lang]) - LANGUAGES for lang in ("vi", "en")] for key, said in texts(path)}
    assert {key: names for key, names in named.items() if names[0] != names[1]} == {}


@cache
def calls_and_constants() -> list[tuple[Path, list[ast.Call], list[ast.Constant]]]:
    """Give what each module calls by name, and its constants."""
    found = []
    for path, code in CODE.items():
        nodes = list(ast.walk(ast.parse(code)))
        calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        found.append((path, calls, [node for node in nodes if isinstance(node, ast.Constant)]))
    return found


def first_arguments(*functions: str) -> Iterator[tuple[str, str]]:
    """Give every literal first argument of a call of these functions in the code, with its file."""
    for path, calls, _ in calls_and_constants():
        for node in calls:
            if node.func.id in functions:
                keyword = (pair.value for pair in node.keywords if pair.arg in {"code", "key"})
                first = node.args[0] if node.args else next(keyword, None)
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path.name, first.value


def test_every_key_named_in_code_has_a_text() -> None:
    """``say("file.key", …)`` and errors with a literal key find their sentence."""
    known = {key for path in FILES for key, _ in texts(path)}
    named = set(first_arguments("say", "UsageError", "InputError", "OutputError"))
    assert {(file, key) for file, key in named if key not in known} == set()


def keys_of_errors(known: set[str]) -> Iterator[str]:
    """Give the keys that errors are made of: literal ones, and all that one put together in code can be."""
    errors = {"UsageError", "InputError", "OutputError", "unknown_name"}
    said = {key for _, key in first_arguments("say")}
    for _, calls, constants in calls_and_constants():
        for node in calls:
            if node.func.id not in errors:
                continue
            key = node.args[0]
            if isinstance(key, ast.JoinedStr):
                parts = (re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_.]+" for part in key.values)
                yield from filter(re.compile("".join(map(str, parts))).fullmatch, known)
            elif isinstance(key, ast.Constant):
                yield key.value
            else:  # chosen among the keys that the module names
                yield from {one.value for one in constants} & (known - said)


def test_every_error_has_a_hint() -> None:
    """An error is a line and a hint on the next: what to do stands beside every sentence, in both languages."""
    hints = {key.removesuffix(".hint"): said for path in FILES for key, said in texts(path) if key.endswith(".hint")}
    sentences = {key for path in FILES for key, _ in texts(path) if not key.endswith(".hint")}
    errors = set(keys_of_errors(sentences))
    assert len(errors) > 100
    assert {key for key in errors if not all(hints.get(key, {}).get(lang, "").strip() for lang in LANGUAGES)} == set()


def test_every_finding_made_in_code_has_a_sentence() -> None:
    """A code given to a ``Finding`` is a table of wording/findings.toml."""
    known = {key.removeprefix("findings.") for key, _ in texts(SOURCE / "wording" / "findings.toml")}
    assert {(file, code) for file, code in first_arguments("Finding") if code not in known} == set()


def test_every_finding_with_a_sentence_is_made_somewhere() -> None:
    """A table of wording/findings.toml whose code no module names, whole or put together, is left over."""
    known = {key.removeprefix("findings.") for key, _ in texts(SOURCE / "wording" / "findings.toml")}
    everything = "\n".join(CODE.values())

    def is_made(code: str) -> bool:
        halves = ((code[:at], code[at + 1 :]) for at, letter in enumerate(code) if letter == "_")
        return f'"{code}"' in everything or any(
            f'"{first}' in everything and f'"{second}"' in everything for first, second in halves
        )

    assert {code for code in known if not is_made(code)} == set()


# What a person types into a TOML file stands in straight quotes: a value behind "=", in a list, or named as such.
CODE_IN_QUOTES = re.compile(r'(?:(?<== )|(?<=thẳng ))"[^"]*"|\[+"[^\[\]]*\]+')


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_vietnamese_sentences_quote_in_one_way(path: Path) -> None:
    """Words that a sentence speaks of stand in “…”, opened and closed; neither in "…" nor in «…»."""
    plain = {key: CODE_IN_QUOTES.sub("", said["vi"]) for key, said in texts(path) if not key.endswith(".example")}
    wrong = [
        key
        for key, text in plain.items()
        if re.search(r'["«»„‟]', text) or not re.fullmatch(r"[^“”]*(?:“[^“”]*”[^“”]*)*", text)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_hint_starts_as_a_sentence(path: Path) -> None:
    """A hint starts with a capital letter, a value, or what is to be typed."""
    typed = ("cadre-stats", "id ", "a = ", "gõ '")
    hints = [(key, text) for key, said in texts(path) if key.endswith(".hint") for text in said.values()]
    assert [(key, text) for key, text in hints if text[0].islower() and not text.startswith(typed)] == []
