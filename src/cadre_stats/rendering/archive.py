"""Zip files (.docx, .xlsx) whose bytes depend on their content alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cadre_stats.rendering.moment import moment

__all__ = ["member_of", "stamped"]


def stamped(data: bytes) -> bytes:
    """Give a zip file anew with every member stamped with the one moment, in the order they stand in."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(member_of(member.filename), source.read(member))
    return out.getvalue()


def member_of(name: str) -> ZipInfo:
    """Describe a member of a zip file that is made now, at the one moment and on no system in particular."""
    info = ZipInfo(name, moment().timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    # The system that made the file (Windows or Unix) stands in the bytes, too.
    info.create_system = 0
    return info
