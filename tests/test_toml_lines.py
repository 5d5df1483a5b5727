"""The line of every key of a TOML file is found, whatever stands in strings, comments, tables and arrays."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from cadre_stats.toml_lines import key_lines

TRICKY = """\
# comment [not.a.table]
title = "a # b [c] \\" = d"   # 2

[ define . "key official" ]
label.vi = 'c:\\path "x"'      # 5
where = { position = ["Bí thư*", "a, ]}"], admin_level = "commune" }
[[target]]                    # 7
id = \"\"\"
a = 1
[[target]]
\"\"\"                           # 11
goal = { 2025 = "x", 2030 = 'y' }
population = [
  { sex = "male" },  # 14
  { age = '''
multi ' line''', degree = 1 },
]
[target.label]                # 18
vi = "\\u0041"
[[target]]
criterion.degree.not = [1,    # 21
  2]
as_of = 2020-12-31T00:00:00
"""


def test_lines_of_a_tricky_file() -> None:
    """Keys in tables, arrays of tables, inline tables, dotted keys and after strings of many lines: by hand."""
    tomllib.loads(TRICKY)
    lines = key_lines(TRICKY)
    expected = {
        ("title",): 2,
        ("define", "key official"): 4,
        ("define", "key official", "label", "vi"): 5,
        ("define", "key official", "where", "position", 1): 6,
        ("define", "key official", "where", "admin_level"): 6,
        ("target", 0): 7,
        ("target", 0, "id"): 8,
        ("target", 0, "goal"): 12,
        ("target", 0, "goal", "2030"): 12,
        ("target", 0, "population", 0, "sex"): 14,
        ("target", 0, "population", 1, "age"): 15,
        ("target", 0, "population", 1, "degree"): 16,
        ("target", 0, "label"): 18,
        ("target", 0, "label", "vi"): 19,
        ("target", 1): 20,
        ("target", 1, "criterion", "degree", "not"): 21,
        ("target", 1, "criterion", "degree", "not", 1): 22,
        ("target", 1, "as_of"): 23,
    }
    assert {path: lines.get(path) for path in expected} == expected


VALUES = st.sampled_from(
    [
        "1",
        "-2.5e3",
        "true",
        "2020-12-31",
        "1979-05-27 07:32:00",
        '"a # \\" ]"',
        "'it # ]'",
        '""" a\n"quoted" # [x]\n""""',
        "'''\nx = 1\n''''",
        '"""\\\n  a\\""""',
        '[1, "]", [2,\n 3], # c ]\n]',
        '{ a = 1, "b c" = "}" , d.e = [ { f = 1 } ] }',
        "[]",
        "{}",
        '""',
        '""""""',
    ]
)
FILLERS = st.sampled_from(["", "# x = 1 [[a]]\n", "\n", '  \t\n# "\n'])


@given(st.lists(st.tuples(FILLERS, VALUES), min_size=1, max_size=6), st.booleans())
def test_lines_of_any_file(entries: list[tuple[str, str]], in_tables: bool) -> None:
    """Keys written one after the other stand on the lines on which they were written; every value has a line."""
    text = ""
    expected = {}
    for number, (filler, value) in enumerate(entries):
        text += filler + ("[[t]]\n" if in_tables else "")
        path = ("t", number, f"k{number}") if in_tables else (f"k{number}",)
        expected[path] = text.count("\n") + 1
        text += f"k{number} = {value} # end\n"
    lines = key_lines(text)
    assert {path: lines.get(path) for path in expected} == expected
    assert set(_paths(tomllib.loads(text))) <= set(lines)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return (
        [path, *(p for key, child in children for p in _paths(child, (*path, key)))]
        if path
        else [p for key, child in children for p in _paths(child, (key,))]
    )
