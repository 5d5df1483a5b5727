"""Spellings of many texts at once, and words that no list of the data files can hold by mistake."""

from hypothesis import given
from hypothesis import strategies as st

from cadre_stats.shipped import prepared
from cadre_stats.text import fold, fold_all
from cadre_stats.vocabulary.list_spellings import SOURCES, STORED, written_together
from cadre_stats.vocabulary.spelling import Spelling, spelling, spellings
from cadre_stats.vocabulary.words import tokens

# Letters, tones apart and composed, the signs that folding turns into others, line breaks.
_SIGNS = "aeiouyquàáảãạêếôơưđĐÐbchnt'’ -‑.&12\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\n"
_TEXTS = st.lists(st.text(_SIGNS, max_size=9), max_size=5)

# Words, what tokens are made of besides words, and letters that folding or the tokens take for something else.
_WORDS = (
    "trung cấp",
    "CĐ",
    "TC-LLCT",
    "(Chính",
    "trị)",
    "Kỹ",
    "sỹ",
    "chánh",
    "CHANH",
    "Th.S",
    "và",
    "GS3",
    "đ/c",
    "C/chỉ",
)
_NO_WORDS = (
    *" .,;:()-–/+&'_\n\t…·✓",
    "12/12",
    "9+3",
    "K25",
    "31/12/2019",
    "2015-2019",
    "2015-2030",
    "1",
    "\u0301",
    "\u200b",
)
_PIECES = st.sampled_from((*_WORDS, *_NO_WORDS, *"ĐÐỳªͺʰⅨ²ﬁ\u1100\u1161"))


@given(_TEXTS)
def test_many_texts_fold_as_each_of_them_does(texts: list[str]) -> None:
    """Folding many texts at once gives what folding each gives, whatever stands at their ends."""
    assert fold_all(texts) == [fold(text) for text in texts]


@given(_TEXTS)
def test_many_texts_are_spelt_as_each_of_them_is(texts: list[str]) -> None:
    """Spelling many texts at once gives what spelling each gives."""
    assert spellings(texts) == [spelling(text) for text in texts]


@given(st.lists(st.lists(_PIECES, max_size=6).map("".join), max_size=5))
def test_words_of_lists_are_spelt_as_their_tokens_are(texts: list[str]) -> None:
    """The words of many texts, spelt at once, are those that each text's tokens tell, and as many."""
    told = [[token.spelling for token in tokens(text) if token.spelling.base] for text in texts]
    expected = [("".join(one.base for one in each), b"".join(one.marks for one in each), len(each)) for each in told]
    assert [(*spelled, words) for spelled, words in written_together(texts)] == expected


def test_stored_spellings_are_those_that_tokens_tell() -> None:
    """Of every text of the lists that are shipped the stored spelling is that of its tokens, mark by mark."""
    values = prepared("cadre_stats.vocabulary", STORED, SOURCES, list)
    texts = values[::4]
    assert {"thạc sĩ", "12/12"} <= {text.casefold() for text in texts}
    told = [[token.spelling for token in tokens(text) if token.spelling.base] for text in texts]
    expected = [("".join(one.base for one in each), b"".join(one.marks for one in each), len(each)) for each in told]
    assert [(*spelled, words) for spelled, words in written_together(texts)] == expected


def test_a_mark_that_no_letter_is_composed_with_belongs_to_the_letter_before_it() -> None:
    """A breve (2) over x has no composed form and stays on the x; one before any letter is on none."""
    assert spelling("\u0306x\u0306a") == Spelling("xa", b"\x02\x00")
