"""How sure a text is of what its predicates tell."""

from __future__ import annotations

from typing import NamedTuple

from sosik import _sosik


class Told(NamedTuple):
    """A predicate with its factuality.

    Attributes
    ----------
    start, end
        Code points of its head in the text, half-open.
    text
        Its head, as written.
    value
        From -3, surely not, to 3, surely: whether what it tells has happened, as a reader of the text takes it.
    """

    start: int
    end: int
    text: str
    value: float


def factuality(text: str) -> tuple[Told, ...]:
    """Tell of the predicates of English sentences, in order, whether what each tells has happened.

    A linear model trained on Universal Decompositional Semantics gives the value: on its development part it correlates .72 with
    what people said, and its sign is theirs for 83 of 100 predicates. Compare values rather than read them alone. It knows nothing
    of who speaks: for that ask :func:`claims`. Korean sentences have none.

    Examples
    --------
    >>> import sosik
    >>> told = sosik.factuality("The troops left. Seoul said it will send aid if talks fail.")
    >>> [(t.text, t.value > 0) for t in told if t.text in ("left", "send")]
    [('left', True), ('send', False)]
    """
    return tuple(Told(*row) for row in _sosik.factuality(text))
