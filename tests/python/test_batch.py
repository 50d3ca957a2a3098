"""Many documents, into tables that others read."""

import json
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest
import sosik


def lines(batch: sosik.Batch) -> list[dict[str, Any]]:
    return [json.loads(line) for line in batch.records()]


def test_a_batch_is_one_by_one_for_any_number_of_threads(texts: list[str]) -> None:
    expected = [sosik.extract(t, id=str(i)).to_dict() for i, t in enumerate(texts)]
    for jobs in (1, 2, 4):
        assert lines(sosik.extract_batch(texts, jobs=jobs)) == expected
    piped = list(sosik.Extractor().pipe(({"text": t, "id": str(i)} for i, t in enumerate(texts)), jobs=2))
    assert [d.to_dict() for d in piped if isinstance(d, sosik.Document)] == expected


def frames(texts: list[str]) -> list[Any]:
    columns = {"id": [f"d{i}" for i in range(len(texts))], "text": texts, "published": ["2024-10-25"] * len(texts)}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    days = polars.DataFrame(columns).with_columns(polars.col("published").str.to_date())
    stamps = pandas.DataFrame(columns).assign(published=pandas.Timestamp("2024-10-25"))
    arrow_table = pyarrow.table(columns)
    return [
        rows,
        iter(rows),
        polars.DataFrame(columns),
        days,
        pandas.DataFrame(columns),
        stamps,
        arrow_table,
        pyarrow.RecordBatchReader.from_batches(arrow_table.schema, arrow_table.to_batches(max_chunksize=7)),
        arrow_table.set_column(1, "text", arrow_table["text"].cast(pyarrow.large_string())),
        duckdb.sql("select * from arrow_table"),
    ]


def test_all_kinds_of_tables_are_read_alike(texts: list[str]) -> None:
    results = [lines(sosik.extract_batch(frame)) for frame in frames(texts)]
    assert results[0][0]["id"] == "d0" and results[0][0]["published"] == "2024-10-25"
    for i, result in enumerate(results):
        for line in result:
            line["published"] = line["published"][:10]
        assert result == results[0], i


def test_tables_are_read_by_everybody(texts: list[str]) -> None:
    batch = sosik.extract_batch(texts)
    assert set(batch.tables) >= {"documents", "sentences", "actors", "mentions", "claims", "events", "times", "quantities"}
    claims = sum(len(line["claims"]) for line in lines(batch))
    assert claims > 0
    arrow = pyarrow.table(batch.claims)
    frame = polars.DataFrame(batch.claims)
    assert len(batch.claims) == arrow.num_rows == frame.height == claims
    assert duckdb.sql("select count(*) from arrow").fetchall() == [(claims,)]
    assert len(arrow.to_pandas()) == claims
    assert frame.columns == arrow.column_names == batch.claims.column_names
    assert len(batch.to_pandas()["claims"]) == batch.to_polars()["claims"].height == claims
    joined = frame.join(polars.DataFrame(batch.documents), on="document")
    assert joined.height == claims


def test_tables_have_types_that_spark_takes(texts: list[str]) -> None:
    types = pyarrow.types
    batch = sosik.extract_batch(texts)
    for name, table in batch.tables.items():
        for field in pyarrow.table(table).schema:
            parts = [field.type.value_type] if types.is_list(field.type) else [field.type]
            for t in parts:
                fine = (
                    types.is_string(t)
                    or types.is_boolean(t)
                    or types.is_signed_integer(t)
                    or types.is_floating(t)
                    or types.is_date32(t)
                    or (types.is_timestamp(t) and t.unit == "us" and t.tz == "UTC")
                )
                assert fine, f"{name}.{field.name}: {t}"


def test_one_bad_document_is_one_failure(texts: list[str]) -> None:
    rows: list[Any] = [texts[0], {"text": texts[1], "published": "2024-02-31", "id": "bad day"}, 7, "a\ud800", texts[1], ""]
    batch = sosik.extract_batch(rows)
    assert {f.id: f.kind for f in batch.failures} == {"bad day": "date", "2": "input", "3": "input"}
    good = [line for line in lines(batch) if "error" not in line]
    assert [line["id"] for line in good] == ["0", "4", "5"]
    assert good[0] == sosik.extract(texts[0], id="0").to_dict()
    piped = list(sosik.Extractor().pipe([(r, i) for i, r in enumerate(rows)], as_tuples=True))
    assert [i for _, i in piped] == list(range(6))
    assert [isinstance(d, sosik.Failure) for d, _ in piped] == [False, True, True, True, False, False]


def test_progress_is_told(texts: list[str]) -> None:
    seen: list[tuple[int, int, int]] = []
    sosik.extract_batch(texts, progress=lambda *counts: seen.append(counts))
    assert seen[-1][0] == len(texts) and seen[-1][1] == sum(len(t.encode()) for t in texts)
    seen.clear()
    sosik.extract_batch(polars.DataFrame({"text": texts}), progress=lambda *counts: seen.append(counts))
    assert seen[-1][0] == len(texts)


def test_a_bar_is_drawn(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sosik.extract_batch(texts, progress=True)
    assert "40" in capsys.readouterr().err


def test_an_empty_batch_has_all_tables() -> None:
    batch = sosik.extract_batch([])
    assert len(batch.claims) == 0 and "confidence" in batch.claims.column_names
    assert batch.to_polars()["events"].height == 0


def test_mistakes_are_told(texts: list[str]) -> None:
    with pytest.raises(TypeError, match=r"sosik\.extract"):
        sosik.extract_batch("one text")
    with pytest.raises(KeyError, match="text=…"):
        sosik.extract_batch(polars.DataFrame({"body": texts}))
    with pytest.raises(sosik.InputError, match="text=…"):
        sosik.extract_batch(pandas.DataFrame({"body": texts}))
    with pytest.raises(sosik.InputError, match="jobs"):
        sosik.extract_batch(texts, jobs=0)
    with pytest.raises(TypeError, match="cast it to strings"):
        sosik.extract_batch(polars.DataFrame({"text": [1.5]}))
    with pytest.raises(AttributeError, match="claims"):
        sosik.extract_batch([]).nothing
    assert len(sosik.extract_batch(polars.DataFrame({"body": texts}), text="body").documents) == len(texts)
