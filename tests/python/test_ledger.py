"""A ledger holds every document once and is read by everybody."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
import sosik


def numbered(texts: list[str]) -> list[dict[str, Any]]:
    return [{"id": f"d{i}", "text": f"{text} {i}.", "published": "2024-10-25"} for i, text in enumerate(texts)]


def rows(ledger: sosik.Ledger, table: str) -> list[dict[str, Any]]:
    return pyarrow.table(getattr(ledger, table)).to_pylist()  # type: ignore[no-any-return]


def test_a_ledger_has_the_rows_of_a_batch(texts: list[str], tmp_path: pathlib.Path) -> None:
    documents = numbered(texts)
    batch = sosik.extract_batch(documents)
    ledger = sosik.Ledger(tmp_path / "a.ledger")
    assert not ledger.exists() and len(ledger) == 0
    added = ledger.append(documents, part_documents=7)
    assert (added.documents, added.known, added.errors, added.failures) == (len(texts), 0, 0, [])
    for name, table in batch.tables.items():
        assert rows(ledger, name) == pyarrow.table(table).to_pylist(), name
        assert len(getattr(ledger, name)) == len(table)
        assert getattr(ledger, name).column_names == table.column_names
    assert ledger.engine == sosik.Extractor().engine
    claims = {(c["engine_version"], c["engine_data"]) for c in rows(ledger, "claims")}
    assert claims == {tuple(vars(ledger.engine).values())} if hasattr(ledger.engine, "__dict__") else len(claims) == 1


def test_what_is_there_is_not_added_again(texts: list[str], tmp_path: pathlib.Path) -> None:
    ledger = sosik.Ledger(tmp_path / "a.ledger")
    documents = numbered(texts)
    ledger.append(documents[:20])
    before = len(ledger)
    assert [d["id"] for d in ledger.new(documents)] == [f"d{i}" for i in range(20, 40)]
    added = ledger.append(polars.DataFrame(documents))
    assert (added.documents, added.known) == (20, 20)
    assert {r["document"] for r in pyarrow.table(ledger.since(before, "documents")).to_pylist()} == set(range(20, 40))
    assert list(ledger.new(pandas.DataFrame(documents))) == []


def test_it_is_read_by_everybody(texts: list[str], tmp_path: pathlib.Path) -> None:
    ledger = sosik.Ledger(tmp_path / "it's.ledger")
    ledger.append(numbered(texts), part_documents=11)
    n = len(ledger.claims)
    assert n == polars.DataFrame(ledger.claims).height == ledger.scan("claims").collect().height
    claims = pyarrow.table(ledger.claims)
    assert duckdb.sql("select count(*) from claims").fetchall() == [(claims.num_rows,)]
    joined = ledger.sql("select count(*) from claims join documents using (document, document_key)").fetchall()
    assert joined == [(n,)]
    assert sum(pyarrow.parquet.read_metadata(f).num_rows for f in ledger.files("claims")) == n
    before = {name: rows(ledger, name) for name in ("documents", "claims", "mentions")}
    assert ledger.compact() == (4, 1)
    assert {name: rows(ledger, name) for name in before} == before
    assert ledger.append(numbered(texts)).documents == 0


def test_an_empty_ledger_has_all_tables(tmp_path: pathlib.Path) -> None:
    ledger = sosik.Ledger(tmp_path / "a.ledger")
    ledger.append([])
    assert ledger.exists() and len(ledger) == 0 and len(ledger.claims) == 0
    assert ledger.scan("claims").collect().height == 0 and "document_key" in ledger.claims.column_names


def test_failures_are_rows(tmp_path: pathlib.Path) -> None:
    ledger = sosik.Ledger(tmp_path / "a.ledger")
    added = ledger.append([{"id": "x", "text": "가", "published": "soon"}, "Seoul agreed.", "a" * 100], max_bytes=50)
    assert (added.documents, added.errors, ledger.errors) == (3, 2, 2)
    assert [r["error_kind"] for r in rows(ledger, "documents")] == ["date", None, "too_large"]


def test_files_of_all_kinds_are_read_alike(texts: list[str], tmp_path: pathlib.Path) -> None:
    documents = numbered(texts)
    frame = polars.DataFrame(documents)
    table = pyarrow.table(frame)
    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(pyarrow.compress(lines.encode(), "gzip", asbytes=True))
    (tmp_path / "c.jsonl.zst").write_bytes(pyarrow.compress(lines.encode(), "zstd", asbytes=True))
    frame.write_csv(tmp_path / "d.csv")
    (tmp_path / "e.csv").write_bytes((tmp_path / "d.csv").read_text(encoding="utf-8").encode("cp949"))
    (tmp_path / "f.jsonl").write_text(lines, encoding="utf-16")
    frame.write_parquet(tmp_path / "g.parquet")
    pyarrow.parquet.write_table(table, tmp_path / "h.parquet", compression="gzip", use_dictionary=True)
    frame.with_columns(polars.col("outlet").cast(polars.Categorical) if "outlet" in frame.columns else polars.lit(None).alias("outlet")).write_ipc(tmp_path / "i.arrow")
    with pyarrow.ipc.new_stream(tmp_path / "j.arrows", table.schema) as writer:
        writer.write_table(table)
    expected = [{**json.loads(line), "id": ""} for line in sosik.extract_batch(documents).records()]
    for path in sorted(tmp_path.iterdir()):
        batch = sosik.extract_batch(path)
        assert batch.failures == [], path
        assert [{**json.loads(line), "id": ""} for line in batch.records()] == expected, path
    whole = sosik.extract_batch([tmp_path / "a.jsonl", tmp_path / "g.parquet"])
    assert len(whole.documents) == 2 * len(texts)
    assert len(sosik.extract_batch(tmp_path).documents) == 10 * len(texts)


def test_a_workbook_of_bigkinds_is_read(tmp_path: pathlib.Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "sheet"
    sheet.append(["뉴스 식별자", "일자", "언론사", "제목", "키워드", "본문", "URL"])
    sheet.append(["02100101.2024", 20241025, "어느일보", "제목", "말,말", "국방부는 23일 밝혔다.", "https://example.org/1"])
    sheet.append([None, None, None, None, None, None, None])
    sheet.append(["02100101.2025", 20241026, "어느일보", "제목", "", "나토는 부인했다.", None])
    book.create_sheet("other").append(["no", "texts"])
    book.save(tmp_path / "NewsResult.xlsx")
    batch = sosik.extract_batch(tmp_path / "NewsResult.xlsx")
    records = [json.loads(line) for line in batch.records()]
    assert [(r["id"], r["published"], r["outlet"]) for r in records] == [
        ("02100101.2024", "2024-10-25", "어느일보"),
        ("02100101.2025", "2024-10-26", "어느일보"),
    ]
    assert records[0]["times"][0]["value"] == "2024-10-23"
    (tmp_path / "broken.xlsx").write_bytes((tmp_path / "NewsResult.xlsx").read_bytes()[:2000])
    broken = sosik.extract_batch(tmp_path / "broken.xlsx")
    assert [f.kind for f in broken.failures] == ["input"] and "broken.xlsx" in broken.failures[0].message


def test_limits_are_failures(texts: list[str]) -> None:
    batch = sosik.extract_batch([texts[0], "하나다. 둘이다. 셋이다. 넷이다.", texts[1]], max_sentences=3)
    assert [(f.id, f.kind) for f in batch.failures] == [("1", "too_large")]
    late = sosik.extract_batch(["국방부는 밝혔다. " * 20_000], max_seconds=1e-6)
    assert [f.kind for f in late.failures] == ["time_limit"]


def test_parquet_files_of_a_batch(texts: list[str], tmp_path: pathlib.Path) -> None:
    batch = sosik.extract_batch(texts)
    batch.to_parquet(tmp_path / "out")
    for name, table in batch.tables.items():
        assert pyarrow.parquet.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() == pyarrow.table(table).to_pylist()


def test_mistakes_are_told(tmp_path: pathlib.Path) -> None:
    with pytest.raises(sosik.InputError, match=r"manifest\.json"):
        len(sosik.Ledger(tmp_path).claims)
    with pytest.raises(AttributeError, match="claims"):
        sosik.Ledger(tmp_path).nothing
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(sosik.InputError, match="not empty"):
        sosik.Ledger(tmp_path).append(["x"])
    with pytest.raises(sosik.InputError, match="does not exist"):
        sosik.extract_batch(tmp_path / "nowhere.jsonl")
    with pytest.raises(sosik.InputError, match="jsonl"):
        sosik.extract_batch(tmp_path / "mine.txt", format="json")


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_keeps_what_was_read(tmp_path: pathlib.Path) -> None:
    program = (
        "import itertools, sys, sosik\n"
        "texts = (f'국방부는 23일 병력 {i}명이 국경을 넘었다고 밝혔다. NATO said on Oct. 3 that it knew.' for i in itertools.count())\n"
        "def told(documents, size, errors):\n"
        "    print(documents, flush=True)\n"
        "try:\n"
        f"    sosik.Ledger({str(tmp_path / 'a.ledger')!r}).append(texts, progress=told)\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(7)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None and int(child.stdout.readline()) > 0
    began = time.monotonic()
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=30) == 7
    assert time.monotonic() - began < 3
    assert len(sosik.Ledger(tmp_path / "a.ledger")) >= 512
