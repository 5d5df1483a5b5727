"""Targets files: TOML, .xlsx, .csv; several are joined into one set of targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from cadre_stats.errors import UsageError
from cadre_stats.targets.compose import compose_defines, compose_target
from cadre_stats.targets.condition import Define
from cadre_stats.targets.due import read_day
from cadre_stats.targets.names import FieldNames, field_names
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node, check_keys
from cadre_stats.targets.target import Target, TargetSet
from cadre_stats.targets.toml_file import read_toml
from cadre_stats.vocabulary.phrases import means

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["read_targets"]

_KEYS = ("title", "basis", "as_of", "target", "define", "blank")
Blank = Literal["none", "unknown"]


def read_targets(paths: Sequence[str], vocabulary: Vocabulary) -> TargetSet:
    """Read targets files, TOML or tables, and join them in order.

    Raises :class:`UsageError` with file, line or cell, and key, for everything that isn't understood, for an id
    or a define that two places claim, for files that disagree, and where no target is found at all.
    """
    roots = [_root(path) for path in paths]
    for root in roots:
        check_keys(root, _KEYS)
    names, defines = _defines(roots, vocabulary)
    targets = tuple(compose_target(node, names) for root in roots for node in _listed(root))
    if not targets:
        raise UsageError("targets.no_target", where=", ".join(paths))
    _check_ids(targets)
    return TargetSet(
        targets=targets,
        title=_wording(roots, "title"),
        basis=_wording(roots, "basis"),
        as_of=_as_of(roots),
        defines=MappingProxyType(defines),
        blank=MappingProxyType(_blank(roots, vocabulary)),
        files=tuple(paths),
    )


def _root(path: str) -> Node:
    suffix = Path(path).suffix.lower()
    if suffix in (".xlsx", ".csv"):
        from cadre_stats.targets.table_file import read_table

        return read_table(path)
    if suffix != ".toml" and Path(path).is_file():
        raise UsageError("targets.wrong_kind", where=path)
    return read_toml(path)


def _listed(root: Node) -> tuple[Node, ...]:
    node = root.table().get("target")
    return () if node is None else node.list()


def _defines(roots: Iterable[Node], vocabulary: Vocabulary) -> tuple[FieldNames, dict[str, Define]]:
    tables: dict[str, Node] = {}
    for root in roots:
        for name, node in root.table()["define"].table().items() if "define" in root.table() else ():
            if name in tables:
                raise UsageError("targets.define_twice", where=node.place, name=name, first=tables[name].place)
            tables[name] = node
    labels = {name: _labels(node) for name, node in tables.items()}
    return FieldNames(vocabulary, labels), compose_defines(tables, FieldNames(vocabulary, labels))


def _labels(node: Node) -> tuple[str, ...]:
    label = node.table().get("label")
    return () if label is None else tuple(label.wording().values())


def _check_ids(targets: Iterable[Target]) -> None:
    places: dict[str, str] = {}
    for target in targets:
        if target.id in places:
            raise UsageError("targets.id_twice", where=target.place, name=target.id, first=places[target.id])
        places[target.id] = target.place


def _wording(roots: Iterable[Node], key: str) -> Mapping[str, str]:
    """Join the titles or bases of all files, each once."""
    given = [root.table()[key].wording() for root in roots if key in root.table()]
    joined = {lang: "; ".join(dict.fromkeys(text[lang] for text in given)) for lang in ("vi", "en")}
    return MappingProxyType(joined if given else {})


def _as_of(roots: Iterable[Node]) -> dt.date | None:
    nodes = [root.table()["as_of"] for root in roots if "as_of" in root.table()]
    days = [read_day(node) for node in nodes]
    for node, day in zip(nodes, days, strict=True):
        if day != days[0]:
            raise UsageError("targets.as_of_twice", where=node.place, first=nodes[0].place)
    return days[0] if days else None


def _blank(roots: Iterable[Node], vocabulary: Vocabulary) -> dict[str, Blank]:
    """Read ``[blank]``: how the empty cells of a scale count."""
    names = field_names(vocabulary, {})
    found: dict[str, Blank] = {}
    for root in roots:
        for name, node in root.table()["blank"].table().items() if "blank" in root.table() else ():
            field = names.named(name, node.place)
            if field.scale is None or not field.scale.ordered:
                scales = [n for n in names.every() if vocabulary.has(n) and vocabulary.scale(n).ordered]
                raise unknown_name("targets.blank_no_scale", node.place, name, scales)
            value = _blank_value(node)
            if value == "none" and "none" not in (level.code for level in field.scale.levels):
                raise UsageError("targets.blank_without_none", where=node.place, name=name)
            if found.setdefault(field.name, value) != value:
                raise UsageError("targets.blank_twice", where=node.place, name=name)
    return found


def _blank_value(node: Node) -> Blank:
    text = node.text()
    if means(text, "blank", "none"):
        return "none"
    if means(text, "blank", "unknown"):
        return "unknown"
    raise unknown_name("targets.blank_value", node.place, text, ("none", "unknown"))
