"""Writing a file so that it appears whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cadre_stats.errors import OutputError

__all__ = ["write_whole"]


def write_whole(path: Path, data: bytes) -> None:
    """Write data beside the file and rename it. Raises :class:`OutputError` where that can't be done."""
    beside = path.with_name(f".{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
        beside.replace(path)
    except OSError as error:
        raise OutputError("cli.cannot_write", where=str(path), reason=error) from error
    finally:
        # Where nothing could be written there is nothing to take away, and no way to it either.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
