"""A copy of a workbook with annotations: only cells that are annotated change, by a colour and a comment.

The parts of the archive are edited in place, so that formulas keep their values and everything that no library
knows stays as it was.
"""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from cadre_stats.rendering.sheet_cells import SheetCells
from cadre_stats.rendering.sheet_comments import COMMENTS, VML, add_comments, add_shapes, new_comments, new_shapes
from cadre_stats.reporting.annotations import Annotation

__all__ = ["annotate"]

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7"}
# What stands behind the reference to comments in a sheet.
_BEHIND = ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")


def annotate(data: bytes, sheets: Mapping[str, Mapping[str, Annotation]]) -> bytes:
    """Give the workbook with annotations (sheet → cell → annotation); sheets that it doesn't have are passed over.

    ``data`` is an xlsx that was read before, so its archive and its XML are sound.
    """
    package = _Package(data)
    for name, path in package.sheets().items():
        if sheets.get(name):
            _annotate_sheet(package, path, sheets[name])
    return package.bytes()


class _Package:
    """The parts of a workbook by name, parsed where they are changed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self._parts = {name: archive.read(name) for name in self._infos}
        self._trees: dict[str, etree._Element] = {}
        self.book = self._target("", "/officeDocument")
        self.styles = _Styles(self.tree(self._target(self.book, "/styles")))

    def tree(self, name: str) -> etree._Element:
        """Give a part for changing."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
            self._trees[name] = etree.fromstring(self._parts[name], parser)
        return self._trees[name]

    def add(self, name: str, tree: etree._Element) -> None:
        """Add a part."""
        self._trees[name] = tree

    def sheets(self) -> Mapping[str, str]:
        """Give the part of each sheet by the sheet's name."""
        targets = {rel.get("Id"): rel for rel in self.relations(self.book)}
        found = {}
        for sheet in self.tree(self.book).iterfind("{*}sheets/{*}sheet"):
            key = next(value for name, value in sheet.attrib.items() if etree.QName(name).localname == "id")
            found[str(sheet.get("name"))] = _resolved(self.book, str(targets[key].get("Target")))
        return found

    def relations(self, part: str) -> etree._Element:
        """Give the relations of a part; none yet where it has none."""
        name = _relations_of(part)
        if name not in self._parts and name not in self._trees:
            self._trees[name] = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        return self.tree(name)

    def related(self, part: str, kind: str) -> tuple[str, str] | None:
        """Give id and name of the part that stands in a relation (``/comments``) to another."""
        for rel in self.relations(part):
            if str(rel.get("Type")).endswith(kind):
                return str(rel.get("Id")), _resolved(part, str(rel.get("Target")))
        return None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to a new one; gives the relation's id."""
        relations = self.relations(part)
        used = {rel.get("Id") for rel in relations}
        key = next(f"rIdNote{n}" for n in range(1, len(used) + 2) if f"rIdNote{n}" not in used)
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=key, Type=_DOCUMENT + kind, Target=f"/{target}")
        return key

    def free(self, pattern: str) -> str:
        """Give the first name of a pattern that no part has."""
        names = (pattern.format(n) for n in range(1, len(self._parts) + len(self._trees) + 2))
        return next(name for name in names if name not in self._parts and name not in self._trees)

    def declare(self, name: str, content_type: str) -> None:
        """State the content type of a part."""
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def bytes(self) -> bytes:
        """Write the archive, members in their order and with their times, new ones behind."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in [*self._parts, *(name for name in self._trees if name not in self._parts)]:
                info = self._infos.get(name) or zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                tree = self._trees.get(name)
                xml = None if tree is None else etree.tostring(tree, encoding="UTF-8", standalone=True)
                archive.writestr(info, self._parts[name] if xml is None else xml)
        return out.getvalue()

    def _target(self, part: str, kind: str) -> str:
        found = self.related(part, kind)
        assert found is not None  # a workbook that could be read has one
        return found[1]


class _Styles:
    """The cell formats of a workbook, each of which can be had in the colour of a severity."""

    def __init__(self, root: etree._Element) -> None:
        self._formats = root.find("{*}cellXfs")
        self._fills = root.find("{*}fills")
        self._coloured: dict[tuple[int, str], int] = {}
        self._fill_of: dict[str, int] = {}

    def coloured(self, number: int, severity: str) -> int:
        """Give the number of a format that is another one's copy but for its fill."""
        key = (number, severity)
        if key not in self._coloured:
            if severity not in self._fill_of:
                self._fill_of[severity] = self._add_fill(_COLOURS[severity])
            made = copy.deepcopy(self._formats[number])
            made.set("fillId", str(self._fill_of[severity]))
            made.set("applyFill", "1")
            self._coloured[key] = _append(self._formats, made)
        return self._coloured[key]

    def _add_fill(self, colour: str) -> int:
        tag = str(self._fills.tag).removesuffix("fills")
        fill = etree.Element(f"{tag}fill")
        pattern = etree.SubElement(fill, f"{tag}patternFill", patternType="solid")
        etree.SubElement(pattern, f"{tag}fgColor", rgb=colour)
        etree.SubElement(pattern, f"{tag}bgColor", indexed="64")
        return _append(self._fills, fill)


def _append(parent: etree._Element, child: etree._Element) -> int:
    """Append a child to a counted list; gives its number from 0."""
    parent.append(child)
    parent.set("count", str(len(parent)))
    return len(parent) - 1


def _annotate_sheet(package: _Package, path: str, annotations: Mapping[str, Annotation]) -> None:
    sheet = package.tree(path)
    cells = SheetCells(sheet)
    for cell, annotation in annotations.items():
        element = cells.at(cell)
        element.set("s", str(package.styles.coloured(int(element.get("s") or 0), annotation.severity)))
    texts = {cell: annotation.lines for cell, annotation in annotations.items()}
    related = package.related(path, "/comments")
    if related is None:
        name = package.free("xl/comments{}.xml")
        package.add(name, new_comments())
        package.relate(path, "/comments", name)
        package.declare(name, COMMENTS)
    else:
        name = related[1]
    fresh = add_comments(package.tree(name), texts)
    drawing = package.related(path, "/vmlDrawing") if sheet.find("{*}legacyDrawing") is not None else None
    if drawing is None:
        shapes = package.free("xl/drawings/vmlDrawing{}.vml")
        package.add(shapes, new_shapes())
        package.declare(shapes, VML)
        _refer(sheet, package.relate(path, "/vmlDrawing", shapes))
    else:
        shapes = drawing[1]
    add_shapes(package.tree(shapes), fresh)


def _refer(sheet: etree._Element, key: str) -> None:
    """Refer to the drawing of comments at the place in a sheet where readers expect it."""
    tag = str(sheet.tag).removesuffix("worksheet")
    element = etree.Element(f"{tag}legacyDrawing")
    element.set(f"{{{_DOCUMENT}}}id", key)
    behind = next((one for one in sheet if etree.QName(one).localname in _BEHIND), None)
    if behind is None:
        sheet.append(element)
    else:
        behind.addprevious(element)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """Give the name of the part that a relation points to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
