"""Whole phrases are found where a pattern of them would find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cadre_stats.vocabulary.whole_phrases import WholePhrases

WORDS = st.lists(st.sampled_from(["kế", "hoạch", "quy", "k", "hoạchs", "2025"]), min_size=1, max_size=4).map(" ".join)
TEXTS = st.lists(st.sampled_from(["kế", "hoạch", "quy", "k", "hoạchs", "2025", ""]), max_size=9).map(" ".join)


@given(st.sets(WORDS, min_size=1, max_size=5), TEXTS)
def test_whole_phrases_are_found_as_by_a_pattern(phrases: set[str], text: str) -> None:
    """The first in the text, of those that begin there the longest; spaces at either end and between them included."""
    longest_first = sorted(phrases, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    whole = WholePhrases(phrases)
    for found, wanted in ((whole.search(text), pattern.search(text)), (whole.match(text), pattern.match(text))):
        assert (found and (found.phrase, found.start, found.end())) == (wanted and (wanted[0], *wanted.span()))
    assert whole.without(text) == pattern.sub("", text)
    assert whole.replaced(text, {phrase: phrase.upper() for phrase in phrases}) == pattern.sub(
        lambda match: match[0].upper(), text
    )
