"""What segmentation gives: tuples with names, in order of the text.

All offsets are Unicode code points, half-open, so ``text[x.start:x.end] == x.text`` for sentences and tokens. They are tuples because
a text has very many of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, overload

_Flat = tuple[list[tuple[int, int, str, int]], list[tuple[int, int, int]], list[tuple[str, str, int, int, str, int]]]


class Morpheme(NamedTuple):
    """A morpheme with its tag of the Sejong set.

    Two that spelling fuses share the characters that write them: of 했다 both 하 and 았 have the span of 했.

    Attributes
    ----------
    form
        Restored: 하, 았.
    tag
        ``NNG``, ``JKS``, ``EP`` and so on.
    start, end
        Code points of the text; ``len`` is their distance.
    lemma
        Dictionary form: 하다 for a verb, 노동 for the Northern 로동; the form itself where that is the same.
    sentence
        The number of its sentence, from 0.

    Examples
    --------
    >>> import sosik
    >>> josa = sosik.Segmenter().tokenize("비가 온다.")[1]
    >>> josa.form, josa.tag, josa.start, josa.len, josa.end
    ('가', 'JKS', 1, 1, 2)
    """

    form: str
    tag: str
    start: int
    end: int
    lemma: str
    sentence: int

    @property
    def len(self) -> int:
        """How many code points write it."""
        return self.end - self.start

    def __str__(self) -> str:
        return f"{self.form}/{self.tag}"


class Token(NamedTuple):
    """An eojeol without the marks around it, a word, a number or a mark; white space lies between tokens.

    ``morphemes`` is empty where the sentence is not Korean.
    """

    text: str
    start: int
    end: int
    morphemes: tuple[Morpheme, ...]

    def __str__(self) -> str:
        return self.text


class SentenceSpan(NamedTuple):
    """A sentence without its words."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


class TokenSentence(NamedTuple):
    """A sentence with its tokens; ``language`` is ``ko``, ``en`` or ``und``."""

    text: str
    start: int
    end: int
    language: str
    tokens: tuple[Token, ...]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The sentences of one text, with their tokens and morphemes; a sequence of sentences.

    Segmentations are frozen, compare by value and can be pickled.

    Examples
    --------
    >>> import sosik
    >>> segmentation = sosik.segment("시민은 다리를 지켰다. 비가 온다.")
    >>> [s.text for s in segmentation]
    ['시민은 다리를 지켰다.', '비가 온다.']
    >>> [t.text for t in segmentation.sentences[0].tokens]
    ['시민은', '다리를', '지켰다', '.']
    >>> " ".join(str(m) for m in segmentation.tokens[2].morphemes)
    '지키/VV 었/EP 다/EF'
    """

    text: str
    sentences: tuple[TokenSentence, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of all sentences."""
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    @property
    def morphemes(self) -> tuple[Morpheme, ...]:
        """All morphemes of all sentences."""
        return tuple(m for sentence in self.sentences for token in sentence.tokens for m in token.morphemes)

    def __len__(self) -> int:
        return len(self.sentences)

    def __iter__(self) -> Iterator[TokenSentence]:
        return iter(self.sentences)

    @overload
    def __getitem__(self, at: int) -> TokenSentence: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[TokenSentence, ...]: ...

    def __getitem__(self, at: int | slice) -> TokenSentence | tuple[TokenSentence, ...]:
        return self.sentences[at]

    def __repr__(self) -> str:
        text = " ".join(self.text.split())
        shown = text if len(text) <= 40 else text[:39] + "…"
        return f"<Segmentation {shown!r}, {len(self.sentences)} sentences, {len(self.tokens)} tokens, {len(self.morphemes)} morphemes>"


def build(text: str, flat: _Flat) -> Segmentation:
    """The segmentation of which the engine gave the flat lists."""
    spans, words, rows = flat
    morphemes = tuple(map(Morpheme._make, rows))
    tokens, at = [], 0
    for start, end, to in words:
        tokens.append(Token(text[start:end], start, end, morphemes[at:to]))
        at = to
    sentences, at = [], 0
    for start, end, language, to in spans:
        sentences.append(TokenSentence(text[start:end], start, end, language, tuple(tokens[at:to])))
        at = to
    return Segmentation(text, tuple(sentences))
