"""The yardstick of a training log: DuckDB counts attendances and distinct people by year and audience."""

from __future__ import annotations

import json
import sys

import duckdb

connection = duckdb.connect()
rows = connection.execute(
    """select "Năm", "Đối tượng", count(*), count(distinct "Số CCCD")
       from read_csv($path) group by all order by all""",
    {"path": sys.argv[1]},
).fetchall()
print(json.dumps([[str(year), audience, attendances, people] for year, audience, attendances, people in rows]))
