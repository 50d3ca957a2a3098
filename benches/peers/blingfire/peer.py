"""BlingFire with its built-in sentence automaton."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from protocol import Operation, Unavailable, serve  # noqa: E402


def load(operation: str) -> tuple[str, Operation]:
    if operation != "sentences":
        raise Unavailable("it has no morphemes.")

    from importlib.metadata import version

    import blingfire

    return version("blingfire"), Operation(blingfire.text_to_sentences, lambda _, result: result.split("\n"))


serve("blingfire", load)
