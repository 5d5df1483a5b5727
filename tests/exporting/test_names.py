"""File names from unit names."""

from __future__ import annotations

import pytest

from cadre_stats.exporting.names import file_names


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Xã Lê Lợi", "xã lê lợi"], ["Xã Lê Lợi", "xã lê lợi (2)"]),
        (["A/B", "A?B", "A*B"], ["A_B", "A_B (2)", "A_B (3)"]),
        (["Ho\u0300a", "H\u00f2a"], ["H\u00f2a", "H\u00f2a (2)"]),
        (["CON", "com1.x", "nul"], ["CON_", "com1.x_", "nul_"]),
        (["...", "", "  "], ["_", "_ (2)", "_ (3)"]),
        (["a.", "a "], ["a", "a (2)"]),
        (["a\nb\tc"], ["a b c"]),
        (["../../etc/passwd"], ["_.._etc_passwd"]),
        (["a (2)", "a", "A"], ["a (2)", "a", "A (3)"]),
    ],
)
def test_names_are_safe_and_unique(labels: list[str], names: list[str]) -> None:
    """Windows takes every name, none leaves the folder, and no two differ only in case or composition."""
    assert file_names(labels) == names


def test_a_taken_name_is_not_used() -> None:
    """A unit called index doesn't overwrite the index."""
    assert file_names(["Index"], ["index"]) == ["Index (2)"]


def test_a_long_name_is_cut_between_letters() -> None:
    """300 letters of two or three bytes fit into the 255 bytes of a file system, number and ending included."""
    first, second = file_names(["Ấ" * 300, "Ấ" * 300])
    assert first == "Ấ" * 66
    assert len(f"{second}.xlsx".encode()) <= 255
