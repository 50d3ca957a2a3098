"""dateparser's search in running text, for Korean and English."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Item, Operation, day_of, serve, text_of  # noqa: E402


def load(_: str) -> tuple[str, Operation]:
    import dateparser
    from dateparser.search import search_dates

    def search(item: dict[str, str]) -> list[Any]:
        return search_dates(item["text"], languages=["ko", "en"], settings={"RELATIVE_BASE": day_of(item)}) or []

    def render(item: Item, found: list[Any]) -> list[Any]:
        text, behind, out = text_of(item), 0, []
        for words, moment in found:
            # It gives words and no places; they come in order.
            start = text.find(words, behind)
            if start >= 0:
                behind = start + len(words)
                out.append([start, behind, "DATE", moment.date().isoformat()])
        return out

    return dateparser.__version__, Operation(search, render)


serve("dateparser", load)
