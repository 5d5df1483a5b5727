"""What two cells of one person can't both say: a post in the Party and no member of it, a birth under men and "Nữ"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.about import has_year
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name, sex_at_end, sex_headed
from cadre_stats.reading.tables.sample import Sample, is_short_mark
from cadre_stats.reading.tables.scale_headings import level_heading
from cadre_stats.record import Record
from cadre_stats.text import is_blank
from cadre_stats.vocabulary.cells import is_of_minority_family
from cadre_stats.vocabulary.rows import any_word_begins, begins
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["HeadedColumn", "RowRule", "row_rules", "rule_finding", "rules_broken"]

# A column (from 0), its header, its field and whether it is for marks.
HeadedColumn = tuple[int, tuple[str, ...], str | None, bool]
Test = Callable[[str], bool]

_SEXES = {"nam": "male", "nu": "female"}
# What people are marked for besides levels.
_MARKED = (
    "sex",
    "ethnic_minority",
    "religion",
    "leadership",
    "party_committee",
    "council_deputy",
    "defence_training",
    "ethnic_language",
)
# Of so many people at least, one unusual name is no sign.
_SEVERAL = 2


class RowRule(Record, slots=False, eq=False):
    """Of whom one of some cells says something that another cell must not: how it is told, of which column and field.

    ``least`` people or more must contradict it, and where ``mostly`` more than half of those whom it is about. Where
    there are columns ``elsewhere``, all of these people must have a mark in one of them, too.
    """

    code: str
    field: str
    told_at: HeadedColumn
    about: Sequence[tuple[int, Test]]
    against: tuple[int, Test]
    mostly: bool = False
    least: int = 1
    elsewhere: Sequence[int] | None = None

    def is_broken(self, about: int, against: int, marked: Sequence[int]) -> bool:
        """Tell whether numbers of people are told: those it is about, who contradict it, who are marked elsewhere."""
        enough = against >= self.least and (not self.mostly or against * 2 > about)
        return enough and (self.elsewhere is None or about in marked)


def rules_broken(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns of which persons' rows contradict what others say of them."""
    filled = [one for one in sample.contents if one.is_filled()]
    columns = [(one.index, one.path, one.field, one.tick) for one in filled]
    by_index = {one.index: one for one in sample.contents}
    told: set[tuple[str, int]] = set()
    for rule in row_rules(columns):
        beside, is_against = rule.against
        rows = [row for row in sample.rows if any(test(row[of]) for of, test in rule.about)]
        key = (rule.code, rule.told_at[0])
        marked = [sum(is_short_mark(row[column]) for row in rows) for column in rule.elsewhere or ()]
        if key not in told and rule.is_broken(len(rows), sum(is_against(row[beside]) for row in rows), marked):
            told.add(key)
            yield by_index[rule.told_at[0]], rule_finding(rule)


def rule_finding(rule: RowRule) -> Finding:
    """Give the finding for a rule that rows break."""
    return Finding(rule.code, "warning", (), rule.field, header_name(rule.told_at[1]))


def row_rules(columns: Sequence[HeadedColumn]) -> Iterator[RowRule]:
    """Give the rules for the rows under some headers; of several about one column the first broken is told."""
    yield from _of_members(columns)
    yield from _of_sexes(columns)
    names = [one for one in columns if one[2] in ("full_name", "family_name")]
    for column in _of_field(columns, "ethnic_minority"):
        for index, *_ in names[:1]:
            about = [(index, is_of_minority_family)]
            yield RowRule(
                "minority_unlike_names", "ethnic_minority", column, about, (column[0], is_blank), True, _SEVERAL
            )
    for column in _of_field(columns, "religion"):
        yield RowRule(
            "many_religious", "religion", column, [(column[0], _anybody)], (column[0], is_short_mark), True, _SEVERAL
        )


def _of_field(columns: Sequence[HeadedColumn], field: str) -> list[HeadedColumn]:
    return [one for one in columns if one[2] == field]


def _of_members(columns: Sequence[HeadedColumn]) -> Iterator[RowRule]:
    """Only members hold posts in the Party and sit on its committees (Điều lệ Đảng, điều 9–12).

    The advanced course in its theory is open to members (Quy định 57-QĐ/TW of 2022, điều 5): of nearly all it holds.
    """
    joined = [(one, _is_no_member) for one in _of_field(columns, "party_member")]
    joined = joined or [(one, _has_not_joined) for one in _of_field(columns, "party_date")]
    for column, is_none in joined[:1]:
        elsewhere = [index for index, _, field, _ in columns if index != column[0] and _may_be_of_members(field)]
        rule = partial(RowRule, "member_not_marked", "party_member", column, elsewhere=elsewhere)
        for index, *_ in _of_field(columns, "party_committee"):
            yield rule([(index, _says_yes)], (column[0], is_none))
        told: list[tuple[int, Test]] = [(index, _is_party_post) for index, *_ in _of_field(columns, "position")]
        for index, path, _, tick in _of_field(columns, "political_theory"):
            if not tick or _heads_advanced(path):
                told.append((index, _is_filled if tick else _is_advanced))
        if told:
            yield rule(told, (column[0], is_none), mostly=True)


def _may_be_of_members(field: str | None) -> bool:
    """Tell whether the marks of members may stand in a column: not among those of levels, nor in one of words."""
    return field in _MARKED or field is None


def _of_sexes(columns: Sequence[HeadedColumn]) -> Iterator[RowRule]:
    """Who was born in the column of one sex isn't of the other by a mark or a word elsewhere."""
    births = [(one, sex) for one in _of_field(columns, "birth_date") if (sex := _sex_over(one[1])) is not None]
    for column in _of_field(columns, "sex"):
        headed = sex_headed(column[1][-1]) if column[1] else None
        for birth, sex in births:
            other = "nu" if sex == "nam" else "nam"
            tests: dict[str | None, Test] = {other: _is_filled, sex: is_blank, None: partial(_is_of, _SEXES[other])}
            yield RowRule("sexes_contradict", "sex", column, [(birth[0], _is_filled)], (column[0], tests[headed]))


def _sex_over(path: tuple[str, ...]) -> str | None:
    return (sex_headed(path[-1]) or sex_at_end(path[-1])) if path else None


def _anybody(_: str) -> bool:
    return True


def _is_filled(text: str) -> bool:
    return not is_blank(text)


def _is_of(sex: str, text: str) -> bool:
    return load_vocabulary().read("sex", text).code == sex


def _is_party_post(text: str) -> bool:
    """Tell whether a text names a post in the Party, nobody's assistant's."""
    return any_word_begins(text, "party_offices.names") and not begins(text, "party_offices.beside")


def _is_no_member(text: str) -> bool:
    return is_blank(text) or load_vocabulary().read("party_member", text).code == "false"


def _has_not_joined(text: str) -> bool:
    return is_blank(text) or (not has_year(text) and _is_no_member(text))


def _says_yes(text: str) -> bool:
    if is_short_mark(text):
        return True
    return bool(text) and (load_vocabulary().read("party_member", text).code == "true" or _is_party_post(text))


def _is_advanced(text: str) -> bool:
    reading = load_vocabulary().read("political_theory", text)
    return reading.code == "advanced"


def _heads_advanced(path: tuple[str, ...]) -> bool:
    return (
        load_vocabulary().read_heading("political_theory", level_heading("political_theory", path)).code == "advanced"
    )
