"""The sentences a person reads, in Vietnamese and English, by key.

The texts are data, a file a subject: ``reading.toml``, ``targets.toml``, ``findings.toml``, ``report.toml`` …
A key is the file and the table in it: ``say("reading.no_header", "vi")`` takes ``vi`` of ``[no_header]`` in
``reading.toml``. An error may have a hint (``[no_header.hint]``). ``{name}`` in a text takes a value.
"""

from __future__ import annotations

from functools import cache

from cadre_stats.shipped import shipped_toml

__all__ = ["LANGUAGES", "say", "says"]

LANGUAGES = ("vi", "en")


@cache
def _texts(file: str) -> dict[str, dict[str, str]]:
    """Read one file of texts as key → language → text."""
    found: dict[str, dict[str, str]] = {}

    def walk(table: dict[str, object], path: str) -> None:
        texts = {lang: text for lang in LANGUAGES if isinstance(text := table.get(lang), str)}
        if texts:
            found[path] = texts
        for key, value in table.items():
            if isinstance(value, dict):
                walk(value, f"{path}.{key}" if path else key)

    walk(shipped_toml(__name__, f"{file}.toml"), "")
    return found


def say(key: str, lang: str, /, **values: object) -> str:
    """Give the text of a key (``reading.no_header``) in a language with its values filled in.

    Raises :class:`KeyError` for a key that no file holds.
    """
    file, _, name = key.partition(".")
    text = _texts(file)[name][lang]
    return text.format(**values) if values else text


def says(key: str) -> bool:
    """Tell whether a key has a text."""
    file, _, name = key.partition(".")
    return name in _texts(file)
