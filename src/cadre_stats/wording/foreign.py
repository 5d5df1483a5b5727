"""Errors of the operating system and of the TOML parser, which speak English alone, in our own words."""

from __future__ import annotations

import errno

from cadre_stats.regex import regex
from cadre_stats.wording import say

__all__ = ["foreign_reason"]

_SYSTEM = {
    errno.ENOENT: "no_file",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "not_a_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOSPC: "no_space",
    getattr(errno, "EDQUOT", errno.ENOSPC): "no_space",
    errno.EROFS: "read_only",
    errno.EEXIST: "exists",
    errno.ENAMETOOLONG: "too_long",
    errno.EINVAL: "wrong_name",
    errno.EBUSY: "in_use",
    getattr(errno, "ETXTBSY", errno.EBUSY): "in_use",
    errno.EMFILE: "too_many",
    errno.ENFILE: "too_many",
    errno.EIO: "faulty",
}
# How the sentences of Python's tomllib begin (3.11 to 3.14); the first that fits counts.
_TOML = (
    ("Cannot ", "twice"),
    ("Duplicate", "twice"),
    ("Expected '='", "no_equals"),
    ("Invalid initial character for a key", "no_key"),
    ("Expected ']", "no_bracket"),
    ("Unclosed array", "open_list"),
    ("Unclosed inline table", "open_table"),
    ("Expected newline", "left_over"),
    ("Unterminated string", "open_text"),
    ("Expected", "open_text"),
    ("Illegal character", "wrong_letter"),
    ("Found invalid character", "wrong_letter"),
    ("Unescaped", "backslash"),
    ("Invalid hex value", "backslash"),
    ("Escaped character", "backslash"),
    ("Invalid date", "wrong_date"),
    ("Invalid statement", "wrong_line"),
    ("", "wrong_value"),
)
_AT = regex(r"\(at line (\d+), column (\d+)\)")
_AT_END = "(at end of document)"


def foreign_reason(error: OSError | ValueError, lang: str) -> str:
    """Word an error of the system, of decoding a text, or of parsing TOML, the last with its line and column."""
    if isinstance(error, OSError):
        key = _SYSTEM.get(error.errno or 0)
        return say(f"foreign.{key}", lang) if key else say("foreign.other", lang, number=error.errno or 0)
    if isinstance(error, UnicodeDecodeError):
        return say("foreign.not_text", lang)
    text = str(error)
    problem = say(f"foreign.{next(key for start, key in _TOML if text.startswith(start))}", lang, _="")
    if found := _AT.search(text):
        return say("foreign.at", lang, problem=problem, line=found[1], column=found[2])
    return say("foreign.at_end", lang, problem=problem) if _AT_END in text else problem
