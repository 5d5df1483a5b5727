"""Folding: when two spellings are the same text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_stats.text import bare, compact, fold, is_blank, plain, sort_key, tidy, unaccented

VIETNAMESE = st.text(
    "aăâeêioôơuưyđĐðÐ.-–’\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323bcghknpqtxTYKİß \n", max_size=15
)
ANY = VIETNAMESE | st.text(max_size=15)


@pytest.mark.parametrize("folding", [plain, tidy, fold, bare, compact])
@given(text=ANY)
def test_folding_twice_is_folding_once(folding: Callable[[str], str], text: str) -> None:
    """A folded text is its own fold."""
    assert folding(folding(text)) == folding(text)


@given(text=ANY)
def test_unicode_form_does_not_matter(text: str) -> None:
    """The decomposed and the composed form of a text fold alike."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thạc sỹ", "THẠC SĨ"),
        ("Hoà Bình", "Hòa Bình"),
        ("Tỉnh uỷ", "Tỉnh ủy"),
        ("Lý luận", "Lí luận"),
        ("Quý", "Quí"),
        ("Ðại học", "Đại học"),
        ("Ɖại học", "đại  học"),
        ("Th.S", "Th. S"),
        ("H’Mông", "H'Mông"),
        ("2016–2020", "2016-2020"),
    ],
)
def test_spellings_of_one_text_fold_alike(one: str, other: str) -> None:
    """Case, spaces, dots, tone placement, i/y, lookalikes and dashes make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("chưa", "chữa"), ("Hòa", "Hoa"), ("hay", "hai"), ("Thụy", "Thúy"), ("Thu", "Thư")]
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    """Diacritics and i/y that are heard tell words apart."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "-", "--", "…", "...", ".", "N/A", "n/a", "N.A.", "–", "—", "_"])
def test_blank_cells(text: str) -> None:
    """Nothing, dashes, dots and N/A say nothing."""
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "x", "?", "Không", "a", "na"])
def test_cells_that_are_not_blank(text: str) -> None:
    """A letter, a digit, a question mark and "Không" say something."""
    assert not is_blank(text)


def test_unaccented_text() -> None:
    """A text without any Vietnamese letter is told from one with a single one."""
    assert unaccented("Thac si Luat")
    assert not unaccented("Thac sĩ Luat")


def test_signs_without_a_width_make_no_other_text() -> None:
    """A soft hyphen or a mark of direction inside a word vanishes, a space without a width separates words."""
    assert fold("Đại\u00ad học\u200e") == fold("Đại học") == fold("Đại\u200bhọc")
    assert plain("Đại\u200bhọc\ufe0f") == "Đại học"


def test_the_order_of_texts_that_are_no_plain_names() -> None:
    """Signs stand before numbers, these before letters; a raised digit is a sign, no number."""
    texts = ["Xã B", "xã a", "Xã 10", "Xã 9", "Xã ²", "Xã (cũ)", "Xã ａ", "Xã\ná"]
    assert sorted(texts, key=sort_key) == ["Xã (cũ)", "Xã ²", "Xã ａ", "Xã 9", "Xã 10", "xã a", "Xã B", "Xã\ná"]
