"""What is stored of the data files that are shipped (``cadre_stats.shipped``); ``make_docs.py`` writes it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from cadre_stats.shipped import prepared_name, shipped_text, stamps
from cadre_stats.vocabulary import list_spellings as spellings
from cadre_stats.vocabulary.common_words import common_texts
from cadre_stats.vocabulary.listed_headers import SOURCES, list_headers
from cadre_stats.vocabulary.vocabulary import built_in_files

SOURCE = Path(__file__).resolve().parent.parent / "src" / "cadre_stats"
# The rooms whose modules read data files, and the folder of these.
FOLDERS = (("reading", "data/"), ("rendering", "data/"), ("vocabulary", "data/"), ("wording", ""))


VOCABULARY = "cadre_stats.vocabulary"


def prepared_files() -> Mapping[Path, str]:
    """Give the text of every file in the folders ``prepared``."""
    return {SOURCE / room / prepared_name(name): text for room, name, text in (*_tables(), *_headers(), *_spellings())}


def _tables() -> Iterator[tuple[str, str, str]]:
    """Give the tables of every data file."""
    for room, folder in FOLDERS:
        for file in sorted((SOURCE / room / folder).glob("*.toml")):
            package, name = f"cadre_stats.{room}", f"{folder}{file.name}"
            yield room, name, _stored(stamps(package, [name]), tomllib.loads(shipped_text(package, name)))


def _headers() -> Iterator[tuple[str, str, str]]:
    """Give the headers of fields in every form in which they are looked up."""
    made_of = stamps(VOCABULARY, SOURCES)
    for kind in ("roster", "training"):
        yield "vocabulary", f"data/{kind}_headers", _stored(made_of, list_headers(kind))


def _spellings() -> Iterator[tuple[str, str, str]]:
    """Give the spellings of the texts of all word lists."""
    texts = {*common_texts(), *(text for file in built_in_files() for text in file.texts())}
    yield (
        "vocabulary",
        spellings.STORED,
        _stored(stamps(VOCABULARY, spellings.SOURCES), spellings.list_spellings(texts)),
    )


def _stored(made_of: Mapping[str, str], value: object) -> str:
    """Write a value in lines, which can be compared with those of another version."""
    return json.dumps({"made of": made_of, "value": value}, ensure_ascii=False, indent=0) + "\n"
