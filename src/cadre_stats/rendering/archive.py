"""Zip files (.docx, .xlsx) whose bytes depend on their content alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cadre_stats.rendering.moment import moment

__all__ = ["stamped"]


def stamped(data: bytes) -> bytes:
    """Give a zip file anew with every member stamped with the one moment, in the order they stand in."""
    made, out = moment(), BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            info = ZipInfo(member.filename, made.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            # The system that made the file (Windows or Unix) stands in the bytes, too.
            info.create_system = 0
            target.writestr(info, source.read(member))
    return out.getvalue()
