"""Sentences, words and morphemes."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias, TypeVar, overload

from sosik import _sosik
from sosik.exceptions import InputError
from sosik.segmentation import Morpheme, Segmentation, SentenceSpan, build
from sosik.texts import clean, many, threads

Orthography: TypeAlias = Literal["south", "north", "auto"]
"""Whose spelling texts follow; it decides when the lemma of a noun is its Southern spelling (로동자, lemma 노동자)."""

_T = TypeVar("_T")
_TEXTS = 1024
_CHARACTERS = 1 << 22


class Segmenter:
    """Splits Korean and English texts into sentences and tokens, and Korean tokens into morphemes.

    The model is part of the package and read once, at first use. Segmenters can be shared between threads, compare by value and can
    be pickled; adding words while another thread segments is safe, and that thread sees them from its next call on.

    Parameters
    ----------
    orthography
        ``south``, ``north`` or ``auto``. Both spellings are understood under each; see :data:`Orthography`.
    words
        Words to add: a mapping from forms to tags, or pairs of both; see :meth:`add_word`.

    Raises
    ------
    InputError
        If the orthography or a tag does not exist, or a word cannot be added.

    Examples
    --------
    >>> from sosik import Segmenter
    >>> segmenter = Segmenter(words={"갸라도스": "NNP"})
    >>> [str(m) for m in segmenter.tokenize("갸라도스는 강하다.")][:2]
    ['갸라도스/NNP', '는/JX']
    >>> [s.text for s in segmenter.split_into_sents("그는 “간다.”라고 했다. 비가 온다.")]
    ['그는 “간다.”라고 했다.', '비가 온다.']
    """

    def __init__(self, orthography: Orthography = "auto", words: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        self._orthography = orthography
        self._words = {_form(form): tag for form, tag in (words.items() if isinstance(words, Mapping) else words)}
        self._built: _sosik.Segmenter | None = None
        self._engine()

    def _engine(self) -> _sosik.Segmenter:
        engine = self._built
        if engine is None:
            self._built = engine = _sosik.Segmenter(_name(self._orthography), [(f, _name(t)) for f, t in self._words.items()])
        return engine

    @property
    def orthography(self) -> Orthography:
        """``south``, ``north`` or ``auto``."""
        return self._orthography

    @property
    def words(self) -> dict[str, str]:
        """The added words with their tags."""
        return dict(self._words)

    def add_word(self, form: str, tag: str = "NNP") -> None:
        """Add a word, which is kept whole wherever it begins an eojeol, and elsewhere where little speaks against it.

        Parameters
        ----------
        form
            The word as it is written, in Hangul; of a verb or adjective the stem: 썸타, not 썸타다.
        tag
            Its tag of the Sejong set: a noun, verb, adjective, adverb, determiner or interjection. A form has one tag; the last one holds.

        Raises
        ------
        InputError
            If the word is empty or not all Hangul, or the tag does not exist or is none that words have.

        Examples
        --------
        >>> from sosik import Segmenter
        >>> segmenter = Segmenter()
        >>> segmenter.add_word("썸타", "VV")
        >>> [str(m) for m in segmenter.tokenize("둘은 썸탔다.")][2:5]
        ['썸타/VV', '았/EP', '다/EF']
        """
        form = _form(form)
        _sosik.Segmenter("auto", [(form, _name(tag))])  # a word that cannot be is told here, not at the next text
        self._words = self._words | {form: tag}
        self._built = None

    def segment(self, text: str) -> Segmentation:
        """Split a text into sentences, tokens and, where it is Korean, morphemes.

        Raises
        ------
        InputError
            If the text is over 1 GiB or holds a lone surrogate.

        Examples
        --------
        >>> from sosik import Segmenter
        >>> segmentation = Segmenter().segment("비가 온다. It rains.")
        >>> [(s.language, [t.text for t in s.tokens]) for s in segmentation]
        [('ko', ['비가', '온다', '.']), ('en', ['It', 'rains', '.'])]
        """
        return build(text, self._read(lambda: self._engine().segment([text], 1), [text])[0])

    def pipe(self, texts: Iterable[str], *, jobs: int | None = None) -> Iterator[Segmentation]:
        """Segment texts as a stream, in order, some hundreds at a time on all processors; other Python threads go on meanwhile.

        Examples
        --------
        >>> from sosik import Segmenter
        >>> [len(s) for s in Segmenter().pipe(["비가 온다. 눈은 안 온다.", "It rains."])]
        [2, 1]
        """
        number = threads(jobs)
        for chunk in _chunks(many(texts)):
            flat = self._read(lambda: self._engine().segment(chunk, number), chunk)  # noqa: B023 - called at once
            yield from map(build, chunk, flat)

    @overload
    def tokenize(self, text: str) -> list[Morpheme]: ...  # type: ignore[overload-overlap]  # a str is an iterable of str

    @overload
    def tokenize(self, text: Iterable[str]) -> Iterator[list[Morpheme]]: ...

    def tokenize(self, text: str | Iterable[str]) -> list[Morpheme] | Iterator[list[Morpheme]]:
        """Return the morphemes of a text as one list, or of many texts as a stream of lists.

        Tokens without morphemes (of sentences that are not Korean) come whole: words as ``SL``, numbers as ``SN``, marks
        as in Korean (``SF``, ``SP``, ``SS`` and so on).

        Examples
        --------
        >>> from sosik import Segmenter
        >>> [(m.form, m.tag, m.lemma) for m in Segmenter().tokenize("시민이 떠났다.")]
        [('시민', 'NNG', '시민'), ('이', 'JKS', '이'), ('떠나', 'VV', '떠나다'), ('았', 'EP', '았'), ('다', 'EF', '다'), ('.', 'SF', '.')]
        """
        if isinstance(text, str):
            return _morphemes(self._read(lambda: self._engine().tokenize([text], 1), [text])[0])
        return self._tokenize(many(text))

    def _tokenize(self, texts: Iterable[str]) -> Iterator[list[Morpheme]]:
        number = threads(None)
        for chunk in _chunks(texts):
            yield from map(_morphemes, self._read(lambda: self._engine().tokenize(chunk, number), chunk))  # noqa: B023

    @overload
    def split_into_sents(self, text: str) -> list[SentenceSpan]: ...  # type: ignore[overload-overlap]

    @overload
    def split_into_sents(self, text: Iterable[str]) -> Iterator[list[SentenceSpan]]: ...

    def split_into_sents(self, text: str | Iterable[str]) -> list[SentenceSpan] | Iterator[list[SentenceSpan]]:
        """Return the sentences of a text, or of many texts as a stream of lists; faster than :meth:`segment` by far.

        Examples
        --------
        >>> from sosik import Segmenter
        >>> Segmenter().split_into_sents("비가 온다. 눈은 안 온다.")[1]
        SentenceSpan(text='눈은 안 온다.', start=7, end=15)
        """
        if isinstance(text, str):
            return self._sentences(text)
        return map(self._sentences, many(text))

    def _sentences(self, text: str) -> list[SentenceSpan]:
        spans = self._read(lambda: self._engine().sentences(text), [text])
        return [SentenceSpan(text[start:end], start, end) for start, end in spans]

    def to_arrow(self, texts: Iterable[str], *, jobs: int | None = None) -> _sosik.Table:
        """Return the morphemes of many texts as one table.

        Parameters
        ----------
        texts
            The texts: a list, generator or data frame column.
        jobs
            How many threads; all processors by default. The result is the same for any number.

        Returns
        -------
        Table
            A row for each morpheme, in order, with the columns ``document`` (the number of the text), ``sentence`` and ``token`` (numbers
            within the text), ``form``, ``tag``, ``lemma``, ``start`` and ``end``. It speaks the Arrow stream protocol: polars, pyarrow,
            pandas and DuckDB read it without copies. Tokens without morphemes are there as in :meth:`tokenize`.

        Examples
        --------
        >>> from sosik import Segmenter
        >>> table = Segmenter().to_arrow(["비가 온다.", "눈은 안 온다."])
        >>> len(table), table.column_names
        (11, ['document', 'sentence', 'token', 'form', 'tag', 'lemma', 'start', 'end'])
        """
        run = _sosik.TokenRun(self._engine(), threads(jobs))
        for chunk in _chunks(many(texts)):
            self._read(lambda: run.feed(chunk), chunk)  # noqa: B023
        return run.table()

    @staticmethod
    def _read(call: Callable[[], _T], texts: list[str]) -> _T:
        try:
            return call()
        except (UnicodeEncodeError, TypeError):
            for text in texts:
                clean(text)  # says which text it is and what is wrong with it
            raise

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Segmenter):
            return NotImplemented
        return (self._orthography, self._words) == (other._orthography, other._words)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[Segmenter], tuple[Orthography, dict[str, str]]]:
        return (Segmenter, (self._orthography, self._words))

    def __repr__(self) -> str:
        words = list(self._words.items())
        shown = ", ".join(f"{form!r}: {tag!r}" for form, tag in words[:3]) + (f", … {len(words)} in all" if len(words) > 3 else "")
        return f"Segmenter(orthography={self._orthography!r}{f', words={{{shown}}}' if words else ''})"


def _name(name: Any) -> str:
    if not isinstance(name, str):
        raise InputError(f"a name of an orthography or a tag is a str, not {type(name).__name__}")
    return name


def _form(form: Any) -> str:
    if not isinstance(form, str):
        raise InputError(f"an added word is a str, not {type(form).__name__}")
    # Names come from file names too, which Macs decompose.
    return unicodedata.normalize("NFC", clean(form))


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text) if isinstance(text, str) else 0
        if len(chunk) == _TEXTS or size >= _CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _morphemes(rows: list[tuple[str, str, int, int, str, int]]) -> list[Morpheme]:
    return list(map(Morpheme._make, rows))


@functools.cache
def _shared(orthography: Orthography) -> Segmenter:
    return Segmenter(orthography)


def segment(text: str, *, orthography: Orthography = "auto") -> Segmentation:
    """Split a text into sentences, tokens and morphemes; see :meth:`Segmenter.segment`.

    Examples
    --------
    >>> import sosik
    >>> len(sosik.segment("“간다.”라고 했다. It rained."))
    2
    >>> [m.lemma for m in sosik.segment("로동자들이 공장에 모였다.", orthography="north").morphemes][:2]
    ['노동자', '들']
    """
    return _shared(orthography).segment(text)
