"""The door for Spark, with a real local session."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import sorbnames
from sorbnames.errors import InvalidTable
from sorbnames.tables.columns import ADDED

pytest.importorskip("pyarrow")
pytest.importorskip("pyspark")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java"),
    pytest.mark.filterwarnings("ignore"),
]

ROWS = [("Cottbus", "03046", 1), ("Burg", "39288", 2), (None, None, 3), ("Chosebuz", "3046", 4)] * 5
NAMES = ["Ort", "PLZ", "n"]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session of two cores on this machine alone, without a web page."""
    from pyspark.sql import SparkSession

    variables = pytest.MonkeyPatch()
    variables.setenv("PYSPARK_PYTHON", sys.executable)
    variables.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master("local[2]").appName("sorbnames")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "1g",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    variables.undo()


def test_a_frame_of_spark_is_cleaned_partition_by_partition(spark: Any) -> None:
    from sorbnames.tables import spark as door

    frame = spark.createDataFrame(ROWS, NAMES).repartition(3)
    cleaned = door.clean(frame)
    assert cleaned.columns == [*NAMES, *ADDED]
    assert cleaned.schema[:3] == frame.schema[:3]
    assert "Exchange" not in door.clean(spark.createDataFrame(ROWS, NAMES))._jdf.queryExecution().toString()
    rows = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
    wanted = sorted((row["n"], row["sn_id"], row["sn_evidence"]) for row in sorbnames.tables.clean(rows))
    got = sorted((row["n"], row["sn_id"], row["sn_evidence"]) for row in cleaned.collect())
    assert [str(row) for row in got] == [str(row) for row in wanted]


def test_a_skewed_key_is_asked_once_in_each_worker(spark: Any) -> None:
    from sorbnames.tables import spark as door

    skewed = spark.range(0, 200_000, numPartitions=2).selectExpr("'Cottbus' AS Ort", "'03046' AS PLZ")
    counted = door.clean(skewed).groupBy("sn_id").count().collect()
    assert [(row["sn_id"], row["count"]) for row in counted] == [("cottbus", 200_000)]


def test_columns_are_checked_before_anything_runs(spark: Any) -> None:
    from sorbnames.tables import spark as door

    frame = spark.createDataFrame(ROWS, NAMES)
    with pytest.raises(InvalidTable, match="Did you mean “Ort”"):
        door.clean(frame, place="Orrt")
    with pytest.raises(InvalidTable, match="sn_status"):
        door.clean(door.clean(frame))
    assert door.clean(door.clean(frame), overwrite=True).columns == [*NAMES, *ADDED]
