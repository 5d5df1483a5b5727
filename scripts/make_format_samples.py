"""Make the small rosters of tests/reading/files, one roster of invented people in every workbook format.

LibreOffice writes them (``soffice`` and the Python that has its ``uno`` module). They are kept in the repository;
run this again only to change them:

python scripts/make_format_samples.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "tests" / "reading" / "files"
# Ending → filter of LibreOffice, and the password if it has one.
FILTERS = {
    "roster.xls": ("MS Excel 97", ""),
    "roster.ods": ("calc8", ""),
    "locked.xls": ("MS Excel 97", "mat-khau"),
    "locked.ods": ("calc8", "mat-khau"),
}
_STORE = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for attempt in range(100):
    try:
        remote = resolver.resolve("uno:pipe,name=samples;urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.2)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
def property(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made
source, *targets = sys.argv[1:]
book = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (property("Hidden", True),))
for target in targets:
    path, kind, password = target.split("|")
    how = [property("FilterName", kind)] + ([property("Password", password)] if password else [])
    book.storeToURL("file://" + path, tuple(how))
book.close(True)
desktop.terminate()
"""


def main() -> None:
    """Write the files."""
    from tests.reading.layouts import as_xlsx, layout_named

    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice (soffice) is needed")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "roster.xlsx")
        source.write_bytes(as_xlsx(layout_named("ticks_under_the_names_of_scales")))
        home = f"-env:UserInstallation=file://{folder}/home"
        server = subprocess.Popen([office, home, "--headless", "--accept=pipe,name=samples;urp"])
        targets = [f"{FOLDER / name}|{kind}|{password}" for name, (kind, password) in FILTERS.items()]
        subprocess.run(["/usr/bin/python3", "-c", _STORE, str(source), *targets], check=True, timeout=60)
        server.wait(60)


if __name__ == "__main__":
    main()
