"""KSS with mecab-ko as its backend, on one thread."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, Unavailable, serve  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    if operation != "sentences":
        raise Unavailable("its morphemes are those of mecab-ko.")

    from importlib.metadata import version

    import kss

    return version("kss"), Operation(
        lambda text: kss.split_sentences(text, backend="mecab", num_workers=1), lambda _, result: list(result)
    )


serve("kss", load)
