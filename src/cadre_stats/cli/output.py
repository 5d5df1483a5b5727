"""Where an output goes: to standard output as bytes or text, or into a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from cadre_stats.cli.streams import silence_stdout
from cadre_stats.errors import OutputError
from cadre_stats.exporting.writing import write_whole

__all__ = ["FILE_WIDTH", "deliver", "on_colour_terminal", "terminal_width"]

# A table in a file is as wide whatever the terminal: the same input gives the same bytes.
FILE_WIDTH = 100


def terminal_width() -> int:
    """Give the width of the terminal, or COLUMNS, or 80."""
    return shutil.get_terminal_size((80, 24)).columns


def on_colour_terminal(*, no_color: bool) -> bool:
    """Tell whether standard output shows colours and nobody has asked for none."""
    wanted = not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()


def deliver(data: bytes, output: str | None, *, force: bool = False, text: bool = False) -> None:
    """Write data to a file, or to standard output; ``text`` is for people and suits the console's code page.

    Raises :class:`OutputError` where the file exists (unless ``force``) or can't be written.
    """
    if output is not None:
        _write_file(Path(output), data, force=force)
        return
    try:
        if text:
            sys.stdout.write(data.decode())
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()  # whoever reads has seen enough
    except OSError as error:
        silence_stdout()
        raise OutputError("cli.cannot_write", where="stdout", reason=error) from error


def _write_file(path: Path, data: bytes, *, force: bool) -> None:
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise OutputError("cli.not_a_file", where=str(path))
    if path.exists() and not force:
        raise OutputError("cli.output_exists", where=str(path))
    write_whole(path, data)
