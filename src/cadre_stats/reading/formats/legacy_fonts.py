"""Old Vietnamese fonts: words that a file stores for a font from before Unicode, and what the font shows.

Every library shows such cells as garbage ("NguyÔn V¨n Thö"). They are told by syllables: decoded, the words are
Vietnamese; as they stand, they are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from cadre_stats.reading.formats.syllables import is_syllable
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml

__all__ = ["BEYOND", "Font", "Words", "evidence_of_font", "fonts", "judge", "may_be_of_font", "words_of"]

# A word as an old font stores it: letters and signs of Latin-1, one of them a plain letter.
_WORD = regex(r"[A-Za-z\u00a1-\u00ff]+")
_LETTER = regex(r"[A-Za-z]")
# No letter of an old font lies beyond Latin-1; a letter that does was typed in Unicode.
BEYOND = regex(r"[^\W\d_\u0000-\u00ff]")
_ABBREVIATION = regex(r"(?=.*Đ)[A-ZĐĂÂÊÔƠƯ]{2,6}")
_FEW = 2


class Font(Record, slots=False, eq=False):
    """A family of old fonts: the letters it shows for what is stored, longest first."""

    name: str
    letters: Mapping[str, str]

    def decode(self, word: str) -> str:
        """Give the word that the font shows; in a word of capitals every letter is one.

        >>> fonts()[0].decode("NguyÔn"), fonts()[0].decode("TR¦êNG"), fonts()[1].decode("Nguyeãn")
        ('Nguyễn', 'TRƯỜNG', 'Nguyễn')
        """
        shown = []
        place = 0
        while place < len(word):
            size = 2 if word[place : place + 2].lower() in self.letters and len(word) > place + 1 else 1
            stored = word[place : place + size]
            letter = self.letters.get(stored) or self.letters.get(stored.lower(), stored)
            shown.append(letter.upper() if stored not in self.letters and stored[0].isupper() else letter)
            place += size
        decoded = "".join(shown)
        plain = _LETTER.findall(word)
        return decoded.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else decoded

    def fits(self, word: str) -> bool:
        """Tell whether the word is Vietnamese as the font shows it."""
        return _fits(self, word)

    def decode_text(self, text: str) -> str:
        """Give a text with all its words decoded."""
        return _WORD.sub(lambda found: self.decode(found[0]), text)


# Files of a folder share their words; most of them are of names.
@lru_cache(maxsize=1 << 13)
def _fits(font: Font, word: str) -> bool:
    decoded = font.decode(word)
    return is_syllable(decoded) or _ABBREVIATION.fullmatch(decoded) is not None


class Words(Record, slots=False):
    """What different words say of a font: sure of it, Vietnamese both ways, or against it."""

    sure: int = 0
    either: int = 0
    against: int = 0

    @property
    def is_evidence(self) -> bool:
        """Whether the words can't be anything but of the font."""
        return self.sure >= _FEW and self.against * 4 <= self.sure


@cache
def fonts() -> tuple[Font, ...]:
    """Give the known families of fonts."""
    about = shipped_toml("cadre_stats.reading", "data/legacy_fonts.toml")
    vni = dict(zip(about["VNI"]["stored"], about["VNI"]["shown"], strict=True))
    for base, marks in about["VNI"]["marks"].items():
        vni |= {base + mark: letter for mark, letter in zip(marks["stored"], marks["shown"], strict=True)}
    tcvn3 = dict(zip(about["TCVN3"]["stored"], about["TCVN3"]["shown"], strict=True))
    return Font("TCVN3", tcvn3), Font("VNI", vni)


def words_of(text: str) -> set[str]:
    """Give the words of a text that an old font may have stored: those not plain ASCII, a plain letter among them."""
    return {word for word in set(_WORD.findall(text)) if not word.isascii() and _LETTER.search(word)}


def judge(font: Font, words: frozenset[str]) -> Words:
    """Tell what different words say of a font."""
    fit = {word for word in words if font.fits(word)}
    sure = sum(not is_syllable(word) for word in fit)
    return Words(sure, len(fit) - sure, len(words) - len(fit))


def may_be_of_font(text: str) -> bool:
    """Tell whether a text has a word that is Vietnamese only as an old font shows it; no column has a font without.

    >>> may_be_of_font("NguyÔn V¨n Thö"), may_be_of_font("Nguyễn Văn Thử, José")
    (True, False)
    """
    if text.isascii():
        return False
    return any(font.fits(word) and not is_syllable(word) for word in words_of(text) for font in fonts())


def evidence_of_font(text: str) -> Font | None:
    """Give the font that a text can only have been typed in; ``None`` where the words say nothing else or too little.

    >>> evidence_of_font("NguyÔn V¨n Thö, Th¹c sÜ").name, evidence_of_font("Nguyễn Văn Thử, José")
    ('TCVN3', None)
    """
    words = frozenset(words_of(text))
    found = [font for font in fonts() if judge(font, words).is_evidence]
    return found[0] if len(found) == 1 else None
