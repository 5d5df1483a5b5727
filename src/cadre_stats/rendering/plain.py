"""Text for documents: on one line, without characters that XML has no notation for or that act instead of show."""

from __future__ import annotations

from cadre_stats.regex import regex

__all__ = ["one_line", "valid"]

# XML 1.0 has no notation for most of these; C1 controls steer a terminal, and embeddings turn the direction of text. A
# cell of a roster may hold them.
_NOT_SHOWN = regex("[^\t\n\r\u0020-\u007e\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def valid(text: str) -> str:
    """Put the replacement character in the place of characters that XML can't hold or that act instead of show."""
    return _NOT_SHOWN.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Give the text on one line, every run of white space as one space.

    >>> one_line("a\r\n  b\x00")
    'a b\ufffd'
    """
    return valid(" ".join(text.split()))
