"""What reading any roster takes: importing this module loads it, in the process that workers begin as copies of."""

from __future__ import annotations

from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.formats.grids import read_grids
from cadre_stats.reading.recognition.one_file import FileReading, read_as
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.workers import chunk

__all__ = ["chunk", "reading"]

# Words, scales and patterns are loaded when they are first asked for: by a roster of one invented person.
_ROSTER = "STT,Họ và tên,Ngày sinh,Chức vụ,Trình độ chuyên môn\n1,Trần Văn An,05/08/1975,Chuyên viên,Đại học\n"


def reading() -> FileReading:
    """Read a small roster, and so load what that takes."""
    return read_as(Found("", named=True), ReadOptions(), lambda: read_grids(_ROSTER.encode(), ""))


reading()
