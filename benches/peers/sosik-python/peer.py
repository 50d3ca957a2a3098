"""sosik through its Python package, as a notebook calls it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, Unavailable, serve  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    import sosik

    if not hasattr(sosik, "segment"):
        raise Unavailable("the installed package has no `sosik.segment`; run benches/peers/sosik-python/install again.")
    if operation == "sentences":
        return sosik.__version__, Operation(sosik.segment, lambda text, result: [text[s.start : s.end] for s in result])

    def render(_: str, result: list[sosik.TokenSentence]) -> list[list[object]]:
        return [[m.form, m.tag, m.start, m.end] for s in result for t in s.tokens for m in t.morphemes]

    return sosik.__version__, Operation(sosik.segment, render)


serve("sosik-python", load)
