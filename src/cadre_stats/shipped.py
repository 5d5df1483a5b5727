"""The data files that are shipped beside the modules."""

from __future__ import annotations

import pkgutil
from typing import Any

__all__ = ["shipped_text", "shipped_toml"]


def shipped_text(package: str, name: str) -> str:
    """Give the text of a data file of a package (``"data/rows.toml"``).

    Raises :class:`FileNotFoundError` for a file that isn't there.

    >>> "# " in shipped_text("cadre_stats.vocabulary", "data/words.toml")
    True
    """
    # importlib.resources takes twice as long to import as everything that --version needs.
    data = pkgutil.get_data(package, name)
    if data is None:
        raise FileNotFoundError(f"{package}: {name}")
    return data.decode("utf-8").replace("\r\n", "\n")


def shipped_toml(package: str, name: str) -> dict[str, Any]:
    """Give the tables of a data file of a package; errors as in :func:`shipped_text`."""
    import tomllib

    return tomllib.loads(shipped_text(package, name))
