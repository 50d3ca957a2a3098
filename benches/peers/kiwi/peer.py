"""Kiwi through kiwipiepy, with the model that it loads by default, on one thread."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, serve  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    import kiwipiepy

    # One worker: with more, a single text still runs on one thread, but their start would count as loading.
    kiwi = kiwipiepy.Kiwi(num_workers=1)
    if operation == "sentences":
        # Without parts of sentences in quotation marks, which are no sentences of the text.
        return kiwipiepy.__version__, Operation(
            lambda text: kiwi.split_into_sents(text, return_sub_sents=False), lambda _, result: [sentence.text for sentence in result]
        )
    return kiwipiepy.__version__, Operation(
        kiwi.tokenize, lambda _, result: [[token.form, token.tag, token.start, token.end] for token in result]
    )


serve("kiwi", load)
