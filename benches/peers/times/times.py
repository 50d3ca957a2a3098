"""sosik and the Python packages that find times in running text, on the same sentences, in one run and on one thread.

Reads JSON Lines ``{"text", "dct"}`` (or ``published``, ``reference``) from the files named, or sentences of its own without any.
Prints a row a reader: how many times it found, in how many sentences it found any, its speed, and that of sosik over its own. Each
is called as its users call it, the best of three runs counts, and loading is not timed.

What the readers are made for differs. dateparser's ``search_dates`` gives moments and no lengths, sets or quarters. korean-datetime
reads Korean only, as a diary. Duckling is left out: its packages
for Python talk to a server (pyduckling), need a JVM (duckling), or have
wheels for Python 3.6 to 3.9 only (pyduckling-native), and sosik's needs 3.11.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import sys
import time
from collections.abc import Callable
from typing import Any

OWN = [
    ("국방부는 지난 18일 오후 3시 병력이 국경을 넘었다고 밝혔다.", "2024-10-25"),
    ("회담은 다음 주 월요일 제네바에서 열린다.", "2024-10-25"),
    ("북한은 2022년 2월 이후 한 달여 만에 미사일을 쐈다.", "2024-10-25"),
    ("Profit fell in the third quarter, the company said on Tuesday.", "2024-10-25"),
    ("The convoy left two weeks ago and will arrive on Oct. 30.", "2024-10-25"),
    ("Talks began on June 3, 2019, at 10:30 a.m.", "2024-10-25"),
] * 50

Reader = Callable[[str, datetime.datetime], "list[Any]"]


def sosik_reader() -> Reader:
    import sosik

    return lambda text, day: list(sosik.times(text, published=day.date()))


def korean_datetime_reader() -> Reader:
    import korean_datetime

    return lambda text, day: list(korean_datetime.parse_all(text, day))


def dateparser_reader() -> Reader:
    from dateparser.search import search_dates

    return lambda text, day: search_dates(text, languages=["ko", "en"], settings={"RELATIVE_BASE": day}) or []


READERS = {"sosik": sosik_reader, "korean-datetime": korean_datetime_reader, "dateparser": dateparser_reader}


def texts(files: list[str]) -> list[tuple[str, datetime.datetime]]:
    rows = OWN
    if files:
        records = [json.loads(line) for name in files for line in open(name, encoding="utf-8")]
        rows = [(r["text"], r.get("dct") or r.get("published") or r["reference"]) for r in records]
    return [(text, datetime.datetime.fromisoformat(day[:10])) for text, day in rows]


def version_of(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "checkout"


def main() -> None:
    sentences = texts(sys.argv[1:])
    size = sum(len(text.encode()) for text, _ in sentences)
    fastest = None
    print(f"{len(sentences)} sentences, {size} bytes")
    print(f"{'reader':<18} {'version':<10} {'times':>6} {'sentences':>10} {'MB/s':>9} {'sosik is':>10}")
    for name, make in READERS.items():
        try:
            read = make()
        except ImportError:
            print(f"{name:<18} not installed; run benches/peers/times/install")
            continue
        found = [read(text, day) for text, day in sentences]
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            for text, day in sentences:
                read(text, day)
            best = min(best, time.perf_counter() - start)
        fastest = best if name == "sosik" else fastest
        hits, any_hit = sum(map(len, found)), sum(map(bool, found))
        version = version_of(name)
        times_faster = f"{best / fastest:.1f}×" if fastest else "–"
        print(f"{name:<18} {version:<10} {hits:>6} {any_hit:>10} {size / best / 1e6:>9.3f} {times_faster:>10}")


if __name__ == "__main__":
    main()
