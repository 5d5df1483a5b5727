"""The filled cells of one row, and what its layout says about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from cadre_stats.reading.cells.grid import CellRange
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import fold, is_blank
from cadre_stats.vocabulary.lexicon import Claim, roster_lexicon
from cadre_stats.vocabulary.rows import begins, is_one_of, row_key
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["Layout", "RowCells", "has_letter", "is_content"]

_LETTER = regex(r"[^\W\d_]")
_INDEX = regex(r"[\[(]?\s*(?:\d{1,3}[a-z]?|[A-Z]|(?<=[(\[])[a-zđ])\s*[\])]?(?:\s*\(?\s*=.*)?|=\s*[\d\s+*/x×:().,%-]+")
_COUNT = regex(r"\d[\d.]*(?: [^\d]+)?")
_WHOLE = regex(r"\d{1,3}(?:\.\d{3})+|\d+")
# A date, a year of our time, or a number as long as no count is: something about one person.
_PERSONAL = regex(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|(?:19|20)\d\d|\d{6,}"
    r"|\d{4}-\d\d-\d\d.*"
)


def has_letter(text: str) -> bool:
    """Tell whether a text has a letter in it."""
    return _LETTER.search(text) is not None


def is_content(text: str) -> bool:
    """Tell whether a text says something of a person rather than count people: words, no number and no "12 người".

    >>> [is_content(text) for text in ("Đại học", "x", "12", "12 người", "12/12")]
    [True, True, False, False, False]
    """
    if not has_letter(text):
        return False
    found = _COUNT.fullmatch(row_key(text))
    return found is None or not begins(row_key(text).partition(" ")[2], "total.people", "section.people")


def _is_level(field: str, text: str) -> bool:
    return load_vocabulary().read(field, text).recognised and not is_blank(text)


class Layout(Record, slots=False):
    """Where a table has what: the columns of names, IDs, running numbers, remarks, scales, and the header's texts."""

    names: tuple[int, ...]
    ids: tuple[int, ...]
    number: int | None
    note: int | None
    headers: Mapping[int, frozenset[str]]
    levels: Mapping[int, str]
    dates: tuple[int, ...] = ()

    @property
    def leading(self) -> frozenset[int]:
        """The columns in which a heading or a total has its text."""
        return frozenset((*self.names, *self.ids, *(() if self.number is None else (self.number,))))


class RowCells(Record, slots=False):
    """A row of the body (from 0): the texts of its filled cells by column, and the merged ranges that start in it."""

    row: int
    texts: Mapping[int, str]
    layout: Layout
    merges: tuple[CellRange, ...] = ()

    @cached_property
    def name(self) -> str:
        """What stands in the columns of names, or where there are none in that of the ID."""
        return " ".join(self.texts[column] for column in self.layout.names if column in self.texts)

    @cached_property
    def counts_people(self) -> bool:
        """Whether people are counted in the place of a name: "Cộng" in the column of villages, "9 người" beside it."""
        return has_letter(self.name) and not is_content(self.name)

    @property
    def identity(self) -> str:
        """The ID number."""
        return " ".join(self.texts[column] for column in self.layout.ids if column in self.texts)

    @property
    def number(self) -> str:
        """The running number."""
        return self.texts.get(self.layout.number, "") if self.layout.number is not None else ""

    @cached_property
    def evidence(self) -> int:
        """How many cells beside the name say something that only a person has."""
        skipped = {*self.layout.names, self.layout.number, self.layout.note}
        return sum(
            is_content(text) or _PERSONAL.fullmatch(text) is not None
            for column, text in self.texts.items()
            if column not in skipped
        )

    @cached_property
    def is_dated(self) -> bool:
        """Whether a day stands where a person's birth or joining does, or a year beside what can be a person's name.

        No other row has one there; a year alone could be a count beside a heading.
        """
        dates = [text for column in self.layout.dates if (text := self.texts.get(column)) and _PERSONAL.fullmatch(text)]
        if not dates or not (self.name or self.identity):
            return False
        return any(not text.isdigit() for text in dates) or not begins(self.name, "section.begin")

    @cached_property
    def own_texts(self) -> tuple[str, ...]:
        """The texts that say what the row is: those of its leading columns, or its first where they are empty."""
        leading = tuple(text for column, text in self.texts.items() if column in self.layout.leading)
        return leading or (self.first[1],)

    @property
    def has_level(self) -> bool:
        """Whether a cell in the column of a scale holds one of its levels, as only a person's does."""
        levels = self.layout.levels.items()
        return any(column in self.texts and _is_level(field, self.texts[column]) for column, field in levels)

    @cached_property
    def first(self) -> tuple[int, str]:
        """The first filled cell: its column and text."""
        return next(iter(self.texts.items()))

    @cached_property
    def label(self) -> str:
        """The text of a heading or total: the first of the row's own that has a letter, else the first of all."""
        texts = self.texts.values() if self.counts_people else (*self.own_texts, *self.texts.values())
        return next((text for text in texts if has_letter(text)), "")

    @property
    def is_wide(self) -> bool:
        """Whether the first filled cell is merged over several columns."""
        column = self.first[0]
        return any(merge.left <= column <= merge.right and merge.right > merge.left for merge in self.merges)

    def whole_numbers(self) -> list[tuple[int, int]]:
        """Give the columns behind the label that hold a whole number, and the number."""
        behind = [(column, text) for column, text in self.texts.items() if column > self._label_column()]
        return [(column, int(text.replace(".", ""))) for column, text in behind if _WHOLE.fullmatch(text)]

    def _label_column(self) -> int:
        return next((column for column, text in self.texts.items() if text and text == self.label), -1)

    def is_header(self) -> bool:
        """Whether every filled cell repeats a text of the header above it."""
        headers = self.layout.headers
        return all(fold(text) in headers.get(column, ()) for column, text in self.texts.items())

    def is_other_header(self) -> bool:
        """Whether most cells are headers of roster fields, a name or an ID among them, or of a summary by numbers."""
        claimed = [roster_lexicon().claims((text,)) for text in self.texts.values()]
        fields = {claims[0].field for claims in claimed if claims}
        if fields & {"full_name", "id_number"}:
            return len(fields) * 2 > len(claimed) and (len(fields) > 2 or (len(fields) == 2 and all(claimed)))
        return len(claimed) > 1 and self._is_summary_header(claimed)

    def _is_summary_header(self, claimed: Sequence[Sequence[Claim]]) -> bool:
        numbers = [is_one_of(text, "summary.numbers") for text in self.texts.values()]
        others = [is_one_of(text, "summary.others") for text in self.texts.values()]
        return any(numbers) and all(map(any, zip(claimed, numbers, others, strict=True)))

    def is_index(self) -> bool:
        """Whether the row numbers the columns: "1 2 3", "A B 1 2", "3=4+6+8"."""
        named = self.texts.get(self.layout.names[0] if self.layout.names else self.layout.ids[0])
        if named is None or len(self.texts) < 3:
            return False
        return all(_INDEX.fullmatch(text) for text in self.texts.values())
