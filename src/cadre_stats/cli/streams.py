"""Standard output and error that never crash on a letter, whatever code page the console has."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper

__all__ = ["prepare_streams", "silence_stdout"]

_CLOSEST = {"█": "#", "─": "-", "│": "|", "→": ">", "–": "-", "—": "-", "…": ".", "·": ".", "đ": "d", "Đ": "D"}
_PARTIAL_BLOCKS = "▏▎▍▌▋▊▉"


def prepare_streams() -> None:
    """Make redirected output UTF-8, and letters that a console can't show appear as their closest plain ones."""
    codecs.register_error("closest", _closest)
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            stream.reconfigure(encoding="utf-8")
        stream.reconfigure(errors="closest")


def _closest(error: UnicodeError) -> tuple[str, int]:
    """Give for each letter the one without marks: ``Trình độ`` appears as ``Trinh do``, never as a crash."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(letter: str) -> str:
    if letter in _CLOSEST:
        return _CLOSEST[letter]
    if letter in _PARTIAL_BLOCKS:
        return "="
    if unicodedata.combining(letter):
        return ""
    first = unicodedata.normalize("NFKD", letter)[0]
    return _CLOSEST.get(first, first if first.isascii() else "?")


def silence_stdout() -> None:
    """Let what is still to be written go nowhere, or Python complains of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
