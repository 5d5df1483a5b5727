"""Regular expressions that are compiled when they are first used.

Their compiler is written in Python: for the 140 that stand in the modules of a report it takes twenty milliseconds, and
a run uses less than half of them.
"""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast

__all__ = ["regex"]


class _Pattern(Generic[AnyStr]):
    """A regular expression; each method is that of the compiled one from its first use on."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        # Asked for what isn't there yet alone.
        method = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, method)
        return method


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Give a regular expression for the life of a module; errors in it are raised when it is first used.

    >>> year = regex(r"(?:19|20)\d\d")
    >>> year.fullmatch("1999"), year.pattern
    (<re.Match object; span=(0, 4), match='1999'>, '(?:19|20)\\d\\d')
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
