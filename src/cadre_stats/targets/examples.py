"""Example files for ``cadre-stats init``: targets as TOML and as a workbook, standards, a vocabulary."""

from __future__ import annotations

from pathlib import Path

from cadre_stats.errors import OutputError
from cadre_stats.shipped import shipped_text

__all__ = ["example_text", "write_examples"]

_TEXTS = ("targets.toml", "standards.toml", "vocabulary.toml")
_WORKBOOK = "targets.xlsx"


def write_examples(directory: Path | str, lang: str, force: bool = False) -> list[Path]:
    """Write the example files of a language (``vi`` or ``en``) into a folder, which is made if need be.

    Raises :class:`OutputError` where one of the files exists (unless ``force``), before any is written, and
    where the folder can't be written.
    """
    from cadre_stats.targets.example_workbook import workbook_bytes

    folder = Path(directory)
    contents = {folder / name: example_text(name, lang).encode() for name in _TEXTS}
    contents[folder / _WORKBOOK] = workbook_bytes(lang)
    for path in contents:
        if path.exists() and not force:
            raise OutputError("targets.file_exists", where=str(path))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in contents.items():
            _write(path, data)
    except OSError as error:
        raise OutputError("targets.cannot_write", where=str(folder), problem=error) from error
    return list(contents)


def example_text(name: str, lang: str) -> str:
    """Give the text of one example file in a language."""
    return shipped_text("cadre_stats.targets", f"example_files/{lang}/{name}")


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
