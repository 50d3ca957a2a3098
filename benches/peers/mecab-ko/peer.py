"""mecab-ko (C++) with mecab-ko-dic, through python-mecab-ko."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mecab_expression import morphemes  # noqa: E402
from protocol import Operation, Unavailable, serve  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    if operation != "morphemes":
        raise Unavailable("it has no sentences; kss finds them with its help.")

    import _mecab
    import mecab

    tagger = mecab.MeCab()
    lattice = _mecab.Lattice()
    lattice.add_request_type(_mecab.MECAB_ALLOCATE_SENTENCE)

    def engine(text: str) -> None:
        lattice.set_sentence(text)
        if not tagger._tagger.parse(lattice):
            raise RuntimeError(tagger._tagger.what())

    def render(_: str, result: list[mecab.Morpheme]) -> list[list[object]]:
        return [m for node in result for m in morphemes(node.surface, *node.span, node.feature.pos, node.feature.expression)]

    return mecab.__version__, Operation(tagger.parse, render, engine)


serve("mecab-ko", load)
