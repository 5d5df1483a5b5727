"""Reading what a cell claims: which levels are completed, which are not, whether there is nothing at all."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.vocabulary.claims import NOTHING, Claims, ColumnRules, NotUnderstood
from cadre_stats.vocabulary.item import Item, Segment
from cadre_stats.vocabulary.ranges import with_ranges
from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.studies import Studies

__all__ = ["claims"]

_SILENT = (
    "neutral",
    "introducing",
    "completed",
    "date",
    "late",
    "period",
    "equivalent",
    "subject",
    "place",
    "titled",
    "other",
)
_NAME_LIKE = ("doubt", "sentence", "unclear", "from", "to", "above", "below", "neutral", "subject")
_ABBREVIATION = 3
# How many words, each with a capital, make a name.
_NAME = 2


def claims(found: Sequence[Segment], rules: ColumnRules) -> Claims:
    """Give what the segments of a text claim. Raises :class:`NotUnderstood`."""
    reader = _Reader(rules)
    for segment in found:
        reader.read(segment)
    return reader.claims


class _Reader:
    """Goes through the segments once; keeps what the next one may refer to."""

    def __init__(self, rules: ColumnRules) -> None:
        self.rules, self.codes, self.any_subject = rules, rules.codes, rules.any_subject
        self.claims = Claims()
        self.studies = Studies(self.claims, rules.codes)
        self.last: tuple[list[Item], Segment] | None = None
        self.last_school = False  # the segment before named a school
        self.studying = False  # the segment before told of a study, whose years may be to come
        self.listed_school = False  # and a level with it: "chứng chỉ giảng viên cao đẳng, đại học"

    def read(self, segment: Segment) -> None:
        """Take in one segment."""
        if self.studies.goes_on(segment) or self._says_nothing(segment):
            return
        items = _with_names(segment.items) if self.rules.units else segment.items
        segment = Segment(with_ranges(items, self.codes), segment.opened_by, segment.bracketed)
        at = next((i for i, item in enumerate(segment.items) if item.kind in ("unfinished", "negation")), None)
        named = any(item.kind == "level" for item in segment.items)
        self.studying = at is not None or (self.studying and not named)
        for place, item in enumerate(segment.items):
            if item.kind == "late" and not self.studying:
                raise NotUnderstood("late", item.text)
            if item.kind in ("doubt", "unclear") or (item.kind == "sentence" and (at is None or place < at)):
                raise NotUnderstood("unclear" if item.kind == "unclear" else "doubt", item.text)
        self._refuse_ambiguous(segment)
        done = self._levels(segment.items[:at])
        if at is not None:
            self.studies.take(done, segment, segment.items[at:], self.last)
        elif done:
            self.studies.refuse_behind(segment, done[0])
        self._compare_with_last(done, segment)
        done = self._without_schools(done, segment)
        self.last_school = any(item.kind == "school" for item in segment.items)
        self.listed_school = self.last_school and any(item.school_like for item in segment.items)
        self.claims.completed += done
        if segment.opened_by == "colon" and not done and self.last is not None:
            self.last = (self.last[0], segment)  # "ĐH: Luật (đang học)"
        elif done or not segment.bracketed:
            self.last = (done, segment)

    def _refuse_ambiguous(self, segment: Segment) -> None:
        """Refuse what ends a text and may mean something else: "Cao cấp (ĐH)", "ThS ĐH", "ThS (quy hoạch)"."""
        *before, last = [item for item in segment.items if item.kind not in ("date", "period")] or segment.items
        if any(item.kind in ("unfinished", "negation") for item in before):
            return
        if not self.rules.ambiguous_alone.find(last.spelling):
            return
        subject = last.kind == "subject"
        behind_break = segment.bracketed or (segment.opened_by != "start" and (subject or not self.any_subject))
        behind_level = any(item.kind in ("level", "other") and item.lowest != last.lowest for item in before)
        if (behind_level and not subject) or (behind_break and not before):
            raise NotUnderstood("unclear", last.text)

    def _without_schools(self, done: list[Item], segment: Segment) -> list[Item]:
        """Leave out a level that names the school of a school: "Trường ĐH Luật - ĐH Huế".

        Refuse one that may be the school of a lower level ("Trung cấp Luật, ĐH Luật Hà Nội") or belong to what was
        named before ("chứng chỉ giảng viên cao đẳng, đại học").
        """
        if self.listed_school and [item.school_like for item in segment.items] == [True]:
            raise NotUnderstood("unclear", segment.items[0].text)
        if not any(item.kind == "place" for item in segment.items):
            return done
        for level in done:
            if level.school_like and any(self._rank(item) < self._rank(level) for item in self.claims.completed):
                raise NotUnderstood("unclear", level.text)
        return [level for level in done if not (level.school_like and self.last_school)]

    def _says_nothing(self, segment: Segment) -> bool:
        """Take a segment that says there is no level: aliases of none, or a denial of degrees in general."""
        whole = Spelling("", b"")
        relevant = Spelling("", b"")
        if any(item.kind == "doubt" and not item.spelling.base for item in segment.items):
            return False
        denial = any(item.kind == "negation" for item in segment.items)
        for item in segment.items:
            whole = whole.then(item.spelling)
            if denial or item.kind not in ("neutral", "introducing", "completed", "date", "period"):
                relevant = relevant.then(item.spelling)
        listed = any(said.base and self.rules.nothing.covers(said) for said in (whole, relevant))
        first = segment.items[0]
        cut = len(first.spelling.base)
        denied = Spelling(whole.base[cut:], whole.marks[cut:])
        general = first.kind == "negation" and self.codes[0] == NOTHING and self.rules.deniable.covers(denied)
        if self.claims.nothing is not None and self.claims.nothing.kind == "negation":
            general = general or self.rules.deniable.covers(whole)
        if not listed and not general:
            return False
        denial = denial or (self.claims.nothing is not None and self.claims.nothing.kind == "negation")
        text = " ".join(item.text for item in segment.items)
        self.claims.nothing = Item(text, "negation" if denial else "level", whole, self.codes[0], self.codes[0])
        return True

    def _levels(self, items: Sequence[Item]) -> list[Item]:
        """Give the completed levels among some items of a segment."""
        done: list[Item] = []
        stranger: Item | None = None
        for at, item in enumerate(items):
            if self._ends_levels(item, done):
                break
            if item.kind == "level":
                if stranger is not None:
                    raise NotUnderstood("unknown_word", stranger.text)
                introduced = at > 0 and (items[at - 1].kind == "introducing" or self._names_title(items[at - 1], item))
                self._add_level(done, item, introduced=introduced)
            elif self._strange(item) and not done and (stranger is None or item.kind == "word"):
                stranger = item
        if stranger is not None and not done:
            more = self.claims.completed and any(item.kind == "subject" for item in items)
            if stranger.kind == "word" and not more and not self._is_name(items):
                raise NotUnderstood("unknown_word", stranger.text)
            self.claims.topic = stranger
        if not self.any_subject and any(item.kind == "subject" for item in items):
            done = [item._replace(degree_too=False) for item in done]
        return done

    def _names_title(self, title: Item, level: Item) -> bool:
        """Tell whether a level right behind a title says of which level it is: "Kỹ sư CĐ"."""
        return title.weak and level.kind == "level" and not level.form_too and self._rank(level) < self._rank(title)

    def _ends_levels(self, item: Item, done: Sequence[Item]) -> bool:
        """Tell whether what follows in the segment names a school, a post or a level of another scale."""
        if item.kind == "school":
            self.claims.school = item
            return True
        if item.kind != "other" or self.any_subject:
            return False
        if done:
            raise NotUnderstood("unclear", item.text)
        self.claims.other = item
        return True

    def _is_name(self, items: Sequence[Item]) -> bool:
        """Tell whether the words of a segment behind a level are a name, of a place or a school: "(Buôn Hồ)"."""
        words = [item.text for item in items if item.kind == "word"]
        return bool(self.claims.completed) and len(words) >= _NAME and all(map(str.istitle, words))

    def _strange(self, item: Item) -> bool:
        """Tell whether an item belongs behind a level: a subject. Refuses what belongs nowhere."""
        if item.kind == "word" and not (self.any_subject and len(item.spelling.base) > 1):
            raise NotUnderstood("unknown_word", item.text)
        if item.kind != "word" and item.kind not in _SILENT:
            raise NotUnderstood("unknown_word", item.text)
        return item.kind == "word" or (item.kind in ("subject", "place") and self.any_subject)

    def _add_level(self, done: list[Item], item: Item, *, introduced: bool) -> None:
        """Add a level to those of its segment; two without a comma must not contradict each other."""
        before = done[-1] if done else None
        if before is not None and item.form_too and self._rank(item) < self._rank(before):
            return
        if before is not None and before.weak and introduced and not item.weak:
            done[-1] = item
            return
        if before is not None and self._rank(item) > self._rank(before):
            raise NotUnderstood("conflict", item.text)
        if before is not None and before.weak and not item.weak and item.lowest != before.lowest:
            raise NotUnderstood("conflict", item.text)
        done.append(item)

    def _compare_with_last(self, done: list[Item], segment: Segment) -> None:
        """Compare a level with the one before it where no comma separates them: "Cử nhân (hệ cao đẳng)"."""
        before = self.last[0][-1] if self.last is not None and self.last[0] else None
        if not done or before is None or segment.opened_by not in ("dash", "dot", "open", "colon"):
            return
        if before.lowest == done[0].lowest or before.lowest != before.highest:
            return
        if done[0].form_too and self._rank(done[0]) < self._rank(before):
            return
        introduced = segment.items.index(done[0]) > 0 and segment.items[0].kind == "introducing"
        if before.weak and introduced and not done[0].weak and before in self.claims.completed:
            self.claims.completed.remove(before)
            return
        if segment.opened_by == "open" and self._rank(done[0]) > self._rank(before):
            raise NotUnderstood("conflict", done[0].text)
        title, level = (before, done[0]) if before.weak else (done[0], before)
        if title.weak and not level.weak and self._rank(level) < self._rank(title):
            raise NotUnderstood("conflict", done[0].text)
        short = len(before.spelling.base) <= _ABBREVIATION and not before.weak
        if segment.opened_by == "dot" and short and self._rank(done[0]) > self._rank(before):
            raise NotUnderstood("conflict", done[0].text)

    def _rank(self, item: Item) -> int:
        return self.codes.index(item.highest)


def _with_names(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take words with a capital right behind a level for a name, whatever they mean elsewhere: "huyện Ba Vì"."""
    read: list[Item] = []
    for item in items:
        behind = bool(read) and read[-1].kind in ("level", "word", "place")
        named = behind and item.text.istitle() and item.kind in _NAME_LIKE
        read.append(item._replace(kind="word") if named else item)
    return tuple(read)
