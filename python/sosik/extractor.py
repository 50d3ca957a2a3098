"""One document at a time."""

from __future__ import annotations

import csv
import datetime
import functools
import io
import json
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias, TypeVar, overload

from sosik import _sosik
from sosik.exceptions import InputError
from sosik.model import Claim, Document, Engine, Failure, Trace, _build
from sosik.segmentation import Segmentation
from sosik.segmenter import segment
from sosik.texts import clean, threads

Published: TypeAlias = "str | datetime.date | datetime.datetime | None"
"""A day, or a moment with its offset from UTC; as text ``2024-10-25`` or ``2024-10-25T09:30:00+09:00``."""

_C = TypeVar("_C")
_CHUNK = 256


def _published(published: Published) -> str | None:
    if isinstance(published, datetime.datetime):
        # A moment without a zone names the day where it was published, and no more.
        return published.isoformat() if published.tzinfo else published.date().isoformat()
    if isinstance(published, datetime.date):
        return published.isoformat()
    if published is None or (isinstance(published, float) and published != published):
        return None
    return str(published)


def _row(
    text: str,
    id: str = "",
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> dict[str, Any]:
    return {"id": id, "text": clean(text), "published": _published(published), "outlet": outlet, "url": url, "title": title}


class _Table(str):
    """A gazetteer as CSV."""


def _table(gazetteer: str | os.PathLike[str] | Iterable[Mapping[str, Any]] | None) -> _Table | None:
    if gazetteer is None:
        return None
    if isinstance(gazetteer, (str, os.PathLike)):
        return _Table(pathlib.Path(gazetteer).read_text(encoding="utf-8-sig"))
    columns = ("key", "kind", "code", "sectors", "en", "ko")
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(columns)
    for actor in gazetteer:
        if unknown := sorted(set(actor) - set(columns)):
            raise InputError(f"an actor has no `{unknown[0]}`; it has {', '.join(columns)}")
        cells = (actor.get(column) or "" for column in columns)
        rows.writerow(cell if isinstance(cell, str) else "|".join(cell) for cell in cells)
    return _Table(out.getvalue())


class Extractor:
    """Reads documents; opening it once and reading many is as good as the module's functions, which share one.

    Extractors can be shared between threads and pickled.

    Parameters
    ----------
    gazetteer
        Actors of your own: the path of a table (CSV with a header ``key,kind,code,sectors,en,ko``; several names or sectors in a cell
        stand apart by ``|``), or mappings with these keys, where ``sectors``, ``en`` and ``ko`` may be lists. Where a name is known
        otherwise too, these decide.
    senses
        Senses of your own for events, each a text in TOML of the form of sosik's own; they are asked before those that ship. A text
        that is not of that form raises :class:`InputError`, which names the entry and the remedy.

    Raises
    ------
    SosikError
        If an actor of the gazetteer cannot be read; the sentence names its line.

    Examples
    --------
    >>> from sosik import Extractor
    >>> extractor = Extractor()
    >>> extractor.extract("경찰은 시위대 12명을 체포했다.").language
    'ko'
    >>> wolves = {"key": "x.wolves", "kind": "armed_group", "sectors": ["REB"], "en": ["Grey Wolves"], "ko": ["회색늑대단"]}
    >>> known = Extractor(gazetteer=[wolves])
    >>> [known.extract(text).actors[0].key for text in ("회색늑대단은 철수했다.", "The Grey Wolves withdrew.")]
    ['x.wolves', 'x.wolves']
    """

    def __init__(
        self,
        gazetteer: str | os.PathLike[str] | Iterable[Mapping[str, Any]] | None = None,
        *,
        senses: Iterable[str] = (),
    ) -> None:
        self._gazetteer = gazetteer if isinstance(gazetteer, _Table) else _table(gazetteer)
        self._senses = tuple(senses)
        self._engine = _sosik.Engine(gazetteer=self._gazetteer, senses=list(self._senses))

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return (_reopen, (self._gazetteer, self._senses))

    def __repr__(self) -> str:
        return f"Extractor(version={self.engine.version!r})"

    @property
    def engine(self) -> Engine:
        """Version of sosik and digest of its models and lexicons, as records carry them."""
        return Engine(*self._engine.stamp())

    def extract(
        self,
        text: str,
        *,
        published: Published = None,
        id: str = "",
        outlet: str | None = None,
        url: str | None = None,
        title: str | None = None,
    ) -> Document:
        """Read one text.

        Parameters
        ----------
        text
            The text, in Korean, English or both; sentences in other languages are kept and not read.
        published
            When it was published; relative dates are resolved against it. Without it "Oct. 18" keeps no year.
        id, outlet, url, title
            What is known of the document; repeated in its record.

        Returns
        -------
        Document
            All that was read, with offsets in code points.

        Raises
        ------
        DateError
            If `published` is no date that exists.
        TooLargeError
            If the text is over 1 GiB.

        Examples
        --------
        >>> from sosik import Extractor
        >>> doc = Extractor().extract("북한은 지난 18일 미사일을 발사했다.", published="2024-10-25")
        >>> doc.times[0].text, doc.times[0].begin
        ('지난 18일', datetime.date(2024, 10, 18))
        """
        record = self._engine.extract(_row(text, id, published, outlet, url, title))
        return Document.from_json(record, text)

    def explain(self, text: str, *, published: Published = None) -> list[Trace]:
        """Tell what fired, what nearly fired, and why nothing did, in order of the text.

        Examples
        --------
        >>> from sosik import Extractor
        >>> any(t.outcome == "fired" and t.layer == "times" for t in Extractor().explain("It ended on Oct. 18, 2024."))
        True
        """
        return [_build(Trace, t) for t in json.loads(self._engine.explain(_row(text, published=published)))]

    def segment(self, text: str) -> Segmentation:
        """Split a text into sentences, tokens and morphemes; a :class:`~sosik.Segmenter` has options for it.

        Examples
        --------
        >>> from sosik import Extractor
        >>> [t.text for t in Extractor().segment("비가 온다. 눈은 안 온다.").tokens]
        ['비가', '온다', '.', '눈은', '안', '온다', '.']
        """
        return segment(text)

    @overload
    def pipe(
        self, texts: Iterable[str | Mapping[str, Any]], *, as_tuples: Literal[False] = False, jobs: int | None = None
    ) -> Iterator[Document | Failure]: ...

    @overload
    def pipe(
        self, texts: Iterable[tuple[str | Mapping[str, Any], _C]], *, as_tuples: Literal[True], jobs: int | None = None
    ) -> Iterator[tuple[Document | Failure, _C]]: ...

    def pipe(self, texts: Iterable[Any], *, as_tuples: bool = False, jobs: int | None = None) -> Iterator[Any]:
        """Read texts as a stream, in order, some hundreds at a time on all processors.

        Parameters
        ----------
        texts
            Texts, or mappings with ``text`` and, if wanted, ``id``, ``published``, ``outlet``, ``url``, ``title``.
        as_tuples
            Take (text, context) pairs and give (document, context) pairs.
        jobs
            How many threads; all processors by default.

        Yields
        ------
        Document or Failure
            One for each text; what failed does not stop the others.

        Examples
        --------
        >>> from sosik import Extractor
        >>> pairs = [("NATO said so.", 1), ("나토가 밝혔다.", 2)]
        >>> [(doc.language, n) for doc, n in Extractor().pipe(pairs, as_tuples=True)]
        [('en', 1), ('ko', 2)]
        """
        chunk: list[tuple[dict[str, Any] | Failure, Any]] = []
        for number, item in enumerate(texts):
            text, context = item if as_tuples else (item, None)
            chunk.append((as_row(text, number), context))
            if len(chunk) == _CHUNK:
                yield from self._read(chunk, as_tuples, jobs)
                chunk = []
        yield from self._read(chunk, as_tuples, jobs)

    def _read(self, chunk: list[tuple[dict[str, Any] | Failure, Any]], as_tuples: bool, jobs: int | None) -> Iterator[Any]:
        lines = iter(self._engine.extract_many([row for row, _ in chunk if isinstance(row, dict)], threads(jobs)))
        for row, context in chunk:
            result: Document | Failure
            if isinstance(row, Failure):
                result = row
            else:
                line = next(lines)
                fields = json.loads(line)
                if "error" in fields:
                    result = Failure(fields["id"], **fields["error"])
                else:
                    result = Document.from_json(line, row["text"])
            yield (result, context) if as_tuples else result


def as_row(item: str | Mapping[str, Any], number: int) -> dict[str, Any] | Failure:
    """A text or mapping as what the engine reads; one that cannot be read is a failure of its own."""
    fields = dict(item) if isinstance(item, Mapping) else {"text": item}
    raw = fields.get("id")
    id = str(number) if raw is None else str(raw)
    try:
        return _row(
            fields.get("text", ""), id, fields.get("published"), fields.get("outlet"), fields.get("url"), fields.get("title")
        )
    except (TypeError, InputError) as error:
        return Failure(id, "input", str(error))


def _reopen(gazetteer: _Table | None, senses: tuple[str, ...]) -> Extractor:
    return Extractor(gazetteer, senses=senses)


@functools.cache
def shared() -> Extractor:
    """The extractor behind the module's functions."""
    return Extractor()


def extract(
    text: str,
    *,
    published: Published = None,
    id: str = "",
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Document:
    """Read one text; see :meth:`Extractor.extract`.

    Examples
    --------
    >>> import sosik
    >>> sosik.extract("북한은 23일 미사일을 발사했다.", published="2024-10-25").times[0].value
    '2024-10-23'
    """
    return shared().extract(text, published=published, id=id, outlet=outlet, url=url, title=title)


def explain(text: str, *, published: Published = None) -> list[Trace]:
    """Tell what fired, what nearly fired, and why nothing did; see :meth:`Extractor.explain`.

    Examples
    --------
    >>> import sosik
    >>> isinstance(sosik.explain("Nothing happened."), list)
    True
    """
    return shared().explain(text, published=published)


def claims(text: str, *, published: Published = None) -> tuple[Claim, ...]:
    """Tell who says what in one text: the claims of :func:`extract`, in order of the text.

    Examples
    --------
    >>> import sosik
    >>> [(c.source.text, c.cue.text, c.act) for c in sosik.claims("Seoul denied that it had sent troops.")]
    [('Seoul', 'denied', 'denial')]
    >>> [(c.source.text, c.content[0].text) for c in sosik.claims("국방부는 훈련이 끝났다고 밝혔다.")]
    [('국방부', '훈련이 끝났다')]
    """
    return shared().extract(text, published=published).claims
