"""Panics of the reading library: an error like others, and nothing of Rust's own on stderr."""

from __future__ import annotations

import io
import os
import threading
import zipfile

import pytest

from cadre_stats.errors import InputError
from cadre_stats.reading.formats.grids import read_grids
from cadre_stats.reading.formats.panics import panics_unprinted
from tests.reading.binary_books import xlsb


def without_relations() -> bytes:
    """Write an xlsb whose sheet leads nowhere: the library panics at it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsb({(0, 0): "STT"}))) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<Relationships/>" if name.endswith(".rels") else source.read(name))
    return stream.getvalue()


def test_a_panic_is_an_error_and_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """The library's panic becomes a damaged file, without Rust's own lines."""
    data = without_relations()
    from python_calamine import CalamineWorkbook

    with pytest.raises(BaseException, match="no entry") as caught:
        CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert type(caught.value).__name__ == "PanicException"
    assert "panicked" in capfd.readouterr().err
    with pytest.raises(InputError) as refused:
        read_grids(data, "roster.xlsb")
    assert refused.value.key == "reading.damaged"
    assert capfd.readouterr().err == ""


def test_other_lines_on_stderr_are_printed_afterwards(capfd: pytest.CaptureFixture[str]) -> None:
    """What anyone else prints meanwhile is late, not lost, also with several threads inside."""

    def inside() -> None:
        with panics_unprinted():
            os.write(2, b"a line\n")

    threads = [threading.Thread(target=inside) for _ in range(4)]
    with panics_unprinted():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert capfd.readouterr().err == "a line\n" * 4
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_without_stderr_files_are_read() -> None:
    """A program without a stderr (a window, a service) still reads."""
    kept = os.dup(2)
    os.close(2)
    try:
        (grid,) = read_grids(xlsb({(0, 0): "STT"}), "roster.xlsb")
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    assert grid.rows == [["STT"]]
