"""Spark with two local cores against one process on the same Parquet file.

    python -m benchmarks.tables_spark [--rows 2000000]

The rows and spellings are those of :mod:`benchmarks.tables_scale`. Spark runs on 127.0.0.1 without its web page; its
start is not counted, its first job (which starts the Python workers) is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence

import sorbnames
from benchmarks.processes import ask
from benchmarks.tables import heading, table
from benchmarks.tables_data import batches, write
from benchmarks.tables_scale import CLEAN

_SPARK = """
import os, sys, time
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
from pyspark.sql import SparkSession
builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "100000").getOrCreate()
session.sparkContext.setLogLevel("ERROR")
from sorbnames.tables import spark
for _ in range(2):
    start = time.perf_counter()
    spark.clean(session.read.parquet(sys.argv[1])).write.mode("overwrite").parquet(sys.argv[2])
    print(time.perf_counter() - start)
session.stop()
"""


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    rows = int(dict(zip(arguments[::2], arguments[1::2], strict=True)).get("--rows", "2000000"))
    with tempfile.TemporaryDirectory() as directory:
        source = os.path.join(directory, "in.parquet")
        write(source, batches(sorbnames.load(), rows, 50_000, size=250_000, streets=False))
        alone, *_ = ask(CLEAN, source, os.path.join(directory, "out.parquet"))
        first, second = ask(_SPARK, source, os.path.join(directory, "out"))
    ways = {"one process": alone, "Spark local[2], first job": first, "Spark local[2], second job": second}
    lines = [[name, f"{clock:.1f}", f"{rows / clock:,.0f}", f"{clock / alone:.2f}"] for name, clock in ways.items()]
    print(heading(f"Spark, {rows:,} rows"))
    print(table(("way", "s", "rows/s", "times one process"), lines))


if __name__ == "__main__":
    main(sys.argv[1:])
