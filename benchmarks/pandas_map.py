"""The job as it is usually done: pandas reads every column and maps every row. Prints the counts as JSON."""

from __future__ import annotations

import json
import sys
import unicodedata

import pandas as pd

from rosters import DEGREES, THEORIES

LEVELS = {text.casefold(): level for text, level in DEGREES.items()}
THEORY_LEVELS = {text.casefold(): level for text, level in THEORIES.items()}
MASTER = {"master", "doctorate"}
BACHELOR = MASTER | {"bachelor"}
THEORY = {"intermediate", "advanced", "bachelor"}


def plain(text: str) -> str:
    """Give a cell as a script compares it: NFC, single spaces, lower case."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def main(path: str) -> None:
    """Count the three shares of targets.toml."""
    roster = pd.read_csv(path, dtype=str, keep_default_na=False)
    degree = roster["Trình độ chuyên môn"].map(lambda text: LEVELS[plain(text)])
    theory = roster["Lý luận chính trị"].map(lambda text: THEORY_LEVELS[plain(text)])
    provincial = roster["Diện quản lý"].map(lambda text: plain(text) == "ban thường vụ tỉnh ủy")
    counts = {
        "sau-dai-hoc": [int((degree.isin(MASTER) & provincial).sum()), int(provincial.sum())],
        "dai-hoc": [int(degree.isin(BACHELOR).sum()), len(roster)],
        "trung-cap-llct": [int(theory.isin(THEORY).sum()), len(roster)],
    }
    print(json.dumps(counts))


if __name__ == "__main__":
    main(sys.argv[1])
