"""Text that only shows: what a roster, a targets file or a file name says must not steer the reader's terminal."""

from __future__ import annotations

from cadre_stats.regex import regex

__all__ = ["harmless", "printable"]

# C0 and C1 controls (escape sequences begin with one), line ends of Unicode, and signs that turn the direction of text.
_STEERING = regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Give the text with a space for every character that would act instead of show.

    >>> printable("Xã \x1b[31mA\nB")
    'Xã  [31mA B'
    """
    return _STEERING.sub(" ", text)


def harmless(text: str) -> str:
    r"""Give the text of a cell of a file, whose tabs and line ends are its own, with marks for all others.

    >>> harmless("Xã\t\x1b[31mA\nB") == "Xã\t\ufffd[31mA\nB"
    True
    """
    return text if text.isprintable() else _STEERING.sub(lambda one: one[0] if one[0] in "\t\r\n" else "\ufffd", text)
