"""korean-datetime, which finds and resolves times in Korean text."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, day_of, serve  # noqa: E402


def value(found: Any) -> str:
    """The TIMEX3 value that its grain and start amount to."""
    shown = found.start.isoformat()
    lengths = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16}
    return shown[: lengths.get(found.grain.value, 10)]


def load(_: str) -> tuple[str, Operation]:
    import korean_datetime

    def read(item: dict[str, str]) -> list[Any]:
        return list(korean_datetime.parse_all(item["text"], day_of(item)))

    def render(_: object, found: list[Any]) -> list[Any]:
        dated = [f for f in found if f.start is not None]
        return [[*f.span, "TIME" if f.grain.value in ("hour", "minute") else "DATE", value(f)] for f in dated]

    return importlib.metadata.version("korean-datetime"), Operation(read, render)


serve("korean-datetime", load)
