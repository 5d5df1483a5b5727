"""The line of every key in a TOML text, which the standard parser doesn't tell.

Only for texts that ``tomllib`` has accepted: the scanner knows where keys and values end, not what is wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from cadre_stats.regex import regex

__all__ = ["Path", "key_lines"]

# Keys of tables and positions in arrays, from the top: ("target", 0, "population", "degree").
Path = tuple[str | int, ...]

_BASIC, _LITERAL = r'"(?:[^"\\\n]|\\.)*"', r"'[^'\n]*'"
_LONG_BASIC, _LONG_LITERAL = r'"{3}(?:[^\\]|\\.)*?"{3,5}(?!")', r"'{3}.*?'{3,5}(?!')"
_KEY = rf"(?:[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL})"
_DOTTED = regex(rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*")
_SKIPPED = regex(r"(?:\s|#[^\n]*)*")
_STRING = regex("|".join((_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL)), re.DOTALL)
_SCALAR = regex(r"[^,\]}\n#]*")


def key_lines(text: str) -> dict[Path, int]:
    r"""Give the line (from 1) on which each key and each member of an array begins.

    >>> lines = key_lines('a = 1\n[[target]]\nid = "x"\npopulation = { degree = ["master"] }\n')
    >>> lines["target", 0], lines["target", 0, "id"], lines["target", 0, "population", "degree", 0]
    (2, 3, 4)
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._members: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        while self._skip():
            if self._text.startswith("[[", self._at):
                table = self._header(2)
            elif self._text[self._at] == "[":
                table = self._header(1)
            else:
                self._pair(table)

    def _header(self, brackets: int) -> Path:
        """Read ``[a.b]`` or ``[[a.b]]``; a name that is an array of tables means its last member."""
        line = self._line()
        self._at += brackets
        *parents, last = self._dotted()
        path: Path = ()
        for name in parents:
            path = self._enter((*path, name), line)
        if brackets == 1:
            path = (*path, last)
        else:
            count = self._members[(*path, last)] = self._members.get((*path, last), -1) + 1
            self._note((*path, last), line)
            path = (*path, last, count)
        self._note(path, line)
        self._skip()
        self._at += brackets
        return path

    def _enter(self, path: Path, line: int) -> Path:
        self._note(path, line)
        return (*path, self._members[path]) if path in self._members else path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for name in self._dotted():
            path = (*path, name)
            self._note(path, line)
        self._skip()
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        opening = self._text[self._at]
        if opening == "{":
            self._enclosed("}", lambda _: self._pair(path))
        elif opening == "[":
            self._enclosed("]", lambda number: self._member((*path, number)))
        else:
            found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            assert found is not None
            self._at = found.end()

    def _member(self, path: Path) -> None:
        self._note(path, self._line())
        self._value(path)

    def _enclosed(self, closing: str, read: Callable[[int], None]) -> None:
        self._at += 1
        number = 0
        while self._skip() and self._text[self._at] != closing:
            read(number)
            number += 1
            self._skip()
            self._at += self._text[self._at] == ","
        self._at += 1

    def _dotted(self) -> list[str]:
        """Read a dotted key; its quotes and escapes are left to the real parser."""
        self._skip()
        found = _DOTTED.match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        names: list[str] = []
        value: object = tomllib.loads(f"{found[0]} = 0")
        while isinstance(value, dict):
            name, value = next(iter(value.items()))
            names.append(name)
        return names

    def _skip(self) -> bool:
        """Pass spaces, line breaks and comments; tell whether anything is left."""
        found = _SKIPPED.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _note(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1
