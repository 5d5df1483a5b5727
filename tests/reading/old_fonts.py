"""Text typed in the fonts from before Unicode."""

from __future__ import annotations

from cadre_stats.reading.formats.legacy_fonts import fonts

__all__ = ["in_font"]


def in_font(text: str, name: str) -> str:
    """Type a text in an old font; capitals with a tone as the small letter, which a font of capitals shows large."""
    (font,) = (font for font in fonts() if font.name == name)
    keys = {shown: stored for stored, shown in font.letters.items()}
    capitals = {shown.upper(): stored if name == "TCVN3" else stored.upper() for shown, stored in keys.items()}
    return "".join((capitals | keys).get(letter, letter) for letter in text)
