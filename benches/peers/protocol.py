"""What every peer written in Python shares: reading texts, the clock, the answer, the report. See README.md for the protocol."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

#: What is read: a text, or for times ``{"text": …, "published": …}``.
Item: TypeAlias = "str | dict[str, str]"


class Operation(NamedTuple):
    """How one operation is done.

    ``process`` is what a user of the peer calls, and all that is timed. ``render`` turns its result into the protocol's form; peers
    owe that form to us and not to their users, so it runs after the clock has stopped. ``engine``, if given, calls the engine below
    the binding without making Python objects; its time is reported beside that of ``process``. ``together``, if given, reads many
    items at once, where that is what users of the peer do with many.
    """

    process: Callable[[Any], Any]
    render: Callable[[Any, Any], list[Any]]
    engine: Callable[[Any], Any] | None = None
    together: Callable[[list[Any]], Iterable[Any]] | None = None


class Unavailable(Exception):
    """The peer is installed, but cannot do what is asked; the message says why and what to do."""


# What a program ends with when its peer cannot do what is asked (EX_UNAVAILABLE of sysexits.h); any other failure is an error.
UNAVAILABLE = 69

OPERATIONS = ["sentences", "morphemes", "times", "claims", "trees", "everything"]


def text_of(item: Item) -> str:
    """The text of an item."""
    return item if isinstance(item, str) else item["text"]


def day_of(item: dict[str, str]) -> datetime.datetime:
    """The beginning of the day on which an item was published."""
    return datetime.datetime.fromisoformat(item["published"])


def peak_rss_mb() -> float | None:
    """The peak of the resident memory in megabytes, where the system tells it."""
    # getrusage() would not do: it remembers the peak of the process that this one was forked from.
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None
    return round(kilobytes * 1024 / 1e6, 1)


def serve(peer: str, load: Callable[[str], tuple[str, Operation]]) -> None:
    """Run the program: ``load`` imports the peer, readies the operation of that name and returns the peer's version with it."""
    arguments = argparse.ArgumentParser(description=f"{peer}: texts as JSON Lines in, JSON Lines out")
    arguments.add_argument("operation", choices=OPERATIONS)
    arguments.add_argument("--repeat", type=int, default=1, help="time the work so often and report the best")
    options = arguments.parse_args()

    items: list[Item] = [json.loads(line) for line in sys.stdin]
    first: Item = "처음 읽는 글이다. A minister said the army had fired a missile."
    if options.operation == "times":
        first = {"text": first, "published": "2024-10-25"}
    try:
        start = time.perf_counter()
        version, operation = load(options.operation)
        operation.process(first)  # Much is loaded at the first call only, and of each language.
        load_s = time.perf_counter() - start
    except Unavailable as reason:
        print(f"{peer}: {reason}", file=sys.stderr)
        raise SystemExit(UNAVAILABLE) from None

    report: dict[str, Any] = {"peer": peer, "version": version, "load_s": round(load_s, 4)}
    results: list[Any] = []
    best = processor = float("inf")
    for _ in range(options.repeat):
        results.clear()
        start, used = time.perf_counter(), time.process_time()
        results.extend(operation.together(items) if operation.together else map(operation.process, items))
        best = min(best, time.perf_counter() - start)
        processor = min(processor, time.process_time() - used)
    report |= {"seconds": best, "cpu_s": processor, "bytes": sum(len(text_of(item).encode()) for item in items)}
    if operation.engine is not None:
        best = float("inf")
        for _ in range(options.repeat):
            start = time.perf_counter()
            for item in items:
                operation.engine(item)
            best = min(best, time.perf_counter() - start)
        report["engine_seconds"] = best
    report["peak_rss_mb"] = peak_rss_mb()

    for item, result in zip(items, results, strict=True):
        print(json.dumps(operation.render(item, result), ensure_ascii=False))
    print(json.dumps(report), file=sys.stderr)
