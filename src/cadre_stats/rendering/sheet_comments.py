"""Comments of a sheet: their texts, and the old drawing (VML) without which Excel doesn't show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from cadre_stats.regex import regex
from cadre_stats.rendering.plain import valid

__all__ = ["COMMENTS", "VML", "add_comments", "add_shapes", "new_comments", "new_shapes"]

COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"

_AUTHOR = "cadre-stats"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_V, _O, _X = (f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel"))
_SHAPE_TYPE = "_x0000_t202"
_CELL = regex(r"([A-Z]+)([0-9]+)")
_WIDTH, _LINE, _LETTERS = 260, 15, 40


def new_comments() -> etree._Element:
    """Give a part of comments without any."""
    root = etree.Element(f"{{{_MAIN}}}comments", nsmap={None: _MAIN})
    etree.SubElement(root, f"{{{_MAIN}}}authors")
    etree.SubElement(root, f"{{{_MAIN}}}commentList")
    return root


def add_comments(root: etree._Element, texts: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Add a comment at each cell; one that is there is continued. Gives those that are new."""
    tag = str(root.tag).removesuffix("comments")
    authors, listed = root.find("{*}authors"), root.find("{*}commentList")
    etree.SubElement(authors, f"{tag}author").text = _AUTHOR
    known = {comment.get("ref"): comment for comment in listed}
    for cell, lines in texts.items():
        if cell in known:
            text = known[cell].find("{*}text")
            _run(text, tag, "\n" + "\n".join(lines))
        else:
            comment = etree.SubElement(listed, f"{tag}comment", ref=cell, authorId=str(len(authors) - 1))
            _run(etree.SubElement(comment, f"{tag}text"), tag, "\n".join(lines))
    return {cell: lines for cell, lines in texts.items() if cell not in known}


def _run(text: etree._Element, tag: str, words: str) -> None:
    """Append words to a text; text that stands alone becomes a run of its own first."""
    for plain in text.findall("{*}t"):
        text.remove(plain)
        etree.SubElement(text, f"{tag}r").append(plain)
    run = etree.SubElement(text, f"{tag}r")
    element = etree.SubElement(run, f"{tag}t")
    element.text = valid(words)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def new_shapes() -> etree._Element:
    """Give a drawing with the type of a comment's box and no box yet."""
    root = etree.Element("xml", nsmap={"v": _V, "o": _O, "x": _X})
    layout = etree.SubElement(root, f"{{{_O}}}shapelayout")
    etree.SubElement(layout, f"{{{_O}}}idmap", {f"{{{_V}}}ext": "edit", "data": "1"})
    return root


def add_shapes(root: etree._Element, texts: Mapping[str, Sequence[str]]) -> None:
    """Add a box for each comment, hidden until the reader points at its cell."""
    if not root.xpath(f"//*[@id='{_SHAPE_TYPE}']"):
        kind = etree.SubElement(
            root, f"{{{_V}}}shapetype", id=_SHAPE_TYPE, coordsize="21600,21600", path="m,l,21600r21600,l21600,xe"
        )
        kind.set(f"{{{_O}}}spt", "202")
        etree.SubElement(kind, f"{{{_V}}}stroke", joinstyle="miter")
    used = {shape.get("id") for shape in root.iterfind(f"{{{_V}}}shape")}
    number = 1025
    for cell, lines in texts.items():
        while f"_x0000_s{number}" in used:
            number += 1
        used.add(f"_x0000_s{number}")
        _shape(root, f"_x0000_s{number}", cell, sum(1 + len(line) // _LETTERS for line in lines))


def _shape(root: etree._Element, name: str, cell: str, lines: int) -> None:
    found = _CELL.fullmatch(cell)
    assert found is not None  # names come from the program
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2]) - 1
    style = f"position:absolute;width:{_WIDTH}px;height:{_LINE * (lines + 1)}px;z-index:1;visibility:hidden"
    shape = etree.SubElement(root, f"{{{_V}}}shape", id=name, type=f"#{_SHAPE_TYPE}", style=style, fillcolor="#ffffe1")
    shape.set(f"{{{_O}}}insetmode", "auto")
    etree.SubElement(shape, f"{{{_V}}}fill", color2="#ffffe1")
    etree.SubElement(shape, f"{{{_V}}}shadow", on="t", color="black", obscured="t")
    etree.SubElement(shape, f"{{{_V}}}textbox", style="mso-direction-alt:auto")
    client = etree.SubElement(shape, f"{{{_X}}}ClientData", ObjectType="Note")
    etree.SubElement(client, f"{{{_X}}}MoveWithCells")
    etree.SubElement(client, f"{{{_X}}}SizeWithCells")
    # From column and row to column and row, each with an offset in pixels.
    anchor = (column, 15, max(row - 1, 0), 10, column + 4, 15, row + lines + 1, 4)
    etree.SubElement(client, f"{{{_X}}}Anchor").text = ", ".join(map(str, anchor))
    etree.SubElement(client, f"{{{_X}}}AutoFill").text = "False"
    etree.SubElement(client, f"{{{_X}}}Row").text = str(row)
    etree.SubElement(client, f"{{{_X}}}Column").text = str(column - 1)
