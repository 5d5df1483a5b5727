"""Standards files: TOML, .xlsx, .csv, or the name of a pack that the package brings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import combinations, product
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import ALWAYS, Condition, Term, Test
from cadre_stats.targets.condition_node import condition_of
from cadre_stats.targets.due import read_day
from cadre_stats.targets.field_test import read_tests
from cadre_stats.targets.grammar import one_set
from cadre_stats.targets.names import FieldNames, NamedField, field_names
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node, check_keys
from cadre_stats.targets.operand import is_pattern, on_scale
from cadre_stats.targets.standard import Alternative, Requirement, Standard, StandardSet
from cadre_stats.targets.toml_file import read_toml
from cadre_stats.text import fold, tidy
from cadre_stats.vocabulary.phrases import phrase_data

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
    requires = _requires(table["requires"], names)
    return Standard(
        id=name,
        label=table["label"].wording() if "label" in table else MappingProxyType({"vi": name, "en": name}),
        positions=_positions(table["position"]),
        requires=requires,
        where=condition_of(table["where"], names) if "where" in table else ALWAYS,
        alternatives=tuple(_alternatives(table.get("alternative"), requires, names)),
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


def _requires(node: Node, names: FieldNames) -> tuple[Requirement, ...]:
    """Read what is required: a table of fields, each a value, a list or a phrase."""
    if not node.table():
        raise UsageError("shortfall.nothing_required", where=node.place)
    found: dict[str, Requirement] = {}
    for key, value in node.table().items():
        field = names.named(key, value.place)
        if field.kind == "own" and field.scale is None:
            raise unknown_name("shortfall.unknown_field", value.place, key, names.every())
        if field.name in found:
            raise UsageError("shortfall.field_twice", where=value.place, name=key)
        members = value.value if isinstance(value.value, tuple) else (value,)
        texts = [tidy(member.words()) for member in members]
        found[field.name] = Requirement(field.name, _tests(texts, field, value.place), " | ".join(texts), value.place)
    return tuple(found.values())


def _tests(texts: Sequence[str], field: NamedField, place: str) -> tuple[Test, ...]:
    """Read what is required; a level may have the words beside it that cells of its scale have ("cao cấp LLCT")."""
    try:
        tests = read_tests([_level(text, field) for text in texts], field, place)
    except UsageError:
        plain = [_without_subject(text, field) for text in texts]
        if plain == list(texts):
            raise
        tests = read_tests(plain, field, place)
    return tuple(_minimum(test, field) for test in tests)


def _level(text: str, field: NamedField) -> str:
    """Give the code of a level that a text says as a roster's cell would ("cao cấp LLCT-HC"); else the text.

    Where any subject may stand behind a level it would be a requirement of its own ("trung cấp Luật"): not dropped.
    """
    scale = field.scale
    if not on_scale(field) or scale is None or scale.rules.any_subject or scale.level_named(text) is not None:
        return text
    reading = scale.read(text)
    return reading.lowest if reading.lowest is not None and reading.lowest == reading.highest else text


def _without_subject(text: str, field: NamedField) -> str:
    """Write a level inside a phrase by its code: "từ trung cấp LLCT trở lên" is "từ intermediate trở lên"."""
    words = text.split()
    for length in range(len(words), 1, -1):
        for start in range(len(words) - length + 1):
            said = " ".join(words[start : start + length])
            code = said if _holds_choice(said) else _level(said, field)
            if code != said:
                return " ".join([*words[:start], code, *words[start + length :]])
    return text


def _holds_choice(text: str) -> bool:
    return "/" in text or "|" in text or "hoặc" in fold(text).split()


def _minimum(test: Test, field: NamedField) -> Test:
    """Take a level named alone, or the lowest of a choice, for the least: whoever stands above doesn't lack it."""
    if test.bare and len(test.operands) == 1:
        return replace(test, relation="at_least", bare=False)
    if test.relation == "one_of" and on_scale(field) and field.scale is not None and field.scale.ordered:
        ranks = {str(code): field.scale.rank(str(code)) for code in test.operands}
        return replace(test, relation="at_least", operands=(min(ranks, key=ranks.__getitem__),))
    return test


def _alternatives(node: Node | None, requires: Sequence[Requirement], names: FieldNames) -> Iterable[Alternative]:
    for one in node.list() if node is not None else ():
        check_keys(one, ("meets", "by"))
        table = one.table()
        for key in ("meets", "by"):
            if key not in table:
                raise UsageError("shortfall.no_key", where=one.place, name=key)
        field = names.named(table["meets"].text(), table["meets"].place).name
        required = [requirement.field for requirement in requires]
        if field not in required:
            raise unknown_name("shortfall.not_required", table["meets"].place, field, required)
        yield Alternative(field, _by(table["by"], names))


def _by(node: Node, names: FieldNames) -> Condition:
    """Read the condition of an alternative; a pattern on a scale looks at the cell's text."""
    if not isinstance(node.value, Mapping):
        return condition_of(node, names)
    terms = []
    for key, value in node.table().items():
        field = names.named(key, value.place)
        members = value.value if isinstance(value.value, tuple) else (value,)
        texts = [tidy(member.words()) for member in members]
        if on_scale(field) and any(map(is_pattern, texts)):
            patterns = tuple(pattern for text in texts for pattern in _spellings(text))
            tests: tuple[Test, ...] = (Test("one_of", patterns, text=" | ".join(texts)),)
        else:
            tests = read_tests(texts, field, value.place)
        terms.append((field.name, tests, value.place))
    if not terms:
        raise UsageError("targets.empty_condition", where=node.place)
    return one_set(terms)


def _spellings(pattern: str) -> tuple[str, ...]:
    """Give a pattern that asks for LLCT-HC in every way that rosters spell it: "lý luận chính trị - hành chính" too.

    >>> "*Lý luận chính trị - Hành chính*" in _spellings("*LLCT-HC*"), _spellings("*tập trung*")
    (True, ('*tập trung*',))
    """
    data = phrase_data()["standards"]["llct_hc"]
    spellings = [
        sign.join(pair) for pair in product(data["theory"], data["administration"]) for sign in data["between"]
    ]
    inside = pattern.strip("*")
    asked = next((one for one in sorted(spellings, key=len, reverse=True) if fold(inside).endswith(fold(one))), None)
    if asked is None or not pattern.endswith("*"):
        return (pattern,)
    before = pattern.rstrip("*")[: -len(asked)]
    return (pattern, *(f"{before}{one}*" for one in spellings))


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
