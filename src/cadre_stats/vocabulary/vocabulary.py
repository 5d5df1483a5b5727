"""The vocabulary: every scale and category, built in or the user's, by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from cadre_stats.errors import UsageError
from cadre_stats.record import Record, replace
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import fold
from cadre_stats.vocabulary.building import build_scale
from cadre_stats.vocabulary.claims import NOTHING
from cadre_stats.vocabulary.reading import Reading, Reason
from cadre_stats.vocabulary.scale import Scale
from cadre_stats.vocabulary.scale_file import ScaleFile, read_scale_file, scale_file

__all__ = ["FIELDS", "Vocabulary", "built_in_files", "load_vocabulary"]

# Which data file holds the scale or category of a field.
_LANGUAGE, _YES_NO = "language_frame", "yes_no"
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "degree": "degree",
        "political_theory": "political_theory",
        "state_management": "state_management",
        "it_skills": "it_skills",
        "general_education": "general_education",
        "foreign_language": _LANGUAGE,
        "english": _LANGUAGE,
        "other_language": _LANGUAGE,
        "sex": "sex",
        "personnel_type": "personnel_type",
        "admin_level": "admin_level",
        "managed_by": "managed_by",
        "party_member": "party_member",
        "leadership": _YES_NO,
        "ethnic_minority": "ethnic_minority",
    }
)
# The category of none alone is no scale of the field, so it is kept under another name.
_RELIGION, _NO_RELIGION = "religion", "no religion"
_ETHNICITY = "ethnicity"
_Blank = Literal["none", "unknown"]


class Vocabulary(Record, slots=False):
    """The scales and categories by field: those built in, changed and added to by the user's files.

    A field is a canonical code, or the header of a user's own column for which a file defines a scale.
    """

    added: Mapping[str, tuple[ScaleFile, ...]] = field(default_factory=lambda: MappingProxyType({}))
    blank: Mapping[str, _Blank] = field(default_factory=lambda: MappingProxyType({}))
    _scales: dict[str, Scale] = field(default_factory=dict, repr=False, compare=False)

    def has(self, field: str) -> bool:
        """Tell whether a field has a scale or category."""
        return field in FIELDS or (fold(field) in self.added and (fold(field) != _RELIGION or self._lists_religions()))

    def _lists_religions(self) -> bool:
        """Tell whether a user's file makes ``religion`` a category of its own, not only adds spellings of none."""
        return any(level.code != NOTHING for file in self.added.get(_RELIGION, ()) for level in file.levels)

    def scale(self, field: str) -> Scale:
        """Give the scale or category of a field. Raises :class:`KeyError` for a field without one."""
        key = field if field in FIELDS else fold(field)
        if key not in self._scales:
            if not self.has(field):
                raise KeyError(field)
            built_in = [_data_file(FIELDS[field])] if field in FIELDS else []
            added = self.added.get(key, ())
            scale = build_scale(field, [*built_in, *(_with_no_religion(added) if key == _RELIGION else added)])
            if field in self.blank:
                scale = replace(scale, blank_is_none=self.blank[field] == "none")
            self._scales[key] = scale
        return self._scales[key]

    def read(self, field: str, text: str | None) -> Reading:
        """Give the reading of a cell's text. Raises :class:`KeyError` for a field without a scale."""
        reading = self.scale(field).read(text)
        if field == "ethnic_minority" and not (reading.recognised or reading.blank):
            minority = self.is_minority(text)
            if minority is not None:
                code = str(minority).lower()
                return Reading(code, code, Reason("ethnicity"))
        return reading

    def read_heading(self, field: str, text: str | None) -> Reading:
        """Give the reading of a tick column's heading, where a list is a range ("Thạc sỹ, tiến sỹ")."""
        return self.scale(field).read_heading(text)

    def label(self, field: str, code: str, lang: str) -> str:
        """Give the label of a code in a language; of a range (``master..doctorate``) both labels.

        Raises :class:`KeyError` for an unknown code.
        """
        scale = self.scale(field)
        return " – ".join(scale.levels[scale.rank(one)].label[lang] for one in code.split(".."))

    def with_blank(self, blank: Mapping[str, _Blank]) -> Vocabulary:
        """Give a vocabulary in which blank cells of some fields count as ``none`` or as ``unknown``."""
        return Vocabulary(self.added, MappingProxyType({**self.blank, **blank}))

    def is_minority(self, ethnicity: str | None) -> bool | None:
        """Tell whether an ethnicity is a minority; ``None`` where it isn't known (blank, "Không rõ", an unknown name).

        People of foreign origin belong neither to the majority nor to a minority, so for them it is false.
        """
        reading = _fixed(_ETHNICITY).read(ethnicity)
        return reading.lowest == "minority" if reading.recognised else None

    def no_religion(self) -> Scale:
        """Give the category of ``religion``: what says that there is none, the only value known by code.

        Of a vocabulary that lists religions it is that list.
        """
        if self._lists_religions():
            return self.scale(_RELIGION)
        if _NO_RELIGION not in self._scales:
            files = [_data_file(_RELIGION), *self.added.get(_RELIGION, ())]
            self._scales[_NO_RELIGION] = build_scale(_RELIGION, files)
        return self._scales[_NO_RELIGION]

    def is_religious(self, religion: str | None) -> bool:
        """Tell whether a text stands for itself as a religion; blank and "Không" do not: they are ``none``."""
        reading = self.no_religion().read(religion)
        return not (reading.blank or reading.recognised)


def _with_no_religion(files: Sequence[ScaleFile]) -> tuple[ScaleFile, ...]:
    """Add to a user's list of religions what says that there is none, if the list doesn't, and that blank says so."""
    first, *others = files
    built_in = _data_file(_RELIGION)
    listed = any(level.code == NOTHING for file in files for level in file.levels)
    return (
        replace(
            first,
            levels=first.levels if listed else (*built_in.levels, *first.levels),
            ordered=bool(first.ordered),
            blank_is_none=built_in.blank_is_none if first.blank_is_none is None else first.blank_is_none,
        ),
        *others,
    )


@cache
def _data_file(name: str) -> ScaleFile:
    return scale_file(shipped_toml("cadre_stats.vocabulary", f"data/{name}.toml"), f"{name}.toml")


def built_in_files() -> list[ScaleFile]:
    """Give the scales and categories that are shipped, each once."""
    return [_data_file(name) for name in dict.fromkeys((*FIELDS.values(), _RELIGION, _ETHNICITY))]


@cache
def _fixed(name: str) -> Scale:
    return build_scale(name, [_data_file(name)])


@cache
def _plain() -> Vocabulary:
    return Vocabulary()


def load_vocabulary(*paths: Path | str) -> Vocabulary:
    """Load the built-in vocabulary and the user's files; what a later file says wins.

    Raises :class:`UsageError` with the file and the key for anything wrong in a file.
    """
    if not paths:
        return _plain()
    added: dict[str, tuple[ScaleFile, ...]] = {}
    for path in map(Path, paths):
        for name, part in read_scale_file(path).by_field().items():
            key = name if name in FIELDS else fold(name)
            added[key] = (*added.get(key, ()), part)
    vocabulary = Vocabulary(MappingProxyType(added))
    for key, parts in added.items():
        scale = vocabulary.no_religion() if key == _RELIGION else vocabulary.scale(key)
        _check_examples(scale, parts)
    return vocabulary


def _check_examples(scale: Scale, parts: tuple[ScaleFile, ...]) -> None:
    for part in parts:
        for where, text, code in ((one.where, text, code) for one in part.entries() for text, code in one.examples):
            read = scale.read(text).code or "?"
            if read != code:
                raise UsageError("vocabulary.wrong_example", where=where, text=text, code=code, read=read)
