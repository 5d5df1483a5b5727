"""Regular expressions are compiled when they are used, and all of those in the package can be."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import cadre_stats
from cadre_stats.regex import regex


def modules() -> list[str]:
    """Give the names of all modules, without the one that runs when it is imported."""
    found = pkgutil.walk_packages(cadre_stats.__path__, "cadre_stats.")
    return [one.name for one in found if one.name != "cadre_stats.__main__"]


def test_every_expression_of_the_package_is_one() -> None:
    """What stands in a module is compiled nowhere but here, unless a run meets it."""
    values = [value for name in modules() for value in vars(import_module(name)).values()]
    expressions = [value for value in values if type(value) is type(regex(""))]
    assert len(expressions) > 100
    for one in expressions:
        assert re.compile(one.pattern, one.flags).groups == one.groups


def test_an_expression_does_what_a_compiled_one_does() -> None:
    """Each method, flags, and bytes, the first time and later."""
    for _ in range(2):
        number = regex(r"(?P<digits>\d+)", re.IGNORECASE)
        same = re.compile(r"(?P<digits>\d+)", re.IGNORECASE)
        for text in ("", "12", "a 12 b 345"):
            assert bool(number.match(text)) is bool(same.match(text))
            assert bool(number.fullmatch(text)) is bool(same.fullmatch(text))
            assert number.findall(text) == same.findall(text)
            assert number.sub("x", text) == same.sub("x", text)
            assert number.split(text) == same.split(text)
        assert (number.pattern, number.flags, number.groupindex) == (same.pattern, same.flags, same.groupindex)
    assert regex(rb"[\xc4\xe1]+").findall(b"a\xc4\xe1") == [b"\xc4\xe1"]


def test_errors_are_those_of_the_library() -> None:
    """A wrong expression and a method that doesn't exist raise when they are met."""
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("a")
    with pytest.raises(AttributeError):
        regex("a").nothing  # type: ignore[attr-defined] # noqa: B018
