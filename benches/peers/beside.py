"""Readers of English texts side by side, in one run and on one thread: what the comparisons of claims and of trees share."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

#: Reads texts and says how many of what is counted it found.
Reader = Callable[[list[str]], int]


def lines(files: Sequence[str], own: list[str]) -> list[str]:
    """The texts of ``files``, one a line; ``own`` where they hold none."""
    return [line.strip() for name in files for line in open(name, encoding="utf-8") if line.strip()] or own


def beside(readers: Mapping[str, Callable[[], Reader]], counted: str, texts: list[str], check: Callable[[str, int], None]) -> None:
    """Prints seconds and speed of each reader, the best of three runs, and how many times as fast the first is as the second.

    ``counted`` heads the column of what readers found; ``check`` is given a reader's name and that number, and ends the program if it is wrong.
    """
    size = sum(len(text.encode()) for text in texts)
    speeds = {}
    print(f"{'reader':8} {counted:>8} {'seconds':>8} {'MB/s':>9}")
    for name, make in readers.items():
        read = make()
        read(texts[:10])
        best, count = float("inf"), 0
        for _ in range(3):
            began = time.process_time()
            count = read(texts)
            best = min(best, time.process_time() - began)
        check(name, count)
        speeds[name] = size / best / 1e6
        print(f"{name:8} {count:8} {best:8.3f} {speeds[name]:9.3f}")
    first, second = speeds
    print(f"{first} is {speeds[first] / speeds[second]:.1f} times as fast")
