"""Write the sample rosters of ``data/samples``.

    python scripts/make_samples.py            write them
    python scripts/make_samples.py --check    compare what stands there; exit 1 where a file differs

The people are invented; the same script gives the same bytes.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from samples import bac_kan, lang_son, nam_dinh, nam_nhun, tp_hcm, training

FOLDER = Path(__file__).resolve().parent.parent / "data" / "samples"
PLACES = {"nam-dinh": nam_dinh, "lang-son": lang_son, "tp-hcm": tp_hcm, "nam-nhun": nam_nhun, "bac-kan": bac_kan}

# Training stands in a folder of its own: the rosters of a place are read with all that lies below.
TRAINING = {
    "nam-dinh": training.nam_dinh,
    "lang-son": training.lang_son,
    "tp-hcm": training.tp_hcm,
    "bac-kan": training.bac_kan,
}


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Give every file as ``place/name`` and its bytes."""
    for place, module in PLACES.items():
        for name, content in module.files().items():
            yield f"{place}/{name}", content
    for place, files in TRAINING.items():
        for name, content in files().items():
            yield f"training/{place}/{name}", content


def holds(content: bytes) -> bytes | dict[str, bytes]:
    """Give what a file holds: its bytes, or the members of a workbook, which any compressor may pack."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main(arguments: list[str]) -> int:
    """Write the files, or compare them; give the exit code."""
    parser = argparse.ArgumentParser(description="Write the sample rosters.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("--output", type=Path, default=FOLDER, help="the folder (default: data/samples)")
    options = parser.parse_args(arguments)
    stale = []
    for name, content in sample_files():
        path = options.output / name
        if options.check:
            if not path.is_file() or holds(path.read_bytes()) != holds(content):
                stale.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in stale:
        print(f"{name}: not what the script writes", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
