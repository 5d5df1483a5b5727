"""Keys of headers that are made together are those made one by one."""

from __future__ import annotations

import pytest

from cadre_stats.text import bare, bare_all
from cadre_stats.vocabulary.field import roster_fields, training_fields
from cadre_stats.vocabulary.header_words import bare_key, bare_keys, header_key, header_keys

# Lines within a text, names of programs, digits that aren't words, letters apart, marks alone, nothing.
ODD = [
    "Ngày,\ntháng",
    "TrinhDo",
    "TRINHDO",
    "m²",
    "Số ¹²",
    "h o  t e n",
    "T Đ",
    "\u0301",
    "a\u0301\u0323",
    "",
    " _ ",
    "K.Số 2",
]
HEADERS = [
    part
    for fields in (roster_fields(), training_fields())
    for field in fields.values()
    for header in field.headers
    for part in header.path
]


@pytest.mark.parametrize("texts", [HEADERS, ODD, [], [*HEADERS, *ODD]], ids=["headers", "odd", "none", "all"])
def test_keys_made_together_are_those_made_alone(texts: list[str]) -> None:
    """With diacritics and without."""
    assert bare_all(texts) == [bare(text) for text in texts]
    assert header_keys(texts) == [header_key(text) for text in texts]
    assert bare_keys(texts) == [bare_key(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "key"),
    [("m²", "m"), ("Số ¹² x", "số x"), ("h o  t e n", "hoten"), ("Trinh_do (chuyên-môn)", "trinh do chuyên môn")],
)
def test_signs_and_raised_digits_are_no_words(text: str, key: str) -> None:
    """Words stand one space apart, letters apart together."""
    assert " ".join(header_key(text).split()) == key
