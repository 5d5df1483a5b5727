"""The data files that are shipped beside the modules, and what is stored of them so that a start is quick.

``tomllib`` is written in Python; for the files of a report it takes ten times as long as the reader of JSON. What it
gives is stored in ``prepared/`` beside them with a stamp of the file that it was made of, and is taken as long as the
file in place has that stamp: whoever changes a word sees it at once, and writes the stored files anew with
``python scripts/make_docs.py``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["prepared", "prepared_name", "shipped_text", "shipped_toml", "stamps"]


def shipped_text(package: str, name: str) -> str:
    """Give the text of a data file of a package (``"data/rows.toml"``).

    Raises :class:`FileNotFoundError` for a file that isn't there.

    >>> "# " in shipped_text("cadre_stats.vocabulary", "data/words.toml")
    True
    """
    return _shipped(package, name).decode("utf-8")


def shipped_toml(package: str, name: str) -> dict[str, Any]:
    """Give the tables of a data file of a package; errors as in :func:`shipped_text`."""
    tables: dict[str, Any] = prepared(package, name, (name,), lambda: _parsed(package, name))
    return tables


def prepared(package: str, name: str, sources: Sequence[str], make: Callable[[], Any]) -> Any:  # noqa: ANN401 - JSON
    """Give what is stored under a name, if the files that it was made of are those in place, else what ``make`` gives.

    It is tables, lists, texts and numbers; a list may have been a tuple.
    """
    import json

    try:
        stored = json.loads(_shipped(package, prepared_name(name)))
    except FileNotFoundError:
        return make()
    return stored["value"] if stored["made of"] == stamps(package, sources) else make()


def prepared_name(name: str) -> str:
    """Give the name under which something is stored.

    >>> prepared_name("data/rows.toml"), prepared_name("findings.toml")
    ('data/prepared/rows.json', 'prepared/findings.json')
    """
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}prepared/{file.partition('.')[0]}.json"


def stamps(package: str, sources: Sequence[str]) -> dict[str, str]:
    """Give the length and the checksum of data files by their names."""
    import zlib

    texts = {name: _shipped(package, name) for name in sources}
    return {name: f"{len(text)} {zlib.crc32(text):08x}" for name, text in texts.items()}


def _parsed(package: str, name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(shipped_text(package, name))


def _shipped(package: str, name: str) -> bytes:
    # importlib.resources takes twice as long to import as everything that --version needs.
    data = pkgutil.get_data(package, name)
    if data is None:
        raise FileNotFoundError(f"{package}: {name}")
    return data.replace(b"\r\n", b"\n")
