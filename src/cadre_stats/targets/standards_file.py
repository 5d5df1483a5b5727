"""Standards files: TOML, .xlsx, .csv, or the name of a pack that the package brings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError
from cadre_stats.targets.alternative import read_alternatives
from cadre_stats.targets.condition import ALWAYS, Condition, Term
from cadre_stats.targets.condition_node import condition_of
from cadre_stats.targets.due import read_day
from cadre_stats.targets.names import FieldNames, field_names
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node, check_keys
from cadre_stats.targets.requirement import read_requirements
from cadre_stats.targets.standard import Standard, StandardSet
from cadre_stats.targets.toml_file import read_toml
from cadre_stats.text import fold, tidy

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["packs", "read_standards"]

_ROOT_KEYS = ("title", "standard")
_KEYS = ("id", "label", "position", "where", "requires", "alternative", "valid_from", "valid_to", "source")


def packs() -> Mapping[str, str]:
    """Give the standards that the package brings: name and path, in order of name."""
    folder = Path(str(files("cadre_stats.vocabulary").joinpath("data/standards")))
    return MappingProxyType({path.stem: str(path) for path in sorted(folder.glob("*.toml"))})


def read_standards(paths: Sequence[str], vocabulary: Vocabulary) -> StandardSet:
    """Read standards files and join them in order; a name of :func:`packs` stands for its file.

    Raises :class:`UsageError` with file, line or cell, and key, for everything that isn't understood: wrong keys,
    unknown levels, an id twice, two standards for the same title, people and time.
    """
    names = field_names(vocabulary, {})
    roots = [_root(path) for path in paths]
    for root in roots:
        check_keys(root, _ROOT_KEYS)
    standards = tuple(_standard(node, names) for root in roots for node in _listed(root))
    if not standards:
        raise UsageError("shortfall.no_standard", where=", ".join(paths))
    _check_alike(standards)
    shipped = tuple(path for path in paths if path in packs() and not Path(path).exists())
    return StandardSet(standards, _title(roots), tuple(paths), shipped)


def _root(path: str) -> Node:
    suffix = Path(path).suffix.lower()
    if suffix in (".xlsx", ".csv"):
        from cadre_stats.targets.standards_table import read_standards_table

        return read_standards_table(path)
    if not Path(path).exists():
        if path in packs():
            return read_toml(packs()[path])
        raise unknown_name("shortfall.no_file", path, path, packs(), packs=", ".join(packs()))
    if suffix != ".toml":
        raise UsageError("shortfall.wrong_kind", where=path)
    return read_toml(path)


def _listed(root: Node) -> tuple[Node, ...]:
    node = root.table().get("standard")
    return () if node is None else node.list()


def _title(roots: Iterable[Node]) -> Mapping[str, str]:
    given = [root.table()["title"].wording() for root in roots if "title" in root.table()]
    joined = {lang: "; ".join(dict.fromkeys(text[lang] for text in given)) for lang in ("vi", "en")}
    return MappingProxyType(joined if given else {})


def _standard(node: Node, names: FieldNames) -> Standard:
    check_keys(node, _KEYS)
    table = node.table()
    for key in ("id", "position", "requires"):
        if key not in table:
            raise UsageError("shortfall.no_key", where=node.place, name=key)
    name = table["id"].text()
    first, last = _day(table.get("valid_from")), _day(table.get("valid_to"))
    if first is not None and last is not None and last < first:
        raise UsageError("shortfall.ends_before_start", where=table["valid_to"].place)
    requires = read_requirements(table["requires"], names)
    return Standard(
        id=name,
        label=table["label"].wording() if "label" in table else MappingProxyType({"vi": name, "en": name}),
        positions=_positions(table["position"]),
        requires=requires,
        where=condition_of(table["where"], names) if "where" in table else ALWAYS,
        alternatives=tuple(read_alternatives(table.get("alternative"), requires, names)),
        valid_from=first,
        valid_to=last,
        source=table["source"].text() if "source" in table else "",
        place=node.place,
    )


def _day(node: Node | None) -> dt.date | None:
    return None if node is None else read_day(node)


def _positions(node: Node) -> tuple[str, ...]:
    members = node.value if isinstance(node.value, tuple) else (node,)
    patterns = tuple(tidy(member.text()) for member in members)
    if not patterns:
        raise UsageError("shortfall.no_key", where=node.place, name=node.key)
    return patterns


def _check_alike(standards: Sequence[Standard]) -> None:
    """Refuse an id that two standards have, and two for the same title, people and time."""
    for first, second in combinations(standards, 2):
        shared = {fold(pattern) for pattern in first.positions} & {fold(pattern) for pattern in second.positions}
        if shared and _key(first.where) == _key(second.where) and first.overlaps(second):
            title = next(pattern for pattern in second.positions if fold(pattern) in shared)
            raise UsageError("shortfall.alike", where=second.place, title=title, first=first.place)
        if first.id == second.id:
            raise UsageError("shortfall.id_twice", where=second.place, name=second.id, first=first.place)


def _key(condition: Condition) -> frozenset[frozenset[Term]]:
    return frozenset(map(frozenset, condition.sets))
