"""Every alias of every scale, typed in other ways, never names another level."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from cadre_stats.vocabulary.scale import Scale
from cadre_stats.vocabulary.vocabulary import FIELDS, load_vocabulary

VOCABULARY = load_vocabulary()
SCALES = [pytest.param(VOCABULARY.scale(field), id=field) for field in FIELDS]


def without_diacritics(text: str) -> str:
    """Give a text as it is typed without a Vietnamese keyboard."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def retyped(alias: str) -> Iterator[str]:
    """Give an alias in other cases, forms, spacing and with diacritics missing."""
    yield from (alias.upper(), alias.lower(), alias.title(), unicodedata.normalize("NFD", alias))
    yield from (f"  {alias} ", alias.replace(" ", "  "), alias.replace(" ", "\u00a0"), f"{alias}.")
    yield from (without_diacritics(alias), without_diacritics(alias).upper())
    words = alias.split()
    yield from (" ".join([*words[:at], without_diacritics(word), *words[at + 1 :]]) for at, word in enumerate(words))


@pytest.mark.parametrize("scale", SCALES)
def test_an_alias_is_its_level(scale: Scale) -> None:
    """Each alias, as the file writes it, is read as the level it stands under."""
    for level in scale.levels:
        for alias in level.aliases:
            assert scale.read(alias).code == level.code, alias


@pytest.mark.parametrize("scale", SCALES)
def test_an_alias_typed_otherwise_is_no_other_level(scale: Scale) -> None:
    """Case, Unicode form, spaces, a final dot, missing diacritics: the same level or none, never another."""
    for level in scale.levels:
        for alias in level.aliases:
            for text in retyped(alias):
                reading = scale.read(text)
                assert reading.code in (level.code, None), (alias, text, reading)


@pytest.mark.parametrize("scale", SCALES)
def test_case_spaces_and_unicode_form_do_not_matter(scale: Scale) -> None:
    """An alias in upper case, decomposed or with other spaces is still recognised."""
    for level in scale.levels:
        for alias in level.aliases:
            for text in (alias.upper(), unicodedata.normalize("NFD", alias), f" {alias}  "):
                assert scale.read(text).code == level.code, text


@pytest.mark.parametrize("scale", [one for one in SCALES if one.values[0].ordered])  # type: ignore[attr-defined]
def test_an_unfinished_level_is_not_held(scale: Scale) -> None:
    """A level that is being studied for, denied or doubted is never read as held."""
    for level in scale.levels:
        for alias in level.aliases:
            for text in (f"đang học {alias}", f"{alias} (đang học)", f"chưa tốt nghiệp {alias}", f"{alias}?"):
                assert scale.read(text).code in (None, "none"), text
                if level.code != "none":
                    assert not scale.read(text).recognised, text
