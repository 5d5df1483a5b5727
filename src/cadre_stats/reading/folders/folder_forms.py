"""The forms of workbooks met in a folder: which of them, with which first rows, are known to begin as a precedent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.folders.book_form import BookForm, Head, RawSheet, form_of
from cadre_stats.reading.folders.plain_archive import PlainArchive, plain_archive
from cadre_stats.reading.folders.precedent import Precedent
from cadre_stats.reading.folders.raw_bundle import RawBundle
from cadre_stats.reading.folders.raw_columns import raw_columns
from cadre_stats.reading.folders.raw_sheets import RawSheets

__all__ = ["FolderForms"]


class FolderForms:
    """The bundles of each form, by the XML of their first rows."""

    def __init__(self) -> None:
        # By the names of a workbook's members.
        self._forms: defaultdict[tuple[str, ...], list[BookForm]] = defaultdict(list)
        self._bundles: dict[BookForm, dict[Head, RawBundle]] = {}

    def bundle_of(self, data: bytes) -> tuple[RawBundle, RawSheet] | None:
        """Give the bundle that a file belongs to, and its sheet; none where the library has to read it."""
        archive = plain_archive(data) if self._bundles else None
        for form in self._forms.get(tuple(archive.members), ()) if archive else ():
            sheet = form.opened(archive) if archive else None
            if sheet is None:
                continue
            bundles = self._bundles[form]
            for deep in {len(bundle.precedent.head) for bundle in bundles.values()}:
                head = sheet.head(deep)
                if head is not None and (bundle := bundles.get(head)) is not None:
                    return bundle, sheet
        return None

    def learn(self, data: bytes, rows: Sequence[Sequence[Cell]], precedent: Precedent) -> RawBundle | None:
        """Make a bundle for files like one that begins as a precedent and was read whole: its ``rows`` are known.

        None where it has no form that others could have, or is read otherwise by its form.
        """
        archive = plain_archive(data)
        if archive is None:
            return None
        form, sheet = self._form(data, archive)
        head = sheet.head(len(precedent.head)) if sheet else None
        if form is None or sheet is None or head is None or head in self._bundles.get(form, ()):
            return None
        if not _reads_alike(form, sheet, rows, precedent):
            return None
        if form not in self._bundles:
            self._forms[tuple(archive.members)].append(form)
        bundle = RawBundle(form, precedent)
        self._bundles.setdefault(form, {})[head] = bundle
        return bundle

    def full(self) -> list[RawBundle]:
        """Give the bundles that it is time to read."""
        return [bundle for bundles in self._bundles.values() for bundle in bundles.values() if bundle.is_full]

    def forget(self, bundle: RawBundle) -> None:
        """Take no more files into a bundle."""
        bundles = self._bundles[bundle.form]
        for head in [head for head, one in bundles.items() if one is bundle]:
            del bundles[head]

    def _form(self, data: bytes, archive: PlainArchive) -> tuple[BookForm | None, RawSheet | None]:
        """Give the form of a file, known or new, and the file's sheet."""
        for form in self._forms.get(tuple(archive.members), ()):
            if (sheet := form.opened(archive)) is not None:
                return form, sheet
        made = form_of(data, archive)
        return made, made.opened(archive) if made else None


def _reads_alike(form: BookForm, sheet: RawSheet, rows: Sequence[Sequence[Cell]], precedent: Precedent) -> bool:
    """Tell whether a file's own form gives the cells that the library gave."""
    sheets = RawSheets(0, precedent.width)
    columns = raw_columns(sheets, form) if sheets.take([sheet])[0] else None
    if columns is None or len(columns[0].codes) != len(rows):
        return False
    read = [[column.values[code] for code in column.codes.tolist()] for column in columns]
    return [list(map(repr, cells)) for cells in read] == [list(map(repr, cells)) for cells in zip(*rows, strict=True)]
