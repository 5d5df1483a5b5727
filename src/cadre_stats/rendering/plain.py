"""Text for documents: on one line, and without the characters that XML and HTML have no notation for."""

from __future__ import annotations

import re

__all__ = ["one_line", "valid"]

# XML 1.0 has no notation for these; a cell of a roster may hold them.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def valid(text: str) -> str:
    """Put the replacement character in the place of characters that XML can't hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Give the text on one line, every run of white space as one space.

    >>> one_line("a\r\n  b\x00")
    'a b\ufffd'
    """
    return valid(" ".join(text.split()))
