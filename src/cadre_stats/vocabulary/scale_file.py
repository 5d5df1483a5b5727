"""A vocabulary file (TOML) as it stands: checked key by key, not yet joined with other files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError
from cadre_stats.record import Record, replace

if TYPE_CHECKING:
    from cadre_stats.toml_lines import Path as KeyPath

__all__ = [
    "WORD_KINDS",
    "LevelEntry",
    "RangeEntry",
    "ScaleFile",
    "nearest",
    "parse_scale_file",
    "read_scale_file",
    "scale_file",
]

# The lists of words a file may hold beside its levels (docs/vocabulary.md says what each does).
WORD_KINDS = (
    "neutral",
    "completed",
    "introducing",
    "subject",
    "place",
    "word",
    "titled",
    "other",
    "unclear",
    "doubt",
    "deniable",
    "unfinished",
    "school",
)
_TOP_KEYS = ("field", "fields", "ordered", "blank", "date", "any_subject", "glued", "capitals")
# Lists of aliases that the reading treats apart (see Entry).
_FLAGS = ("weak", "school_like", "form_too", "degree_too")
_TABLES = ("level", "range", "words")
_LEVEL_KEYS = ("code", "label", "aliases", "studying", "examples", "field")
_RANGE_KEYS = ("lowest", "highest", "aliases", "examples", "field")
_NO_LINES: Mapping[KeyPath, int] = MappingProxyType({})


class LevelEntry(Record):
    """One ``[[level]]``: code, labels, aliases, words for who studies for it ("NCS"), examples (text, code).

    The code of an example is ``?`` where the text must not be understood. ``field`` is empty where the file's is meant.
    ``where`` is its place for messages.
    """

    code: str
    label: Mapping[str, str]
    aliases: tuple[str, ...]
    studying: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    field: str
    where: str = ""


class RangeEntry(Record):
    """One ``[[range]]``: aliases of a range of levels ("Trên đại học")."""

    lowest: str
    highest: str
    aliases: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    field: str
    where: str = ""


class ScaleFile(Record):
    """What one file says of one or more fields; ``levels`` in its order, lowest first.

    Settings that the file leaves out are ``None``. ``date_means`` is the code of a date alone. ``flagged`` lists the
    aliases of each flag ("weak" …), ``glued`` those that may be written together with a subject ("ĐHSP"), ``capitals``
    those that small letters make another word ("MA"). ``words`` are lists by kind.
    """

    path: str
    fields: tuple[str, ...]
    levels: tuple[LevelEntry, ...]
    ranges: tuple[RangeEntry, ...]
    ordered: bool | None = None
    blank_is_none: bool | None = None
    date_means: str = ""
    any_subject: bool | None = None
    flagged: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    glued: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """The examples of all levels and ranges."""
        return tuple(example for entry in self.entries() for example in entry.examples)

    def texts(self) -> Iterator[str]:
        """Give all that stands in word lists: codes, aliases, words for who studies, words by kind."""
        for level in self.levels:
            yield from (level.code, *level.aliases, *level.studying)
        for entry in self.ranges:
            yield from entry.aliases
        for listed in self.words.values():
            yield from listed

    def by_field(self) -> dict[str, ScaleFile]:
        """Split the file into one per field it speaks of. Raises :class:`UsageError` where it names none."""
        entries = self.entries()
        names = dict.fromkeys([*self.fields, *(entry.field for entry in entries if entry.field)])
        if not names or (not self.fields and any(not entry.field for entry in entries)):
            raise UsageError("vocabulary.no_field", where=self.path)
        return {name: self._only(name) for name in names}

    def entries(self) -> tuple[LevelEntry | RangeEntry, ...]:
        """Give the levels, then the ranges."""
        return (*self.levels, *self.ranges)

    def _only(self, name: str) -> ScaleFile:
        def belongs(entry: LevelEntry | RangeEntry) -> bool:
            return entry.field == name or (not entry.field and name in self.fields)

        levels, ranges = tuple(filter(belongs, self.levels)), tuple(filter(belongs, self.ranges))
        return replace(self, fields=(name,), levels=levels, ranges=ranges)


def nearest(name: str, names: Collection[str]) -> str:
    """Give the name most like a wrong one, or all names where none is alike."""
    # Most runs meet no wrong name.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, names, n=1, cutoff=0.5)), ", ".join(names))


def read_scale_file(path: Path) -> ScaleFile:
    """Read a vocabulary file that a user wrote. Raises :class:`UsageError` with the file and the key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError("vocabulary.missing", where=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("vocabulary.unreadable", where=str(path), reason=error) from error
    return parse_scale_file(text, str(path), tell_lines=True)


def parse_scale_file(text: str, path: str, *, tell_lines: bool = False) -> ScaleFile:
    """Read the text of a vocabulary file. Raises :class:`UsageError` with the file and the key.

    ``tell_lines``: and with the line, which takes a second look at the text.
    """
    import tomllib

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("vocabulary.not_toml", where=path, reason=error) from error
    lines: Mapping[KeyPath, int] = {}
    if tell_lines:
        from cadre_stats.toml_lines import key_lines

        lines = key_lines(text)
    return scale_file(tables, path, lines)


def scale_file(tables: Mapping[str, object], path: str, lines: Mapping[KeyPath, int] = _NO_LINES) -> ScaleFile:
    """Take the tables of a vocabulary file for what they say. Raises :class:`UsageError` with the file and the key.

    ``lines`` holds the line of each key, if messages are to tell it.
    """
    data = _Table(tables, path, lines)
    data.known((*_TOP_KEYS, *_FLAGS, *_TABLES))
    words = data.table("words")
    words.known(WORD_KINDS)
    return ScaleFile(
        path=path,
        fields=(data.text("field"),) if "field" in data.values else data.texts("fields"),
        levels=tuple(_level(entry) for entry in data.tables("level")),
        ranges=tuple(_range(entry) for entry in data.tables("range")),
        ordered=data.flag("ordered"),
        blank_is_none=_blank(data),
        date_means=data.text("date") if "date" in data.values else "",
        any_subject=data.flag("any_subject"),
        flagged=MappingProxyType({flag: data.texts(flag) for flag in _FLAGS}),
        glued=data.texts("glued"),
        capitals=data.texts("capitals"),
        words=MappingProxyType({kind: words.texts(kind) for kind in words.values}),
    )


class _Table(Record):
    """A table of the file and where it stands; gives its values checked.

    ``keys`` lead to the table from the top of the file, ``lines`` holds the line of each key (none of a file that is
    shipped).
    """

    values: Mapping[str, object]
    file: str
    lines: Mapping[KeyPath, int]
    keys: KeyPath = ()

    def where(self, *below: str | int) -> str:
        """Give the file, the line and the table of a key: ``my.toml:7: level 2``."""
        path = (*self.keys, *below)
        line = next((self.lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.lines), None)
        names = "".join(f": {one}" if isinstance(one, str) else f" {one + 1}" for one in self.keys)
        return (self.file if line is None else f"{self.file}:{line}") + names

    def known(self, keys: Collection[str]) -> None:
        for key in self.values:
            if key not in keys:
                raise UsageError("vocabulary.unknown_key", where=self.where(key), name=key, nearest=nearest(key, keys))

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise UsageError("vocabulary.not_a_text", where=self.where(key), name=key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise UsageError("vocabulary.not_texts", where=self.where(key), name=key)
        return tuple(value)

    def flag(self, key: str) -> bool | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise UsageError("vocabulary.not_a_flag", where=self.where(key), name=key)
        return value

    def table(self, key: str) -> _Table:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise UsageError("vocabulary.not_a_table", where=self.where(key), name=key)
        return _Table(value, self.file, self.lines, (*self.keys, key))

    def tables(self, key: str) -> list[_Table]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise UsageError("vocabulary.not_a_list", where=self.where(key), name=key)
        return [_Table(one, self.file, self.lines, (*self.keys, key, place)) for place, one in enumerate(value)]

    def examples(self) -> tuple[tuple[str, str], ...]:
        value = self.values.get("examples", [])
        pairs: list[object] = value if isinstance(value, list) else [value]
        read = [(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2]
        if len(read) != len(pairs):
            raise UsageError("vocabulary.wrong_examples", where=self.where("examples"))
        return tuple(read)


def _level(entry: _Table) -> LevelEntry:
    entry.known(_LEVEL_KEYS)
    code = entry.text("code")
    label = entry.table("label")
    label.known(("vi", "en"))
    names = {lang: label.text(lang) for lang in label.values}
    labels = {lang: names.get(lang, next(iter(names.values()), code)) for lang in ("vi", "en")}
    return LevelEntry(
        code,
        MappingProxyType(labels),
        entry.texts("aliases"),
        entry.texts("studying"),
        entry.examples(),
        entry.text("field") if "field" in entry.values else "",
        entry.where("code"),
    )


def _range(entry: _Table) -> RangeEntry:
    entry.known(_RANGE_KEYS)
    its_field = entry.text("field") if "field" in entry.values else ""
    lowest, highest = entry.text("lowest"), entry.text("highest")
    return RangeEntry(lowest, highest, entry.texts("aliases"), entry.examples(), its_field, entry.where("lowest"))


def _blank(data: _Table) -> bool | None:
    if "blank" not in data.values:
        return None
    value = data.text("blank")
    if value not in ("none", "unknown"):
        raise UsageError("vocabulary.wrong_blank", where=data.where("blank"), value=value)
    return value == "none"
