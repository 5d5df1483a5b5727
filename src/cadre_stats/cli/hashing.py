"""The SHA-256 of a file, by which a reader can tell that a report rests on the very file they hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cadre_stats.errors import InputError

__all__ = ["sha256_of"]


def sha256_of(path: str) -> str:
    """Give the SHA-256 of a file in hexadecimal digits."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError("cli.cannot_hash", where=path, reason=error) from error
