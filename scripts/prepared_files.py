"""What is stored of the data files that are shipped (``cadre_stats.shipped``); ``make_docs.py`` writes it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from cadre_stats.shipped import prepared_name, shipped_text, stamp

SOURCE = Path(__file__).resolve().parent.parent / "src" / "cadre_stats"
# The rooms whose modules read data files, and the folder of these.
FOLDERS = (("reading", "data/"), ("rendering", "data/"), ("vocabulary", "data/"), ("wording", ""))


def prepared_files() -> Mapping[Path, str]:
    """Give the text of every file in the folders ``prepared``."""
    return {
        SOURCE / room / prepared_name(name): _stored(f"cadre_stats.{room}", name)
        for room, folder in FOLDERS
        for name in sorted(f"{folder}{file.name}" for file in (SOURCE / room / folder).glob("*.toml"))
    }


def _stored(package: str, name: str) -> str:
    """Give what is stored of a data file: its tables, in lines, which can be compared with those of another version."""
    value = tomllib.loads(shipped_text(package, name))
    return json.dumps({"made of": stamp(package, name), "value": value}, ensure_ascii=False, indent=0) + "\n"
