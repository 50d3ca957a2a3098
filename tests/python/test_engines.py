"""Engines that spread documents themselves give the rows of one machine."""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyarrow
import pytest
import sosik
import sosik.arrow

# A long run, over the file of texts that SOSIK_ENGINE_TEXTS names, is about one table.
TABLES = ("claims",) if "SOSIK_ENGINE_TEXTS" in os.environ else ("records", "claims", "events")


def news(texts: list[str]) -> pyarrow.Table:
    ids = [f"d{i}" for i in range(len(texts))]
    return pyarrow.table({"id": ids, "text": texts, "published": ["2024-10-25"] * len(texts)})


@pytest.fixture
def table(texts: list[str]) -> pyarrow.Table:
    """Our own documents; or, for a long run, the lines of the file that SOSIK_ENGINE_TEXTS names."""
    if path := os.environ.get("SOSIK_ENGINE_TEXTS"):
        return news(pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    return news([*(f"{text} {i}." for i, text in enumerate(texts)), "", "끝."])


def counted(rows: list[dict[str, Any]]) -> collections.Counter[tuple[tuple[str, str], ...]]:
    return collections.Counter(tuple((k, str(v)) for k, v in row.items()) for row in rows)


def alone(table: pyarrow.Table, name: str) -> list[dict[str, Any]]:
    batches = sosik.arrow.extract_batches(table.to_batches(max_chunksize=13), table=name)
    return [row for batch in batches for row in batch.to_pylist()]


def test_batches_have_the_rows_of_a_batch(table: pyarrow.Table) -> None:
    whole = sosik.extract_batch(table)
    for name, expected in whole.tables.items():
        rows = pyarrow.table(expected).drop_columns(["document"]).to_pylist()
        assert alone(table, name) == rows, name
        records = sosik.arrow.extract_batches(table.to_batches(max_chunksize=9))
        unfolded = [row for batch in sosik.arrow.unfold(records, name) for row in batch.to_pylist()]
        assert unfolded == rows, name
    assert [row["record"] for row in alone(table, "records")] == list(whole.records())


def test_schemas_are_those_of_the_batches(table: pyarrow.Table) -> None:
    for name in ("records", "claims", "documents"):
        [full] = table.to_batches()
        for batch in sosik.arrow.extract_batches([full, full.slice(0, 0)], table=name):
            assert batch.schema == sosik.arrow.schema(name)
    with pytest.raises(sosik.InputError, match="records, documents"):
        sosik.arrow.schema("nothing")
    with pytest.raises(KeyError, match="text=…"):
        list(sosik.arrow.extract_batches(table.to_batches(), text="body"))


@pytest.fixture(scope="module", params=["local", "standalone"])
def spark(request: pytest.FixtureRequest) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    environment = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "SPARK_NO_DAEMONIZE": "1"}
    os.environ.update(environment)
    started: list[subprocess.Popen[bytes]] = []
    builder = sql.SparkSession.builder.config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "UTC")
    if request.param == "local":
        builder = builder.master("local[2]")
    else:
        import pyspark

        home = pathlib.Path(pyspark.__file__).parent

        def start(*arguments: str) -> None:
            command = [str(home / "bin/spark-class"), *arguments]
            started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "SPARK_HOME": str(home)}))

        start("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "17077", "--webui-port", "17080")
        time.sleep(5)
        for port in ("17081", "17082"):
            start("org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", port, "spark://127.0.0.1:17077")
        builder = builder.master("spark://127.0.0.1:17077").config("spark.executor.memory", "1g").config("spark.executor.cores", "1")
    session = builder.getOrCreate()
    yield session
    session.stop()
    for process in started:
        process.terminate()
        process.wait(timeout=30)


def test_spark_gives_the_rows_of_one_machine(spark: Any, table: pyarrow.Table) -> None:
    import sosik.spark

    df = spark.createDataFrame(table.to_pylist()).repartition(4)
    for name in TABLES:
        began = time.monotonic()
        rows = [row.asDict() for row in sosik.spark.extract(df, table=name).collect()]
        took = time.monotonic() - began
        began = time.monotonic()
        expected = alone(table, name)
        print(f"{spark.sparkContext.master} {name}: {table.num_rows} documents, {took:.1f} s, one machine one thread {time.monotonic() - began:.1f} s")
        assert counted(rows) == counted(expected), name
    few = ["d0", "d1", "d2", "d3"]
    records = sosik.spark.extract(df.filter(df.id.isin(few)))
    unfolded = [row.asDict() for row in sosik.spark.unfold(records, "claims").collect()]
    expected = alone(table.slice(0, len(few)), "claims")
    assert unfolded and counted(unfolded) == counted(expected)


def test_ray_gives_the_rows_of_one_machine(table: pyarrow.Table) -> None:
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    import sosik.ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1", object_store_memory=200_000_000)
    try:
        ds = ray.data.from_arrow(table).repartition(4)
        for name in TABLES:
            began = time.monotonic()
            rows = sosik.ray.map_batches(ds, table=name, batch_size=64).take_all()
            took = time.monotonic() - began
            began = time.monotonic()
            expected = alone(table, name)
            print(f"ray {name}: {table.num_rows} documents, {took:.1f} s, one machine one thread {time.monotonic() - began:.1f} s")
            assert counted(rows) == counted(expected), name
    finally:
        ray.shutdown()
