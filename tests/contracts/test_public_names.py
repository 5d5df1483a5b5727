"""The public names of the package are what the documents promise, resolved on first use."""

from __future__ import annotations

import inspect

import pytest

import cadre_stats

PROMISED = {"read_rosters", "read_targets", "tally", "assess", "scale"} | {
    "count_training",
    "describe",
    "read_standards",
    "read_training",
    "shortfall",
}
ERRORS = {"CadreStatsError", "InputError", "OutputError", "UsageError"}


def test_the_promised_names_are_public() -> None:
    """The functions of the Python interface and the errors they raise are in ``__all__``."""
    assert set(cadre_stats.__all__) >= PROMISED | ERRORS


@pytest.mark.parametrize("name", cadre_stats.__all__)
def test_every_public_name_resolves_and_says_what_it_is(name: str) -> None:
    """A public name can be had from the package, is listed by ``dir`` and has a docstring of its own."""
    value = getattr(cadre_stats, name)
    assert name in dir(cadre_stats)
    assert inspect.getdoc(value)


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_the_functions_are_typed_throughout(name: str) -> None:
    """Every parameter and the result of a public function carry a type."""
    function = getattr(cadre_stats, name)
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that the package doesn't have is refused as Python does."""
    with pytest.raises(AttributeError, match="no_such_name"):
        cadre_stats.no_such_name  # noqa: B018
