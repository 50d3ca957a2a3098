"""Tags, lemmas and dependency trees.

All offsets are Unicode code points, half-open, so ``text[x.start:x.end] == x.text``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

from sosik import _sosik
from sosik.texts import clean


class TreeToken(NamedTuple):
    """A word in its tree: an English word or mark, or a Korean eojeol with the marks at its ends.

    Attributes
    ----------
    text, start, end
        As it stands in the text, and where.
    lemma
        Dictionary form: say, 보내다; of Korean nouns without josa.
    pos
        Universal part of speech: ``VERB``, ``PROPN``.
    tag
        Penn Treebank tag (``VBD``), or the Sejong tags of all morphemes (``NNP+JKS``).
    head
        The number of its head among the sentence's tokens, from 0; None for the root.
    relation
        How it hangs there: English by Universal Dependencies (``nsubj``), Korean by KLUE-DP (``NP_SBJ``).
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    head: int | None
    relation: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its tree; draws itself in a notebook. ``language`` is ``ko``, ``en``, or ``und`` for what is not read.

    Examples
    --------
    >>> import sosik
    >>> tree = sosik.parse("Seoul denied the report.").sentences[0]
    >>> tree.root.lemma, [t.text for t in tree.dependents(tree.root)]
    ('deny', ['Seoul', 'report', '.'])
    """

    text: str
    start: int
    end: int
    language: str
    tokens: tuple[TreeToken, ...]

    @property
    def root(self) -> TreeToken | None:
        """The word that all others hang on; None for a sentence without words."""
        return next((t for t in self.tokens if t.head is None), None)

    def dependents(self, token: TreeToken) -> tuple[TreeToken, ...]:
        """The tokens that hang on `token`, in order."""
        at = self.tokens.index(token)
        return tuple(t for t in self.tokens if t.head == at)

    def to_svg(self) -> str:
        """Return the tree as a drawing.

        Examples
        --------
        >>> import sosik
        >>> sosik.parse("나토는 부인했다.").sentences[0].to_svg()[:4]
        '<svg'
        """
        return _sosik.tree(json.dumps(self._record()))

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def _record(self) -> dict[str, Any]:
        tokens = [t._asdict() for t in self.tokens]
        return {"start": self.start, "end": self.end, "language": self.language, "tokens": tokens}

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Syntax:
    """The trees of one text; a sequence of sentences, frozen and picklable."""

    id: str
    text: str
    sentences: tuple[Tree, ...]

    def to_conllu(self) -> str:
        """Return the trees in CoNLL-U.

        Relations are those of Universal Dependencies; what KLUE calls a Korean one stands in the last column, with the code points of
        the word.

        Examples
        --------
        >>> import sosik
        >>> sosik.parse("나토가 부인했다.", id="a1").to_conllu().splitlines()[3].split()[:8]
        ['1', '나토가', '나토', 'PROPN', 'NNP+JKS', '_', '2', 'nsubj']
        """
        return _sosik.conllu(json.dumps({"id": self.id, "sentences": [s._record() for s in self.sentences]}))

    def __len__(self) -> int:
        return len(self.sentences)

    def __iter__(self) -> Iterator[Tree]:
        return iter(self.sentences)

    @overload
    def __getitem__(self, at: int) -> Tree: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Tree, ...]: ...

    def __getitem__(self, at: int | slice) -> Tree | tuple[Tree, ...]:
        return self.sentences[at]

    def __repr__(self) -> str:
        return f"<Syntax {len(self.sentences)} sentences, {sum(len(s.tokens) for s in self.sentences)} tokens>"


def parse(text: str, *, id: str = "") -> Syntax:
    """Read the trees of a text, Korean and English alike.

    Parameters
    ----------
    text
        The text; sentences in other languages are kept, without tags.
    id
        What CoNLL-U calls the document.

    Raises
    ------
    InputError
        If the text holds a lone surrogate.
    TooLargeError
        If the text is over 1 GiB.

    Examples
    --------
    >>> import sosik
    >>> [(t.lemma, t.tag, t.head, t.relation) for t in sosik.parse("Seoul denied it.").sentences[0].tokens[:2]]
    [('Seoul', 'NNP', 1, 'nsubj'), ('deny', 'VBD', None, 'root')]
    >>> [(t.lemma, t.head, t.relation) for t in sosik.parse("나토가 철수를 요구했다.").sentences[0].tokens]
    [('나토', 2, 'NP_SBJ'), ('철수', 2, 'NP_OBJ'), ('요구하다', None, 'VP')]
    """
    record = json.loads(_sosik.parse(id, clean(text)))
    sentences = []
    for s in record["sentences"]:
        tokens = tuple(TreeToken(**t) for t in s["tokens"])
        sentences.append(Tree(text[s["start"] : s["end"]], s["start"], s["end"], s["language"], tokens))
    return Syntax(id, text, tuple(sentences))
