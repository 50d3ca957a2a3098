"""sosik through its Python package, as a notebook calls it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Item, Operation, day_of, serve, text_of  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    import sosik

    def sentences(item: Item, result: sosik.Segmentation) -> list[object]:
        text = text_of(item)
        return [text[s.start : s.end] for s in result]

    def morphemes(_: Item, result: list[sosik.TokenSentence]) -> list[object]:
        return [[m.form, m.tag, m.start, m.end] for s in result for t in s.tokens for m in t.morphemes]

    def times(_: Item, result: tuple[sosik.Time, ...]) -> list[object]:
        return [[t.start, t.end, t.type, t.value] for t in result]

    def claims(_: Item, result: tuple[sosik.Claim, ...]) -> list[object]:
        def spans(*parts: sosik.Span) -> list[list[int]]:
            return [[p.start, p.end] for p in parts if p.start is not None]

        told = (c for c in result if c.source.kind != "narrator")
        return [{"source": spans(c.source), "cue": spans(c.cue), "content": spans(*c.content)} for c in told]

    def trees(_: Item, result: sosik.Syntax) -> list[object]:
        return [[[t.start, t.end, t.head] for t in s.tokens] for s in result.sentences]

    def everything(_: Item, result: sosik.Document) -> list[object]:
        return [[e.start, e.end, e.label] for e in result.entities]

    operations = {
        "sentences": Operation(sosik.segment, sentences),
        "morphemes": Operation(sosik.segment, morphemes),
        "times": Operation(lambda item: sosik.times(item["text"], published=day_of(item).date()), times),
        "claims": Operation(sosik.claims, claims),
        "trees": Operation(sosik.parse, trees),
        "everything": Operation(sosik.extract, everything),
    }
    return sosik.__version__, operations[operation]


serve("sosik-python", load)
